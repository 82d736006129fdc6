"""The dialogs that log an entry, and their common base."""
