"""What tests of hostile input share with those of spreadsheets."""

from tests.spreadsheet.conftest import author

__all__ = ["author"]
