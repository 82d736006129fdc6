"""What public guidance on overdose, withdrawal and suicide says is in the shipped sentences.

The checklists hold facts only. Each is looked for as words that one sentence must have.
"""

import re
from datetime import date

from recovery_journal.words.data import emergencies, medical
from recovery_journal.words.data.emergencies import (
    ALSO_KNOW,
    CANNOT_BE_WOKEN,
    EMERGENCIES,
    STIMULANTS,
    SUICIDE,
    WITHDRAWAL,
    Emergency,
)
from recovery_journal.words.data.medical_sources import Fact
from support.each import each

SIGNS = {
    CANNOT_BE_WOKEN.title: (
        *("wake", "breathing, slow", "stopped", "gurgl", "snoring", "blue, grey", "vomit"),
        *("cold, damp", "pinpoint"),
    ),
    WITHDRAWAL.title: (
        *("seizure", "confusion", "seeing, hearing", "fever", "shaking", "repeated, vomit"),
    ),
    STIMULANTS.title: (
        *("chest pain", "face, weak", "seizure", "hot, confused", "fast heartbeat", "headache"),
        "panic",
    ),
    SUICIDE.title: ("plan, means", "act on", "already done"),
}
STEPS = {
    CANNOT_BE_WOKEN.title: (
        *("shout, breastbone", "{call}, where you are", "naloxone, no harm", "breathe"),
        *("onto their side, choke, warm", "2 to 3 minutes, again", "stay, 30 to 90 minutes"),
    ),
    WITHDRAWAL.title: ("{call}", "soft, hold, nothing in their mouth", "side, stay"),
    STIMULANTS.title: (
        *("{call}", "cool, quiet", "loosen, wet cloths, neck", "hold them down", "woken"),
    ),
    SUICIDE.title: (
        *("{call}, crisis line", "already, {call} now, emergency room", "alone, stay with me"),
        "away, keep pills or weapons for you",
    ),
}
"""First aid in the order of the guidance: SAMHSA and WHO, OHRDP and Drinkaware, Penington, 988."""
NOTES = {
    CANNOT_BE_WOKEN.title: (
        *(
            "fentanyl, naloxone",
            "sleep it off, coffee, shower",
            "vomit, choke",
            "awake, sitting up",
        ),
        "after naloxone, another overdose",
    ),
    WITHDRAWAL.title: (
        *("6 to 8 hours", "48 hours, seizures", "48 to 72 hours, ten days", "doctor today"),
        *("benzodiazepines, all at once", "every day, all at once"),
    ),
    STIMULANTS.title: ("sips of water", "naloxone, no harm"),
    SUICIDE.title: (
        *("ask, idea", "listen, stay, secret", "help them call", "again in the next few days"),
    ),
}
BEFORE = (
    "don't use alone, naloxone",
    "opioids with alcohol, breathing",
    "after time off, same amount, kill",
    "pregnant, alcohol, on your own, care today",
    "methadone, buprenorphine, pregnancy",
    "missed methadone, three days, clinic",
    "naltrexone, strongly",
    "ghb, suddenly, doctor",
    "barbiturates, pregabalin, gabapentin, baclofen, doctor",
)
STOPPING = {
    "alcohol": ("stopping suddenly, deadly", "doctor, alcohol service, seizure"),
    "benzodiazepine": ("even as prescribed", "slowly, prescribes"),
    "opioid": ("far less than before, detox, prison", "methadone, stay on it", "naloxone at home"),
    "gambling": (
        "self-exclusion, bank",
        "someone you trust, cards",
        "tell one person, crisis line",
    ),
}


def told(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.text.lower() for fact in facts]


def says(sentences: list[str], words: str) -> bool:
    return any(all(word in sentence for word in words.split(", ")) for sentence in sentences)


@each("one", EMERGENCIES)
def test_the_signs_and_what_to_know(one: Emergency) -> None:
    for words in SIGNS[one.title]:
        assert says(told(one.signs), words), words
    for words in NOTES.get(one.title, ()):
        assert says(told(one.notes), words), words


@each("one", EMERGENCIES)
def test_the_steps_are_complete_and_in_order(one: Emergency) -> None:
    for step, words in zip(told(one.steps), STEPS[one.title], strict=True):
        assert says([step], words), words
    numbered = emergencies.steps(one, "112")
    assert [step.partition(".")[0] for step in numbered] == [
        str(number) for number in range(1, len(numbered) + 1)
    ]
    assert "Call 112" in " ".join(numbered)
    without = " ".join(emergencies.steps(one, ""))
    assert "Call" not in without
    assert "Get help from anyone near you" in without


def test_what_keeps_people_safe_before() -> None:
    for words in BEFORE:
        assert says(told(ALSO_KNOW), words), words
    for kind, facts in STOPPING.items():
        for words in facts:
            assert says(told(medical.MEDICAL[kind].stopping), words), words


def test_who_cannot_be_woken_always_comes_first() -> None:
    for kinds in ([], ["alcohol"], ["stimulant", "gambling"], ["opioid"], ["nicotine", "x"]):
        shown = emergencies.in_order(kinds)
        assert shown[0] is CANNOT_BE_WOKEN
        assert {one.title for one in shown} == {one.title for one in EMERGENCIES}
    assert emergencies.in_order(["gambling"])[1] is SUICIDE
    assert emergencies.in_order(["self-harm"])[1] is SUICIDE
    assert emergencies.in_order(["stimulant"])[1] is STIMULANTS
    assert emergencies.in_order(["benzodiazepine"])[1] is WITHDRAWAL


def test_naloxone_is_for_everybody() -> None:
    naloxone = [fact.text for fact in (*CANNOT_BE_WOKEN.steps, *CANNOT_BE_WOKEN.notes)]
    assert any("whatever you use" in text for text in naloxone)
    assert medical.MEDICAL["stimulant"].after_use[-1].text.endswith("Keep naloxone near.")


def every_sentence() -> list[Fact]:
    kinds = medical.MEDICAL.values()
    return [
        *emergencies.all_facts(),
        *(fact for kind in kinds for fact in (*kind.stopping, *kind.after_use)),
    ]


def test_every_sentence_names_who_says_so_and_when_it_was_read() -> None:
    for fact in every_sentence():
        assert fact.source.name
        assert fact.source.page
        assert date(2026, 11, 27) <= fact.source.checked <= date(2026, 11, 28)


def test_no_sentence_names_a_dose_or_calls_one_safe() -> None:
    for fact in every_sentence():
        assert not re.search(r"\d ?(mg|ml|g|mcg|µg|units?|drinks?|pills?)\b", fact.text)
        assert "safe amount" not in fact.text
        assert "safe dose" not in fact.text


def test_sentences_are_short_enough_for_a_bad_minute() -> None:
    for fact in every_sentence():
        for sentence in re.split(r"(?<=[.?!]) ", fact.text):
            assert len(sentence.split()) <= 20, sentence
