"""Count how many official readouts and reports hold each word stem: ``lang/en/stem_counts.tsv``.

Only counts leave the data: stems of words in small letters that at least one text in two hundred has.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path

from communique.compare.words import WORD, folded, stem

DATA = Path(os.environ.get("COMMUNIQUE_DATA", "../shared/data"))
TABLE = Path(__file__).parent.parent / "src/communique/lang/en/stem_counts.tsv"
LEAST = 200
HEAD = """# How many of {total:,} official readouts and news reports hold a word with this stem (its first letters):
# what many hold tells little of what a text is about. Source: counted by scripts/build_word_weights.py over readouts
# of the White House (public domain) and of the Kremlin (CC BY 4.0); only the counts are kept.
stem\tcount
"""


def main() -> None:
    """Count the stems and write the table."""
    counts: Counter[str] = Counter()
    total = 0
    for name in ("readouts/whitehouse", "readouts/kremlin", "contacts/train"):
        with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                total += 1
                small = (w for w in re.findall(r"\b[^\W\d_A-Z][^\W\d_]+", text))
                counts.update({stem(word) for s in small for word in WORD.findall(folded(s)) if len(word) > 2})
    rows = sorted((s, n) for s, n in counts.items() if n * LEAST >= total)
    with TABLE.open("w", encoding="utf-8") as out:
        out.write(HEAD.format(total=total))
        out.writelines(f"{s}\t{n}\n" for s, n in rows)
        out.write(f"*\t{total}\n")
    print(f"{len(rows)} stems of {total:,} texts")


if __name__ == "__main__":
    main()
