"""The file that the person's own editor works on: never lost, and never left behind in plain text.

It has a folder of its own that only this account can read, in memory if possible. While the editor
is open, what it saved is stored as a draft a second behind. A marker in the data folder says where
that folder is, and a lock, which the editor shares, that it's in use. If this process is killed,
the next one makes a draft of the text and removes the folder.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from recovery_journal.domain.dataclass import asdict, dataclass
from recovery_journal.errors import ConflictCopyKept, JournalError
from recovery_journal.store.sidecar import drafts
from recovery_journal.store.sidecar.drafts import Draft
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.guard import explaining_os_errors
from recovery_journal.store.sqlite.locking import exclusive, try_lock
from recovery_journal.words import editor as words

MEMORY_FOLDER = "/dev/shm"  # noqa: S108 - the file lies in a folder of its own there
"""Where Linux keeps files in memory."""
FOLDER_PREFIX = "rj-"
TEXT_NAME, BEFORE_NAME = "text.txt", "before.json"


@dataclass(frozen=True, slots=True)
class Edited:
    """What the editor is given."""

    text: str
    kind: str = "note"
    uid: str = ""
    """The entry whose form it is; empty for any other text."""

    def is_changed_to(self, text: str) -> bool:
        """Return whether a text is new words; an emptied one isn't."""
        return text != self.text and bool(text.strip())

    def draft_of(self, text: str) -> Draft:
        """Return a changed text as a draft.

        The form of an entry becomes its new words if only these differ; anything else becomes the
        words of a new note, so that nothing in it is lost.
        """
        fields, _, note = text.partition("\n\n")
        if self.uid and fields == self.text.partition("\n\n")[0]:
            return Draft(self.kind, self.uid, {"note": note.removesuffix("\n")})
        return Draft("note", "", {"note": text})


class EditorFile:
    """A file that an editor is working on."""

    def __init__(self, journal: str, folder: str, edited: Edited) -> None:
        self.path = os.path.join(folder, TEXT_NAME)
        self.lock = os.open(folder, os.O_RDONLY)
        """To be inherited by the editor: while one of both lives, the folder is in use."""
        self._journal = journal
        self._edited = edited
        self._stored = edited.text
        try_lock(self.lock)

    def is_untouched(self) -> bool:
        return _read(self.path) == self._edited.text

    def has_new_words(self) -> bool:
        return self._edited.is_changed_to(_read(self.path))

    def store_draft(self) -> None:
        """Store what the editor has saved so far, if it's new.

        Raises:
            OSError, JournalError: it can't be written.
        """
        text = _read(self.path)
        if text != self._stored and self._edited.is_changed_to(text):
            _store(self._journal, os.path.dirname(self.path), self._edited.draft_of(text))
            self._stored = text


@contextmanager
def opened(journal: str, edited: Edited) -> Iterator[EditorFile]:
    """Yield a file with this text, and remove it afterwards.

    After an error, a changed text is kept as a draft, unless the journal kept it already; a note on
    the error says so. If that fails too, the file stays for the next start.

    Raises:
        CannotWrite, NotAllowed: there is no place for it.
    """
    home = os.path.dirname(journal)
    with explaining_os_errors(home):
        os.makedirs(home, mode=0o700, exist_ok=True)
        folder = _make_folder(home)
        marker = os.path.join(home, drafts.EDITOR_PREFIX + os.path.basename(folder))
        try:
            atomic.write(marker, os.fsencode(folder), lasting=False)
            _write(folder, TEXT_NAME, edited.text)
            _write(folder, BEFORE_NAME, json.dumps(asdict(edited)))
            file = EditorFile(journal, folder, edited)
        except BaseException:
            _remove(folder, marker)
            raise
    try:
        yield file
    except BaseException as error:
        if file.has_new_words() and not isinstance(error, ConflictCopyKept):
            try:
                file.store_draft()
            except (OSError, JournalError):
                error.add_note(words.KEPT_FOR_NOW)
                raise error from None
            error.add_note(words.KEPT_AS_DRAFT)
        else:
            _discard(journal, folder)
        _remove(folder, marker)
        raise
    finally:
        os.close(file.lock)
    _discard(journal, folder)
    _remove(folder, marker)


def rescue(journal: str) -> None:
    """Make drafts of the texts that killed processes left, and remove their folders.

    Sealing needs no passphrase. What can't be stored now waits for the next start.
    """
    for marker in _markers(journal):
        with suppress(OSError, ValueError, TypeError, JournalError):
            _rescue(journal, marker)


def remove_all(journal: str) -> None:
    """Remove every editor's folder with what is in it."""
    for marker in _markers(journal):
        with suppress(ValueError):
            _remove(_folder_of(marker), marker)


def _rescue(journal: str, marker: str) -> None:
    folder = _folder_of(marker)
    with exclusive(folder) as is_alone:
        if not is_alone:
            return
        if before := _read(os.path.join(folder, BEFORE_NAME)):
            edited, text = Edited(**json.loads(before)), _read(os.path.join(folder, TEXT_NAME))
            if edited.is_changed_to(text):
                _store(journal, folder, edited.draft_of(text))
        _remove(folder, marker)


def _store(journal: str, folder: str, draft: Draft) -> None:
    drafts.save_for_later(journal, draft, os.path.basename(folder))


def _discard(journal: str, folder: str) -> None:
    drafts.discard(journal, drafts.CLOSED_PREFIX + os.path.basename(folder))


def _markers(journal: str) -> list[str]:
    home = os.path.dirname(journal)
    with suppress(OSError):
        names = os.listdir(home)
        return [os.path.join(home, one) for one in names if one.startswith(drafts.EDITOR_PREFIX)]
    return []


def _folder_of(marker: str) -> str:
    """Return the folder that a marker names.

    Raises:
        ValueError: it's none of ours.
    """
    with open(os.open(marker, atomic.READ_FLAGS), "rb") as file:
        folder = os.fsdecode(file.read())
    if drafts.EDITOR_PREFIX + os.path.basename(folder) != os.path.basename(marker):
        raise ValueError(marker)
    return folder


def _make_folder(home: str) -> str:
    import tempfile

    for parent in (os.environ.get("XDG_RUNTIME_DIR", ""), MEMORY_FOLDER):
        if os.path.isabs(parent):
            with suppress(OSError):
                return tempfile.mkdtemp(prefix=FOLDER_PREFIX, dir=parent)
    return tempfile.mkdtemp(prefix=FOLDER_PREFIX, dir=home)


def _write(folder: str, name: str, text: str) -> None:
    with open(os.path.join(folder, name), "x", encoding="utf-8", newline="") as file:
        file.write(text)


def _read(path: str) -> str:
    """Return the text of a file, bytes that aren't UTF-8 made visible; "" if it's gone."""
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8", "backslashreplace")
    except FileNotFoundError:
        return ""


def _remove(folder: str, marker: str) -> None:
    """Remove a folder; its marker stays as long as the folder does."""
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
    if not os.path.lexists(folder):
        drafts.remove_file(marker)
