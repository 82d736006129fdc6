"""What is said when the file cannot be written at once: first that nothing typed is lost."""

BUSY = "Another program is using the journal. What you typed is still here; trying again."
SAVED_AFTER_ALL = "Saved now."
CANNOT_WRITE = "What you typed is still here, but it could not be saved. Is the disk full?"
