# The commands of this repository. Needs Python 3.11 or later, git, and make; everything else is installed
# into .venv, from the versions and hashes in requirements/. Another Python: make test PYTHON=python3.13

.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV := 0.13.9

.PHONY: help demo test lint generate handbook handbook-check handbook-zip vendor bench mutation lock

help: ## what can be made
	@echo "make TARGET, where TARGET is one of:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s%s\n", $$1, $$2 }'

demo: $(READY) ## scaffold a project into demo/, check it, break it, mend it, build the handbook
	@$(BIN)/python scripts/demo.py

test: lint ## lint, then every test, on two cores
	-@$(BIN)/python scripts/vendor.py
	$(BIN)/python -m pytest -n 2 --dist worksteal --durations 15

lint: $(READY) ## ruff and mypy; the layers are held by tests/contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

generate: $(READY) ## write again what is derived: templates, golden projects, docs/reference
	$(BIN)/python scripts/generate_templates.py
	$(BIN)/pmo handbook generate

vendor: $(READY) ## fetch what the handbook's page tools need from elsewhere, into docs/assets/vendor/
	@$(BIN)/python scripts/vendor.py

handbook: $(READY) ## build the handbook into site/
	@$(BIN)/python scripts/pack.py
	@$(BIN)/pmo handbook build

handbook-check: $(READY) ## build the handbook once and check it: links, words, accessibility, weight, a second engine
	@$(BIN)/python scripts/pack.py
	@$(BIN)/python scripts/handbook_check.py

handbook-zip: $(READY) ## the handbook as dist/handbook.zip, to open from a folder without a server
	@$(BIN)/python scripts/handbook_zip.py

bench: $(READY) ## measure speed as ratios, into bench/RESULTS.md
	$(BIN)/python bench/run.py

mutation: $(READY) ## break sound projects on purpose; what each rule notices, into bench/MUTATION.md
	$(BIN)/python bench/mutation.py

lock: $(BIN)/python ## resolve pyproject.toml again into requirements/; UPGRADE=1 takes newer versions
	$(BIN)/python -m pip install --quiet "uv==$(UV)"
	$(BIN)/python scripts/lock.py $(if $(UPGRADE),--upgrade)

# Made by the first python3 that is new enough; made again when a lock file or pyproject.toml changes.
$(READY): requirements/test.txt pyproject.toml $(BIN)/python
	@echo "installing what requirements/test.txt lists, once; this takes a minute or two"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/python:
	@for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	  if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "making $(VENV) with $$("$$python" --version)"; \
	    exec "$$python" -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo "pmo-kit needs Python 3.11 or later with its venv module; tried:" \
	  "$(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)." >&2; \
	echo "Install one (Debian: apt-get install python3-venv), or name one:" \
	  "make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; \
	exit 2
