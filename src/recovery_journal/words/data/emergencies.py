"""Emergencies: the signs, and what to do step by step.

Everyone is shown all of them. The drug supply is mixed, and the one in danger may be a friend.
"""

from collections.abc import Iterable, Iterator

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.words.data.medical_sources import (
    ALCOHOL_CHANGE,
    ALCOHOL_PREGNANCY,
    AUSTRALIA_METHADONE,
    BJGP,
    CDC,
    CHILDREN,
    DRINKAWARE,
    EASL,
    EPILEPSY,
    FDA_BENZODIAZEPINES,
    FDA_NALTREXONE,
    FENTANYL,
    GABAPENTINOIDS,
    GHB,
    HARM_REDUCTION,
    LIFELINE,
    LULLABY,
    NHS_ALCOHOL,
    NHS_MENTAL_HEALTH,
    OHRDP,
    PARACETAMOL,
    PEDIATRICS,
    PENINGTON,
    PENN_STATE,
    PREGNANCY,
    PUBLIC_HEALTH,
    SAMHSA,
    TOWARD_THE_HEART,
    UNODC,
    WHO,
    Fact,
)

CALL = "{call}"
"""Replaced by "Call 112" in a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    title: str
    kinds: tuple[str, ...] = ()
    """Kinds of trackers that bring it forward."""
    signs: tuple[Fact, ...]
    """A few words each; one of them is enough to call."""
    steps: tuple[Fact, ...]
    """First aid, in order."""
    notes: tuple[Fact, ...] = ()
    """What to know besides."""


CANNOT_BE_WOKEN = Emergency(
    title="Cannot be woken, or breathing badly",
    signs=(
        Fact("you can't wake them", SAMHSA),
        Fact("breathing that is slow, uneven or has stopped", SAMHSA),
        Fact("gurgling, choking or snoring sounds", CDC),
        Fact("lips, nails or skin turning blue or grey", SAMHSA),
        Fact("vomiting while passed out", NHS_ALCOHOL),
        Fact("cold and damp skin", NHS_ALCOHOL),
        Fact("pinpoint pupils (on methadone that alone is normal)", UNODC),
    ),
    steps=(
        Fact("Try to wake them. Shout, and rub your knuckles hard on the breastbone.", SAMHSA),
        Fact(f"{CALL}. Say where you are, and that they won't wake up or can't breathe.", SAMHSA),
        Fact("Give naloxone if there is any. It does no harm if it wasn't an opioid.", WHO),
        Fact("Help them breathe. Do what the person on the phone tells you to do.", SAMHSA),
        Fact(
            "If they are breathing, roll them onto their side, so they can't choke. "
            "Keep them warm.",
            SAMHSA,
        ),
        Fact("Still no response after 2 to 3 minutes? Give naloxone again.", SAMHSA),
        Fact(
            "Stay until help comes. Naloxone wears off in 30 to 90 minutes, and breathing can "
            "stop again.",
            HARM_REDUCTION,
        ),
    ),
    notes=(
        Fact("It can be opioids, alcohol, sleeping pills, GHB, or something nobody knows.", UNODC),
        Fact(
            "Never leave anyone to sleep it off. Coffee or a cold shower doesn't help.", NHS_ALCOHOL
        ),
        Fact("Don't make them vomit: they could choke.", SAMHSA),
        Fact(
            "Awake after a lot of alcohol? Keep them sitting up and warm. Give water if they can "
            "drink it.",
            NHS_ALCOHOL,
        ),
        Fact(
            "A child may have swallowed some? Get help at once. One dose of methadone or "
            "buprenorphine can kill a small child.",
            CHILDREN,
        ),
        Fact("Naloxone can be given to children and babies too.", PEDIATRICS),
        Fact(
            "After naloxone they may feel ill and want more. Using again now can cause another "
            "overdose.",
            HARM_REDUCTION,
        ),
        Fact(
            "Cocaine, speed and pills can contain fentanyl. Keep naloxone near, whatever you use.",
            FENTANYL,
        ),
    ),
)
WITHDRAWAL = Emergency(
    title="Withdrawal from alcohol, benzodiazepines or GHB",
    kinds=("alcohol", "benzodiazepine"),
    signs=(
        Fact("a seizure", DRINKAWARE),
        Fact("confusion", EASL),
        Fact("seeing or hearing things that aren't there", DRINKAWARE),
        Fact("fever", EASL),
        Fact("severe shaking", DRINKAWARE),
        Fact("repeated vomiting", DRINKAWARE),
    ),
    steps=(
        Fact(f"{CALL}. Say when they last drank, or last took it.", DRINKAWARE),
        Fact(
            "During a seizure, move hard things away and put something soft under the head. "
            "Don't hold them down. Put nothing in their mouth.",
            EPILEPSY,
        ),
        Fact("Afterwards, roll them onto their side. Stay until help comes.", EPILEPSY),
    ),
    notes=(
        Fact("The first signs can come 6 to 8 hours after the last drink.", BJGP),
        Fact("Seizures mostly come within the first 48 hours.", EASL),
        Fact(
            "Confusion, seeing things and fever usually start after 48 to 72 hours. "
            "It can last ten days.",
            BJGP,
        ),
        Fact("Drinking heavily every day? Don't stop all at once on your own.", ALCOHOL_CHANGE),
        Fact("Shaking or sweating when you stop? See a doctor today.", DRINKAWARE),
        Fact("Benzodiazepines: stopping all at once can cause seizures.", FDA_BENZODIAZEPINES),
        Fact("GHB: much as with alcohol, but it often starts sooner and gets worse fast.", GHB),
    ),
)
STIMULANTS = Emergency(
    title="Stimulants (cocaine, speed, meth, ecstasy)",
    kinds=("stimulant",),
    signs=(
        Fact("chest pain", PENINGTON),
        Fact("one side of the face or body is weak or drooping", OHRDP),
        Fact("a seizure", PENINGTON),
        Fact("very hot and confused", PENINGTON),
        Fact("a very fast heartbeat", TOWARD_THE_HEART),
        Fact("a severe headache", TOWARD_THE_HEART),
        Fact("panic, or seeing things that aren't there", PENINGTON),
    ),
    steps=(
        Fact(f"{CALL}.", PENINGTON),
        Fact("Take them somewhere cool and quiet. Talk calmly.", PENINGTON),
        Fact("Loosen their clothes. Put wet cloths on the neck and under the arms.", PENINGTON),
        Fact("Don't hold them down. In a seizure, put nothing in their mouth.", OHRDP),
        Fact("If they pass out, follow the steps for someone who can't be woken.", PENINGTON),
    ),
    notes=(
        Fact(
            "Awake? Give small sips of water. Never to someone who has passed out.",
            TOWARD_THE_HEART,
        ),
        Fact("Not sure what they took? Give naloxone too. It does no harm.", TOWARD_THE_HEART),
    ),
)
SUICIDE = Emergency(
    title="Thinking of ending your life",
    kinds=("gambling", "self-harm"),
    signs=(
        Fact("you might act on it", LIFELINE),
        Fact("you have a plan, or the means within reach", LIFELINE),
        Fact("you have already done something to hurt yourself", LIFELINE),
    ),
    steps=(
        Fact(f"{CALL}, or the crisis line. Say that you are thinking of suicide.", LIFELINE),
        Fact(
            f"Hurt yourself already, or taken too much of something? {CALL} now, or go to the "
            "nearest emergency room.",
            NHS_MENTAL_HEALTH,
        ),
        Fact("Tell someone near you: “Please stay with me.” Don't stay alone.", LIFELINE),
        Fact(
            "Get away from what you could use. Ask someone to keep pills or weapons for you.",
            LIFELINE,
        ),
    ),
    notes=(
        Fact(
            "Taken too many pills? Get help now, even if you feel fine. Some, such as "
            "paracetamol (acetaminophen), harm you before you feel it.",
            PARACETAMOL,
        ),
        Fact(
            "Someone else? Ask: “Are you thinking of suicide?” Asking doesn't plant the idea.",
            LIFELINE,
        ),
        Fact(
            "Listen and stay with them. Take away what they could use. Don't promise to keep it "
            "secret.",
            LIFELINE,
        ),
        Fact("Help them call. Get in touch again in the next few days.", LIFELINE),
    ),
)
EMERGENCIES = (CANNOT_BE_WOKEN, WITHDRAWAL, STIMULANTS, SUICIDE)

ALSO_KNOW = (
    Fact("If you use, don't use alone, and have naloxone at hand.", PUBLIC_HEALTH),
    Fact("Opioids with alcohol, benzodiazepines or sleeping pills can stop your breathing.", UNODC),
    Fact(
        "After time off, the same amount can kill: opioids, benzodiazepines or alcohol. "
        "Your body can take less now.",
        WHO,
    ),
    Fact(
        "Pregnant? Don't stop alcohol, opioids or benzodiazepines on your own. Get care today.",
        ALCOHOL_PREGNANCY,
    ),
    Fact("Methadone and buprenorphine are the recommended treatment in pregnancy.", PREGNANCY),
    Fact("A baby in the house? After alcohol or drugs, don't sleep beside them.", LULLABY),
    Fact("Keep methadone and other drugs locked away from children.", CHILDREN),
    Fact(
        "Prescribed methadone or buprenorphine? Stay on it. Stopping raises the risk of overdose.",
        PENN_STATE,
    ),
    Fact(
        "Missed methadone for three days or more? Call the clinic before the next dose.",
        AUSTRALIA_METHADONE,
    ),
    Fact("After stopping naltrexone, opioids act more strongly than before.", FDA_NALTREXONE),
    Fact("GHB: don't stop suddenly. Ask a doctor first.", GHB),
    Fact(
        "Barbiturates, pregabalin, gabapentin or baclofen: don't stop suddenly. "
        "Ask a doctor first.",
        GABAPENTINOIDS,
    ),
)
"""What keeps people safe before it's an emergency."""


def in_order(kinds: Iterable[str]) -> tuple[Emergency, ...]:
    """Return all emergencies: who can't be woken first, then those of the tracked kinds."""
    tracked = set(kinds)
    first, *others = EMERGENCIES
    return (first, *sorted(others, key=lambda one: not tracked & {*one.kinds}))


def all_facts() -> Iterator[Fact]:
    for one in EMERGENCIES:
        yield from (*one.signs, *one.steps, *one.notes)
    yield from ALSO_KNOW


def signs_line(one: Emergency) -> str:
    """E.g. "Chest pain; a seizure; very hot and confused"."""
    listed = "; ".join(fact.text for fact in one.signs)
    return listed[0].upper() + listed[1:]


def steps(one: Emergency, emergency: str) -> list[str]:
    """Return the numbered steps with the number to call in its place."""
    call = f"Call {emergency}" if emergency else "Get help from anyone near you"
    return [
        f"{number}. {fact.text.replace(CALL, call)}" for number, fact in enumerate(one.steps, 1)
    ]
