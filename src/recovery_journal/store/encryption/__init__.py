"""The passphrase, the keys, and what is logged while the journal is locked."""
