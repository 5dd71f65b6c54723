# Communique: one command each. `make read` and `make test` work on a fresh machine with Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUN := $(VENV)/run.stamp
DEV := $(VENV)/dev.stamp
CODE := src tests bench docs scripts training
COMMUNIQUE_DATA ?= ../shared/data
export COMMUNIQUE_DATA

.PHONY: read setup test test-web serve screenshots lint style types layers format bench docs train train-contacts train-topics train-voice train-marks lock clean

read: $(RUN) ## print the reading of an example commentary
	@$(BIN)/communique read examples/commentary.txt --published 2023-11-03

setup: $(DEV) ## make the environment, with the tools for development

test: $(DEV) ## run the tests
	$(BIN)/python -m pytest

# Debian's Chromium; another one is named by BROWSER=/path/to/program
BROWSER ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

test-web: $(DEV) ## run the tests of the pages in a real browser (Debian: apt install chromium)
	@test -n "$(BROWSER)" || { echo "no browser found; on Debian: sudo apt install chromium" >&2; exit 1; }
	COMMUNIQUE_BROWSER=$(BROWSER) $(BIN)/python -m pytest tests/web/browser

serve: $(RUN) ## open the pages over the examples
	$(BIN)/communique serve --demo

screenshots: $(DEV) ## pictures of every page, into build/screenshots
	$(BIN)/python scripts/screenshots.py build/screenshots --browser "$(BROWSER)"

lint: style types layers ## style, types and layers

style: $(DEV)
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

format: $(DEV) ## lay the code out as `make lint` wants it
	$(BIN)/ruff check --fix --exit-zero --quiet $(CODE)
	$(BIN)/ruff format $(CODE)

types: $(DEV)
	$(BIN)/mypy

layers: $(DEV)
	$(BIN)/lint-imports --no-cache

bench: $(DEV) ## accuracy, grounding, speed and growth (needs the data; takes a while)
	$(BIN)/python bench/run.py

docs: $(DEV) ## write the generated parts of docs/
	$(BIN)/python docs/generate.py

train: .venv-train/stamp ## train the quote tagger anew (needs the data; about an hour)
	.venv-train/bin/python training/prepare.py build/training
	.venv-train/bin/python training/train.py build/training
	.venv-train/bin/python training/export.py build/training --into src/communique/weights/quotes
	.venv-train/bin/python training/measure.py build/training

train-contacts: .venv-train/stamp ## train the contacts network anew (needs the data; some twenty minutes, twice that without bfloat16)
	.venv-train/bin/python training/contacts.py

train-topics: .venv-train/stamp ## train the topics network anew (needs the data; some twenty minutes)
	.venv-train/bin/python training/topics.py

train-voice: .venv-train/stamp ## train the voice network anew (needs the data; some five minutes)
	.venv-train/bin/python training/subjective.py

train-marks: .venv-train/stamp ## learn the judge of loaded words anew (needs the data; some five minutes)
	.venv-train/bin/python training/marks.py

# torch first and alone, as the build for the processor: what asks for torch by itself brings more than is needed
.venv-train/stamp: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv --clear .venv-train
	.venv-train/bin/python -m pip install --quiet torch==2.13.0
	.venv-train/bin/python -m pip install --quiet --editable '.[training]'
	@touch $@

# pip 23 fails to resolve our libraries: its own version is locked too, and comes first.
$(VENV)/pip.stamp: requirements/pip.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Communique needs Python 3.11 or newer; say which with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is missing; on Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --quiet --require-hashes --no-deps -r requirements/pip.txt
	@touch $@

$(RUN): $(VENV)/pip.stamp requirements/run.txt pyproject.toml
	$(PIP) install --quiet --require-hashes --no-deps -r requirements/run.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	$(PIP) install --quiet --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

lock: ## write the locked requirements anew (needs uv)
	uv pip compile requirements/pip.in $(LOCK) -o requirements/pip.txt
	uv pip compile pyproject.toml $(LOCK) -o requirements/run.txt
	uv pip compile pyproject.toml --extra dev -c requirements/run.txt $(LOCK) -o requirements/dev.txt
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header

clean: ## remove the environment and what tools left behind
	rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
