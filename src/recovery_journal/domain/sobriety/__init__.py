"""Trackers, returns to use, day counts and milestones."""
