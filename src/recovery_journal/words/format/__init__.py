"""Numbers, dates, entries and day counts as text."""
