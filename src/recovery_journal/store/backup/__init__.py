"""Backups of the journal, and recovery from damage."""
