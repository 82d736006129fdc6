"""Work that goes through the whole journal."""

import os
import shutil
import sys
from collections.abc import Iterator

from bench.journals import FEW, Bench
from bench.measure import Cost, Result, ratio, run

ROUNDS = 3
IMPORTED_ROWS = 100_000
MILLION = 1_000_000
MAX_MEBIBYTES = 80
EXAMINE = (
    "import sys; from recovery_journal import clock; "
    "from recovery_journal.store.backup.doctor import examine; "
    "print(*examine(sys.argv[1], clock.now()), sep='\\n')"
)
"""What `doctor` does, without the copy of the day, which a command makes when there is none."""


def export(bench: Bench) -> Iterator[Result]:
    """Exports against the same entries written by SQLite's own json_object; and their memory."""
    large, small = bench.journal(bench.many), bench.journal(FEW)
    bare = bench.timed_bare("export.py", large)
    for form in ("json", "csv", "markdown", "html"):
        private = () if form == "json" else ("--include-private",)
        command = ("export", form, *private, "--force", "-o", str(bench.folder / f"journal.{form}"))
        found = ratio(bench.timed(large, *command), bare, ROUNDS)
        yield Result(f"export {form}, against json_object", found, 8)
        most, least = (bench.program(one, *command).mebibytes for one in (large, small))
        yield Result(f"export {form}, memory: many entries, against {FEW}", most / least, 1.25)


def insights(bench: Bench) -> Iterator[Result]:
    """All insights against reading the same rows once; and their memory."""
    journal = bench.journal(bench.many)
    found = ratio(bench.timed(journal, "insights"), bench.timed_bare("pass.py", journal), ROUNDS)
    yield Result("insights, against one pass", found, 2.5)
    mebibytes = bench.program(journal, "insights").mebibytes
    yield Result("insights, memory in MiB", mebibytes, MAX_MEBIBYTES)


def doctor(bench: Bench) -> Iterator[Result]:
    """The doctor against SQLite's own check of the file; and its memory."""
    journal = bench.journal(bench.many)

    def ours() -> Cost:
        shutil.rmtree(journal.parent / "backups", ignore_errors=True)  # it would examine that, too
        command = [sys.executable, "-c", EXAMINE, str(journal)]
        return run(command, bench.environment(journal))

    found = ratio(lambda: ours().seconds, bench.timed_bare("integrity.py", journal), ROUNDS)
    yield Result("doctor, against integrity_check", found, 5)
    yield Result("doctor, memory in MiB", ours().mebibytes, MAX_MEBIBYTES)


def copy(bench: Bench) -> Iterator[Result]:
    """The first command of a day, which copies the journal, against a plain copy of the file."""
    journal = bench.journal(bench.many)

    def ours() -> float:
        shutil.rmtree(journal.parent / "backups", ignore_errors=True)
        (journal.parent / "daily.txt").unlink(missing_ok=True)
        return bench.program(journal, "list").elapsed

    found = ratio(ours, lambda: bench.bare("copy_file.py", journal).elapsed, ROUNDS)
    yield Result("list with the copy of the day, against a copy", found, 3)


def import_(bench: Bench) -> Iterator[Result]:
    """Taking in a table of another program against a plain insert of the entries it makes."""
    table = bench.folder / "points.csv"
    table.write_text(
        "FeatureName,Timestamp,Value,Label,Note\n"
        + "".join(
            f"Urge,{2000 + number // 4380:04}-{1 + number // 365 % 12:02}-{1 + number % 28:02}"
            f"T{number % 24:02}:{number % 60:02}:00Z,{number % 11},,words about {number}\n"
            for number in range(IMPORTED_ROWS)
        ),
        encoding="utf-8",
    )

    path = bench.folder / "imported" / "journal.db"

    def ours() -> float:
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir(mode=0o700)
        options = ("--kind-map", "Urge=craving", "--yes")
        return bench.program(path, "import", str(table), *options).seconds

    found = ratio(ours, bench.timed_bare("import.py", path), ROUNDS)
    yield Result(f"import of {IMPORTED_ROWS} rows, against executemany", found, 10)


def file(bench: Bench) -> Iterator[Result]:
    """The size of the file of a journal whose entries were all logged one by one."""
    size = os.path.getsize(bench.journal(bench.many))
    yield Result("a million entries, in MB", size / bench.many * MILLION / 1e6, 650)
