# `make demo` and `make test` each work as the first command on a fresh machine (Python 3.11 or newer and make).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup demo test check lint types contracts bench lock clean

setup: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pip install --quiet --disable-pip-version-check --compile --require-hashes -r requirements/dev.txt
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

demo: setup
	$(BIN)/jinbang demo

test: setup
	$(BIN)/python -m pytest -n 2

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

check: lint types contracts test

bench: setup
	$(BIN)/python -m benchmarks

# Needs uv; writes requirement files with hashes and without registry names.
lock:
	for extra in "" dev; do \
	  uv pip compile pyproject.toml $${extra:+--extra $$extra} --universal --generate-hashes --no-emit-index-url --no-header \
	    --python-version 3.11 -q -o requirements/$${extra:-core}.txt; \
	done

clean:
	rm -rf $(VENV) build demo-out .pytest_cache .mypy_cache .ruff_cache
