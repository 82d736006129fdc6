"""A demo journal of a made-up person, for trying every screen with realistic data."""

import os
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from math import exp
from random import Random
from typing import Any

from recovery_journal import clock
from recovery_journal.demo.circle import add_circle, circle_entries
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, Review, answers_to_note
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.errors import OutputExists
from recovery_journal.store.journal import Journal
from recovery_journal.words.data.strategy_library import built_in_strategies
from recovery_journal.words.practice import built_in_packs as built_in_packs

HISTORY_DAYS = 400
DAYS_BEFORE_RETURN, DAYS_SINCE_RETURN = 285, 127
"""Days without alcohol before the one return to use, and since then."""
DAYS_WITHOUT_NICOTINE, DAYS_WITH_COFFEE_LIMIT = 31, 60
"""Days since the last cigarette, and since the coffee limit was set."""
UNDOABLE_ENTRIES = 10
"""How many of the entries can be undone one at a time; all earlier ones are a single step."""

USED_STRATEGY_KEYS = (
    *("call-someone", "brisk-walk", "wait-fifteen", "slow-breathing", "urge-surfing"),
    *("change-the-room", "halt", "play-the-tape", "five-senses"),
)
"""Keys of the strategies this person uses, most used first."""

FEELINGS_BY_MOOD = (
    ("sad", "tired", "anxious", "lonely", "irritable"),
    ("tired", "restless", "calm", "hopeful", "bored"),
    ("calm", "grateful", "hopeful", "rested", "content", "connected"),
)
"""For a low, a middling and a good day."""


def write_demo_journal(folder: str, today: date) -> str:
    """Write the demo journal into a folder and return its path.

    It ends on `today` and, apart from the random row ids, is the same for the same day. Anything
    later than the current time is left out.

    Raises:
        OutputExists: there is already a journal in the folder.
    """
    path = os.path.join(folder, "journal.db")
    if os.path.lexists(path):
        raise OutputExists(f"{path} is there already. It was not touched.")
    now = clock.now()
    texts = _load_texts()
    with Journal(path) as journal:
        with journal.bulk():
            journal.settings.write(Settings(first_start_done=True, morning=True, evening=True))
            names = _add_strategies(journal, texts["own_strategy"])
            add_circle(journal, texts["circle"], today)
            _add_toolkit(journal, texts["reserve"], today)
            trackers = [journal.trackers.add(tracker).id for tracker in _trackers(today)]
            days = [
                *_Life(today, texts, names, *trackers).entries(),
                *circle_entries(texts["circle"], today),
            ]
            life = sorted(days, key=lambda one: one.at)
            lived = [entry for entry in life if entry.at <= now]
            for entry in lived[:-UNDOABLE_ENTRIES]:
                journal.entries.add(entry)
        for entry in lived[-UNDOABLE_ENTRIES:]:
            journal.entries.add(entry)
    return path


def _load_texts() -> dict[str, Any]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads(
        files("recovery_journal.words.data").joinpath("demo.toml").read_text("utf-8")
    )


def _add_strategies(journal: Journal, own: dict[str, Any]) -> list[str]:
    """Mark favourites, add one custom strategy, and return the names of the strategies used."""
    known = {one.key: one for one in built_in_strategies()}
    for key in USED_STRATEGY_KEYS[:3]:
        journal.strategies.favour(known[key], favourite=True)
    steps = tuple(own["steps"])
    mine = Strategy(name=own["name"], category="move", when=own["when"], steps=steps, minutes=30)
    return [*(known[key].name for key in USED_STRATEGY_KEYS), journal.strategies.add(mine).name]


def _add_toolkit(journal: Journal, reserve: dict[str, Any], today: date) -> None:
    for text in reserve["reasons"]:
        journal.reasons.add(Reason(text=text))
    for one in reserve["plans"]:
        journal.plans.add(Plan(**_lists_to_tuples(one)))
    journal.letters.add(Letter(text=reserve["letter"], written=_ago(today, DAYS_SINCE_RETURN - 20)))


def _trackers(today: date) -> Iterator[Tracker]:
    yield Tracker(
        name="Alcohol",
        kind="alcohol",
        verb="drank",
        start=_ago(today, DAYS_BEFORE_RETURN + 1 + DAYS_SINCE_RETURN),
    )
    yield Tracker(
        name="Nicotine",
        kind="nicotine",
        verb="smoked",
        start=_ago(today, DAYS_WITHOUT_NICOTINE),
        cents_per_day=700,
        currency="EUR",
    )
    since = _ago(today, DAYS_WITH_COFFEE_LIMIT)
    limit = Limit(amount=2, unit="cups", per="day", since=since)
    yield Tracker(name="Coffee", verb="drank", start=since, limit=limit)


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _at(day: date, hour: float) -> datetime:
    minutes = round(hour * 60)
    return datetime.combine(day, time(minutes // 60, minutes % 60), tzinfo=clock.LOCAL_ZONE)


class _Life:
    """Four hundred days of one person, generated from a fixed seed."""

    def __init__(
        self,
        today: date,
        texts: dict[str, Any],
        strategies: list[str],
        alcohol: int,
        nicotine: int,
        coffee: int,
    ) -> None:
        self.today = today
        self.texts = texts
        self.triggers = {name: _lists_to_tuples(rest) for name, rest in texts["trigger"].items()}
        self.strategies = strategies
        self.alcohol = alcohol
        self.nicotine = nicotine
        self.coffee = coffee
        self.dice = Random(HISTORY_DAYS)  # noqa: S311 - the same life each time
        self.returned = _ago(today, DAYS_SINCE_RETURN + 1)

    def entries(self) -> Iterator[Entry]:
        """Return all entries, in no particular order."""
        first = _ago(self.today, HISTORY_DAYS)
        again = self.returned + timedelta(days=2)
        yield from self._period(
            "before", first, self.returned, first - _ago(self.returned, DAYS_BEFORE_RETURN)
        )
        yield from self._return()
        yield from self._period("after", again, self.today + timedelta(days=1), timedelta(days=1))
        yield from self._practice()
        for ago in range(DAYS_WITH_COFFEE_LIMIT):
            if self.dice.random() < 0.6:
                yield self._coffee(_ago(self.today, ago))

    def _period(self, name: str, first: date, end: date, counted: timedelta) -> Iterator[Entry]:
        """Generate days from `first` up to `end`; `counted` is the sober time before `first`."""
        cravings: list[Entry] = []
        moods: list[Entry] = []
        for number in range((end - first).days):
            day, sober = first + timedelta(days=number), counted.days + number
            moods += self._mood(day, sober)
            cravings += self._cravings(day, sober)
        texts = self.texts[name]
        yield from _spread_notes(cravings, texts["craving"])
        yield from _spread_notes(moods, texts["mood"])
        for number, text in enumerate(texts["note"]):
            day = first + (end - first) * number // len(texts["note"])
            yield Note(at=_at(day, 21 + self.dice.random()), note=text, private=self._private())
        for number, text in texts["kept"]:
            day = first - counted + timedelta(days=number)
            yield Note(at=_at(day, 22.5), note=text, kept=True)

    def _mood(self, day: date, sober: int) -> Iterator[Mood]:
        if self.dice.random() > 0.85:
            return
        at = _at(day, self.dice.uniform(7.25, 9.75))
        sleep = round(2 * self.dice.gauss(7.4 - 1.3 * exp(-sober / 60), 0.9)) / 2
        felt = self.dice.gauss(3.5 - exp(-sober / 80) + 0.3 * (sleep - 7), 0.7)
        mood = max(1, min(5, round(felt)))
        words = FEELINGS_BY_MOOD[(mood > 2) + (mood > 3)]
        yield Mood(
            at=at,
            mood=mood,
            energy=max(1, min(5, mood + self.dice.choice((-1, 0, 0, 1))))
            if self.dice.random() < 0.5
            else None,
            sleep=max(3.0, sleep),
            feelings=tuple(self.dice.sample(words, self.dice.choice((0, 1, 1, 2)))),
            private=self._private(),
        )

    def _cravings(self, day: date, sober: int) -> Iterator[Craving]:
        """Fewer and weaker over time, more at weekends; nicotine cravings fade faster."""
        weekend = day.weekday() in (4, 5, 6)
        busy = 1.35 if weekend else 0.8
        if self.dice.random() < busy * 0.65 * exp(-sober / 450):
            hour = self.dice.triangular(13 if weekend else 16.5, 23.4, 20)
            trigger = self._trigger(day, hour)
            yield self._craving(day, hour, trigger, 4 + 3 * exp(-sober / 120), self.alcohol)
        smokeless = DAYS_WITHOUT_NICOTINE - (self.today - day).days
        if smokeless >= 0 and self.dice.random() < 0.9 * exp(-smokeless / 12):
            trigger = self.dice.choice(("coffee", "bus stop"))
            mean = 3 + 4 * exp(-smokeless / 15)
            yield self._craving(day, self.dice.uniform(7.5, 19), trigger, mean, self.nicotine)

    def _trigger(self, day: date, hour: float) -> str:
        weights = {"alone at home": 2, "argument": 1, "bad night": 1, "good news": 1}
        weights["out of nowhere"] = 2
        weights["after work"] = 6 if day.weekday() < 5 and 16 < hour < 19.5 else 0
        weights["friends with drinks"] = 6 if day.weekday() in (4, 5) else 1
        weights["Sunday evening"] = 6 if day.weekday() == 6 and hour > 17 else 0
        return self.dice.choices(list(weights), list(weights.values()))[0]

    def _craving(self, day: date, hour: float, trigger: str, mean: float, tracker: int) -> Craving:
        intensity = max(1, min(9, round(self.dice.gauss(mean, 1.6))))
        craving = Craving(
            at=_at(day, hour),
            intensity=intensity,
            tracker=tracker,
            triggers=(trigger,),
            private=self._private(),
            **(self.triggers[trigger] if self.dice.random() < 0.5 else {}),
        )
        return self._with_ending(craving) if self.dice.random() < 0.92 else craving

    def _with_ending(self, craving: Craving) -> Craving:
        """Add what the person tried and how the craving ended."""
        tried = self.dice.choices(self.strategies, range(len(self.strategies), 0, -1), k=2)
        tried = list(dict.fromkeys(tried))[: self.dice.choice((0, 1, 1, 1, 2))]
        after = max(0, craving.intensity - self.dice.choice((1, 2, 3)) - 2 * len(tried))
        left = self.dice.random() < 0.06 or after > 4
        return replace(
            craving,
            after=after,
            minutes=self.dice.randrange(5, 50, 5) if self.dice.random() < 0.5 else None,
            outcome="still strong" if left else self.dice.choice((*("passed",) * 9, "not sure")),
            strategies=tuple(tried),
            halt=tuple(self.dice.sample(("tired", "lonely", "hungry"), 1))
            if self.dice.random() < 0.25
            else (),
        )

    def _return(self) -> Iterator[Entry]:
        """One evening of drinking, logged the next morning and shared with somebody."""
        texts = self.texts["return"]
        morning = self.returned + timedelta(days=1)
        yield Craving(
            at=_at(self.returned, 22.2),
            intensity=8,
            tracker=self.alcohol,
            triggers=("wedding",),
            situation="good times with others",
            company=("family",),
            outcome="used",
            note=texts["craving"],
        )
        yield Mood(
            at=_at(morning, 9.1), mood=2, sleep=5.0, feelings=("ashamed",), note=texts["mood"]
        )
        yield Use(
            at=_at(morning, 9.3),
            tracker=self.alcohol,
            on=self.returned,
            next_start=morning,
            triggers=("wedding",),
            note=texts["note"],
            private=False,
        )

    def _practice(self) -> Iterator[Entry]:
        practice = self.texts["practice"]
        for ago, (text, went) in enumerate(practice["intentions"]):
            if text:
                at = _at(_ago(self.today, ago), 7)
                yield Intention(at=at, note=text, went=went or None)
        plain = built_in_packs()[0]
        for ago, answers in enumerate(practice["reviews"], 1):
            if answers:
                note = answers_to_note([*zip(plain.prompts, answers, strict=True)])
                at = _at(_ago(self.today, ago), 21.75)
                talked = ago % 3 != 0
                yield Review(
                    at=at, note=note, pack=plain.name, sleep=7.5 - ago % 4 / 2, talked=talked
                )

    def _coffee(self, day: date) -> Use:
        return Use(
            at=_at(day, self.dice.uniform(15, 18)),
            tracker=self.coffee,
            on=day,
            next_start=day + timedelta(days=1),
            amount=self.dice.choice((1, 1.5, 2, 2, 2, 3)),
            private=False,
        )

    def _private(self) -> bool:
        return self.dice.random() < 0.6


def _lists_to_tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in values.items()}


def _spread_notes(entries: list[Entry], texts: list[str]) -> Iterator[Entry]:
    """Spread the texts evenly over the entries as their notes, in order."""
    noted = {
        (2 * number + 1) * len(entries) // (2 * len(texts)): text
        for number, text in enumerate(texts)
    }
    for number, entry in enumerate(entries):
        yield replace(entry, note=noted[number]) if number in noted else entry
