"""detikcrawl turns Indonesian news sites into datasets."""

__version__ = "0.1.0"
