# What one can do here. `make run` and `make test` are all a user needs; both make the environment first.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1 && { echo $$p; break; }; done)
BIN := .venv/bin
READY := .venv/ready

.PHONY: run test unit lint format bench false-flags samples pictures lock clean

run: $(READY)  ## open the dashboard in the browser
	@$(BIN)/evenstride serve

test: $(READY)  ## all tests, those in a real browser included
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
		[ -n "$$CHROMIUM" ] || echo "No Chromium found, so the browser tests will be skipped: install it (for example: apt install chromium) or name it in CHROMIUM."
	@$(BIN)/pytest -n auto --dist loadfile

unit: $(READY)  ## the tests of single parts, without pages, commands, crashes and browsers: under two minutes
	@$(BIN)/pytest -n auto --dist loadfile -m "not whole"

lint: $(READY)  ## style, types, import direction
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(READY)  ## put the code into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY)  ## speed, as ratios within one run
	@for bench in tests/benchmarks/bench_*.py; do echo "== $$bench"; $(BIN)/python -m "$$(echo $${bench%.py} | tr / .)" || exit 1; done

false-flags: $(READY)  ## simulate unchanged plans again: how often the rules speak without cause
	@$(BIN)/python -m tests.benchmarks.false_flags --write

samples: $(READY)  ## write the invented sample athletes again
	@$(BIN)/python -m tests.make_samples

pictures: $(READY)  ## take the README's picture again (needs Chromium)
	@$(BIN)/python -m tests.make_pictures

lock:  ## pin every dependency with its hashes again (needs uv)
	uv pip compile pyproject.toml --extra dev --generate-hashes --universal --python-version 3.11 \
		--no-emit-index-url --custom-compile-command "make lock" -o requirements.lock

clean:  ## remove the environment and every cache; your log is not touched
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

$(READY): requirements.lock pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "Evenstride needs Python 3.11, 3.12 or 3.13. Install one, or name it: make run PYTHON=/path/to/python3.12"; exit 1; }
	@echo "Making the environment in .venv with $(PYTHON) (once; about a minute)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)
