"""The record of every change, and its uses: versions, undo, the trash, merging."""
