"""The report: what is in the dataset and what is missing, as one HTML page that needs no network."""
