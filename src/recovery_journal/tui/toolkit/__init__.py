"""My things: trackers, reasons, letters, plans, settings."""
