"""What is said about the passphrase and an encrypted journal."""

ASK = "Passphrase:"
