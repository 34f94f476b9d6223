"""JSON Schemas for editors, made from the models that read the files.

An editor completes keys, shows what they mean, and marks what is misspelt, while somebody types.
The schemas accept whatever the reader accepts. They refuse what it refuses in keys, shapes, words
and spelling; what joins several parts (names that lead nowhere, sums) is left to `valuecase check`.
"""
