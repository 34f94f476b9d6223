# `make site` and `make test` set up what they need in .venv; nothing else has to be installed first.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: site test serve check format pictures reference clean

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

clean:
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .site-*
