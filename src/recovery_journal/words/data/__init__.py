"""Strategies, help lines and medical facts, with their sources."""
