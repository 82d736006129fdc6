"""The books of the journal, one per subject: each method is one transaction."""
