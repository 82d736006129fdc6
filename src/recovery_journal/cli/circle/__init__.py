"""The commands for people, meetings, promises and kind words."""
