"""The person's own words, for the completion of a shell, if they want that.

They would appear in a terminal at a key press, so they are offered only from a journal that is not
encrypted, while the screens are not discreet, and once a setting allows it. Reading them creates
nothing, changes nothing and does not wait.
"""

import sqlite3
from contextlib import closing, suppress
from typing import Any

from recovery_journal.store.sidecar import screen_state
from recovery_journal.store.sidecar.prompt_line import BUSY_TIMEOUT_SECONDS, READABLE_VERSIONS
from recovery_journal.store.sqlite.quick_read import connect_quickly
from recovery_journal.words.data.strategy_library import built_in_strategies

ALLOWED_SQL = "SELECT value FROM setting WHERE uid = 'complete_own_words'"
NAMES_SQL = {
    "tracker": "SELECT name FROM tracker WHERE trashed_at IS NULL AND archived = 0 AND private = 0 "
    "ORDER BY position, id",
    "person": "SELECT name FROM person WHERE trashed_at IS NULL AND archived = 0 "
    "ORDER BY favourite DESC, id",
    "meeting": "SELECT name FROM meeting WHERE trashed_at IS NULL AND archived = 0 ORDER BY id",
}
"""The names of one kind of record."""
TAGS_SQL = (
    "SELECT name FROM tag WHERE role = coalesce(?, role) AND EXISTS (SELECT 1 FROM entry_tag "
    "JOIN entry ON entry.id = entry WHERE tag = tag.id AND trashed_at IS NULL) "
    "GROUP BY folded ORDER BY folded"
)
STRATEGIES_SQL = "SELECT key, name, archived FROM strategy WHERE trashed_at IS NULL ORDER BY id"


def own_names(path: str, what: str) -> list[str]:
    """Return the names of trackers ("tracker"), people ("person") or meetings ("meeting")."""
    return [name for (name,) in _read(path, NAMES_SQL[what])]


def own_tags(path: str, role: str | None = None) -> list[str]:
    """Return what entries name in a role such as "trigger"; in any without one."""
    return [name for (name,) in _read(path, TAGS_SQL, role)]


def strategy_names(path: str) -> list[str]:
    """Return the names of all strategies; without leave to read the person's, the built-in ones."""
    kept = _read(path, STRATEGIES_SQL)
    changed = {key for key, _, _ in kept}
    built_in = [one.name for one in built_in_strategies() if one.key not in changed]
    return built_in + [name for _, name, archived in kept if not archived]


def _read(path: str, sql: str, *values: str | None) -> list[tuple[Any, ...]]:
    """Read rows; none without leave, or if the journal can't be read right now."""
    if screen_state.load().discreet:
        return []
    with suppress(OSError, ValueError, sqlite3.Error):
        if opened := connect_quickly(path, BUSY_TIMEOUT_SECONDS):
            with closing(opened) as journal:
                (version,) = journal.execute("PRAGMA user_version").fetchone()
                allowed = version in READABLE_VERSIONS and journal.execute(ALLOWED_SQL).fetchone()
                if allowed == ("1",):
                    return journal.execute(sql, values).fetchall()
    return []
