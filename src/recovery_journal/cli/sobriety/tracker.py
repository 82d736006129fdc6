"""What a person is quitting or cutting down on."""

import re
from datetime import date
from typing import Any

import click

from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.command import WHOLE_NUMBER
from recovery_journal.cli.base.complete import choice_option
from recovery_journal.cli.base.noun_group import RENAME, WITH_ARCHIVED, Fields, NounGroup
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.dates import parse_day, parse_time_of_day
from recovery_journal.domain.sobriety.money import parse_money
from recovery_journal.domain.sobriety.tracker import HEADLINES, VERBS_BY_KIND, Limit, Tracker
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal
from recovery_journal.words import cli
from recovery_journal.words.data import medical
from recovery_journal.words.entry_dialogs import (
    KINDS_BY_NAME,
    SINCE_HINT,
    TRACKER_KINDS,
    TRACKER_PRIVATE,
)
from recovery_journal.words.format import numbers

LIMIT_PATTERN = re.compile(r"(\d{1,9}(?:\.\d{1,9})?) (.+) (?:a|per) (day|week)")
EXAMPLE = "rj tracker add Alcohol --since 2026-07-18"

FIELD_OPTIONS = combine_options(
    choice_option("--kind", metavar="KIND", of=VERBS_BY_KIND),
    click.option("--verb", metavar="WORD", help="Your verb for it, as in: I drank."),
    click.option(
        "--time",
        "start_time",
        metavar="HH:MM",
        help="The time it began, to see hours on the first day.",
    ),
    click.option("--limit", metavar="GOAL", help='To cut down: "2 drinks a day". Or none.'),
    choice_option("--headline", of=HEADLINES, help="The number shown: {words}."),
    click.option("--money", metavar="AMOUNT", help='What a day cost: "12.50 EUR". Or none.'),
    click.option(
        "--minutes",
        type=WHOLE_NUMBER,
        metavar="N",
        help="How many minutes a day it took. 0 for off.",
    ),
    click.option("--private/--shareable", default=None, help=TRACKER_PRIVATE),
)


tracker = NounGroup[Tracker](
    "tracker",
    lambda journal: journal.trackers,
    lambda one: _described(one),
    argument="TRACKER",
    completes="tracker",
    help="What you're quitting or cutting down on.",
    example=EXAMPLE,
)


@tracker.command("add", example=EXAMPLE)
@combine_options(
    click.argument("name"),
    click.option("--since", metavar="DAY", help=SINCE_HINT),
    FIELD_OPTIONS,
    AS_JSON,
)
def add(name: str, since: str | None, as_json: bool, **settings: Any) -> None:
    """Start tracking something: count the days, or cut down.

    With --limit, you cut down from today on and log what you use: rj used, rj none. If the name is
    one of the kinds, it gets that kind unless you choose another.
    """
    limit = settings["limit"] or ""
    start = _start(since, cuts_down=limit.strip().casefold() not in ("", "none"))
    named = name.strip().casefold()
    kind = next((kind for kind, label in TRACKER_KINDS.items() if named in (kind, label)), "other")
    kind = KINDS_BY_NAME.get(named, kind)
    changes = _changes(start, **settings)
    kind = changes.setdefault("kind", kind)
    changes.setdefault("verb", VERBS_BY_KIND[kind])
    new = Tracker(name=name, start=start, **changes)
    with session.open_journal(create=True) as journal:
        added = journal.trackers.add(new)
    tracker.print_saved(added, as_json=as_json)
    if not as_json:
        for fact in medical.stopping_facts(added.kind, added.start, session.today()):
            output.print_line(fact.text)


@tracker.command("edit", example="rj tracker edit Alcohol --headline total")
@combine_options(
    tracker.which,
    RENAME,
    click.option("--since", metavar="DAY", help="Another first day."),
    FIELD_OPTIONS,
    AS_JSON,
)
def edit(which: str, name: str | None, since: str | None, as_json: bool, **settings: Any) -> None:
    """Change a tracker. Your entries stay as they are.

    A new limit applies from today on. Earlier days are no longer compared with the old one; what
    you logged on them stays.
    """
    with session.open_journal() as journal:
        before = journal.trackers.find(which)
        start = before.start if since is None else _day(since)
        changes = _changes(start, **settings) | values.typed(name=name)
        changed = replace(before, start=start)
        if changes.get("limit"):
            changes["limit"] = changed.dated_limit(changes["limit"], session.today())
        after = journal.trackers.edit(replace(changed, **changes))
    tracker.print_saved(after, as_json=as_json, before=before)


tracker.add_archive(
    "Stop showing a tracker. Its history stays.",
    back="Show it again.",
    example="rj tracker archive Nicotine",
)


@tracker.listing(WITH_ARCHIVED, empty=cli.NO_TRACKER)
def list_(journal: Journal, archived: bool) -> list[Tracker]:
    """List the trackers."""
    return journal.trackers.all(archived=archived)


def _changes(
    start: date,
    kind: str | None,
    verb: str | None,
    start_time: str | None,
    limit: str | None,
    headline: str | None,
    money: str | None,
    minutes: int | None,
    private: bool | None,
) -> Fields:
    changes = values.typed(
        kind=values.one_of("A kind", kind, tuple(VERBS_BY_KIND)),
        verb=verb,
        headline=values.one_of("A headline", headline, HEADLINES),
        private=private,
    )
    if start_time is not None:
        changes["start_time"] = values.none_or(start_time, parse_time_of_day)
    if limit is not None:
        changes["limit"] = values.none_or(limit, lambda text: _limit(text, start))
    if money is not None:
        cents, currency = values.none_or(money, parse_money) or (None, "")
        changes |= {"cents_per_day": cents, "currency": currency}
    if minutes is not None:
        changes["minutes_per_day"] = minutes or None
    return changes


def _start(since: str | None, *, cuts_down: bool) -> date:
    """Return the first day: as typed, today for cutting down, or as asked for."""
    if since is None and cuts_down:
        return session.today()
    if since is not None:
        return values.parse_named("since", since, _day)
    raise values.missing("since", "--since is missing: your first day without it.")


def _day(text: str) -> date:
    return parse_day(text, session.today(), future=True)


def _limit(text: str, since: date) -> Limit:
    found = LIMIT_PATTERN.fullmatch(" ".join(text.split()))
    if found is None:
        raise BadInput(
            f"“{output.shorten_word(text)}” isn't a limit; write it like 2 drinks a day."
        )
    return Limit(amount=float(found[1]), unit=found[2], per=found[3], since=since)


def _described(found: Tracker) -> str:
    """Describe a tracker: "Alcohol, since Sat 18 Jul, at most 2 drinks a day"."""
    parts = [found.name, f"since {numbers.short_date(found.start, session.today().year)}"]
    if found.kind != "other" and found.name.casefold() not in (
        found.kind,
        TRACKER_KINDS[found.kind],
    ):
        parts.insert(1, TRACKER_KINDS[found.kind])
    if found.limit:
        most = numbers.amount(found.limit.amount, found.limit.unit)
        parts.append(f"at most {most} a {found.limit.per}")
    if found.private:
        parts.append("private")
    if found.archived:
        parts.append("archived")
    return ", ".join(parts)
