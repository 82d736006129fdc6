"""Kinds of entries and the rules about them."""
