"""Commands for the journal file: backups, settings, passphrase, doctor."""
