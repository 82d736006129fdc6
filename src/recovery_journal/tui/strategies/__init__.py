"""The Strategies screen, breathing and the timer."""
