"""The commands that log, list, change and remove entries."""
