"""Broken and hostile pages, made by mutation, through every reader: `python -m tests.fuzz`."""
