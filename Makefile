# What each target does stands in README.md. Every target sets up what it needs first.
.PHONY: run setup setup-test check test bench fresh lock

PYTHON := .venv/bin/python
export OMP_THREAD_LIMIT := 1
# Where Python is told to keep no compiled modules, each of many processes compiles all of its own.
unexport PYTHONDONTWRITEBYTECODE

run: setup
	@exec .venv/bin/guohu up

setup:
	@scripts/setup

setup-test:
	@scripts/setup --test

check: setup-test
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

# What starts whole services or a browser runs alone; everything else on up to four cores.
ALONE := tests/faults tests/functional tests/browser
test: check
	$(PYTHON) -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(addprefix --ignore ,$(ALONE))
	$(PYTHON) -m pytest $(ALONE)

bench: setup-test
	$(PYTHON) -m bench

# The README's commands in a fresh Debian root, as a new user would give them.
fresh:
	scripts/fresh

# Resolves the lock files anew from pyproject.toml.
lock: setup-test
	.venv/tools/bin/uv pip compile --quiet --upgrade pyproject.toml --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements.lock
	.venv/tools/bin/uv pip compile --quiet --upgrade pyproject.toml --group dev --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    --constraint requirements.lock -o requirements-dev.lock
