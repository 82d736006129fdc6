"""The dialogs that log an entry, and their base classes."""
