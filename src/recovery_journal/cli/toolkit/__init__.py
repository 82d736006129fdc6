"""Commands for help: right now, strategies, reasons, letters, plans, safety plan."""
