"""The books of the journal, one per subject; every method is one transaction."""
