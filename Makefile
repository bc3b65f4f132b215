# Zorglandschap: two commands are enough: `make start` and `make test`. All set-up is inside them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PORT ?= 8000
REGIO ?= flevoland
SCHAAL ?= 1
PYTHON ?= python3.11
BIN := .venv/bin
UV := $(BIN)/uv
export UV_PYTHON := $(BIN)/python
export UV_NO_PROGRESS := 1

.PHONY: help start test check fix bench audit map lock

help:  ## show these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

start: .venv/.gebruik  ## install, load the synthetic region and serve it on 127.0.0.1 (PORT= REGIO= SCHAAL=)
	@$(BIN)/zorglandschap start --poort $(PORT) --regio $(REGIO) --schaal $(SCHAAL)

test: .venv/.bouw  ## run every test: core, SQLite, PostgreSQL and the journeys in Chromium
	@$(BIN)/python -m tests

check: .venv/.bouw  ## format, lint, types, contracts, migrations, translations and the fast tests
	@$(BIN)/python -m tests check

fix: .venv/.bouw  ## mend what tools can mend: format and simple lint
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

bench: .venv/.bouw  ## measure speed as ratios to a named reference; SCHAAL="1 10 42" shows how it grows
	@$(BIN)/python -m tests.bench "$(SCHAAL)"

audit: .venv/.bouw  ## ask the advisory service about every dependency; fails when it could not ask
	@$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements.lock

map: .venv/.bouw  ## print the tree of the house and write it into docs/architectuur.md
	@$(BIN)/python -m zorglandschap.config.plattegrond --schrijf

lock: .venv/.uv  ## resolve the dependencies again, with hashes
	@for naam in requirements-uv requirements requirements-dev; do \
	  $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header $$naam.in -o $$naam.lock || exit 1; \
	done

# --- set-up, each step once per change of its lock file -------------------------------------------------

.venv/.uv: requirements-uv.lock
	@command -v $(PYTHON) >/dev/null || { echo "python3.11 is nodig: installeer het, of geef PYTHON=/pad/naar/python3.11"; exit 1; }
	@echo "• omgeving maken in .venv"
	@$(PYTHON) -m venv --clear .venv || { echo "De map .venv kan niet gemaakt worden: is deze map alleen-lezen?"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

.venv/.gebruik: .venv/.uv requirements.lock pyproject.toml
	@if [ ! -e .venv/.bouw ] || [ requirements.lock -nt .venv/.bouw ]; then \
	  echo "• pakketten installeren (requirements.lock)"; rm -f .venv/.bouw; \
	  $(UV) pip sync --quiet --require-hashes requirements.lock && $(UV) pip install --quiet --no-deps --editable . ; \
	fi
	@touch $@

.venv/.bouw: .venv/.uv requirements.lock requirements-dev.lock pyproject.toml
	@echo "• pakketten installeren om te bouwen en te toetsen (requirements-dev.lock)"
	@$(UV) pip sync --quiet --require-hashes requirements-dev.lock && $(UV) pip install --quiet --no-deps --editable .
	@touch .venv/.gebruik $@
