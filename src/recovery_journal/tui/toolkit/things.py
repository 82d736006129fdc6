"""What My things lists, and what it tells about the selected one."""

from collections.abc import Iterator

from recovery_journal import clock, places
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.practice import find_question_pack
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.tui.actions.actions import LOCK
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.masking import tracker_name, words_or_mask
from recovery_journal.tui.toolkit.lists import LISTS
from recovery_journal.tui.widgets.key_hint import first_key
from recovery_journal.words import import_dialogs, paper_card, things
from recovery_journal.words import toolkit as words
from recovery_journal.words.helpline_choice import region_for
from recovery_journal.words.settings import (
    JOURNAL_SETTINGS,
    ON_OR_OFF,
    PRACTICE_SETTINGS,
    Setting,
    SettingsView,
    region_guess,
)
from recovery_journal.words.toolkit import SAFETY_PLAN
from recovery_journal.words.trash import TRASH

TRACKER, SHELF = "tracker ", "shelf "
"""How the ids of trackers and of lists begin."""


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    label: str
    value: str = ""
    about: str = ""
    """What it is, for a thing that has no details."""


@dataclass(frozen=True, slots=True)
class ThingDetail:
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    """Labels and values."""
    lines: tuple[str, ...] = ()
    enter: str = things.OPENS_IT


def find_things(app: Host) -> dict[str, list[Thing]]:
    """Return what there is, by heading; in discreet mode without names and counts.

    Raises:
        JournalError: the journal can't be read.
    """
    view = settings_view(app, app.journal.settings.read())
    is_on = ON_OR_OFF[app.discreet]
    return {
        words.TRACKERS: [
            *(_tracker(app, one) for one in app.journal.trackers.all(archived=True)),
            Thing("add", f"+ {words.ADD_TRACKER}", about=things.ADD_TRACKER_ABOUT),
        ],
        words.MINE: [
            *(_list(app, name) for name in LISTS),
            Thing("safety", SAFETY_PLAN, about=words.WITH_SOMEONE),
            Thing("card", paper_card.PAPER_CARD, about=paper_card.WHAT_GOES_ON_IT),
            Thing("trash", TRASH, about=things.TRASH_ABOUT),
            Thing("import", import_dialogs.IMPORT_LINE, about=import_dialogs.WHICH_FILES),
        ],
        words.EACH_DAY: list(_settings(app, PRACTICE_SETTINGS, view)),
        words.SAFETY_AND_PRIVACY: list(_settings(app, JOURNAL_SETTINGS, view)),
        words.LOOK: [
            Thing("theme", things.THEME, app.theme, things.THEME_ABOUT),
            Thing("discreet", things.DISCREET, is_on, things.DISCREET_ABOUT),
        ],
    }


def _tracker(app: Host, tracker: Tracker) -> Thing:
    name = tracker_name(tracker, masked=app.discreet)
    value = words.ARCHIVED if tracker.archived else things.short_goal(tracker)
    return Thing(f"{TRACKER}{tracker.id}", name, "" if app.discreet else value)


def _list(app: Host, name: str) -> Thing:
    count = len(LISTS[name].read_records(app.journal))
    return Thing(
        f"{SHELF}{name}", LISTS[name].title, "" if app.discreet else str(count or things.NONE)
    )


def _settings(app: Host, listed: dict[str, Setting], view: SettingsView) -> Iterator[Thing]:
    encrypted = app.journal.key is not None
    for setting in listed.values():
        if setting.label and (encrypted or not setting.only_encrypted):
            yield Thing(setting.field, setting.label, setting.value(view), setting.help)


def settings_view(app: Host, settings: Settings) -> SettingsView:
    region, guessed = region_for(settings.region, clock.zone_name(), places.locale_name())
    pack = find_question_pack(app.journal.packs.all(), settings.pack)
    return SettingsView(
        settings=settings,
        region=region_guess(region.name, guessed),
        questions=words_or_mask(pack.name, masked=app.discreet),
        lock_minutes=app.auto_lock_minutes(),
        lock_key=first_key(app, LOCK),
        discreet=app.discreet,
    )


def detail_of(app: Host, thing: Thing) -> ThingDetail:
    """Return what is known about a thing; in discreet mode nothing of the user's.

    Raises:
        JournalError: the journal can't be read.
    """
    if thing.id.startswith(TRACKER):
        return _tracker_detail(app, thing)
    if thing.id.startswith(SHELF):
        return _list_detail(app, thing)
    facts = ((thing.label, thing.value),) if thing.value else ()
    enter = things.CHANGES_IT if thing.value else things.OPENS_IT
    return ThingDetail(thing.label, facts, (thing.about,), enter)


def _tracker_detail(app: Host, thing: Thing) -> ThingDetail:
    if app.discreet:
        return ThingDetail(thing.label, enter=things.CHANGES_IT)
    tracker = app.journal.trackers.get(int(thing.id.removeprefix(TRACKER)))
    uses = app.journal.entries.uses(tracker.id)
    used_on = (one.on for one in uses if not one.is_dry_day)
    counts_days = tracker.limit is None
    large = compute_standing(tracker, uses, app.today()).headline if counts_days else ""
    facts = things.tracker_facts(tracker, max(used_on, default=None), large)
    return ThingDetail(tracker.name, tuple(facts), enter=things.CHANGES_IT)


def _list_detail(app: Host, thing: Thing) -> ThingDetail:
    kind = LISTS[thing.id.removeprefix(SHELF)]
    records, today = kind.read_records(app.journal), app.today()
    to_lines = kind.discreet_lines if app.discreet else kind.record_lines
    lines = to_lines(app.journal, records, today) if to_lines else []
    return ThingDetail(kind.title, lines=tuple(lines) if records else (kind.empty,))
