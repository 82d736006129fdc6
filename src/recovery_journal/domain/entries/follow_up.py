"""When the journal asks how an open craving went, and how long it accepts an answer.

A shell prompt runs this before every line, so it imports nothing but datetime.
"""

from datetime import datetime, timedelta

TYPE_CHECKING = False  # importing `typing` would add a fifth to a shell prompt's time
if TYPE_CHECKING:
    from recovery_journal.domain.entries.craving import Craving

ASK_AFTER = timedelta(minutes=20)
"""How long after a craving the question is asked."""
WAITS_FOR = timedelta(hours=24)
"""How long after a craving the question can be answered."""
AT_HAND_FOR = timedelta(hours=2)
"""How long after a craving a strategy still counts as tried against it."""


def is_due(craving: "Craving", now: datetime) -> bool:
    """Return whether to ask now how a craving went."""
    return craving.is_open and ASK_AFTER <= now - craving.at <= WAITS_FOR
