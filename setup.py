"""All is in pyproject.toml. scrapyd-deploy writes a setup.py of its own where it finds none; this one prevents that."""

from setuptools import setup

setup()
