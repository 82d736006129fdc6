"""Trackers, returns to use, the day count and milestones."""
