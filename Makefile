# `make site` and `make test` set up what they need in .venv; nothing else has to be installed first.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: site test serve check format pictures reference wheel audit clean

site:
	@$(PYTHON) tools/bootstrap.py
	@$(BIN)/valuecase build

serve:
	@$(PYTHON) tools/bootstrap.py
	@$(BIN)/valuecase serve

check:
	@$(PYTHON) tools/bootstrap.py
	@$(BIN)/valuecase check

test:
	@$(PYTHON) tools/bootstrap.py --dev
	@$(BIN)/python tools/quality.py

reference:
	@$(PYTHON) tools/bootstrap.py
	@$(BIN)/valuecase explain --markdown > docs/problems.md

format:
	@$(PYTHON) tools/bootstrap.py --dev
	@$(BIN)/ruff format generator tests tools templates
	@$(BIN)/ruff check --fix generator tests tools templates

pictures:
	@$(PYTHON) tools/bootstrap.py --dev
	@$(BIN)/python tools/contact_sheet.py

wheel:
	@$(PYTHON) tools/bootstrap.py --dev
	@$(BIN)/python tools/wheel.py

# Asks the package index, over the network, what is known against each pinned version. It has an environment of its own,
# since what it brings along would change how spreadsheets are read in the tests.
audit:
	@$(PYTHON) -m venv .venv-audit
	@.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --constraint constraints.txt pip-audit
	@.venv-audit/bin/python tools/audit.py

clean:
	rm -rf dist .venv .venv-audit .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .site-*
