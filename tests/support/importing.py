"""Read the files of other programs as the import does."""

from collections.abc import Mapping
from pathlib import Path

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.exchange.importers.answers import Answers, parse_target
from recovery_journal.exchange.importers.formats import recognise
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import FoundTracker, Item, Refused
from recovery_journal.exchange.importers.look import Look
from recovery_journal.exchange.importers.to_entries import convert
from recovery_journal.store.history.importing import ImportedEntry


def read_items(path: Path, dates: str = "", encoding: str = "") -> list[Item]:
    """Return the items of a file, which must all be readable."""
    found = [one for one in read_all(path, dates, encoding) if not isinstance(one, FoundTracker)]
    assert not [one for one in found if isinstance(one, Refused)]
    return [one for one in found if isinstance(one, Item)]


def read_all(
    path: Path, dates: str = "", encoding: str = ""
) -> list[Item | Refused | FoundTracker]:
    """Return everything that is in a file."""
    given = Given(str(path), encoding)
    return list(recognise(given).read(given, Answers(dates=dates)))


def convert_file(
    path: Path,
    targets: Mapping[str, str],
    moods: Mapping[str, int] | None = None,
    zone: str = "UTC",
) -> list[Entry | Refused]:
    """Return what a file becomes, with these answers about it."""
    given = Given(str(path))
    form = recognise(given)
    answers = Answers(
        targets={**form.targets, **{name: parse_target(what) for name, what in targets.items()}},
        moods={**form.moods, **(moods or {})},
        zone=zone,
    )
    look = Look(answers)
    made: list[Entry | Refused] = []
    for one in convert(form.read(given, answers), look):
        made += look.first_refused[sum(isinstance(found, Refused) for found in made) :]
        made += [one.entry] if isinstance(one, ImportedEntry) else []
    return made + look.first_refused[sum(isinstance(found, Refused) for found in made) :]
