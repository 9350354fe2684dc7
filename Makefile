# What a newcomer needs: `make demo` shows the main job done, `make test` checks everything.
# Both set the machine up first; `scripts/setup.sh` says what it installs before it does.

PYTHON := /usr/bin/python3
TOOLS := .venv/bin
# A file of tests is one process's; each has the plugin's own two workers beside it at times.
IN_PARALLEL := -n logical --maxprocesses 4 --max-worker-restart 0 --dist loadfile
export QT_QPA_PLATFORM ?= offscreen
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help setup setup-develop demo test test-engine lint format package gate wheels matrix qt6 translate docs sources install accuracy bench clean

help:
	@echo "make demo        make a scene, reconstruct it with QGIS, compare with the truth"
	@echo "make test        lint and the whole test suite"
	@echo "make test-engine the tests of the engine, without QGIS"
	@echo "make lint        lint only"
	@echo "make accuracy    the accuracy table on the real scenes, where they are at hand"
	@echo "make bench       every benchmark, a table each (an hour and more; SHORT=1: some minutes)"
	@echo "make package     the zip for the plugin repository, in build/"
	@echo "make gate        the checks of the plugin repository, on that zip"
	@echo "make wheels      the test suite with rasterio and Numba from PyPI beside QGIS's own GDAL"
	@echo "make matrix      the test suite on every supported QGIS (as root; takes an hour)"
	@echo "make qt6         look up in Qt 6 every name of Qt that is used"
	@echo "make translate   bring the translations up to what the code says"
	@echo "make docs        the manual, in build/site/"
	@echo "make sources     which sources of acquisitions answer today"
	@echo "make install     link this checkout into your QGIS profile"
	@echo "make clean       remove what was made here"

setup:
	@sh scripts/setup.sh runtime

setup-develop:
	@sh scripts/setup.sh develop

demo: setup
	@$(PYTHON) -m scripts.demo

lint: setup-develop
	$(TOOLS)/ruff check .
	$(TOOLS)/ruff format --check .
	$(TOOLS)/mypy

format: setup-develop
	$(TOOLS)/ruff check --fix .
	$(TOOLS)/ruff format .

test: lint
	$(TOOLS)/python -m pytest $(IN_PARALLEL)

test-engine:
	@sh scripts/setup.sh engine
	build/engine/bin/python -m pytest $(IN_PARALLEL) tests/engine

accuracy: setup
	$(PYTHON) -m benchmarks.accuracy

bench: setup
	@$(PYTHON) -m scripts.bench $(if $(SHORT),--short) $(ONLY)

package: setup
	@$(PYTHON) -m scripts.package

gate: setup-develop
	@$(TOOLS)/python -m scripts.gate

wheels:
	@sh scripts/setup.sh wheels
	@$(PYTHON) -m scripts.wheels $(TESTS)

matrix:
	@$(PYTHON) -m scripts.matrix $(SYSTEMS)

qt6: setup
	@sh scripts/setup.sh qt6
	@build/qt6/bin/python -m scripts.qt6

translate: setup
	@$(PYTHON) -m scripts.translate

docs: setup
	@sh scripts/setup.sh docs
	@$(PYTHON) -m scripts.docs
	@NO_MKDOCS_2_WARNING=1 build/docs/bin/mkdocs build --strict

sources: setup
	@$(PYTHON) -m scripts.sources || true

install: setup
	@$(PYTHON) -m scripts.install

clean:
	rm -rf build .venv .pytest_cache .ruff_cache .mypy_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
