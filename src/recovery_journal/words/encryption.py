"""Sentences about the passphrase, locking, and the encrypted journal."""

from collections.abc import Sequence
from datetime import datetime

from recovery_journal.domain.settings import ENCRYPTED_LOCK_MINUTES, LOCK_AFTER_UNSET
from recovery_journal.words.cli import UNDO, shell_quoted
from recovery_journal.words.format import numbers
from recovery_journal.words.keys import key_of

ASK_PASSPHRASE = "Passphrase:"
ASK_NEW = "New passphrase:"
ASK_AGAIN = "Once more:"
OPENS_NO_EXPORT = (
    "That doesn't open the export. It opens with the passphrase or the recovery code that the "
    "journal had when you made it."
)
WRONG_PASSPHRASE = "That isn't the passphrase. Nothing was changed."
WRONG_WHILE_CHANGING = (
    "Making new keys was interrupted, and this doesn't open the journal. "
    "Try the new passphrase, or the old one."
)
ASK_CODE = "Recovery code:"
PASSPHRASES_DIFFER = "They don't match. Nothing was changed."
NO_WAY_BACK_WARNING = (
    "Without the passphrase or recovery code the journal can't be opened. Nobody can recover it."
)
NOW_ENCRYPTED = "The journal is encrypted now. Logging still works without the passphrase."
CODE_ONCE = "Your recovery code, shown only now. Write it on paper, and keep that elsewhere:"
RECOVERY_CODE_HINT = "It opens the journal when the passphrase is forgotten: rj passphrase recover"
ASK_CODE_BACK = "To check your copy, type its last 4 characters, or press Enter to skip this:"
NOT_IN_CODE = "The code doesn't contain that. Please look at your copy again."
CODE_WRITTEN_DOWN = "That's right. Keep the code safe."
CODE_SKIPPED = (
    "Skipped. If you forget the passphrase and don't have the code, nobody can open the journal. "
    "To make another code: rj passphrase change --new-key"
)
OPENED_WITH_CODE = (
    "The recovery code opened the journal. To set a new passphrase: rj passphrase recover"
)
ASK_CARD = (
    "May rj now show your people and how to reach them, your reasons and kept words while the "
    "journal is locked? They would be stored next to it in card.json, unencrypted."
)
CARD_OPEN = (
    "rj now shows your people, reasons and kept words while the journal is locked. "
    "To end that: rj config set open-card no"
)
CARD_SHUT = (
    "While the journal is locked, rj now shows help lines and what to do, and nothing of yours. "
    "To have your people and reasons there, unencrypted: rj config set open-card yes"
)
PLAN_SHUT = (
    "Your safety plan is locked, too. "
    "To have it at hand without the passphrase, unencrypted: rj config set open-plan yes"
)
DISKS = (
    "Deleted data can sometimes be recovered from a disk for a while, especially from an SSD. "
    "A disk that is encrypted as a whole protects against that."
)
ASK_SHOW_DAYS = (
    "May a shell prompt (rj status --line) show your days while the journal is locked? One "
    "tracker's first day and days of use would be stored next to it, unencrypted."
)
DAYS_SHOWN = "A shell prompt shows your days while it is locked. To hide: rj passphrase days --hide"
DAYS_HIDDEN = "A shell prompt shows nothing while the journal is locked."
ASK_REMOVE_PLAIN = "Remove the old file and encrypt the backups, which anyone can read?"
REMOVED_PLAIN = "The old file is gone."
KEYS_CHANGED = "The journal is encrypted with new keys. The old ones no longer open it."
PASSPHRASE_CHANGED = "The passphrase is changed. The recovery code is the same as before."
ASK_REMOVE_ENCRYPTION = "Make the journal readable without a passphrase?"
ASK_PLAIN_EXPORT = "Anyone who gets this export can read it. Write it anyway?"
PLAIN_EXPORT_NEEDS_YES = (
    "Anyone who gets a plain export can read it. Without a terminal, confirm with --yes"
)
NOT_EXPORTED = "Nothing was written."
SEALED_TO_A_FILE = (
    "The journal is encrypted, and so are its exports: name a file with -o, or use --plain."
)
MISSING_LIBRARIES = "An encrypted journal needs two more libraries. To install them:"
SHORT_PASSPHRASE = (
    "That has fewer than 12 characters. Someone with a copy of the file can let a computer guess: "
    "a word, a name or a date, even with a few digits added, is found within days. "
    "Four or five words picked at random are not, and are easier to remember."
)
ASK_SHORT_PASSPHRASE = "Use it anyway?"
NO_PRIVATE_KEY = (
    "You can't log while the journal is locked, because the key for that is lost. To make new "
    "keys: rj passphrase change --new-key"
)
REMOVAL_NEEDS_YES = "Anyone can read the journal afterwards. Without a terminal, confirm with --yes"
ENCRYPTION_REMOVED = "The journal is no longer encrypted."
NOT_ENCRYPTED = "The journal has no passphrase. To give it one: rj passphrase set"


def keys_changed(path: str, *, mended: bool) -> str:
    """`mended` says whether the file is again what it was."""
    return (
        f"Someone or something has changed {path} since you last opened the journal"
        f"{', and it has been repaired' if mended else ''}. What you logged while it was locked "
        "may have been read or changed since then. "
        "To make new keys: rj passphrase change --new-key"
    )


def has_other_keys(name: str) -> str:
    return f"{name} has different keys from the journal. It opens with its old passphrase."


def not_checked(name: str) -> str:
    return f"{name}  not checked: it opens with its old passphrase"


def last_has_other_keys(name: str) -> str:
    return (
        f"The last backup, {name}, opens with its old passphrase, so it was not checked: "
        f"rj backup verify {name}. To make a new one: rj backup"
    )


NOT_ALL_CHECKED = "Not every backup was checked. Those that were are whole."


def older_backups(count: int, folders: Sequence[str]) -> str:
    return (
        f"{numbers.count(count, 'backup')} from before, in {' and '.join(folders)}: each still "
        "opens with its old passphrase or recovery code. Anyone who has one of those can read it, "
        "and old exports too. Delete what you no longer need."
    )


def too_costly(name: str, passes: int, mebibytes: int) -> str:
    return (
        f"{name} asks for {passes} passes over {mebibytes} MiB of memory to check a passphrase, "
        "more than this program ever does, so it was not tried. Someone may have changed it."
    )


def plain_copies(paths: Sequence[str]) -> str:
    return (
        f"Anyone who gets these copies can read them, as they are not encrypted: {', '.join(paths)}"
        ". Delete what you no longer need."
    )


def kept_encrypted(name: str) -> str:
    return f"The encrypted one is kept as a backup, and still needs its passphrase: {name}"


def how_to_unseal(path: str) -> str:
    return f"Sealed with your passphrase. To open it: rj unseal {shell_quoted(path)}"


TAKEN_IN_LATER = f"It's added to the journal when you next open it. {UNDO}"
CONTENT_UNREADABLE = "Its words can't be read while the journal is locked."


def message_sealed(what: str, when: str) -> str:
    """E.g. "Sealed: craving 7 of 10, lonely. Mon 23 Nov 04:12. It is ..."."""
    return f"Sealed: {what} {when}. {TAKEN_IN_LATER}"


def message_removed(said: datetime, this_year: int) -> str:
    return f"Removed: what you logged on {numbers.moment(said, this_year)}. {CONTENT_UNREADABLE}"


def messages_taken_in(count: int) -> str:
    return f"Added to the journal: {numbers.count(count, 'thing')} you logged while it was locked."


def questions_wait(count: int) -> str:
    return f"{need_answer(count)}: rj inbox"


def questions_wait_on_today(count: int) -> str:
    return f"{need_answer(count)}. You can answer on Today."


def need_answer(count: int) -> str:
    need = "needs" if count == 1 else "need"
    return (
        f"{numbers.count(count, 'thing')} you logged while the journal was locked {need} an answer"
    )


def messages_waiting(count: int) -> str:
    wait = "waits" if count == 1 else "wait"
    return f"{numbers.count(count, 'thing')} you logged {wait} to be added to the journal."


LOCKED = "Locked"
ENCRYPTED = "The journal is encrypted. Enter your passphrase."
PASSPHRASE_LABEL = "Passphrase"
OPENING = "Opening …"
OR_CODE = "Forgot it? Use your recovery code. Without either, nobody can open the journal."
QUIT = "quit"

HELP_WHILE_LOCKED = f"Help works while it's locked: press {key_of('now')}."
OPEN, COME_BACK = "open", "return"
"""What enter does."""

SCREEN_LOCK = "Screen lock"
LOCK_ONLY_HIDES = (
    "The screen is hidden. The file isn't encrypted: anyone who can use this account can read it."
)
ENTER_COMES_BACK = "Press enter to return."
TO_ENCRYPT = "To encrypt the journal: rj passphrase set"
IS_ENCRYPTED = (
    "This journal is encrypted. To change the passphrase: rj passphrase change. If you forgot it: "
    "rj passphrase recover. To remove it: rj passphrase remove."
)

NOT_LOCKED_YET = (
    "Hidden, but not locked yet: there's no room on the disk for what you were writing, and "
    "locking would lose it. The journal locks as soon as there is room."
)
LOCKED_BY_ENDING = "Locked. Start the program again to open the journal."

DEFAULT_LOCK = f"{ENCRYPTED_LOCK_MINUTES} for an encrypted journal, 0 for any other"
ASK_WHEN_TO_LOCK = "When does the screen lock?"
LOCK_CHOICES = (
    (str(LOCK_AFTER_UNSET), "Default: after 10 minutes if the journal is encrypted"),
    ("0", "Never, only when you press its key"),
    ("1", "After 1 minute without a key press"),
    *((str(minutes), f"After {minutes} minutes without a key press") for minutes in (5, 15, 30)),
)


def wrong_passphrase(seconds: int) -> str:
    """`seconds` is the wait before the next attempt."""
    again = f" Try again in {seconds} s." if seconds else ""
    return f"That doesn't open the journal. Nothing was changed.{again}"


def lock_setting_value(minutes: int, key: str) -> str:
    if not minutes:
        return f"off ({key} locks)"
    return f"after {minutes} minute{'s' * (minutes > 1)} ({key} locks)"
