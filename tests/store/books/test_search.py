from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import example, given
from hypothesis import strategies as st

from recovery_journal.domain.circle import AttendedMeeting
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import NotFound
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.corpus import HOSTILE, long_line
from support.each import each
from support.entries import NOW, TEXTS, entries
from support.examples import examples
from support.journals import check_integrity, fresh_journal

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def found(journal: Journal, text: str) -> list[str]:
    return [entry.note for entry in journal.entries.page(Filter(text=text))]


def add(journal: Journal, *notes: str) -> None:
    """The later, the older, so that they are found in the order they are written here."""
    for number, note in enumerate(notes):
        journal.entries.add(Note(at=AT - timedelta(hours=number), note=note))


def test_words_are_found_by_their_beginnings(journal: Journal) -> None:
    add(journal, "Walking along the sea", "the seaside", "a walk", "overseas", "nothing")
    assert found(journal, "sea") == ["Walking along the sea", "the seaside"]
    assert found(journal, "SEAS") == ["the seaside"]
    assert found(journal, "walk") == ["Walking along the sea", "a walk"]
    assert found(journal, "w s") == ["Walking along the sea"]
    assert found(journal, "sea walk") == found(journal, "walk  sea\n") == ["Walking along the sea"]
    assert found(journal, "walks") == []


def test_letters_with_and_without_accents_are_the_same(journal: Journal) -> None:
    add(journal, "Café with José", "cafe\u0301 too", "İstanbul", "über Straße", "ΣΊΣΥΦΟΣ")
    assert found(journal, "cafe") == found(journal, "CAFÉ") == ["Café with José", "cafe\u0301 too"]
    assert found(journal, "jose") == ["Café with José"]
    assert found(journal, "uber stra") == found(journal, "Über") == ["über Straße"]
    assert found(journal, "σίσυφος") == ["ΣΊΣΥΦΟΣ"]


def test_tags_are_found_and_leave_with_their_entry(journal: Journal) -> None:
    kept = journal.entries.add(
        Craving(at=AT, intensity=3, triggers=("Sunday evening",), company=("Sam & Ana",), note="n")
    )
    for text in ("sun", "even", "sam ana", "n sunday", "sam &"):
        assert found(journal, text) == ["n"]
    journal.entries.edit(replace(kept, triggers=("payday",)))
    assert found(journal, "sunday") == []
    assert found(journal, "pay") == ["n"]


def test_signs_are_looked_for_as_they_stand(journal: Journal) -> None:
    add(
        journal,
        "100% sure",
        "c_d",
        "a\\b",
        "🌱 grew",
        "half ½ and ²",
        'she said "no" (twice)',
        "👍🏽 ok",
    )
    assert found(journal, "%") == ["100% sure"]
    assert found(journal, "_") == ["c_d"]
    assert found(journal, "\\") == ["a\\b"]
    assert found(journal, "🌱") == ["🌱 grew"]
    assert found(journal, "🌱 gr") == ["🌱 grew"]
    assert found(journal, "👍") == ["👍🏽 ok"]
    assert found(journal, '"') == found(journal, '"no"') == ['she said "no" (twice)']
    assert found(journal, "(") == ['she said "no" (twice)']
    assert found(journal, "½") == ["half ½ and ²"]
    assert found(journal, "²") == ["half ½ and ²"]


def test_signs_that_belong_to_a_word_are_looked_for_with_it(journal: Journal) -> None:
    notes = (
        *("C++ course", "c# too", "a cat", "CAB", ".NET and net", "net gain", "#tag", "tagged"),
        *("100% sure", "1000 steps", "AT&T", "at the end", "café# ", "50€", "50 people"),
        *("he said “no”.", "don’t", "sam@home", "samantha"),
    )
    add(journal, *notes)
    for text, expected in (
        ("C++", ["C++ course"]),
        ("c#", ["c# too"]),
        ("c", ["C++ course", "c# too", "a cat", "CAB", "café# "]),
        (".net", [".NET and net"]),
        ("net.", [".NET and net", "net gain"]),
        ("#ta", ["#tag"]),
        ("tag", ["#tag", "tagged"]),
        ("100%", ["100% sure"]),
        ("at&t", ["AT&T"]),
        ("CAFÉ#", ["café# "]),
        ("50€", ["50€"]),
        ('"no"', ["he said “no”."]),
        ("(no)", ["he said “no”."]),
        ("don't", ["don’t"]),
        ("sam@", ["sam@home"]),
        ("sure 100%", ["100% sure"]),
    ):
        assert found(journal, text) == expected, text


def test_scripts_without_spaces_are_found_anywhere(journal: Journal) -> None:
    add(journal, "今日は大丈夫でした", "กำลังใจมาก", "오늘은 괜찮아", "ខ្មែរ ភាសា", "မြန်မာစာ")
    assert found(journal, "大丈夫") == found(journal, "でし") == ["今日は大丈夫でした"]
    assert found(journal, "ใจ") == ["กำลังใจมาก"]
    assert found(journal, "찮아") == ["오늘은 괜찮아"]
    assert found(journal, "ភាសា") == ["ខ្មែរ ភាសា"]
    assert found(journal, "မာ") == ["မြန်မာစာ"]
    assert found(journal, "大 夫") == ["今日は大丈夫でした"]


def test_persian_arabic_hebrew_and_hindi_are_found(journal: Journal) -> None:
    add(journal, "می\u200cخواهم نروم", "السلام عليكم", "שלום לך", "नमस्ते दोस्त")
    assert found(journal, "نروم") == found(journal, "می\u200cخواهم") == ["می\u200cخواهم نروم"]
    assert found(journal, "عليك") == ["السلام عليكم"]
    assert found(journal, "שלו") == ["שלום לך"]
    assert found(journal, "नम") == ["नमस्ते दोस्त"]


OPERATORS = (
    *('"', '""', '"a', "'", "a*", "*", "^a", "a^", "-a", "a -b", "NOT a", "a NOT b", "a AND", "OR"),
    *("a OR b", "NEAR(a b)", "NEAR(a b, 2)", "words:a", "{words}:a", "(a", "a)", "()", "a+b", "+"),
    *("entry_words:a", "rank:a", "a:b", "\\", "%", "_", ";--", "a\x00b", "?", "?1", ":x", "@x"),
    *(
        "\u0000",
        " ",
        "",
        "\n",
        "\t",
        "\u3000",
        "\u200b",
        "\u0301",
        "\ufeff",
        "\U000e0041",
        "\ud800",
    ),
)


@each("text", [*OPERATORS, *HOSTILE])
def test_nothing_that_is_typed_is_an_operator(text: str) -> None:
    with fresh_journal() as journal:
        add(journal, "alpha beta", "near not or and", f"x {text} y")
        for chosen in (Filter(text=text), Filter(text=text, trashed=True)):
            journal.entries.page(chosen)
            journal.entries.count(chosen)
        # Halves of pairs become another sign when they are kept, and so they do when looked for.
        assert clean(f"x {text} y") in found(journal, text)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "大" * 100_000,
        "!" * 100_000,
        "%" * 100_000,
        "a " * 50_000,
        "大 " * 50_000,
        "! " * 50_000,
        '" ' * 50_000,
        "a-" * 50_000,
        " ".join(map(str, range(20_000))),
        " ".join(map(chr, range(0x4E00, 0x9FFF))),
        long_line(),
    ],
    ids=lambda text: ascii(text[:4]),
)
def test_however_much_is_typed_it_is_answered(journal: Journal, text: str) -> None:
    add(journal, "other", text)
    for chosen in (Filter(text=text), Filter(text=text, trashed=True)):
        assert journal.entries.count(chosen) == len(journal.entries.page(chosen))
    assert journal.entries.count(Filter(text=text)) == 1


@given(TEXTS, TEXTS)
@examples(3)
@example("\u0131", "I")
@example("\U0001e900", "x")
@example("a\u0301b", "a")
@time_machine.travel(NOW, tick=False)
def test_what_was_written_is_found_by_its_own_words(text: str, other: str) -> None:
    with fresh_journal() as journal:
        kept = journal.entries.add(Note(at=AT, note=f"x{text}"))
        journal.entries.add(Note(at=AT, note=f"y{other}"))
        assert kept in journal.entries.page(Filter(text=f"x{text}"))
        journal.entries.trash(kept.id)
        assert kept.id in [
            entry.id for entry in journal.entries.page(Filter(text=f"x{text}", trashed=True))
        ]


ACTS = st.sampled_from(["add", "edit", "trash", "restore", "undo", "rename", "purge"])


@given(st.lists(st.tuples(ACTS, entries(tracker=1), st.integers(0, 9)), max_size=25))
@time_machine.travel(NOW, tick=False)
def test_the_index_is_true_after_anything(acts: list[tuple[str, Entry, int]]) -> None:
    with fresh_journal() as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
        start = journal.last_change_number()
        for act, entry, number in acts:
            known = [*journal.entries.page(), *journal.entries.page(Filter(trashed=True))]
            chosen = known[number % len(known)] if known else None
            if act == "add" or chosen is None:
                journal.entries.add(entry)
            elif act == "edit" and type(chosen) is type(entry):
                journal.entries.edit(
                    replace(entry, id=chosen.id, uid=chosen.uid, revision=chosen.revision)
                )
            elif act == "trash":
                journal.entries.trash(chosen.id)
            elif act == "restore":
                journal.entries.restore(chosen.id)
            elif act == "undo" and journal.last_change_number() > start:
                undo(journal, start)
            elif act == "rename" and chosen.tags():
                role, name = chosen.tags()[number % len(chosen.tags())]
                if role != "halt":  # its words are fixed
                    journal.tags.rename(role, name, f"renamed {number}")
            elif act == "purge" and number > 6:
                journal.trash.empty(NOW + timedelta(seconds=1))
        check_integrity(journal.path)


def undo(journal: Journal, start: int) -> None:
    with suppress(NotFound):
        journal.undo(after=start)


@each(
    "statement",
    [
        "INSERT INTO entry_words (rowid, words) VALUES (1, 'ghost')",
        "INSERT INTO entry_words (entry_words, rowid, words) "
        "SELECT 'delete', place, words FROM entry",
        "UPDATE entry SET words = 'other'",
    ],
)
@time_machine.travel(NOW, tick=False)
def test_the_check_sees_an_index_that_is_not_true(statement: str) -> None:
    with fresh_journal() as journal:
        add(journal, "alpha")
        check_integrity(journal.path)
        with journal._file.transaction():
            journal._file.run(statement)
        with pytest.raises(AssertionError):
            check_integrity(journal.path)


def test_the_name_of_a_kind_finds_all_of_that_kind(journal: Journal) -> None:
    craving = journal.entries.add(Craving(at=NOW, intensity=6, triggers=("rain",)))
    dry = journal.entries.add(Craving(at=NOW, intensity=3))
    mood = journal.entries.add(Mood(at=NOW, mood=2))
    note = journal.entries.add(Note(at=NOW, note="No craving after the meeting."))
    met = journal.entries.add(AttendedMeeting(at=NOW, meetings=("Tuesday",)))
    for words, expected in (
        ("craving", [craving, dry, note]),
        ("Cravings", [craving, dry]),
        ("cravings rain", [craving]),
        ("rain craving", [craving]),
        ("moods", [mood]),
        ("meeting", [note, met]),
        ("attended", [met]),
        ("craving meeting", [note]),
        ("craving mood", []),
        ("crav", [note]),
    ):
        found = journal.entries.page(Filter(text=words))
        assert {one.id for one in found} == {one.id for one in expected}, words
        assert journal.entries.count(Filter(text=words)) == len(expected), words
    journal.entries.trash(dry.id)
    trashed = journal.entries.page(Filter(text="craving", trashed=True))
    assert [one.id for one in trashed] == [dry.id]
