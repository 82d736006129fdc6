"""The passphrase, the keys, and entries logged while the journal is locked."""
