"""The journal of the demo, made once for each moment and then copied."""

from datetime import datetime
from functools import cache
from pathlib import Path

from recovery_journal import clock
from recovery_journal.demo import write_demo_journal
from support.journals import memory_folder


def copy_demo_journal(folder: Path) -> Path:
    """Put the demo journal of this evening into a folder."""
    folder.mkdir(exist_ok=True)
    path = folder / "journal.db"
    path.touch(0o600)
    path.write_bytes(_demo_journal(clock.now()))
    return path


@cache
def _demo_journal(now: datetime) -> bytes:
    with memory_folder() as folder:
        return Path(write_demo_journal(str(folder), now.date())).read_bytes()
