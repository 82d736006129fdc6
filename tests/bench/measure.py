"""Run two processes in turn and compare their cost."""

import os
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple

Environment = dict[str, str]


class Cost(NamedTuple):
    """What one whole process needed."""

    seconds: float
    """Of the processor: other work on the machine counts less than in the time that passed."""
    elapsed: float
    """Seconds that passed, as disks need some as well."""
    mebibytes: float
    """The most memory it held at once."""


class NotMeasured(Exception):
    """What was to be measured does not work."""


class Result(NamedTuple):
    """One line of the table."""

    what: str
    found: float
    """A ratio, unless it says otherwise."""
    bar: float
    """The highest that is still good."""


def run(command: list[str], environment: Environment) -> Cost:
    """The cost of one process, from before its start until after its end; it has to succeed."""
    quiet = [
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
    ]
    start = perf_counter()
    process = os.posix_spawn(command[0], command, environment, file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    elapsed = perf_counter() - start
    if status:
        code = os.waitstatus_to_exitcode(status)
        raise NotMeasured(f"{' '.join(command)} ended with {code}")
    return Cost(usage.ru_utime + usage.ru_stime, elapsed, usage.ru_maxrss / 1024)


def ratio(ours: Callable[[], float], bare: Callable[[], float], rounds: int) -> float:
    """How many times `bare` is contained in `ours`: the median over interleaved rounds."""
    ours()
    bare()  # both warm
    return median(ours() / bare() for _ in range(rounds))
