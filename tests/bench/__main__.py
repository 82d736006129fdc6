"""Measure everything, or only what is named: python -m bench [craving] [prompt] [start] ..."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Cost, Environment, NotMeasured, Result, ratio, run
from bench.terminal import Terminal

BARE = Path(__file__).parent / "bare"
PROGRAM = str(Path(sys.executable).with_name("recovery-journal"))
FILL = (
    "import sys; from support.many import fill_journal; fill_journal(sys.argv[1], int(sys.argv[2]))"
)
LOCK = "import sys; from support.encrypted import encrypt; encrypt(sys.argv[1])"
ROUNDS = 21
SCREEN_ROUNDS = 9
IMPORTED_ROWS = 100_000
HARD_TO_FIND = "grateful"
"""A word to search for: a feeling, so it is in one of some thirty entries."""


class Bench:
    """The journals to measure with, each made when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def journal(self, count: int, copy: str = "") -> Path:
        """A journal of `count` entries; another `copy` of it to write to."""
        path = self.folder / f"{count}{copy}" / "journal.db"
        if not path.exists():
            path.parent.mkdir(mode=0o700)
            # In another process: memory held here would count as memory of what is measured.
            subprocess.run([sys.executable, "-c", FILL, str(path), str(count)], check=True)
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

    def screens(self, journal: Path) -> Terminal:
        """The program on a terminal."""
        return Terminal([PROGRAM], self.environment(journal))

    # The measures

    def craving(self) -> Iterator[Result]:
        """Logging a craving against a bare insert."""
        ours, bare = self.journal(10_000, "ours"), self.journal(10_000, "bare")
        found = ratio(
            lambda: self.program(ours, "craving", "7").seconds,
            lambda: self.bare("insert.py", bare).seconds,
            ROUNDS,
        )
        yield Result("craving 7, against a bare insert", found, 3.5)

    def locked(self) -> Iterator[Result]:
        """Logging a craving while the journal is locked against the same while it is not."""
        plain, sealed = self.journal(10_000, "ours"), self.journal(10_000, "locked")
        if not (sealed.parent / "journal.keys").exists():
            subprocess.run([sys.executable, "-c", LOCK, str(sealed)], check=True)
        found = ratio(
            lambda: self.program(sealed, "craving", "7").seconds,
            lambda: self.program(plain, "craving", "7").seconds,
            ROUNDS,
        )
        yield Result("craving 7 while locked, against an open journal", found, 2)

    def prompt(self) -> Iterator[Result]:
        """The line for a prompt against a bare select."""
        journal = self.journal(10_000, "ours")
        command = [PROGRAM, "status", "--line"]
        if not subprocess.check_output(command, env=self.environment(journal)).strip():
            raise NotMeasured("status --line says nothing")
        found = ratio(
            lambda: self.program(journal, "status", "--line").seconds,
            lambda: self.bare("query.py", journal).seconds,
            ROUNDS,
        )
        yield Result("status --line, against a bare select", found, 1.5)

    def help(self) -> Iterator[Result]:
        """The help of all commands, and their completion, against a Python that does nothing."""

        def seconds(command: list[str], environment: Environment) -> float:
            return run(command, environment).seconds

        plain = self.environment(self.journal(1_000))
        tab = {
            "_RECOVERY_JOURNAL_COMPLETE": "bash_complete",
            "COMP_WORDS": PROGRAM,
            "COMP_CWORD": "1",
        }
        for what, command, environment in (
            ("--help", [PROGRAM, "--help"], plain),
            ("tab", [PROGRAM], plain | tab),
        ):
            found = ratio(
                partial(seconds, command, environment),
                partial(seconds, [sys.executable, "-c", "pass"], plain),
                ROUNDS,
            )
            yield Result(f"{what}, against python -c pass", found, 6)

    def start(self) -> Iterator[Result]:
        """The first screen against the smallest program of Textual."""
        journal = self.journal(100_000)
        hello = [sys.executable, str(BARE / "hello.py")]

        def ours() -> float:
            with self.screens(journal) as terminal:
                return terminal.first_paint("Alcohol")

        def bare() -> float:
            with Terminal(hello, self.environment(journal)) as terminal:
                return terminal.first_paint("Hello there")

        found = ratio(ours, bare, SCREEN_ROUNDS)
        yield Result("first screen of 100 000 entries, against hello", found, 1.5)

    def keys(self) -> Iterator[Result]:
        """Keys in a journal of 100 000 entries against the same keys in one of 1 000."""
        many, few = self.journal(100_000), self.journal(1_000)
        with self.screens(many) as large, self.screens(few) as small:
            for terminal in (large, small):
                terminal.first_paint("Alcohol")
                terminal.settle()
            for what, before, keys, after in (
                ("open the journal", "", "2", "1"),
                ("page down", "2", "\x1b[6~", ""),
                ("search", "/", HARD_TO_FIND, "\x15"),
            ):
                if before:
                    large.press(before)
                    small.press(before)

                def press(terminal: Terminal, keys: str = keys, after: str = after) -> float:
                    seconds = terminal.press(keys)
                    if after:
                        terminal.press(after)
                    return seconds

                found = ratio(lambda: press(large), lambda: press(small), SCREEN_ROUNDS)
                yield Result(f"{what}: 100 000 entries, against 1 000", found, 1.5)

    def insights(self) -> Iterator[Result]:
        """All insights against reading the same rows once."""
        journal = self.journal(100_000)
        found = ratio(
            lambda: self.program(journal, "insights").seconds,
            lambda: self.bare("pass.py", journal).seconds,
            SCREEN_ROUNDS,
        )
        yield Result("insights of 100 000 entries, against one pass", found, 10)

    def import_(self) -> Iterator[Result]:
        """Taking in a table of another program against a plain insert of the entries it makes."""
        table = self.folder / "points.csv"
        table.write_text(
            "FeatureName,Timestamp,Value,Label,Note\n"
            + "".join(
                f"Urge,{2000 + number // 4380:04}-{1 + number // 365 % 12:02}-{1 + number % 28:02}"
                f"T{number % 24:02}:{number % 60:02}:00Z,{number % 11},,words about {number}\n"
                for number in range(IMPORTED_ROWS)
            ),
            encoding="utf-8",
        )

        path = self.folder / "imported" / "journal.db"

        def ours() -> float:
            shutil.rmtree(path.parent, ignore_errors=True)
            path.parent.mkdir(mode=0o700)
            options = ("--kind-map", "Urge=craving", "--yes")
            return self.program(path, "import", str(table), *options).seconds

        found = ratio(ours, lambda: self.bare("import.py", path).seconds, 3)
        yield Result(f"import of {IMPORTED_ROWS} rows, against executemany", found, 10)

    def export(self) -> Iterator[Result]:
        """The memory of an export, which must not grow with the journal."""

        def memory(count: int) -> float:
            target = self.folder / f"{count}.md"
            target.unlink(missing_ok=True)
            command = ("export", "markdown", "--include-private", "-o", str(target))
            return self.program(self.journal(count), *command).mebibytes

        found = ratio(lambda: memory(100_000), lambda: memory(1_000), 1)
        yield Result("memory of an export: 100 000 entries, against 1 000", found, 1.25)


MEASURES: dict[str, Callable[[Bench], Iterator[Result]]] = {
    "craving": Bench.craving,
    "locked": Bench.locked,
    "prompt": Bench.prompt,
    "help": Bench.help,
    "start": Bench.start,
    "keys": Bench.keys,
    "insights": Bench.insights,
    "import": Bench.import_,
    "export": Bench.export,
}


def main() -> int:
    """Print the table; 1 when something is slower than it may be."""
    chosen = sys.argv[1:] or list(MEASURES)
    if unknown := set(chosen) - set(MEASURES):
        raise SystemExit(f"There is no measure {', '.join(unknown)}: {', '.join(MEASURES)}")
    good = True
    print(f"{'what':52} {'ratio':>6} {'bar':>6}  ok")
    with TemporaryDirectory(prefix="recovery-journal-bench-") as folder:
        bench = Bench(Path(folder))
        for name in chosen:
            try:
                for what, found, bar in MEASURES[name](bench):
                    fast = found <= bar
                    good = good and fast
                    print(f"{what:52} {found:6.2f} {bar:6.2f}  {'yes' if fast else 'NO'}")
            except NotMeasured as error:
                good = False
                print(f"{name}: {error}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
