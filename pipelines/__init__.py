"""One step a file, in the order of `detikcrawl.settings.ITEM_PIPELINES`."""
