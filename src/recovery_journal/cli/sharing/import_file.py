"""Taking in what another program has exported: look, ask, show, and only then store it."""

import codecs
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import command, output, values
from recovery_journal.cli.entries.list import entry_row
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.answers import (
    Answers,
    Target,
    find_zone,
    parse_pairs,
    parse_target,
)
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.formats import recognise
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Refused
from recovery_journal.exchange.importers.preview import Preview, preview
from recovery_journal.exchange.importers.to_entries import convert
from recovery_journal.exchange.importers.written_dates import AmbiguousDates
from recovery_journal.store.history.importing import ImportCounts, ImportedEntry
from recovery_journal.words import import_ as words

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

SHOWN_FIRST = 5
"""How many entries are shown before they are taken in."""
EXIT_WITH_REFUSED = BadInput.exit_code


def run(
    path: str,
    *,
    trial: bool,
    yes: bool,
    as_json: bool,
    columns: tuple[str, ...],
    kinds: tuple[str, ...],
    moods: tuple[str, ...],
    zone: str,
    dates: str,
    encoding: str,
) -> None:
    """Take in one file, or say what that would do.

    Raises:
        Exit: with code 65 if some of its rows can't be read; the others were taken in.
    """
    answers = _typed_answers(columns, kinds, moods, zone, dates)
    given = Given(path, _known_encoding(encoding))
    form = recognise(given)
    is_there = os.path.lexists(places.journal_file())
    counts = ImportCounts()
    with command.open_journal() if is_there else empty_journal() as journal:
        found, tried = answer_and_try(journal, given, form, answers)
        print_trial(found, tried, answers, shows_entries=not as_json)
        if not trial:
            values.confirm(
                words.TAKE_IN, yes=yes, needs_yes=words.NEEDS_YES, declined=words.DECLINED
            )
            if is_there:
                journal.backups.make("import", clock.now())
                counts = store(journal, given, form, answers, found)
    if trial:
        output.print_message(words.DRY_RUN)
    elif not is_there:
        with command.open_journal(create=True) as journal:
            counts = store(journal, given, form, answers, found)
    if as_json:
        refused = [{"row": one.number, "why": one.why} for one in (*found.refused, *tried.refused)]
        kinds_found = dict(tried.kinds)
        output.print_json(
            {"program": form.name, "found": kinds_found, **asdict(counts), "refused": refused}
        )
    elif not trial:
        output.print_line(words.imported(counts.new, counts.known, counts.gone, counts.trackers))
        if counts.new:
            output.print_message(words.UNDO)
    if tried.refused:
        raise click.exceptions.Exit(EXIT_WITH_REFUSED)


def _typed_answers(
    columns: tuple[str, ...], kinds: tuple[str, ...], moods: tuple[str, ...], zone: str, dates: str
) -> Answers:
    answers = Answers(zone=zone)
    for typed in columns:
        answers.columns |= parse_pairs(typed)
    for typed in kinds:
        for name, target in parse_pairs(typed).items():
            answers.targets[name] = parse_target(target)
    for typed in moods:
        for word, mood in parse_pairs(typed).items():
            answers.moods[word.casefold()] = parse_mood(mood)
    if dates:
        answers.dates = _date_order(dates)
    if zone:
        find_zone(zone)
    return answers


def _known_encoding(name: str) -> str:
    """Return the name of an encoding if Python knows it as one for text.

    Raises:
        BadInput: it doesn't.
    """
    try:
        return codecs.lookup(name).name if name and "".encode(name) == b"" else ""
    except (LookupError, ValueError) as error:
        raise BadInput(words.no_encoding(name)) from error


@contextmanager
def empty_journal() -> "Iterator[Journal]":
    """Open a journal that is removed again, to try things out where there is none yet."""
    from recovery_journal.store.journal import Journal

    with (
        tempfile.TemporaryDirectory() as folder,
        Journal(os.path.join(folder, "journal.db")) as empty,
    ):
        yield empty


@dataclass(slots=True)
class Trial:
    """What taking in a file would do."""

    kinds: Counter[str] = field(default_factory=Counter)
    first: list[ImportedEntry] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    doubtful: int = 0


def answer_and_try(
    journal: "Journal", given: Given, form: Format, answers: Answers
) -> tuple[Preview, Trial]:
    """Find out all that must be known about a file, and what taking it in would do.

    Raises:
        BadInput: the file can't be read, or holds nothing.
        UsageError: something has to be answered, and there is nobody to ask.
    """
    answers.add_remembered(journal.importer.answers(form.name))
    for name, target in form.targets.items():
        answers.targets.setdefault(name, target)
    answers.moods = {**form.moods, **answers.moods}
    found = _look(given, form, answers)
    if found.first is None or found.last is None:
        raise BadInput(words.NOTHING_FOUND)
    output.print_message(words.found_in_file(form.name, found.items, found.first, found.last))
    if form.not_kept:
        output.print_message(form.not_kept)
    for tracker in found.trackers:
        answers.targets.setdefault(tracker.name, Target("use", tracker=tracker.name))
    _ask(journal, found, answers)
    return found, _try(given, form, answers)


def store(
    journal: "Journal", given: Given, form: Format, answers: Answers, found: Preview
) -> ImportCounts:
    """Take in a file for which everything is answered."""
    trackers = [
        Tracker(name=one.name, start=one.start, archived=one.archived) for one in found.trackers
    ]

    with output.progress(found.items) as on_progress:

        def entries() -> Iterator[ImportedEntry]:
            for one in convert(given, form, answers):
                if not isinstance(one, Refused):
                    yield from one.entries
                    on_progress(1)

        counts = journal.importer.add(form.name, entries(), trackers)
    journal.importer.remember(form.name, answers.to_text(form.targets))
    return counts


def print_trial(found: Preview, tried: Trial, answers: Answers, *, shows_entries: bool) -> None:
    """Show what a file would become."""
    if found.needs_zone and not answers.zone:
        output.print_message(words.zone_line(clock.zone_name() or words.THIS_MACHINE))
    if tried.doubtful:
        output.print_message(words.doubtful_times(tried.doubtful))
    if tried.refused:
        first = tried.refused[: words.MAX_LISTED]
        for line in words.refused_rows(len(tried.refused), first):
            output.print_message(line)
    if tried.first and shows_entries:
        output.print_message(words.FIRST_ONES)
        output.print_lines(entry_row(one.entry, None) for one in tried.first)
        output.print_message(words.ALL_PRIVATE)


def _look(given: Given, form: Format, answers: Answers) -> Preview:
    """Read a file once, asking for the order of its dates if that isn't clear."""
    try:
        return preview(given, form, answers)
    except AmbiguousDates as error:
        if not output.is_interactive():
            raise click.UsageError(str(error)) from error
        answers.dates = values.ask_until(str(error), _date_order)
        return preview(given, form, answers)


def _ask(journal: "Journal", found: Preview, answers: Answers) -> None:
    """Ask what each series, tag and mood is, or name the options that say it."""
    series, groups = [*found.unknown_series(answers)], [*found.unknown_groups(answers)]
    moods = [*found.unknown_moods(answers)]
    if not output.is_interactive():
        if series or groups:
            raise click.UsageError(words.must_say_what(series, groups))
        if moods:
            raise click.UsageError(words.must_say_moods(moods))
    names = [one.name for one in journal.trackers.all()] + [one.name for one in found.trackers]
    known = set(map(str.casefold, names))

    def require_tracker(name: str) -> None:
        if name and name.casefold() not in known:
            raise BadInput(words.no_such_tracker(name))

    def target(typed: str) -> Target:
        answer = parse_target(typed)
        require_tracker(answer.tracker)
        return answer

    for name in (*found.named_trackers, *(one.tracker for one in answers.targets.values())):
        require_tracker(name)
    for name in series:
        seen = found.series[name]
        output.print_message(words.series_found(name, seen.count, seen.low, seen.high))
        answers.targets[name] = values.ask_until(words.WHAT_IS_IT, target)
    for name in groups:
        tags = [tag for tag, _ in found.groups[name].most_common()]
        output.print_message(words.tags_found(name, tags))
        answers.targets[name] = values.ask_until(words.WHAT_ARE_THEY, target)
    for word in moods:
        answers.moods[word.casefold()] = values.ask_until(words.which_mood(word), parse_mood)


def _try(given: Given, form: Format, answers: Answers) -> Trial:
    tried = Trial()
    for one in convert(given, form, answers):
        if isinstance(one, Refused):
            tried.refused.append(one)
            continue
        tried.doubtful += one.is_doubtful
        tried.kinds.update(made.entry.kind for made in one.entries)
        tried.first += one.entries[: SHOWN_FIRST - len(tried.first)]
    return tried


def parse_mood(typed: str) -> int:
    """Read a mood from 1 to 5, or 0 for none.

    Raises:
        BadInput: it's neither.
    """
    if typed.strip() not in ("0", "1", "2", "3", "4", "5"):
        raise BadInput(words.NOT_A_MOOD)
    return int(typed)


def _date_order(typed: str) -> str:
    if typed.strip().casefold() not in ("dmy", "mdy", "ymd"):
        raise BadInput(words.WHICH_DATES)
    return typed.strip().casefold()
