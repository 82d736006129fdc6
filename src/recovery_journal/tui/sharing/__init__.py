"""The page for a reader, on the screen."""
