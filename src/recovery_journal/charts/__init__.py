"""Charts as plain strings, for both faces."""
