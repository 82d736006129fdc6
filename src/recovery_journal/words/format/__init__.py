"""Numbers, entries and day counts in words."""
