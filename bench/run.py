"""Every bench, one after another: ``make bench``. Takes about an hour on two cores; ``--quick`` a few minutes."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
WHOLE = (
    ["gate.py"],
    ["titles.py"],
    ["held.py"],
    ["alarms.py"],
    ["events.py"],
    ["quotes.py"],
    ["robustness.py"],
    ["speed.py"],
    ["grounding.py"],
    ["growth.py"],
)
QUICK = (
    ["gate.py", "--only", "contacts,quotes"],
    ["titles.py", "--every", "20"],
    ["held.py"],
    ["robustness.py", "--texts", "40"],
    ["speed.py", "--words", "20000"],
    ["grounding.py", "--every", "40"],
    ["growth.py", "--up-to", "80000", "--files", "500"],
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="samples only")
    failed = []
    for script, *options in QUICK if parser.parse_args().quick else WHOLE:
        print(f"\n== {script} {' '.join(options)}", flush=True)
        if subprocess.run([sys.executable, HERE / script, *options], check=False).returncode:
            failed.append(script)
    if failed:
        sys.exit(f"\nbelow what must hold: {', '.join(failed)}")


if __name__ == "__main__":
    main()
