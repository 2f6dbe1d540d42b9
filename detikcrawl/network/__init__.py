"""What stands between the spiders and the web: archive and replay."""
