"""Coping strategies, and how they are ranked."""
