"""The dataset: the parts of all sites folded into one table by day, for people who never see the crawler."""


class DatasetError(Exception):
    """The dataset cannot be made or exported; one line that says why and what to do."""
