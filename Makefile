.PHONY: help setup demo test test-all test-quick lint bench chaos pictures train understanding lock release clean
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
STAMP := $(VENV)/.ready

help:  ## Show the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/'

setup: $(STAMP)  ## Create .venv from the hash-pinned lock file (uv when it is there, else pip)

# --no-deps: the lock names everything. pip 23 looks for the newest of a package asked for with an extra, and finds no hash.
$(STAMP): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "culmina needs Python 3.11 or newer: set PYTHON=python3.11"; exit 2; }
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && \
		uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements-dev.lock && \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
		$(PYTHON) -m venv $(VENV) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@touch $@

demo: setup  ## Watch the whole job on an invented plan; leaves demo-output/
	@$(BIN)/culmina demo

# What is compiled is kept, whatever the environment says: each process of the tests reads it.
test test-all: export PYTHONDONTWRITEBYTECODE =
# Which of the many cases a commit meets is told by its number; without a history, the first part.
test: export CULMINA_TEST_PART ?= $(shell printf '%d' 0x$$(git rev-parse --short=7 HEAD 2>/dev/null || echo 0))
test: setup  ## Run each test on SQLite and, where it can be reached, on PostgreSQL; of many cases a twentieth, of what takes long a third
	@$(BIN)/python -m pytest -q -n auto --dist worksteal

test-all: setup  ## The same in all cases (an hour on two cores)
	@$(BIN)/python -m pytest -q -n auto --dist worksteal

test-quick: setup  ## Run the tests of pure functions only
	@$(BIN)/python -m pytest -q -n auto --dist worksteal tests/unit

lint: setup  ## ruff, mypy, import rules, and models against migrations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m models.migrations.check

bench: setup  ## Measure against bare baselines; writes bench/results.json
	@$(BIN)/python -m bench

chaos: export PYTHONDONTWRITEBYTECODE =
chaos: setup  ## Kill, cut off and fail at random, six minutes on PostgreSQL, six on SQLite; nothing may be lost
	@$(BIN)/python -m bench.chaos
	@$(BIN)/python -m bench.chaos --sqlite

pictures: setup  ## Draw docs/pictures/ from demo-output/ (needs chromium, libreoffice, poppler-utils, pngquant)
	@$(BIN)/python -m bench.pictures

train: setup  ## Learn the weights of the second reader of answers from the labelled ones
	@$(BIN)/python -m bench.second.train

understanding: setup  ## Measure the readers of answers on each labelled set, in one table
	@$(BIN)/python -m bench.second

lock: $(STAMP)  ## Make the lock files anew (needs uv)
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --upgrade pyproject.toml -o requirements.lock
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --upgrade pyproject.toml --group dev -o requirements-dev.lock

release: setup  ## Make dist/culmina-VERSION.tar.gz, which installs without internet, and try it
	@deploy/release.sh $(BIN)/python

clean:  ## Remove what the other targets made
	@rm -rf $(VENV) demo-output .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
