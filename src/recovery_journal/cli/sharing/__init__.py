"""The commands for pages, exports and imports."""
