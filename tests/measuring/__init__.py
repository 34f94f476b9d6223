"""Measures of what readers see, for tests: pictures in a browser, paper as printed, and cases made by chance."""
