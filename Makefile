# `make` prints the targets. Every target sets up what it needs, once.

PYTHON ?= python3
RAW ?= data/raw
OUT ?= data/processed
WORKERS ?= 1
GOLD ?= tests/gold/dev.jsonl

BIN := .venv/bin
RUN := $(BIN)/python -m pipeline
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq

.DEFAULT_GOAL := help
.PHONY: help install extract explore test check lint fix bench values notebooks browser clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: .venv/.dev ## create the environment, with all that developers need

extract: .venv/.runtime ## read RAW (data/raw), write tables and graph to OUT (data/processed)
	@$(RUN) extract "$(RAW)" --output "$(OUT)" --workers $(WORKERS)

explore: .venv/.runtime ## open the graph in a browser
	@test -f "$(OUT)/graph.html" || { echo "There is no $(OUT)/graph.html yet: run « make extract » first." >&2; exit 2; }
	@$(BIN)/python -m webbrowser -t "file://$(abspath $(OUT))/graph.html" >/dev/null

test: .venv/.dev browser ## run all tests
	@if command -v chromium >/dev/null; then $(BIN)/pytest; else $(BIN)/pytest -m "not browser"; fi

check: lint test ## all checks: style, types, imports, patterns, tests

lint: .venv/.dev ## style, types, import contracts and pattern files, without the tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(RUN) patterns check

fix: .venv/.dev ## mend style where a program can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/.runtime ## words per second and memory against stock spaCy (TEXTS=file.jsonl for your own)
	@$(BIN)/python bench/speed.py $(TEXTS)

values: .venv/.bench ## values that Passerelle, dateparser, EDS-NLP and text2num read from the same forms
	@$(BIN)/python bench/values.py

notebooks: .venv/.notebook ## open the notebooks in JupyterLab
	@$(BIN)/jupyter lab --notebook-dir notebooks

browser: ## install Debian's Chromium, which some tests drive, where this account may
	@if command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium for the browser tests …"; \
	  $(APT) update && $(APT) install -y --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	else echo "No Chromium here: the browser tests are left out (apt-get install chromium brings it)." >&2; fi

clean: ## remove the environment and what tools left, keep data
	rm -rf .venv build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "Passerelle needs Python 3.11 or later; $(PYTHON) is older or missing. Name another: make PYTHON=python3.12 …" >&2; exit 2; }
	@$(PYTHON) -m venv .venv \
	|| { echo "$(PYTHON) cannot make environments; on Debian: apt-get install python3-venv" >&2; rm -rf .venv; exit 2; }

.venv/.runtime: pyproject.toml | .venv/bin/python
	@echo "Installing Passerelle (once; some minutes) …"
	@$(PIP) --editable . && touch $@

.venv/.dev: pyproject.toml | .venv/bin/python
	@echo "Installing Passerelle and its development tools (once; some minutes) …"
	@$(PIP) --editable '.[dev]' && touch .venv/.runtime $@

.venv/.bench: pyproject.toml | .venv/bin/python
	@echo "Installing the libraries to compare with (once) …"
	@$(PIP) --editable '.[bench]' && touch .venv/.runtime $@

.venv/.notebook: pyproject.toml | .venv/bin/python
	@echo "Installing JupyterLab (once) …"
	@$(PIP) --editable '.[notebook]' && touch .venv/.runtime $@
