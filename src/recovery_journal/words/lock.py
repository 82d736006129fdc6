"""What is said while the screen or the journal is locked, and about when it is."""

from recovery_journal.domain.settings import USUAL, USUAL_ENCRYPTED

LOCKED = "Locked"
ENCRYPTED = "The journal is closed, and its file is encrypted. The passphrase opens it."
ASKED = "Passphrase"
OPENING = "Opening …"
OR_CODE = (
    "Without it: the recovery code opens the journal as well. "
    "Without both nobody can, and this program cannot help with that."
)
LEAVES = "ctrl+q leaves"

SCREEN_LOCK = "Screen lock"
HIDES = (
    "This hides the screen. The file is not encrypted: anyone who can use this account can read it."
)
COME_BACK = "enter comes back."
TO_ENCRYPT = "To encrypt the journal: rj passphrase set"
IS_ENCRYPTED = (
    "This journal is encrypted. rj passphrase change gives it another passphrase, "
    "rj passphrase remove takes the encryption away."
)

CANNOT_KEEP = (
    "Not locked: the disk does not take the words you are writing, and they would be lost. "
    "f4 hides the screen."
)

LOCK_USUAL = f"{USUAL_ENCRYPTED} for an encrypted journal, 0 for any other"
WHEN = "When does the screen lock?"
CHOICES = (
    (str(USUAL), "As usual: an encrypted journal after 10 minutes"),
    ("0", "Only by its key"),
    ("1", "After 1 minute without a key"),
    *((str(minutes), f"After {minutes} minutes without a key") for minutes in (5, 15, 30)),
)


def wrong(seconds: int) -> str:
    """Said after a wrong passphrase, with the time until the next may be typed."""
    again = f" The next one in {seconds} s." if seconds else ""
    return f"That does not open the journal. Nothing was changed.{again}"


def locks(minutes: int, key: str) -> str:
    """When the screen locks, as My things lists it: "Locks after 10 minutes without a key"."""
    if not minutes:
        return f"Locks only by its key, {key}"
    return f"Locks after {minutes} minute{'s' * (minutes > 1)} without a key, and by {key}"
