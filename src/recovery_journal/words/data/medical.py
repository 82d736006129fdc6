"""What a person should know about their body before they stop, after they used, and in danger.

Nothing stands here that its source does not say: no dose is ever called safe, and nothing takes
the place of a doctor. A tracker of another kind has no lines.
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
    """One sentence or two, and who says so."""

    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicalFacts:
    """What is to be known about one kind of tracker."""

    name: str
    """How the kind is called in a heading."""
    stopping: tuple[Fact, ...]
    """Before stopping, or stopping again."""
    after_use: tuple[Fact, ...]
    """After a return to use."""
    signs: tuple[Fact, ...]
    """What to watch for, a few words each."""
    what_to_do: tuple[Fact, ...]
    """What to do besides calling, when one of the signs is there."""


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
"""What is to be known, by kind of tracker."""


def for_kinds(kinds: Iterable[str]) -> tuple[MedicalFacts, ...]:
    """The lines for the kinds a person tracks; all of them when that leaves none."""
    tracked = set(kinds)
    return tuple(MEDICAL[kind] for kind in MEDICAL if kind in tracked) or tuple(MEDICAL.values())


def danger_signs_line(medical: MedicalFacts, emergency: str) -> str:
    """What to watch for, as one sentence that ends in the number to call."""
    *most, last = (fact.text for fact in medical.signs)
    listed = f"{', '.join(most)} or {last}" if most else last
    return f"{medical.name}: {listed}? Call {emergency} now."
