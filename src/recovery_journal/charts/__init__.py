"""Numbers drawn as plain strings, for both faces."""
