# Everything that is made lives in _build/: the source tree is never written to.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
PYTHON ?= python3
BIN := _build/env/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONPYCACHEPREFIX := $(CURDIR)/_build/pycache
# compiled files go to _build too; to compile all of Sphinx each time would cost 3 s
unexport PYTHONDONTWRITEBYTECODE
export NAME ?=
PORT ?= 8000
COUNT ?= 20000
SEED ?= 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url
# the tests, in a process for each processor; one that has nothing left takes over from another
PARALLEL := -n logical --dist worksteal
.DEFAULT_GOAL := help
.PHONY: help html wheel chapter ids live serve pdf sheet check hooks links test test-quick test-all mistakes mutants fuzz bench heights bench-pages bench-ask measure lock clean

help: ## print this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 20

html: _build/env/.made _build/node/.made ## build the site into _build/html
	@python -m wrt_sphinx.commands.engine
	@python -m wrt_sphinx.commands.build

wheel: _build/env/.made _build/node/.made ## build the package into _build/dist, check it, and try it in a clean environment
	@python tests/package.py

chapter: _build/env/.made ## begin a chapter: make chapter NAME=hadamard-product
	@python -m wrt_sphinx.commands.new_chapter "$$NAME"

ids: _build/env/.made _build/node/.made ## give each new formula its permanent id
	@python -m wrt_sphinx.commands.ids

live: _build/env/.made _build/node/.made ## show the site while you write: failures in the page, reloaded on each save
	@python -m wrt_sphinx.commands.live -q -n -d _build/live/doctrees -D wrt_live=1 -D wrt_registry= --port $(PORT) --ignore "$(CURDIR)/_build" --ignore "$(CURDIR)/.git" \
		. _build/live/html

serve: html ## build, then show the site at http://localhost:8000 (or PORT=…)
	@python -m wrt_sphinx.commands.serve $(PORT)

pdf: _build/env/.made _build/node/.made ## print the whole site, with an outline, into _build/wrt.pdf
	@python -m wrt_sphinx.commands.pdf

sheet: html ## print the forty derivatives, on one page, into _build/forty-derivatives.pdf
	@python -m wrt_sphinx.commands.pdf sheet

check: _build/env/.made ## read the source tree: lint, spelling, links, labels, workflows
	@python tests/check.py

hooks: _build/env/.made ## run `make check` before each commit from now on
	@pre-commit install

links: _build/env/.made _build/node/.made ## ask other sites whether the links to them still work
	@python -m sphinx -q -b linkcheck -d _build/links/doctrees . _build/links

test: _build/env/.made _build/node/.made ## run all checks and tests
	@pytest $(PARALLEL)

test-quick: _build/env/.made _build/node/.made ## run the tests that take under a minute
	@pytest $(PARALLEL) -m "not slow"

test-all: _build/env/.made _build/node/.made ## run every case of the tests that `make test` samples, and look at every page
	@WRT_ALL=1 pytest $(PARALLEL)

mistakes: ## print the table of mistakes in CONTRIBUTING.md from tests/mistakes.py
	@$(PYTHON) tests/mistakes.py

mutants: _build/env/.made ## change the chapters' formulas by rule, and print what rejects each
	@python tests/mutants.py

fuzz: _build/env/.made ## compare verdicts with an oracle: make fuzz COUNT=20000 SEED=0
	@python tests/fuzz.py --count $(COUNT) --seed $(SEED)

bench: _build/env/.made _build/node/.made ## compare with stock execution, and build 50 and 200 chapters
	@python tests/bench.py

heights: html ## print how much of each chapter's height is prose, mathematics and code
	@python tests/heights.py

bench-pages: html ## measure the pages against their budgets, as a phone on a slow line
	@python tests/bench_pages.py

bench-ask: html ## measure the engine in the page: bytes, first answers, the next, a phone
	@python tests/bench_ask.py

measure: _build/env/.made ## time what the chapters compare, and store it in measurements/
	@python measurements/contraction.py
	@python measurements/modes.py

lock: _build/env/.made ## pin the newest versions that fit together, with hashes
	$(LOCK) --upgrade --extra site --extra test -o requirements.lock pyproject.toml
	$(LOCK) --upgrade --no-annotate -o installer.lock - <<< uv
	mkdir -p _build/lock && cp package.json _build/lock
	cd _build/lock && npm install --silent --package-lock-only --ignore-scripts \
		--omit-lockfile-registry-resolved
	cp _build/lock/package-lock.json .

clean: ## remove all that was made
	rm -rf _build

# uv checks the same hashes as pip and is eight times as fast
_build/env/.made: requirements.lock installer.lock pyproject.toml
	@echo "making the environment in _build/env"
	@rm -rf _build/env && mkdir -p _build
	@$(PYTHON) -m venv _build/env
	@python -m pip install -qq --require-hashes -r installer.lock 2> _build/pip.log \
		|| { cat _build/pip.log; exit 1; }
	@uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

_build/node/.made: _build/env/.made package.json package-lock.json src/wrt_sphinx/commands/font.py src/wrt_sphinx/beside/mark.py
	@mkdir -p _build/node && cp package.json package-lock.json _build/node
	@cd _build/node && npm ci --silent --ignore-scripts --no-audit --no-fund
	@python -m wrt_sphinx.commands.font _build/node
	@touch $@
