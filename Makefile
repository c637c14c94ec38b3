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

# What starts whole services or a browser runs after everything else. Both often wait for other
# processes, so a few more run at once than two cores would keep busy.
SERVICES := tests/faults tests/functional tests/browser
FILES := --dist loadfile --no-loadscope-reorder
test: check
	$(PYTHON) -m pytest -n 3 $(FILES) $(addprefix --ignore ,$(SERVICES))
	$(PYTHON) -m pytest -n 2 $(FILES) $(SERVICES)

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
