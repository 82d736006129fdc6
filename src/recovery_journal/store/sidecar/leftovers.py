"""Unfinished files that killed commands have left, which may hold the journal in plain text.

The next command of any kind removes them, unless one could be the only copy of something: that one
is named instead.
"""

import os
from contextlib import suppress

from recovery_journal.store.sqlite.atomic import DRAFT_MARK, LIVE_DRAFTS
from recovery_journal.store.sqlite.file_format import PLAIN_COPY_MARK


def clear(journal: str) -> list[str]:
    """Remove what killed commands have left; return a sentence about each that has to stay."""
    home = os.path.dirname(journal)
    names = {folder: _names(folder) for folder in (home, os.path.join(home, "backups"))}
    if any(PLAIN_COPY_MARK in name for name in names[home]):
        _undo_interrupted_encryption(journal)
    left = [
        os.path.join(folder, name)
        for folder, found in names.items()
        for name in found
        if DRAFT_MARK in name and _is_left(name)
    ]
    return list(filter(None, (_clear(path, journal) for path in left)))


def _undo_interrupted_encryption(journal: str) -> None:
    from recovery_journal.errors import JournalError
    from recovery_journal.store.encryption.convert import undo_interrupted_encryption

    with suppress(JournalError, OSError):
        undo_interrupted_encryption(journal)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _is_left(name: str) -> bool:
    """Return whether this is an unfinished file of ours whose process is gone.

    This process may have replaced one of the same number, so that its own are known by name.
    """
    from recovery_journal.store.sqlite.locking import runs

    ending = name.partition(DRAFT_MARK)[2]
    number, _, random = ending.partition("-")
    if _is_random(ending):  # version 0.1 gave no number
        return True
    if not (number.isascii() and number.isdecimal() and _is_random(random)):
        return False
    if int(number) == os.getpid():
        return not any(name.startswith(one) for one in tuple(LIVE_DRAFTS))
    return not runs(int(number))


def _is_random(ending: str) -> bool:
    digits = ending[:16]
    return len(digits) == 16 and set(digits) <= set("0123456789abcdef")


def _clear(path: str, journal: str) -> str:
    """Remove an unfinished file; return a sentence if it has to stay."""
    from recovery_journal.words.backup import leftover_kept, leftover_stuck

    final = path.partition(DRAFT_MARK)[0]
    if not _is_safe_to_remove(final, journal):
        return leftover_kept(path)
    try:
        if os.path.basename(final).startswith("draft-") and not os.path.lexists(final):
            os.rename(path, final)  # the first words of a dialog
        elif os.path.isdir(path) and not os.path.islink(path):
            from shutil import rmtree

            rmtree(path)
        else:
            os.unlink(path)
    except FileNotFoundError:
        return ""
    except OSError as error:
        return leftover_stuck(path, error.strerror or "")
    return ""


def _is_safe_to_remove(final: str, journal: str) -> bool:
    """Return whether an unfinished file can't be the only copy of something.

    Args:
        final: the name it would have got.
        journal: the journal.
    """
    from recovery_journal.store.sqlite.guard import is_usable, keys_file, next_keys_file

    if final in (keys_file(journal), next_keys_file(journal)):
        return os.path.exists(keys_file(journal)) or is_usable(journal)
    is_small = os.path.dirname(final) == os.path.dirname(journal) and final != journal
    return is_small or is_usable(journal)
