# make run: the tables of the bundled articles.  make test: the tests (TESTS=tests/cli: some of them).
# make model SOURCES=FOLDER: data/model from the corpora (training/README.md); model-scores, model-ablations: its tables.
# make fuzz: readers and grammar with inputs that nobody thought of, for FUZZ_SECONDS (600).
# make check: style, types, imports, tests.  make clean: take away all that make has made.
# Everything is installed in $(VENV); nothing outside this folder changes.

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for one in python3 python3.13 python3.12 python3.11; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$one && break; done)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
CORPUS := build/corpus.db

.PHONY: run test lint check readme fuzz clean model model-scores model-ablations

run: $(VENV)/.installed
	@mkdir -p build
	@$(BIN)/channelfacts extract --corpus --store $(CORPUS)
	@echo
	@$(BIN)/channelfacts funding --store $(CORPUS)
	@echo
	@$(BIN)/channelfacts people --store $(CORPUS)
	@echo
	@echo 'For a folder of your own: $(BIN)/channelfacts extract FOLDER, then $(BIN)/channelfacts funding'

test: $(VENV)/.installed-to-develop
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses auto $(TESTS)  # one each: two processes share the cores

lint: $(VENV)/.installed-to-develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

check: lint test

# What README.md shows of the program, written anew.
readme: $(VENV)/.installed-to-develop
	$(BIN)/python -m tests.test_readme

# Of Linux and macOS: atheris comes with libFuzzer for those only. What is found is kept in tests/fuzz/found.
FUZZ_SECONDS ?= 600
fuzz: $(VENV)/.installed-to-develop
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(PIP) install 'atheris>=3'
	$(BIN)/python -m tests.fuzz $(FUZZ_SECONDS)

# The model, from nothing: some 30 minutes on two processors. SOURCES: the folder of the corpora.
model: $(VENV)/.installed-to-train
	@test -n '$(SOURCES)' || { echo 'make model SOURCES=FOLDER: the folder with the corpora (training/README.md)' >&2; exit 1; }
	$(BIN)/python -m training $(SOURCES)

# Its tables from the weights as they are; without SOURCES on our own sentences alone.
model-scores: $(VENV)/.installed-to-train
	$(BIN)/python -m training.measure $(SOURCES)

model-ablations: $(VENV)/.installed-to-train
	@test -n '$(SOURCES)' || { echo 'make model-ablations SOURCES=FOLDER: the folder with the corpora' >&2; exit 1; }
	$(BIN)/python -m training.ablations $(SOURCES)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Installed again only when pyproject.toml has changed: code and data are read where they stand.
$(VENV)/.installed: pyproject.toml
	@test -n '$(PYTHON)' || { echo 'channelfacts needs Python 3.11 or later; found none: make PYTHON=/path/to/python3' >&2; exit 1; }
	@echo 'Setting up $(VENV) (once; some minutes at most)'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-to-train: $(VENV)/.installed-to-develop
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["training"], sep="\n")' > $(VENV)/training.txt
	@$(PIP) install --requirement $(VENV)/training.txt
	@touch $@

# The group `dev` of pyproject.toml, taken from there by hand: only pip 25.1 and later know groups.
$(VENV)/.installed-to-develop: $(VENV)/.installed
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' > $(VENV)/dev.txt
	@$(PIP) install --requirement $(VENV)/dev.txt
	@touch $@
