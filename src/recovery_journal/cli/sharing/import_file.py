"""Import what another program exported: look, ask, show, and only then store it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.entries.list import entry_row
from recovery_journal.domain.dataclass import asdict
from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.importers.answers import (
    Answers,
    Target,
    find_zone,
    parse_pairs,
    parse_target,
)
from recovery_journal.exchange.importers.file_import import FIRST_LOOK, FileImport
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.look import Look, Unanswered
from recovery_journal.exchange.importers.written_dates import AmbiguousDates
from recovery_journal.store.history.importing import ImportCounts
from recovery_journal.words import import_ as words

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

EXIT_WITH_REFUSED = BadData.exit_code


def run(
    given: Given,
    *,
    trial: bool,
    yes: bool,
    as_json: bool,
    columns: tuple[str, ...],
    kinds: tuple[str, ...],
    moods: tuple[str, ...],
    zone: str,
    dates: str,
) -> None:
    """Import one file, or say what that would do.

    Raises:
        Exit: with code 65 if some of its rows can't be read; the others were taken in.
    """
    answers = _typed_answers(columns, kinds, moods, zone, dates)
    taking = FileImport(given, answers)
    is_there = os.path.lexists(places.journal_file())
    with session.open_journal() if is_there else nullcontext() as journal:
        if journal:
            taking.recall(journal)
        # A journal is only started for a file that can be read to its end.
        is_quick = yes and not trial and is_there
        found = _answer(taking, journal, at_most=FIRST_LOOK if is_quick else None)
        counts = ImportCounts()
        if not yes or trial:
            print_look(taking, found, shows_entries=not as_json)
        if not trial:
            values.confirm(
                words.TAKE_IN, yes=yes, needs_yes=words.NEEDS_YES, declined=words.DECLINED
            )
            if journal:
                journal.backups.make("import", clock.now())
                counts, found = _store(taking, journal)
    if not trial and not is_there:
        with session.open_journal(create=True) as created:
            counts, found = _store(taking, created)
    if yes and not trial:
        print_look(taking, found, shows_entries=not as_json)
    _print_result(taking, counts, found, trial=trial, as_json=as_json)
    if found.refused:
        raise click.exceptions.Exit(EXIT_WITH_REFUSED)


def _print_result(
    taking: FileImport, counts: ImportCounts, found: Look, *, trial: bool, as_json: bool
) -> None:
    if trial:
        output.print_message(words.DRY_RUN)
    if as_json:
        refused = [{"row": one.number, "why": one.why} for one in found.first_refused]
        known = {"program": taking.form.name, "found": dict(found.kinds)}
        output.print_json_report({**known, **asdict(counts), "refused": refused})
    elif not trial:
        output.print_line(words.imported(counts.new, counts.known, counts.gone, counts.trackers))
        if counts.new:
            output.print_message(words.UNDO)


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


@contextmanager
def empty_journal() -> "Iterator[Journal]":
    """Open a journal that is removed again, to try things out where there is none yet."""
    from recovery_journal.store.journal import Journal

    with (
        tempfile.TemporaryDirectory() as folder,
        Journal(os.path.join(folder, "journal.db")) as empty,
    ):
        yield empty


def _answer(taking: FileImport, journal: "Journal | None", at_most: int | None) -> Look:
    """Look at a file, and ask all that must be known about it.

    Raises:
        BadData: the file can't be read, holds nothing, or names a tracker that isn't there.
        UsageError: something has to be answered, and there is nobody to ask.
    """
    found = _look(taking, at_most)
    while not found.is_answered:
        if at_most is not None:
            found, at_most = _look(taking), None
        _ask(found, _known_trackers(journal, found))
        found = _look(taking)
    known = _known_trackers(journal, found)
    for name in found.needed_trackers():
        if name in found.named_trackers and name.casefold() not in known:
            raise BadData(words.no_such_tracker(name))
        _require_tracker(name, known)
    return found


def _look(taking: FileImport, at_most: int | None = None) -> Look:
    """Read a file, asking for the order of its dates if that isn't clear."""
    try:
        with output.progress(taking.size, after_seconds=1) as on_progress:
            return taking.look(on_progress, at_most)
    except AmbiguousDates as error:
        if not output.is_interactive():
            raise click.UsageError(str(error)) from error
        taking.answers.dates = values.ask_until(str(error), _date_order)
        return _look(taking, at_most)


def _store(taking: FileImport, journal: "Journal") -> tuple[ImportCounts, Look]:
    """Import a file; what its beginning didn't hold may have to be asked even now."""
    try:
        with output.progress(taking.size, after_seconds=1) as on_progress:
            return taking.store(journal, on_progress)
    except Unanswered:
        _answer(taking, journal, None)
        return _store(taking, journal)


def print_look(taking: FileImport, found: Look, *, shows_entries: bool) -> None:
    """Show what a file holds, and what it becomes."""
    if found.first_day and found.last_day:
        output.print_message(
            words.found_in_file(taking.form.name, found.kinds, found.first_day, found.last_day)
        )
    if taking.form.not_kept:
        output.print_message(taking.form.not_kept)
    if found.needs_zone:
        zone = taking.answers.zone or clock.zone_name() or words.THIS_MACHINE
        output.print_message(f"{words.zone_line(zone)} {words.OTHER_ZONE}")
    if found.doubtful:
        output.print_message(words.doubtful_times(found.doubtful))
    if found.refused:
        for line in words.refused_rows(found.refused, found.first_refused[: words.MAX_LISTED]):
            output.print_message(line)
    if found.first_entries and shows_entries:
        output.print_message(words.FIRST_ONES)
        output.print_lines(entry_row(one.entry, None) for one in found.first_entries)
        output.print_message(words.ALL_PRIVATE)


def _ask(found: Look, known_trackers: set[str]) -> None:
    """Ask what each series, tag and mood is, or name the options that say it."""
    series, groups, moods = (
        [*of()] for of in (found.unknown_series, found.unknown_groups, found.unknown_moods)
    )
    if not output.is_interactive():
        if series or groups:
            raise click.UsageError(words.must_say_what(series, groups))
        raise click.UsageError(words.must_say_moods(moods))

    def target(typed: str) -> Target:
        answer = parse_target(typed)
        if answer.tracker:
            _require_tracker(answer.tracker, known_trackers)
        return answer

    answers = found.answers
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


def _known_trackers(journal: "Journal | None", found: Look) -> set[str]:
    here = [one.name for one in journal.trackers.untrashed()] if journal else []
    return {name.casefold() for name in (*here, *(one.name for one in found.trackers))}


def _require_tracker(name: str, known: set[str]) -> None:
    if name.casefold() not in known:
        raise BadInput(words.no_such_tracker(name))


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
