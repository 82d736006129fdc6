"""When the journal asks how an open craving went on, and until when that can be answered.

A shell prompt asks this at every line, so nothing but datetime is imported.
"""

from datetime import datetime, timedelta

TYPE_CHECKING = False  # `typing` would cost a shell prompt a fifth of its time
if TYPE_CHECKING:
    from recovery_journal.domain.entries.craving import Craving

ASK_AFTER = timedelta(minutes=20)
"""How long after a craving the question comes."""
WAITS_FOR = timedelta(hours=24)
"""How long after a craving it can still be answered."""
AT_HAND_FOR = timedelta(hours=2)
"""How long after a craving something that is tried against it belongs to it."""


def is_due(craving: "Craving", now: datetime) -> bool:
    """Whether to ask now how a craving went on."""
    return craving.is_open and ASK_AFTER <= now - craving.at <= WAITS_FOR
