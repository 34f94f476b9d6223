"""What is asked of a whole case once its sections are joined: one function a question.

Each check takes a case and a way to look names up, and yields problems.
"""
