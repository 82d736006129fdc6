"""Every change, and what reads it: versions, undo, the trash, merging."""
