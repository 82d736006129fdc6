"""Medical facts to know before quitting, after a return to use, and in danger.

Every fact has a source: no dose is ever called safe, and nothing replaces a doctor. Kinds of
trackers that aren't listed have no facts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

SOURCES_CHECKED_ON = date(2026, 11, 22)
"""The day the sources were last read, in stored copies."""

PRESCRIBED = (
    "Medicine taken as prescribed, methadone and buprenorphine included, is never a return to use."
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One or two sentences and their source."""

    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicalFacts:
    name: str
    """The name of this kind in a heading."""
    stopping: tuple[Fact, ...]
    """Before quitting, whether for the first time or again."""
    after_use: tuple[Fact, ...]
    signs: tuple[Fact, ...]
    """Danger signs, a few words each."""
    what_to_do: tuple[Fact, ...]
    """What to do besides calling when there is a sign of danger."""


_DRINKAWARE = "Drinkaware; Alcohol Change UK"
_FDA = "US Food and Drug Administration, Drug Safety Communication, 23 September 2020"
_WHO = "World Health Organization, on opioid overdose"
_PENN_STATE = "Penn State Evidence-to-Impact Collaborative"
_WEEKLY = "Alcoholism & Drug Abuse Weekly"

MEDICAL = {
    "alcohol": MedicalFacts(
        name="Alcohol",
        stopping=(
            Fact(
                "If you drink every day or a lot, stopping suddenly can be dangerous, even deadly.",
                _DRINKAWARE,
            ),
            Fact(
                "Speak with a doctor or an alcohol service first. Also if you have had shakes, "
                "sweats or a seizure when you stopped.",
                _DRINKAWARE,
            ),
        ),
        after_use=(
            Fact(
                "If you have been drinking heavily or for days, stopping again can need a doctor.",
                _DRINKAWARE,
            ),
            Fact(
                "The most dangerous kind of withdrawal usually comes one to three days after the "
                "last drink, and sometimes as late as ten.",
                "AHA handout, Hattiesburg",
            ),
        ),
        signs=(
            Fact("a seizure", _DRINKAWARE),
            Fact("seeing or hearing things that are not there", _DRINKAWARE),
            Fact("confusion", _DRINKAWARE),
            Fact("severe shaking", _DRINKAWARE),
            Fact("vomiting again and again", _DRINKAWARE),
        ),
        what_to_do=(),
    ),
    "benzodiazepine": MedicalFacts(
        name="Benzodiazepines",
        stopping=(
            Fact(
                "Your body can come to need them within days or weeks, even as prescribed.",
                _FDA,
            ),
            Fact(
                "Stopping suddenly, or going down too fast, can cause seizures that threaten "
                "your life. Go down slowly, with the person who prescribes them.",
                _FDA,
            ),
        ),
        after_use=(
            Fact(
                "Don't stop suddenly if you have been taking them for days or weeks. "
                "Ask the person who prescribes them, or a doctor.",
                _FDA,
            ),
        ),
        signs=(Fact("a seizure", _FDA),),
        what_to_do=(),
    ),
    "opioid": MedicalFacts(
        name="Opioids",
        stopping=(
            Fact(
                "After time without, your body can take far less than before. The danger of an "
                "overdose is higher after detox, treatment or prison.",
                _PENN_STATE,
            ),
            Fact(
                "If you are prescribed methadone or buprenorphine, stay on it.",
                _PENN_STATE,
            ),
            Fact("Keep naloxone at home.", _WHO),
        ),
        after_use=(
            Fact(
                "Your body can take far less now. Even a small dose can be deadly; none is known "
                "to be safe.",
                _WEEKLY,
            ),
            Fact("Don't use alone, and keep naloxone with you.", _WHO),
            Fact("Alcohol or benzodiazepines on top make it more dangerous.", _WHO),
        ),
        signs=(
            Fact("pupils as small as pins", _WHO),
            Fact("not waking up", _WHO),
            Fact("trouble breathing", _WHO),
        ),
        what_to_do=(
            Fact("Give naloxone if it is there: given in time, it can save a life.", _WHO),
        ),
    ),
}
"""Facts by kind of tracker."""


def for_kinds(kinds: Iterable[str]) -> tuple[MedicalFacts, ...]:
    """Return the facts for the kinds a person tracks, or all of them if that leaves none."""
    tracked = set(kinds)
    return tuple(MEDICAL[kind] for kind in MEDICAL if kind in tracked) or tuple(MEDICAL.values())


def danger_signs_line(medical: MedicalFacts, emergency: str) -> str:
    *most, last = (fact.text for fact in medical.signs)
    listed = f"{', '.join(most)} or {last}" if most else last
    return f"{medical.name}: {listed}? Call {emergency} now."
