"""One file a site: declarations, and a function only where a site is odd."""
