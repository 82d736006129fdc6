"""Import what another program exported: choose the file, answer, look, import."""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.errors import BadInput
from recovery_journal.exchange.export.read_csv import is_exported_table
from recovery_journal.exchange.importers.answers import (
    LABELS,
    NOTE,
    NUMBERS,
    OF_A_TRACKER,
    OWN_SCALES,
    SKIP,
    Answers,
    Target,
    parse_target,
)
from recovery_journal.exchange.importers.file_import import FileImport
from recovery_journal.exchange.importers.find_files import find_exports
from recovery_journal.exchange.importers.look import Look, Seen
from recovery_journal.exchange.importers.written_dates import AmbiguousDates
from recovery_journal.store.history.importing import ImportCounts
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.choose_file import FileDialog, choose_file, given_file
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.toolkit.merge_dialogs import is_journal_copy, merge_copy
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.tui.widgets.progress import show_progress
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.words import import_ as words
from recovery_journal.words import import_dialogs

ENDS_OF_SCALES = (5, 7, 10, 20, 50, 100)
"""The highest numbers of usual scales."""
MAX_QUESTIONS = 12
"""How many things are asked in one dialog."""
MAX_TAGS_SHOWN = 6


def import_from_file(app: Host, line: Static) -> None:
    """Open the dialogs, one after another.

    Args:
        app: the app.
        line: where to show how far the file is read, if that takes long.
    """
    recognise = partial(_recognise, app.journal)
    dialog = FileDialog(import_dialogs.HEADING, import_dialogs.WHICH_FILES, _find_files, recognise)
    choose_file(app, dialog, partial(_begin, app, line))


def _find_files() -> dict[str, str]:
    return {
        one.path: import_dialogs.file_line(os.path.basename(one.path), one.program)
        for one in find_exports()
    }


def _recognise(journal: Journal, path: str) -> FileImport | str:
    """Return a file of another program, or the path of another copy of the journal.

    Raises:
        BadInput: it's neither.
        InputMissing: there is no such file.
    """
    if is_journal_copy(path, journal):
        return path
    given = given_file(path)
    if is_exported_table(given):
        raise BadInput(import_dialogs.own_export(path))
    taking = FileImport(given, Answers())
    taking.recall(journal)
    return taking


def _begin(app: Host, line: Static, taking: FileImport | str | None) -> None:
    """Go on with a file of another program, or with another copy of the journal."""
    if isinstance(taking, str):
        merge_copy(app, taking, line)
    else:
        _go_on(app, line, taking)


def _go_on(app: Host, line: Static, taking: FileImport | None) -> None:
    """Ask what isn't answered yet, or show what the file becomes."""
    if taking is None:
        return
    try:
        with show_progress(line, taking.size, import_dialogs.reading) as on_progress:
            found = taking.look(on_progress)
    except AmbiguousDates:
        app.push_screen(DatesDialog(taking), partial(_go_on, app, line))
    except BadInput as error:
        app.show_toast(str(error), seconds=10)
    else:
        if found.is_answered:
            app.push_screen(ImportDialog(app.journal, taking, found), partial(_tell, app))
        else:
            questions = AnswersDialog(app.journal, taking, found)
            app.push_screen(questions, partial(_go_on, app, line))


def _tell(app: Host, counts: ImportCounts | None) -> None:
    if counts is not None:
        done = words.imported(counts.new, counts.known, counts.gone, counts.trackers)
        app.show_toast(f"{done}\n{import_dialogs.TO_UNDO}" if counts.new else done, seconds=10)


class DatesDialog(Dialog[FileImport]):
    """Asks for the order of day and month."""

    HAS_DRAFTS = False
    HEADING = import_dialogs.DATES
    SAVE_LABEL = import_dialogs.LOOK

    def __init__(self, taking: FileImport) -> None:
        super().__init__(lambda order: order)
        self._taking = taking

    def fields(self) -> Sequence[Field]:
        return [Field("", PickOne(import_dialogs.ORDERS, id="dates"))]

    def to_result(self, values: Values) -> FileImport:
        """Return the import, with the answer.

        Raises:
            BadInput: nothing is chosen.
        """
        if values["dates"] is None:
            raise BadInput(import_dialogs.CHOOSE_EACH)
        self._taking.answers.dates = values["dates"]
        return self._taking


class AnswersDialog(Dialog[FileImport]):
    """Asks what each series, group of tags and mood of a file is here."""

    HAS_DRAFTS = False
    HEADING = import_dialogs.WHAT_IS_IT
    SAVE_LABEL = import_dialogs.LOOK

    def __init__(self, journal: Journal, taking: FileImport, found: Look) -> None:
        super().__init__(lambda answered: answered)
        self._taking, self._found = taking, found
        self._trackers = [one.name for one in journal.trackers.all()]
        things = [*found.unknown_series(), *found.unknown_groups()][:MAX_QUESTIONS]
        self._things = {f"thing-{number}": name for number, name in enumerate(things)}
        moods = [*found.unknown_moods()][: MAX_QUESTIONS - len(things)]
        self._moods = {f"mood-{number}": word for number, word in enumerate(moods)}

    def fields(self) -> Sequence[Field]:
        asked = [self._field(name, thing) for name, thing in self._things.items()]
        moods = (
            Field(
                import_dialogs.mood_question(word),
                PickOne(import_dialogs.MOODS, id=name),
                above=True,
            )
            for name, word in self._moods.items()
        )
        return [*asked, *moods]

    def begin(self) -> None:
        """Begin at the first question without an answer."""
        open_questions = [name for name, field in self.widgets.items() if field.read() is None]
        super().begin()
        if open_questions:
            first = self.widgets[open_questions[0]]
            self.set_focus(first, scroll_visible=False)
            self.call_after_refresh(first.scroll_visible, animate=False)

    def _field(self, name: str, thing: str) -> Field:
        if seen := self._found.series.get(thing):
            label = words.series_found(thing, seen.count, seen.low, seen.high)
            targets: Iterable[Target] = _targets(seen, self._trackers)
        else:
            tags = [tag for tag, _ in self._found.groups[thing].most_common(MAX_TAGS_SHOWN)]
            label = words.tags_found(thing, tags)
            targets = map(parse_target, (*LABELS, NOTE, SKIP))
        offered = {str(one): import_dialogs.target_label(str(one)) for one in targets}
        same = next((one for one in offered if one.partition(":")[0] == thing.casefold()), None)
        return Field(label, PickOne(offered, value=same, id=name), above=True)

    def to_result(self, values: Values) -> FileImport:
        """Return the import, with the answers.

        Raises:
            BadInput: something isn't answered.
        """
        if any(values[name] is None for name in (*self._things, *self._moods)):
            raise BadInput(import_dialogs.CHOOSE_EACH)
        answers = self._taking.answers
        answers.targets |= {
            thing: parse_target(values[name]) for name, thing in self._things.items()
        }
        answers.moods |= {word.casefold(): values[name] for name, word in self._moods.items()}
        return self._taking


def _targets(seen: Seen, trackers: Iterable[str]) -> Iterator[Target]:
    """Yield what a series can be, with the scale that its numbers are likely to have."""
    for what in NUMBERS:
        if what in OF_A_TRACKER:
            yield from (Target(what, tracker=name) for name in trackers)
        elif what in OWN_SCALES:
            yield Target(what, *_scale(seen, *OWN_SCALES[what]))
        else:
            yield Target(what)
    yield from (Target(NOTE), Target(SKIP))


def _scale(seen: Seen, low: float, high: float) -> tuple[float, float]:
    """Return our own scale if all numbers are on it, else the next larger usual one."""
    if seen.low is None or seen.high is None or low <= seen.low <= seen.high <= high:
        return low, high
    most = next((float(end) for end in ENDS_OF_SCALES if end >= seen.high), seen.high)
    return min(seen.low, 1.0, low), most


class ImportDialog(Dialog[ImportCounts]):
    """Shows what a file becomes, and imports it."""

    HAS_DRAFTS = False
    SAVE_LABEL = import_dialogs.IMPORT

    def __init__(self, journal: Journal, taking: FileImport, found: Look) -> None:
        super().__init__(lambda counts: counts)
        self._journal, self._taking, self._found = journal, taking, found

    def heading(self) -> str:
        return import_dialogs.import_from(self._taking.form.name)

    def fields(self) -> Sequence[Widget]:
        lines = "\n".join(self._lines())
        return [ScrollPage(Static(safe_content(lines)), id="becomes")]

    def _lines(self) -> Iterator[str]:
        found, form = self._found, self._taking.form
        if found.first_day and found.last_day:
            yield words.found_in_file(form.name, found.kinds, found.first_day, found.last_day)
        if form.not_kept:
            yield form.not_kept
        if found.needs_zone:
            zone = self._taking.answers.zone or clock.zone_name() or words.THIS_MACHINE
            yield words.zone_line(zone)
        if found.doubtful:
            yield words.doubtful_times(found.doubtful)
        if found.refused:
            yield from words.refused_rows(
                found.refused, found.first_refused[: import_dialogs.MAX_REFUSED_SHOWN]
            )
        if found.first_entries and not self.app.discreet:
            yield ""
            yield words.FIRST_ONES
            yield from (import_dialogs.entry_line(one.entry) for one in found.first_entries)
        yield ""
        yield words.ALL_PRIVATE

    def to_result(self, values: Values) -> ImportCounts:  # noqa: ARG002 - there is nothing to fill in
        """Import it, after a copy of the journal is made.

        Raises:
            BadInput: a tracker isn't there, or the file has changed; nothing was imported.
        """
        self._journal.backups.make("import", clock.now())
        line, taking = self.query_one("#wrong", Static), self._taking
        with show_progress(line, taking.size, import_dialogs.importing) as on_progress:
            counts, _ = taking.store(self._journal, on_progress)
        return counts
