"""Measure everything, or only what is named: python -m bench [--entries 1000000] [export] ..."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import places, quick, whole
from bench.journals import Bench
from bench.measure import NotMeasured, Result

MEASURES: dict[str, Callable[[Bench], Iterator[Result]]] = {
    "log": quick.log,
    "locked": quick.locked,
    "read": quick.read,
    "size": quick.size,
    "help": quick.help_,
    "start": places.start,
    "first": places.first_press,
    "paint": places.paint,
    "keys": places.keys,
    "year": places.year,
    "memory": places.memory,
    "export": whole.export,
    "insights": whole.insights,
    "doctor": whole.doctor,
    "copy": whole.copy,
    "import": whole.import_,
    "file": whole.file,
}


def main() -> int:
    """Print the table; 1 when something is slower than it may be."""
    parser = ArgumentParser(prog="python -m bench")
    parser.add_argument("--entries", type=int, default=100_000, help="of a large journal")
    parser.add_argument("--folder", type=Path, help="keeps the journals for the next time")
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(MEASURES))
    chosen = parser.parse_args()
    if unknown := set(chosen.measures) - set(MEASURES):
        parser.error(f"There is no measure {', '.join(unknown)}: {', '.join(MEASURES)}")
    good = True
    print(f"{'what':56} {'found':>7} {'bar':>6}  ok    ({chosen.entries} entries)")
    with TemporaryDirectory(prefix="recovery-journal-bench-") as folder:
        bench = Bench(chosen.folder or Path(folder), chosen.entries)
        for name in chosen.measures or MEASURES:
            try:
                for what, found, bar in MEASURES[name](bench):
                    fast = found <= bar
                    good = good and fast
                    print(
                        f"{what:56} {found:7.2f} {bar:6.2f}  {'yes' if fast else 'NO'}", flush=True
                    )
            except NotMeasured as error:
                good = False
                print(f"{name}: {error}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
