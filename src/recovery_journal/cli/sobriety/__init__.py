"""Commands for trackers, returns to use and the day count."""
