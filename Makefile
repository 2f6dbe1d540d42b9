# make demo                                replay the sample archive and look at the rows (no network but for pip)
# make crawl SITE=detik FROM=yesterday     crawl the live site; UNTIL=..., ARGS="-a channels=news -s ..." if wanted
# make test | lint | bench                 for developers
# make chaos                               kill crawls of 2000 articles in every way there is; nothing may be lost (10 min)
# make fuzz                                10,000 broken and hostile pages through every reader; none may fail or be slow (5 min)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo crawl test lint bench chaos fuzz setup
.DELETE_ON_ERROR:

demo: setup
	$(BIN)/scrapy demo

crawl: setup
	@test -n "$(SITE)" || { echo "make crawl: say which site and day, as in: make crawl SITE=detik FROM=yesterday" >&2; exit 2; }
	$(BIN)/scrapy crawl $(SITE) $(if $(FROM),-a from_date=$(FROM)) $(if $(UNTIL),-a until_date=$(UNTIL)) $(ARGS)

test: $(VENV)/.dev
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

chaos: $(VENV)/.dev
	$(BIN)/python -m tests.chaos $(ARGS)

fuzz: $(VENV)/.dev
	$(BIN)/python -m tests.fuzz $(ARGS)

bench: $(VENV)/.bench
	$(BIN)/python -m tests.bench $(ARGS)

setup: $(VENV)/.core

# One environment, three stamps: what each verb needs is installed once, and again when a file with requirements changes.
$(VENV)/.core: EXTRAS :=
$(VENV)/.dev: EXTRAS := [dev]
$(VENV)/.bench: EXTRAS := [dev,bench]
$(VENV)/.core $(VENV)/.dev $(VENV)/.bench: pyproject.toml setup.py constraints.txt Makefile | $(BIN)/python
	@echo "installing detikcrawl$(EXTRAS) into $(VENV) ..."
	@$(PIP_INSTALL) --editable ".$(EXTRAS)"
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "detikcrawl needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) cannot make $(VENV); on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
