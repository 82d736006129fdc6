"""Charts as lines of styled text, and in words, for both faces."""
