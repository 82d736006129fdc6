"""SQLite and SQLCipher: only one of them may have a file open in a process.

Closing a file lets go of all locks that the program has on it, whichever library took them
(https://www.sqlite.org/howtocorrupt.html).
"""

import sqlite3
from collections import defaultdict
from typing import Any
from urllib.parse import unquote

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

Open = dict[str, list[str]]


def watch_libraries(monkeypatch: pytest.MonkeyPatch) -> Open:
    """By which libraries each file was opened; while one has it open, another fails the test."""
    by: Open = defaultdict(list)
    ever: Open = defaultdict(list)

    def watched(library: Any) -> Any:
        usual, name = library.connect, library.__name__

        class Watched(library.Connection):  # type: ignore[misc]
            path = ""

            def close(self) -> None:
                super().close()
                if self.path:
                    by[self.path].remove(name)
                    self.path = ""

        def connect(where: str, **options: Any) -> Any:
            path = unquote(where.removeprefix("file:").partition("?")[0])
            assert {*by[path]} <= {name}, f"{path} is open by another library"
            connection = usual(where, factory=Watched, **options)
            connection.path = path
            by[path].append(name)
            ever[path].append(name)
            return connection

        return connect

    monkeypatch.setattr(sqlite3, "connect", watched(sqlite3))
    monkeypatch.setattr(sqlcipher, "connect", watched(sqlcipher))
    return ever
