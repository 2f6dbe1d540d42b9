"""What the sites of one publishing house share."""
