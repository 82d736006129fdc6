"""What a page for somebody else may contain."""
