# Every everyday command. Each sets up what it needs first; see tools/setup.sh.

bin := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run test lint format bench i18n clean

help:  ## this list
	@grep -E '^[a-z0-9]+:.*##' Makefile | sed -E 's/^([a-z0-9]+):.*## */  make \1	/' | expand -t 16

setup:  ## virtual environment, Qt's system libraries, a Chinese font (the others call it)
	@PYTHON="$(PYTHON)" sh tools/setup.sh

run: setup  ## the program on the sample documents; a picture of it where there is no display
	@sh tools/run.sh

test: setup  ## all tests, and the core's once more with no Qt to import
	QT_QPA_PLATFORM=offscreen $(bin)/python -m pytest -n auto --dist loadgroup
	$(bin)/python tools/test_without_qt.py

lint: setup  ## style, format, types, import contracts
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports

format: setup  ## lay the code out as `make lint` wants it
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

bench: setup  ## how fast it is, as tables (some minutes)
	QT_QPA_PLATFORM=offscreen $(bin)/python -m tests.bench

i18n: setup  ## collect the window's strings into resources/i18n and compile the translations
	sh tools/i18n.sh

clean:  ## remove what the other commands made, the virtual environment included
	rm -rf .venv out build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find reader_app tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
