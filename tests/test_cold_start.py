"""Nothing happens at import, and what a person does every day loads only what it needs."""

from pathlib import Path

import pytest
from support import fresh
from support.house import MAY_KNOW, modules, room

HEAVY = frozenset(
    {"textual", "rich", "sqlite_utils", "platformdirs", "tomllib", "dateutil", "decimal"}
)
"""What the quick commands must do without; each costs more than their whole work."""
NETWORK = frozenset({"socket", "ssl", "http.client", "urllib.request", "asyncio"})
NEVER = {
    **dict.fromkeys(("errors", "clock", "places", "text"), HEAVY | NETWORK | {"sqlite3", "click"}),
    **dict.fromkeys(("domain", "words", "charts"), HEAVY | NETWORK | {"sqlite3", "click"}),
    "store": HEAVY | NETWORK | {"click"},
    "exchange": NETWORK | {"textual", "rich", "click"},
    "cli": HEAVY | NETWORK,
    "__main__": HEAVY | NETWORK | {"click"},
}
"""By room, what the import of a module must not load, itself or through others."""
LATER = {
    "recovery_journal.domain.milestones": {"dateutil"},
    "recovery_journal.store.schema": HEAVY | {"click"},
}
"""Modules that are themselves imported only when they are needed, and what they may load then."""


def loads_too_much(module: str, loaded: list[str]) -> set[str]:
    """What a module has loaded and its room must do without."""
    return set(loaded) & NEVER.get(room(module), frozenset()) - LATER.get(module, frozenset())


@pytest.mark.parametrize("own", MAY_KNOW)
def test_an_import_only_imports(own: str) -> None:
    done = fresh.imports(name for name in modules() if room(name) == own)
    assert not {one.name: one.touched for one in done if one.touched}
    too_much = {one.name: loads_too_much(one.name, one.loaded) for one in done}
    assert not {name: found for name, found in too_much.items() if found}


def test_what_an_import_does_is_seen(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("import sqlite3, asyncio; open('/dev/null').close()")
    (one,) = fresh.imports(["planted"], str(tmp_path))
    assert one.touched == ["/dev/null"]
    assert loads_too_much("recovery_journal.domain.mood", one.loaded) == {
        *("asyncio", "socket", "ssl", "sqlite3"),
    }
