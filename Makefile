# The commands of this repository. Needs Python 3.11 or later, git, and make; everything else is installed
# into .venv, from the versions and hashes in requirements/. Another Python: make test PYTHON=python3.13

.DEFAULT_GOAL := help
PYTHON ?=
VENV := .venv
# On Windows: the make of GitHub's runners, in Git Bash, which brings sh, sed, awk and touch.
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
EXE := .exe
PYTHONS := python py python3
else
BIN := $(VENV)/bin
EXE :=
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11 python
endif
RUN := $(BIN)/python$(EXE)
READY := $(VENV)/.ready
UV := 0.13.9
# What a program prints is UTF-8, whatever the system's own encoding is.
export PYTHONUTF8 := 1
# Python keeps what it compiled, also where the environment says not to: tests start the program a thousand times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test test-all lint generate golden handbook handbook-check handbook-zip vendor bench growth mutation lock dist

help: ## what can be made
	@echo "make TARGET, where TARGET is one of:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s%s\n", $$1, $$2 }'

demo: $(READY) ## scaffold a project into demo/, check it, break it, mend it, build the handbook
	@$(RUN) scripts/demo.py

test: lint ## lint, then all tests but the long ones, on two cores: some minutes
	-@$(RUN) scripts/vendor.py
	-@$(RUN) scripts/editor_server.py
	$(RUN) -m pytest -n 2 --dist worksteal --durations 15

test-all: test ## everything: what `make test` does, then the long tests
	$(RUN) -m pytest -n 2 --dist worksteal --durations 15 -m long

lint: $(READY) ## ruff and mypy; the layers are held by tests/contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

generate: $(READY) ## write again what is derived: templates, golden projects, an example, docs/reference
	$(RUN) scripts/generate_templates.py
	$(BIN)/pmo handbook generate

golden: $(READY) ## write tests/golden again; read the difference before you commit it
	PMO_UPDATE_GOLDEN=1 $(RUN) -m pytest -q tests/unit/writers/test_golden.py

vendor: $(READY) ## fetch what the handbook's page tools and tests of editors need from elsewhere
	@$(RUN) scripts/vendor.py
	@$(RUN) scripts/editor_server.py

handbook: $(READY) ## build the handbook into site/
	@$(RUN) scripts/pack.py
	@$(BIN)/pmo handbook build

handbook-check: $(READY) ## build the handbook once and check it: links, words, accessibility, print, weight, a second engine
	@$(RUN) scripts/pack.py
	@$(RUN) scripts/handbook_check.py

handbook-zip: $(READY) ## the handbook as dist/handbook.zip, to open from a folder without a server
	@$(RUN) scripts/handbook_zip.py

bench: $(READY) ## measure speed as ratios, into bench/RESULTS.md
	$(RUN) bench/run.py

growth: $(READY) ## count what five times as much in a project costs, into bench/GROWTH.md
	$(BIN)/python bench/growth.py

mutation: $(READY) ## break sound projects on purpose; what each rule notices, into bench/MUTATION.md
	$(RUN) bench/mutation.py

dist: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)
dist: $(READY) ## wheel and sdist into dist/packages/, and what they depend on as dist/pmo-kit.cdx.json
	@rm -rf dist/packages && mkdir -p dist
	$(RUN) -m build --no-isolation --outdir dist/packages
	$(BIN)/cyclonedx-py requirements requirements/runtime.txt \
	  --pyproject pyproject.toml --output-reproducible --output-file dist/pmo-kit.cdx.json

lock: $(RUN) ## resolve pyproject.toml again into requirements/; UPGRADE=1 takes newer versions
	$(RUN) -m pip install --quiet "uv==$(UV)"
	$(RUN) scripts/lock.py $(if $(UPGRADE),--upgrade)

# Made by the first Python that is new enough; made again when a lock file or pyproject.toml changes.
$(READY): requirements/test.txt pyproject.toml $(RUN)
	@echo "installing what requirements/test.txt lists, once; this takes a minute or two"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/test.txt
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(RUN):
	@for python in $(or $(PYTHON),$(PYTHONS)); do \
	  if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "making $(VENV) with $$("$$python" --version)"; \
	    exec "$$python" -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo "pmo-kit needs Python 3.11 or later with its venv module; tried:" \
	  "$(or $(PYTHON),$(PYTHONS))." >&2; \
	echo "Install one (Debian: apt-get install python3-venv), or name one:" \
	  "make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; \
	exit 2
