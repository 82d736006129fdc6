# Everything here needs only Python 3.11 or newer, make and git.
# Another Python, beside the first: make test PYTHON=python3.13 VENV=.venv313
# A part of the tests: make test TESTS=tests/store
# From a checkout that cannot be written to: make test VENV=$HOME/venv

PYTHON ?= python3
VENV ?= .venv
# A larger journal to measure with, or a part: make bench ENTRIES=1000000 MEASURES="export doctor"
ENTRIES ?= 100000
# One more than there are processors, as some tests wait for a program to do something.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

python = $(VENV)/bin/python
ready = $(VENV)/.ready
installed = $(VENV)/.installed
pytest = $(python) -m pytest -q -n $(WORKERS) --dist worksteal

is_new_enough = import sys; sys.exit(sys.version_info < (3, 11))

# Where nothing can be written, what tools keep for the next time goes to the virtual environment.
ifneq ($(shell test -w . && echo writable),writable)
caches = $(patsubst ~/%,$(HOME)/%,$(VENV))/cache
export PYTHONPYCACHEPREFIX = $(caches)/python
export RUFF_CACHE_DIR = $(caches)/ruff
export MYPY_CACHE_DIR = $(caches)/mypy
export HYPOTHESIS_STORAGE_DIRECTORY = $(caches)/hypothesis
pytest += -o cache_dir=$(caches)/pytest
endif

# Without compiled modules, each start of the program in a test takes twice the time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run demo now test test-lowest quick torture lint check format bench reference screenshots clean

run: $(ready)
	@$(VENV)/bin/recovery-journal

demo: $(ready)
	@$(VENV)/bin/recovery-journal demo

# Help right now: another country with REGION=peru. It needs Python and nothing else.
now:
	@$(PYTHON) -c '$(is_new_enough)' 2>/dev/null || { \
	    echo "This needs Python 3.11 or newer: make now PYTHON=python3.12"; \
	    echo "In danger? Call your emergency number. 112 works from a mobile phone in most of the world."; \
	    echo "Help lines of your country: https://findahelpline.com"; exit 1; }
	@PYTHONPATH=src PYTHONDONTWRITEBYTECODE=1 $(PYTHON) -m recovery_journal now $(if $(REGION),--region '$(REGION)')

test: $(installed)
	@$(pytest) $(TESTS)

quick: $(installed)
	@$(pytest) --quick $(TESTS)

# The lowest versions that pyproject.toml allows; `make test` has those of constraints.txt.
test-lowest:
	@command -v uv >/dev/null || { echo "This needs uv, which finds the lowest versions (pipx install uv)."; exit 1; }
	@uv venv --quiet --allow-existing --python $(PYTHON) .venvlowest
	@uv pip install --quiet --python .venvlowest/bin/python --resolution lowest-direct -e '.[dev]'
	@.venvlowest/bin/python -m pytest -q -n $(WORKERS) --quick $(TESTS)

torture: $(installed)
	@command -v strace >/dev/null || { echo "This needs strace (on Debian: apt install strace)."; exit 1; }
	@$(pytest) tests/torture/test_*.py

lint: $(installed)
	@$(python) -m ruff format --check --quiet . || { echo "Some files want: make format"; exit 1; }
	@$(python) -m ruff check --quiet .
	@$(python) -m mypy --no-error-summary

check: lint test

format: $(installed)
	@$(python) -m ruff format .
	@$(python) -m ruff check --fix .

bench: $(installed)
	@PYTHONPATH=tests $(python) -m bench --entries $(ENTRIES) $(MEASURES)

reference: $(installed)
	@$(python) -c 'from recovery_journal.cli.reference import commands_page; print(commands_page(), end="")' > docs/commands.md
	@$(python) -c 'from recovery_journal.cli.reference import json_page; print(json_page(), end="")' > docs/json.md

screenshots: $(installed)
	@PYTHONPATH=tests $(python) -m screenshots

clean:
	rm -rf .venv .venv3* .venvlowest build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests -name __pycache__ -prune -exec rm -rf {} +

# What running needs, and no more.
$(ready): pyproject.toml constraints.txt
	@$(PYTHON) -c '$(is_new_enough)' || \
	    { echo "Recovery Journal needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, sqlite3, venv' 2>/dev/null || \
	    { echo "This Python cannot make a virtual environment: install its venv package (on Debian: python3-venv)."; exit 1; }
	@echo "Making $(VENV) and installing the program in it. This takes a minute the first time."
	@$(PYTHON) -m venv $(VENV)
	@# An old pip writes start scripts that import more than a shell prompt has time for.
	@$(python) -m pip install --quiet --disable-pip-version-check -c constraints.txt pip
	@$(python) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[encrypted]'
	@touch $@

$(installed): $(ready)
	@echo "Installing what the tests need."
	@$(python) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
