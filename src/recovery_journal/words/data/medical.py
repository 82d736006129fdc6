"""Medical facts to know before quitting and after a return to use.

Every fact has a source: no dose is ever called safe, and nothing replaces a doctor. Kinds of
trackers that aren't listed have no facts.
"""

from datetime import date, timedelta

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.words.data.medical_sources import (
    BJGP,
    DOSE,
    DRINKAWARE,
    EASL,
    FDA_BENZODIAZEPINES,
    FENTANYL,
    GABAPENTINOIDS,
    GAMBLING_BLOCKS,
    GAMBLING_LOSSES,
    GAMBLING_MONEY,
    GAMBLING_SUICIDE,
    GHB,
    PENINGTON,
    PENN_STATE,
    PUBLIC_HEALTH,
    SAMHSA,
    SMOKING_MEDICINES,
    WHO,
    Fact,
)

PRESCRIBED = (
    "Medicine taken as prescribed, methadone and buprenorphine included, is never a return to use."
)

WITHDRAWAL = timedelta(days=10)
"""How long withdrawal can last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicalFacts:
    name: str
    """The name of this kind in a heading."""
    stopping: tuple[Fact, ...]
    """Before quitting, whether for the first time or again."""
    after_use: tuple[Fact, ...] = ()


MEDICAL = {
    "alcohol": MedicalFacts(
        name="Alcohol",
        stopping=(
            Fact(
                "If you drink every day or a lot, stopping suddenly can be dangerous, even deadly.",
                DRINKAWARE,
            ),
            Fact(
                "Talk to a doctor or an alcohol service first. That matters most if you've had "
                "shakes, sweats or a seizure when you stopped.",
                DRINKAWARE,
            ),
        ),
        after_use=(
            Fact(
                "If you have been drinking heavily or for days, stopping again can need a doctor.",
                DRINKAWARE,
            ),
            Fact(
                "Withdrawal can start 6 to 8 hours after the last drink. "
                "It can get dangerous within two days, and last ten.",
                BJGP,
            ),
            Fact("A seizure, confusion, fever or seeing things: call an ambulance.", EASL),
        ),
    ),
    "benzodiazepine": MedicalFacts(
        name="Benzodiazepines",
        stopping=(
            Fact(
                "Your body can come to need them within days or weeks, even as prescribed.",
                FDA_BENZODIAZEPINES,
            ),
            Fact(
                "Stopping suddenly, or going down too fast, can cause seizures that threaten "
                "your life. Go down slowly, with the person who prescribes them.",
                FDA_BENZODIAZEPINES,
            ),
        ),
        after_use=(
            Fact(
                "Don't stop suddenly if you have been taking them for days or weeks. "
                "Ask the person who prescribes them, or a doctor.",
                FDA_BENZODIAZEPINES,
            ),
        ),
    ),
    "opioid": MedicalFacts(
        name="Opioids",
        stopping=(
            Fact(
                "After time off, your body can take far less than before. The danger of an "
                "overdose is higher after detox, treatment or prison.",
                PENN_STATE,
            ),
            Fact("If you are prescribed methadone or buprenorphine, stay on it.", PENN_STATE),
            Fact("Keep naloxone at home, and show someone where it is.", SAMHSA),
        ),
        after_use=(
            Fact(
                "Your body can take far less now. Even a small dose can be deadly; none is known "
                "to be safe.",
                DOSE,
            ),
            Fact("Don't use alone, and keep naloxone with you.", PUBLIC_HEALTH),
            Fact("Alcohol or benzodiazepines with opioids make it more dangerous.", WHO),
        ),
    ),
    "stimulant": MedicalFacts(
        name="Stimulants",
        stopping=(
            Fact("Cocaine, speed and pills can contain fentanyl. Keep naloxone near.", FENTANYL),
        ),
        after_use=(
            Fact(
                "Chest pain, a seizure, or very hot and confused? That is an emergency.", PENINGTON
            ),
            Fact("Cocaine, speed and pills can contain fentanyl. Keep naloxone near.", FENTANYL),
        ),
    ),
    "nicotine": MedicalFacts(
        name="Nicotine",
        stopping=(
            Fact(
                "Do you take clozapine, olanzapine or theophylline? Tell your doctor before you "
                "stop smoking, as you may need less of it.",
                SMOKING_MEDICINES,
            ),
        ),
    ),
    "other": MedicalFacts(
        name="Other medicines and drugs",
        stopping=(
            Fact("If it is GHB: don't stop suddenly. Ask a doctor first.", GHB),
            Fact(
                "If it is a barbiturate, pregabalin, gabapentin or baclofen: don't stop "
                "suddenly. Ask a doctor first.",
                GABAPENTINOIDS,
            ),
        ),
    ),
    "gambling": MedicalFacts(
        name="Gambling",
        stopping=(
            Fact(
                "Put blocks in place first: self-exclusion, and a gambling block at your bank.",
                GAMBLING_BLOCKS,
            ),
            Fact(
                "For a while, let someone you trust look after your cards and your money.",
                GAMBLING_MONEY,
            ),
            Fact(
                "Gambling and thoughts of ending your life often come together. Tell one person; "
                "the crisis line is for this too.",
                GAMBLING_SUICIDE,
            ),
        ),
        after_use=(
            Fact("Don't try to win it back. That usually leads to more losses.", GAMBLING_LOSSES),
            Fact(
                "Thoughts of ending your life? Call the crisis line now. Many people who gamble "
                "have had them.",
                GAMBLING_SUICIDE,
            ),
        ),
    ),
}
"""Facts by kind of tracker."""


def stopping_facts(kind: str, start: date, today: date) -> tuple[Fact, ...]:
    """Return what to know before quitting, unless the first day is so long ago that it's over."""
    known = MEDICAL.get(kind)
    return known.stopping if known and today - start <= WITHDRAWAL else ()
