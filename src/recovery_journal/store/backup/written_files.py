"""Every name under which this program writes of its own accord, with its writer.

`rj erase --everything` removes these, and a test holds every writer to them. Not among them is what
a person asked for by name: exports, shared pages, and backups in a folder of their own.
"""

from fnmatch import fnmatchcase

from recovery_journal.store.sqlite.atomic import DRAFT_MARK

_RANDOM = "[0-9a-f]" * 16
BESIDE_THE_JOURNAL = {
    "journal.db": "store/sqlite/opening.py",
    "journal.db-journal": "SQLite",
    "journal.db-wal": "SQLite",
    "journal.db-shm": "SQLite",
    "journal.db.left-*": "store/sqlite/opening.py, of a journal that was gone",
    "journal.db.before-passphrase-*": "store/encryption/convert.py",
    "journal.db.before-restore-*": "store/backup/restore.py",
    "journal.db.unconfirmed": "store/sqlite/file.py, where the disk reported an error",
    "journal.keys": "store/encryption/keys.py",
    "journal.keys.next": "store/encryption/convert.py",
    "card.json": "store/sidecar/help_card.py",
    "prompt.json": "store/sidecar/prompt_file.py",
    "daily.txt": "store/sidecar/daily_mark.py",
    f"draft-*{_RANDOM}.json*": "store/sidecar/drafts.py",
    "draft-[0-9]*.json*": "the same, of version 0.1",
    "draft-left-*.json*": "the same, of an editor",
    "editor-rj-*": "store/sidecar/editor_files.py: where the folder of an editor is",
    "rj-????????": "store/sidecar/editor_files.py: that folder, without a place in memory",
    "state.json": "store/sidecar/screen_state.py",
    "backups": "store/backup/backup.py",
    "inbox": "store/encryption/inbox.py",
    f"*{DRAFT_MARK}*-{_RANDOM}*": "store/sqlite/atomic.py: any of these while it's unfinished",
    f"*{DRAFT_MARK}{_RANDOM}*": "the same, of version 0.1",
    ".recovery-journal-*": "exchange/private_file.py: an export while it's unfinished",
}
"""Files and folders beside the journal: their name, with wildcards, and their writer."""
AMONG_TEMPORARY_FILES = {"rj-demo-*-????????": "cli/system/demo.py"}
"""The same, in the system's folder for temporary files.

Editors' folders in memory are found by the files that say where they are.
"""


def is_listed(name: str, listed: dict[str, str]) -> bool:
    """Return whether a name is among those in one of these lists."""
    return any(fnmatchcase(name, pattern) for pattern in listed)
