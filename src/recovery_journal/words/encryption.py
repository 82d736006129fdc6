"""What is said about the passphrase and an encrypted journal."""

from collections.abc import Sequence

from recovery_journal.words.cli import typed

ASK = "Passphrase:"
ASK_NEW = "New passphrase:"
ASK_AGAIN = "Once more:"
NOT_IT = "That is not the passphrase. Nothing was changed."
ASK_CODE = "Recovery code:"
DIFFERENT = "Those two are not the same. Nothing was changed."
BEFORE_SET = (
    "Whoever has neither the passphrase nor the recovery code can never read the journal again, "
    "and nobody can help with that."
)
NOW_ENCRYPTED = "The journal is encrypted now. Logging still works without the passphrase."
CODE_ONCE = "Your recovery code, shown only now. Write it on paper, and keep that elsewhere:"
BY_CODE = "It opens the journal when the passphrase is forgotten: rj passphrase recover"
ASK_CARD = (
    "May rj now show your people and how to reach them, your reasons and kept words while the "
    "journal is locked? They then lie beside it in card.json, not encrypted."
)
CARD_OPEN = (
    "rj now shows your people, reasons and kept words while the journal is locked. "
    "To end that: rj config set open-card no"
)
CARD_SHUT = (
    "While the journal is locked, rj now shows help lines and what to do, and nothing of yours. "
    "To have your people and reasons there, not encrypted: rj config set open-card yes"
)
DISKS = (
    "What a disk once held can sometimes be read from it for a while, more so on an SSD. "
    "A disk that is encrypted as a whole protects against that."
)
ASK_SHOW_DAYS = (
    "May a shell prompt (rj status --line) show your days while the journal is locked? The first "
    "day and the days of use of one tracker then lie beside it, not encrypted."
)
DAYS_SHOWN = "A shell prompt shows your days while it is locked. To hide: rj passphrase days --hide"
DAYS_HIDDEN = "A shell prompt shows nothing while the journal is locked."
ASK_REMOVE_PLAIN = "Remove the old file, which anyone can read?"
REMOVED_PLAIN = "The old file is gone."
CHANGED = "The passphrase is changed. The recovery code is the same as before."
ASK_REMOVE = "Make the journal readable without a passphrase?"
ASK_PLAIN = "This export can be read by anyone who gets it. Write it all the same?"
PLAIN_YES = "Without a terminal, say --yes too: anyone who gets a plain export can read it."
NOT_EXPORTED = "Nothing was written."
SEALED_TO_A_FILE = (
    "The journal is encrypted, and so is what it exports: name a file with -o, or say --plain."
)
SAY_YES = "Without a terminal, say --yes: the journal can be read by anyone afterwards."
REMOVED = "The journal is not encrypted any more."
PLAIN_ALREADY = "The journal has no passphrase. To give it one: rj passphrase set"


def kept_plain(path: str) -> str:
    """Where the old file still lies, which is not encrypted."""
    return f"The old file, which anyone can read, is still at {path}. Remove it when all is well."


def plain_backups(paths: Sequence[str]) -> str:
    """Which copies from before are not encrypted."""
    shown = ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
    return f"Backups from before are not encrypted: {shown}"


def kept_encrypted(name: str) -> str:
    """Which copy still needs the passphrase."""
    return f"The encrypted one is kept as a backup, and still needs its passphrase: {name}"


def unseal(path: str) -> str:
    """How to open a sealed export: "Sealed with your passphrase. To open it: rj unseal FILE"."""
    return f"Sealed with your passphrase. To open it: rj unseal {typed(path)}"
