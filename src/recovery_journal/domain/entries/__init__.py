"""Entries of each kind, and the rules about them."""
