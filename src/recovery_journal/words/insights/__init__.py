"""The insights in words: what was found, and the report of all of it."""
