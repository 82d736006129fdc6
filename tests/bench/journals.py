"""The journals to measure with, and the processes that are measured."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench.measure import Cost, Environment, run
from bench.terminal import Terminal

BARE = Path(__file__).parent / "bare"
PROGRAM = str(Path(sys.executable).with_name("recovery-journal"))
FILL = (
    "import sys; from support.many import fill_journal; fill_journal(sys.argv[1], int(sys.argv[2]))"
)
DEMO = (
    "import os, sys; from datetime import date; "
    "from recovery_journal.demo import write_demo_journal; "
    "write_demo_journal(os.path.dirname(sys.argv[1]), date.today())"
)
LOCK = "import sys; from support.encrypted import encrypt; encrypt(sys.argv[1])"
USUAL_SIZE = (120, 36)
"""Columns and rows of a terminal."""
FEW = 1_000
"""Entries of a small journal."""
USUAL = 10_000
"""Entries of a journal that the quick commands write to."""


class Bench:
    """The journals to measure with, each made when it is first needed."""

    def __init__(self, folder: Path, many: int) -> None:
        self.folder = folder
        self.many = many
        """Entries of a large journal."""

    def journal(self, count: int, copy: str = "") -> Path:
        """A journal of `count` entries; another `copy` of it to write to."""
        return self._made(f"{count}{copy}", FILL, str(count))

    def demo(self) -> Path:
        """The journal of the demo, which tells of 400 days."""
        return self._made("demo", DEMO)

    def locked(self) -> Path:
        """An encrypted journal."""
        path = self.journal(USUAL, "locked")
        if not (path.parent / "journal.keys").exists():
            subprocess.run([sys.executable, "-c", LOCK, str(path)], check=True)
        return path

    def _made(self, folder: str, script: str, *arguments: str) -> Path:
        path = self.folder / folder / "journal.db"
        if not path.exists():
            path.parent.mkdir(mode=0o700)
            # In another process: memory held here would count as memory of what is measured.
            subprocess.run([sys.executable, "-c", script, str(path), *arguments], check=True)
        return path

    def environment(self, journal: Path) -> Environment:
        """The variables with which the program uses a journal and nothing else."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
        home = str(journal.parent)
        return kept | {"HOME": home, "RECOVERY_JOURNAL_HOME": home}

    def program(self, journal: Path, *arguments: str) -> Cost:
        """The cost of one command."""
        return run([PROGRAM, *arguments], self.environment(journal))

    def bare(self, script: str, journal: Path) -> Cost:
        """The cost of one of the scripts that do the least."""
        command = [sys.executable, str(BARE / script), str(journal)]
        return run(command, self.environment(journal))

    def timed(self, journal: Path, *arguments: str) -> Callable[[], float]:
        """Return what runs one command and returns its seconds."""
        return lambda: self.program(journal, *arguments).seconds

    def timed_bare(self, script: str, journal: Path) -> Callable[[], float]:
        """Return the same for one of the scripts."""
        return lambda: self.bare(script, journal).seconds

    def screens(self, journal: Path, size: tuple[int, int] = USUAL_SIZE) -> Terminal:
        """The program on a terminal."""
        return Terminal([PROGRAM], self.environment(journal), size)

    def bare_screen(
        self, script: str, journal: Path, size: tuple[int, int] = USUAL_SIZE
    ) -> Terminal:
        """One of the smallest programs of Textual."""
        return Terminal([sys.executable, str(BARE / script)], self.environment(journal), size)
