"""What a shared page may contain."""
