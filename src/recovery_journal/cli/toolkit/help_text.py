"""The text of help right now, which needs Python alone: no library, journal or home folder."""

from collections.abc import Iterator

from recovery_journal import clock, places
from recovery_journal.cli.base import output
from recovery_journal.domain.circle import Person
from recovery_journal.domain.help_card import Card
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Plan
from recovery_journal.errors import BadInput
from recovery_journal.store.sidecar.help_card import card_file, read_card
from recovery_journal.text import one_line
from recovery_journal.words import circle, cli, right_now, strategies
from recovery_journal.words.data import emergencies
from recovery_journal.words.data.helplines import HelpLine, Region, anywhere
from recovery_journal.words.helpline_choice import one_region_named, region_for
from recovery_journal.words.toolkit import your_plan

JOURNAL_WAIT_SECONDS = 0.25
"""Help doesn't wait longer than this for another process that is writing."""


def paragraphs(
    card: Card,
    place: Region,
    lines: tuple[HelpLine, ...],
    ways: tuple[Strategy, ...],
    plans: list[Plan],
    *,
    guessed: str,
) -> Iterator[str]:
    """Yield all of it: who helps, what to do, and what the person keeps for such an hour."""
    yield from (
        right_now.HERE,
        right_now.danger_line(place),
        "",
        *([one_line(right_now.own_help_line(card.own_line)), ""] if card.own_line else []),
        *_people(card.people),
        *_lines(place, lines, guessed=guessed),
        *(line for plan in plans for line in ("", one_line(your_plan(plan)))),
        *(line for way in ways for line in ("", *_strategy_lines(way))),
        "",
        *_body(place, card.kinds),
        "",
        *(f"{right_now.REASONS}: {one_line(reason)}" for reason in card.reasons),
        *(
            f"{right_now.KEPT_WORDS}: {one_line(circle.kept_words_in_full(one))}"
            for one in card.kept_words
        ),
        right_now.SAFETY_PLAN_HINT,
        right_now.MEETINGS_FOUND,
        *(f"  {line.name}: {line.number}" for line in right_now.meeting_finders()),
        "",
        right_now.NOBODY_WATCHES,
        cli.ALL_COMMANDS,
    )


def read_own_card() -> Card:
    try:
        return read_card(card_file(places.journal_file()))
    except BadInput as error:  # nobody can tell where it is; help is shown in any case
        output.print_message(str(error))
    except ImportError:  # on some systems it takes a library to tell
        pass
    return Card()


def choose_region(card: Card, typed: str | None) -> tuple[Region, str, int]:
    """Return the country that was typed, or is likely; how it was guessed; and the exit code.

    Where none is called that, it says so, and what helps anywhere is shown.
    """
    if typed is None:
        return *region_for(card.region.upper(), clock.zone_name(), places.locale_name()), 0
    try:
        return one_region_named(typed), "", 0
    except BadInput as error:
        output.print_message(right_now.region_not_known(str(error)))
        return anywhere(), "", error.exit_code


def read_strategies_and_plans() -> tuple[list[Strategy], list[Plan]]:
    """Read the person's strategies, and the plans that fit now, if that can be done at once."""
    try:
        from recovery_journal.store.books import due
        from recovery_journal.store.journal import Journal

        with Journal(
            places.journal_file(), create=False, read_only=True, wait=JOURNAL_WAIT_SECONDS
        ) as journal:
            return journal.strategies.all(), due.plans(journal, clock.now())
    except Exception:  # help is shown in any case
        return [], []


def _people(people: tuple[Person, ...]) -> Iterator[str]:
    """List the user's people in calling order."""
    for one in people:
        ways = (one.number, one.other_ways, "any hour" if one.any_hour else one.good_times)
        yield one_line(": ".join(filter(None, (one.name, ", ".join(filter(None, ways))))))
    if people:
        yield ""


def _lines(place: Region, lines: tuple[HelpLine, ...], *, guessed: str) -> Iterator[str]:
    """List who answers, what it costs, and when the number was checked."""
    yield right_now.region_label(place, guessed=guessed)
    yield right_now.emergency(place)
    for line in lines:
        yield f"{line.name}: {line.reach()}"
        yield f"  {line.terms()}"
        yield f"  {line.source_line()}"
    yield right_now.HOW_CHECKED
    yield cli.SOURCES_HINT
    yield cli.ANOTHER_COUNTRY
    yield cli.OWN_LINE_HINT


def _strategy_lines(way: Strategy) -> Iterator[str]:
    yield f"{way.name}:"
    if way.warning:
        yield f"  {strategies.warning(way)}"
    yield from (f"  {step}" for step in strategies.steps(way))


def _body(place: Region, kinds: tuple[str, ...]) -> Iterator[str]:
    """List the emergencies: their signs, and what to do step by step."""
    yield right_now.BODY_TITLE
    for one in emergencies.in_order(kinds):
        yield from ("", f"{one.title}:", f"  {emergencies.signs_line(one)}")
        yield from (f"  {step}" for step in emergencies.steps(one, place.emergency))
        yield from (f"  {fact.text}" for fact in one.notes)
    yield from ("", right_now.BODY_UNSURE, "", f"{right_now.ALSO_KNOW}:")
    yield from (f"  {fact.text}" for fact in emergencies.ALSO_KNOW)
