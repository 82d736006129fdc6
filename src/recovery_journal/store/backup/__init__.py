"""Copies of the journal, and what to do when it is damaged."""
