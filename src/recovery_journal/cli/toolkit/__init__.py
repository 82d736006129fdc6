"""The commands for help: right now, strategies, reasons, letters, plans, the safety plan."""
