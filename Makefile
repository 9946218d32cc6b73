# The commands of this repository. Needs Python 3.11 or later, git, and make; everything else is installed
# into .venv, from the versions and hashes in requirements/. Another Python: make test PYTHON=python3.13

.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV := 0.13.9

.PHONY: help demo test lint generate handbook bench lock clean

help: ## what can be made
	@echo "make TARGET, where TARGET is one of:"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-12s%s\n", $$1, $$2 }'

demo: $(READY) ## scaffold a project into demo/, check it, break it, mend it, build the handbook
	@$(BIN)/python examples/demo.py

test: $(READY) ## lint, then every test, on two cores
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 2 --dist worksteal --durations 15

lint: $(READY) ## ruff and mypy; the layers are held by tests/contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

generate: $(READY) ## write again what is derived from the standard: docs/reference, schemas in templates
	$(BIN)/pmo handbook generate

handbook: $(READY) ## build the handbook into site/
	$(BIN)/mkdocs build --strict

bench: $(READY) ## measure speed as ratios, into bench/RESULTS.md
	$(BIN)/python bench/run.py

lock: ## resolve pyproject.toml again into requirements/; UPGRADE=1 takes newer versions
	@$(MAKE) --no-print-directory $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet "uv==$(UV)"
	$(BIN)/python requirements/lock.py $(if $(UPGRADE),--upgrade)

clean: ## remove what was made here, the project in demo/ included
	rm -rf $(VENV) demo site build dist

# Made by the first python3 that is new enough; made again when a lock file or pyproject.toml changes.
$(READY): requirements/test.txt pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/bin/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if "$$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "making $(VENV) with $$("$$python" --version)" && exec "$$python" -m venv $(VENV); \
	  fi; \
	  test "$$python" != "$(PYTHON)" || { echo "PYTHON=$(PYTHON) is not Python 3.11 or later." >&2; exit 2; }; \
	done; \
	echo "pmo-kit needs Python 3.11 or later, and found none." >&2; \
	echo "Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; exit 2
