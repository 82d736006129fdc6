"""The commands for trackers, returns to use and the day count."""
