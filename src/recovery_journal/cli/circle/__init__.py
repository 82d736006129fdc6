"""Commands for people, meetings, promises and kind words."""
