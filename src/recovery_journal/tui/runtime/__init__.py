"""What runs around the screens: start, locking, signals."""
