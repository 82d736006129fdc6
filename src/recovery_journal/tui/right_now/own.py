"""The user's own content of Right now, as far as it can be read."""

from collections.abc import Iterable
from contextlib import suppress

from recovery_journal import clock, places
from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.help_card import Card
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.strategies.suggestions import Suggestion, suggest_strategies
from recovery_journal.domain.toolkit import Letter, Plan
from recovery_journal.errors import JournalError
from recovery_journal.store.books import due
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.help_card import card_file, read_card
from recovery_journal.tui.host import Host
from recovery_journal.words import right_now
from recovery_journal.words.data.helplines import Region
from recovery_journal.words.data.strategy_library import built_in_strategies, pick_simplest_of_all
from recovery_journal.words.helpline_choice import region_for
from recovery_journal.words.practice import quoted

MAX_SUGGESTIONS = 3
ALREADY_OFFERED = {"call-someone", "leave-the-place", "slow-breathing"}
"""Strategies that are among the four choices above the suggestions."""


@dataclass(frozen=True, slots=True)
class PersonalContent:
    """The user's own content; parts that couldn't be read are empty."""

    card: Card = Card()
    strategies: tuple[Strategy, ...] = ()
    letter: Letter | None = None
    """One that can be opened now."""
    plans: tuple[Plan, ...] = ()
    """Those that fit now."""

    @property
    def simplest_strategies(self) -> tuple[Strategy, ...]:
        """Return at most three strategies, for any intensity."""
        return leave_out_choices(pick_simplest_of_all(leave_out_choices(self.strategies)))

    @property
    def reasons_and_quotes(self) -> list[tuple[str, list[str]]]:
        """Return reasons and kept words, each list with its heading."""
        given = [quoted(one.text, one.who) for one in self.card.kept_words]
        listed = ((right_now.REASONS, [*self.card.reasons]), (right_now.KEPT_WORDS, given))
        return [(heading, texts) for heading, texts in listed if texts]

    @property
    def region_and_guessed(self) -> tuple[Region, str]:
        """Return whose numbers to show, and what that's guessed from, if it's a guess."""
        return region_for(self.card.region, clock.zone_name(), places.locale_name())


def read_personal_content(app: Host) -> PersonalContent:
    """Read the open journal, or else the help card; neither is required."""
    own = PersonalContent(card=read_card(card_file(app.path)), strategies=built_in_strategies())
    journal = app.open_journal
    if journal is None:
        return own
    with suppress(
        JournalError
    ):  # whatever was read before another process locked the journal is enough
        own = replace(own, card=journal.sidecars.build_card())
        own = replace(own, strategies=tuple(journal.strategies.all()))
        own = replace(own, plans=tuple(due.plans(journal, clock.now())))
        own = replace(own, letter=next(iter(due.letters(journal, clock.now())), None))
    return own


def read_impersonal_content(app: Host) -> PersonalContent:
    """Return what may be shown although nobody asked for it: the country, nothing else."""
    region = read_card(card_file(app.path)).region
    return PersonalContent(card=Card(region=region), strategies=built_in_strategies())


def leave_out_choices(offered: Iterable[Strategy]) -> tuple[Strategy, ...]:
    """Return those that aren't among the four choices anyway."""
    return tuple(one for one in offered if one.key not in ALREADY_OFFERED)


def choose_suggestions(
    journal: Journal | None, own: PersonalContent, at_hand: Craving | None
) -> tuple[Suggestion, ...]:
    """Return a few strategies: those that worked for similar cravings, if there is one now.

    Raises:
        JournalError: the journal can't be read.
    """
    if journal is None or at_hand is None:
        return tuple(map(Suggestion, own.simplest_strategies))
    written, trigger = journal.insights.read_history(), next(iter(at_hand.triggers), None)
    found = suggest_strategies(
        leave_out_choices(own.strategies),
        written.cravings,
        at_hand.intensity,
        trigger,
        journal.settings.today(),
    )
    return found[:MAX_SUGGESTIONS] or tuple(map(Suggestion, own.simplest_strategies))
