"""Looking into the journal never takes away the locks of another thread."""

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import is_encrypted, is_usable, refuse_other_formats
from recovery_journal.store.sqlite.opening import open_file
from support.each import each

PAUSE_SECONDS = 0.3
ANOTHER_WRITER = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""


def look_slowly(path: str, look: Callable[[str], object]) -> threading.Thread:
    """Have a thread look into a file, with a pause right before it opens it."""
    reached, opened = threading.Event(), [path]

    def pause(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and arguments[0] in opened:
            opened.clear()
            reached.set()
            threading.Event().wait(PAUSE_SECONDS)

    sys.addaudithook(pause)
    thread = threading.Thread(target=look, args=(path,))
    thread.start()
    assert reached.wait(10)
    return thread


@each("look", [refuse_other_formats, is_encrypted, is_usable])
def test_a_thread_that_looks_into_the_file_takes_no_lock_from_another(
    path: str, look: Callable[[str], object]
) -> None:
    Journal(path).close()
    Path(path).with_suffix(".keys").touch()  # or nobody would look whether it's encrypted
    thread = look_slowly(path, look)
    with closing(open_file(path)) as file, file.transaction():
        thread.join()
        another = [sys.executable, "-c", ANOTHER_WRITER, path]
        done = subprocess.run(another, capture_output=True, text=True, check=True)
    assert done.stdout == "database is locked\n"
