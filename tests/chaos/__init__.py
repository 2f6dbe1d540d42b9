"""Chaos: crawls that are stopped in every way there is, started again, and must lose nothing.

    python -m tests.chaos [NAME ...] [--articles N] [--times N] [--seed N] [--keep FOLDER]

`faults` is what happens inside a process, `world` the site and its data, `scenarios` the ways of being stopped. The short
forms are tests/test_nothing_lost.py.
"""
