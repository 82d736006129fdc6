"""The commands for the file itself: backups, settings, passphrase, the doctor."""
