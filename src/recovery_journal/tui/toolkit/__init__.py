"""My things: trackers, reasons, letters, plans and settings."""
