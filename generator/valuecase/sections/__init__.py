"""The sections of a case: one module for each file an author writes.

Adding a section means one module here, one template in templates/site, and one line in
the table of `registry`.
"""
