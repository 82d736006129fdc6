"""Listing entries, showing one in full, and searching."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.accessible import in_words
from recovery_journal.cli.base.complete import choice_option
from recovery_journal.cli.base.entry_template import FORMAT, EntryTemplate
from recovery_journal.cli.base.options import (
    AS_JSON,
    argument,
    combine_options,
    option,
    own_option,
    whole_number,
)
from recovery_journal.cli.base.quick import quick_command
from recovery_journal.cli.base.rows import Fact, Row, print_long_fact, print_table, row_line
from recovery_journal.cli.base.saved import describe
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import OUTCOMES
from recovery_journal.domain.entries.damaged import DamagedEntry
from recovery_journal.domain.entries.entry import Entry, require_in_range
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.kinds import ENTRY_CLASSES
from recovery_journal.errors import BadInput, CannotBeRead
from recovery_journal.text import clean, ended, one_line, quote_typed
from recovery_journal.words import cli, damage

if TYPE_CHECKING:
    from recovery_journal.domain.sobriety.tracker import Tracker
    from recovery_journal.store.books.search_hits import Hits
    from recovery_journal.store.journal import Journal

NEWEST_FIRST = "newest_first:NewestFirstCommand"
DEFAULT_ENTRY_LIMIT = 50
MAX_ENTRY_LIMIT = 1_000_000_000
"""Higher limits are refused; 0 lists all."""
ENTRY_PAGE_SIZE = 500
NOTE_PREVIEW_CHARS = 160
"""How much of a note a list shows."""
CHARS_BEFORE_HIT = 40
"""How much of it a search shows before the first hit."""

STRENGTH_RANGE = re.compile(r"(\d{0,3})(\.\.)?(\d{0,3})", re.ASCII)

SPAN = (
    option("--since", metavar="DAY", help="From this day on: tuesday, 2026-11-01."),
    option("--until", metavar="DAY", help="Up to and including this day."),
    choice_option(
        "--kind",
        "kinds",
        multiple=True,
        metavar="KIND",
        of=ENTRY_CLASSES,
        help="Repeatable: {words}.",
    ),
    own_option(
        "--for",
        "--tracker",
        "tracker",
        metavar="TRACKER",
        of="tracker",
        help="Only what belongs to this tracker.",
    ),
)
SPAN_OPTIONS = combine_options(*SPAN)
FILTERS = (
    *SPAN,
    option("--private/--shareable", default=None, help="Only private entries, or others."),
    option("--kept", is_flag=True, default=None, help="Only words you keep for yourself."),
    own_option(
        "--tag", metavar="WORD", of="tag", help="Only with this trigger, feeling, strategy …"
    ),
    option("--strength", metavar="FROM..TO", help="Only cravings: 7, 7.., ..3 or 4..6."),
    choice_option("--outcome", of=OUTCOMES, help="Only cravings: {words}."),
)
LIMIT_OPTION = option(
    "--limit",
    type=whole_number,
    default=DEFAULT_ENTRY_LIMIT,
    metavar="N",
    help=f"The newest N; 0 for all. Default: {DEFAULT_ENTRY_LIMIT}.",
)
PRINTING = (LIMIT_OPTION, FORMAT, AS_JSON)
PRINT_OPTIONS = combine_options(*PRINTING)


@quick_command(
    "list",
    *FILTERS,
    *PRINTING,
    example="rj list --since 2026-11-01 --kind craving",
    click_class=NEWEST_FIRST,
)
def list_(limit: int, template: str | None, as_json: bool, **chosen: Any) -> None:
    """Show entries, newest first, a line each."""
    with session.open_journal() as journal:
        which = make_filter(journal, **chosen)
        if not print_entries(journal, which, limit, template, as_json=as_json):
            _report_empty(journal, which)


@quick_command(
    "search",
    argument("query", nargs=-1, required=True),
    *FILTERS,
    *PRINTING,
    example="rj search hospital --since 2026-01-01",
    click_class=NEWEST_FIRST,
)
def search(
    query: tuple[str, ...], limit: int, template: str | None, as_json: bool, **chosen: Any
) -> None:
    """Show the entries that have all these words, and say how many there are.

    It searches notes and tags, and finds words by how they begin. The name of a kind finds all of
    that kind: rj search cravings rain
    """
    with session.open_journal() as journal:
        which = make_filter(journal, **chosen, text=" ".join(query))
        if not print_entries(journal, which, limit, template, as_json=as_json):
            _report_empty(journal, which)
        elif not as_json:
            from recovery_journal.words.format.journal import MOST_COUNTED, hits_line

            found = hits_line(journal.entries.count(which, MOST_COUNTED))
            output.print_message(cli.found(found))


@quick_command("show", argument("number", metavar="ID"), FORMAT, AS_JSON, example="rj show 12")
def show(number: str, template: str | None, as_json: bool) -> None:
    """Show one entry in full, a fact on each line.

    ID is its number, or “last” for what you logged last.
    """
    own = _own_form(template, as_json=as_json)
    with session.open_journal() as journal:
        entry = journal.entries.find(number)
        tracker = journal.tracker_of(entry)
        source = journal.importer.source_of(entry)
    if as_json or own:
        from recovery_journal.exchange.plain import to_plain

        plain = to_plain(entry)
        if own:
            output.print_lines([own.line(plain)])
        else:
            output.print_json(plain)
    else:
        _print_facts(entry, tracker, source)
    if isinstance(entry, DamagedEntry):
        journal.take_unreadable()
        raise CannotBeRead(damage.entry_unreadable(entry.id))


def _own_form(template: str | None, *, as_json: bool) -> EntryTemplate | None:
    if template is not None and as_json:
        raise values.usage_error(cli.FORMAT_OR_JSON)
    return None if template is None else EntryTemplate(template)


def _print_facts(entry: Entry, tracker: "Tracker | None", source: str) -> None:
    from recovery_journal.cli.base import entry_form
    from recovery_journal.words.format import numbers

    facts = [("number", str(entry.id)), ("uid", "" if in_words() else entry.uid)]
    if isinstance(entry, DamagedEntry):
        facts += entry.told.items()
    else:
        facts += [("kind", entry.kind), ("day", entry.day.isoformat() if entry.day else "")]
        since = entry.trashed_at.date().isoformat() if entry.trashed_at else ""
        facts += [("in the trash since", since), *entry_form.fields(entry, tracker)]
        facts += [("imported from", source)]
        if in_words():
            said = {"at": numbers.moment(entry.at)}
            said |= {"day": numbers.long_date(entry.day)} if entry.day else {}
            facts = [(key, said.get(key, value)) for key, value in facts]
    output.print_lines(f"{key}: {value}" for key, value in facts if value)
    if entry.note:
        print_long_fact("note", entry.note)


def make_filter(
    journal: "Journal",
    since: str | None,
    until: str | None,
    kinds: tuple[str, ...],
    tracker: str | None,
    *,
    private: bool | None = None,
    kept: bool | None = None,
    tag: str | None = None,
    strength: str | None = None,
    outcome: str | None = None,
    text: str = "",
) -> Filter:
    first, last = _span(since, until)
    return Filter(
        kinds=values.several_of("A kind", kinds, tuple(ENTRY_CLASSES)),
        tracker=None if tracker is None else journal.trackers.find(tracker).id,
        since=first,
        until=last,
        private=private,
        kept=kept,
        tag=clean(tag or ""),
        strength=None if strength is None else _parse_strength(strength),
        outcome=values.one_of("An outcome", outcome, OUTCOMES),
        text=text,
    )


def _parse_strength(typed: str) -> tuple[int, int]:
    """Read one strength, or the lowest and the highest, of which one may be missing.

    Raises:
        BadInput: it is no such range, or there is no such strength.
    """
    found = STRENGTH_RANGE.fullmatch(typed.strip())
    if found is None or not (found[1] or found[3]):
        raise BadInput(f"{quote_typed(typed)} isn't a strength: write 7, 7.., ..3 or 4..6.")
    low, dots, high = found.groups()
    first = int(low or 0)
    last = int(high or 10) if dots else first
    for number in (first, last):
        require_in_range("A craving", number, 0, 10)
    return first, last


def _span(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    if since is None and until is None:
        return None, None
    from recovery_journal.domain.dates import parse_day, require_in_order

    first, last = (
        None if text is None else parse_day(text, session.today(), future=True)
        for text in (since, until)
    )
    require_in_order(first, last)
    return first, last


def print_entries(
    journal: "Journal",
    chosen: Filter,
    limit: int,
    template: str | None = None,
    *,
    as_json: bool,
    others: Iterable[dict[str, Any]] = (),
) -> bool:
    """Print entries, newest first; return whether there were any.

    Args:
        journal: the journal.
        chosen: which entries.
        limit: how many at most; 0 for all.
        template: the person's own form of a line, if any.
        as_json: print one array, with `others` at its end.
        others: more values for that array.
    """
    require_in_range("How many to show", limit, 0, MAX_ENTRY_LIMIT)
    own = _own_form(template, as_json=as_json)
    size = min(ENTRY_PAGE_SIZE, limit + 1) if limit > 0 else ENTRY_PAGE_SIZE
    found = chain.from_iterable(journal.entries.pages(chosen, size=size))
    first = next(found, None)
    shown = chain([first] if first else [], islice(found, limit - 1) if limit > 0 else found)
    if as_json or own:
        from recovery_journal.exchange.plain import to_plain

        plain = map(to_plain, shown)
        if own:
            output.print_lines(map(own.line, plain))
        else:
            output.print_json_array(chain(plain, others))
    else:
        find = None
        if chosen.text:
            from recovery_journal.store.books.search_hits import hit_finder

            find = hit_finder(chosen.text)
        trackers = {tracker.id: tracker for tracker in journal.trackers.all(archived=True)}
        rows = (entry_facts(entry, trackers.get(entry.tracker or 0), find) for entry in shown)
        print_table(rows, find)
    if limit > 0 and next(found, None):
        output.print_message(cli.more_than(limit))
    return first is not None


def _report_empty(journal: "Journal", chosen: Filter) -> None:
    """Say that no entry matches, and where those are that nearly do."""
    from recovery_journal.words.format.journal import nothing_listed

    if "entry" in journal.unreadable_tables:
        return  # which is said when the command ends
    count = journal.entries.count
    others = 0 if chosen.private is None else count(replace(chosen, private=not chosen.private))
    trashed = count(replace(chosen, trashed=True))
    private, shareable = (others, 0) if chosen.private is False else (0, others)
    shown = replace(chosen, text=output.shorten_word(chosen.text))
    output.print_message(nothing_listed(shown, private, shareable, trashed))


def entry_row(entry: Entry, tracker: "Tracker | None") -> str:
    """Describe an entry in one line."""
    return row_line(entry_facts(entry, tracker))


def entry_facts(
    entry: Entry, tracker: "Tracker | None", find: "Callable[[str], Hits] | None" = None
) -> Row:
    """Describe an entry: number, moment, numbers, marks and note.

    A long note begins shortly before what `find` finds in it.
    """
    if isinstance(entry, DamagedEntry):
        return [damage.damaged_entry(entry.id)]
    from recovery_journal.words.format import entries, numbers

    line = entries.without_note(entry, tracker)
    what = describe(entry, line, tracker.name if tracker else "")
    on = getattr(entry, "on", entry.at.date())
    is_same_day = on == entry.at.date()
    moment = f"{entry.at:%Y-%m-%d %H:%M}" if is_same_day else on.isoformat()
    said_moment = numbers.moment(entry.at) if is_same_day else numbers.short_date(on)
    hits = find(entry.note) if find else []
    start = _start_before(entry.note, hits[0][0]) if hits else 0
    note = "…" * bool(start) + _in_one_line(entry.note[start:][: 4 * NOTE_PREVIEW_CHARS])
    shown = note if len(note) <= NOTE_PREVIEW_CHARS else f"{note[:NOTE_PREVIEW_CHARS]}…"
    return (
        Fact(str(entry.id) if entry.id else "", f"Entry {entry.id}"),
        Fact(moment, said_moment),
        what,
        Fact("" if entry.private else "shareable", "Can be shared."),
        Fact("kept" if entry.kept else "", "Kept words."),
        Fact(shown, f"Note: {shown}"),
    )


def _in_one_line(note: str) -> str:
    """Return a note in one line; if it's to be said, the end of each line is heard."""
    if in_words():
        note = " ".join(ended(line) for line in note.split("\n") if line.strip())
    return one_line(note)


def _start_before(note: str, hit: int) -> int:
    """Return from where a note is shown so that a hit is seen: the start of it or of a word."""
    if hit <= NOTE_PREVIEW_CHARS - CHARS_BEFORE_HIT:
        return 0
    return note.find(" ", hit - CHARS_BEFORE_HIT, hit) + 1 or hit
