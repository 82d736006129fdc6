"""What runs around the screens: start, locking, drafts, signals."""
