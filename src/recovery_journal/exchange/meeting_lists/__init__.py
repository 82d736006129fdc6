"""Public lists of meetings."""
