"""Commands that log, list, change and delete entries."""
