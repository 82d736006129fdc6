"""Commands for pages to share, exports and imports."""
