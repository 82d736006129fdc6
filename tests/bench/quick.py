"""The commands that are typed every day, and in journals of any size."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial

from bench.journals import FEW, PROGRAM, USUAL, Bench
from bench.measure import Environment, NotMeasured, Result, ratio, run

ROUNDS = 21
HARD_TO_FIND = "grateful"
"""A word to search for: a feeling, so it is in one of some thirty entries."""


def log(bench: Bench) -> Iterator[Result]:
    """Logging against a bare insert."""
    ours, bare = bench.journal(USUAL, "ours"), bench.journal(USUAL, "bare")
    for typed, bar in (
        (("craving", "7"), 2.2),
        (("after", "3"), 2.4),
        (("mood", "3"), 2.4),
        (("note", "words"), 2.4),
        (("used", "Alcohol", "--next", "still"), 2.4),
    ):
        found = ratio(bench.timed(ours, *typed), bench.timed_bare("insert.py", bare), ROUNDS)
        yield Result(f"{typed[0]}, against a bare insert", found, bar)


def locked(bench: Bench) -> Iterator[Result]:
    """Logging a craving while the journal is locked against the same while it is not."""
    plain, sealed = bench.journal(USUAL, "ours"), bench.locked()
    found = ratio(bench.timed(sealed, "craving", "7"), bench.timed(plain, "craving", "7"), ROUNDS)
    yield Result("craving while locked, against an open journal", found, 2)


def read(bench: Bench) -> Iterator[Result]:
    """Looking at the journal against a bare select."""
    journal = bench.journal(USUAL, "ours")
    prompt = ("status", "--line")
    if not subprocess.check_output([PROGRAM, *prompt], env=bench.environment(journal)).strip():
        raise NotMeasured("status --line says nothing")
    for typed, bar in ((prompt, 1.5), (("status",), 3.6), (("list",), 3.6)):
        found = ratio(bench.timed(journal, *typed), bench.timed_bare("query.py", journal), ROUNDS)
        yield Result(f"{' '.join(typed)}, against a bare select", found, bar)


def size(bench: Bench) -> Iterator[Result]:
    """The same commands in a large journal against a small one."""
    large, small = bench.journal(bench.many), bench.journal(FEW)
    for typed, bar in (
        (("status", "--line"), 1.2),
        (("status",), 1.3),
        (("list",), 1.3),
        (("search", HARD_TO_FIND), 1.3),
        (("show", "500"), 1.3),
    ):
        found = ratio(bench.timed(large, *typed), bench.timed(small, *typed), ROUNDS)
        yield Result(f"{' '.join(typed)}: many entries, against {FEW}", found, bar)


def help_(bench: Bench) -> Iterator[Result]:
    """The help of all commands, and their completion, against a Python that does nothing."""

    def seconds(command: list[str], environment: Environment) -> float:
        return run(command, environment).seconds

    plain = bench.environment(bench.journal(FEW))
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
