"""The screen and dialogs for sharing a page."""
