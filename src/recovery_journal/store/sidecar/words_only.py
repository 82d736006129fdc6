"""Whether commands print words only: read from the help card at a glance, before anything else."""

import os
import stat
from contextlib import suppress

WANTED = b'"accessible": true'
"""As the card is written. No text on it can hold this: its quotes would be escaped."""


def are_wanted(journal_file: str) -> bool:
    """Return whether the card beside a journal says so; without one, nobody has asked for it."""
    card = os.path.join(os.path.dirname(journal_file), "card.json")
    with suppress(OSError):
        if stat.S_ISREG(os.stat(card).st_mode):  # anything else could block
            with open(card, "rb") as file:
                return WANTED in file.read()
    return False
