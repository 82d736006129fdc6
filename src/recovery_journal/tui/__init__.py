"""The screen face."""
