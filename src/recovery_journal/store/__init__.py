"""The journal file; no other package contains SQL."""
