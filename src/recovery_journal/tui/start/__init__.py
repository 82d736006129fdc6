"""Screens shown before, over and instead of the places: first start, lock, keys."""
