"""Where a search matched: what is marked is what the index has found."""

import random
from datetime import UTC, datetime
from pathlib import Path

from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.books.search_hits import hit_finder
from recovery_journal.store.journal import Journal

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MARKED: tuple[tuple[str, str, list[str]], ...] = (
    ("sam", "Sam said samuel, not flotsam.", ["Sam", "sam"]),
    ("cafe", "Le Café, cafe\u0301s, CAFÉ", ["Café", "cafe\u0301", "CAFÉ"]),
    ("ÉTÉ", "l'été, ete", ["été", "ete"]),
    ("c++", "C++, not c", ["C++"]),
    ("it's", "It's it Sam", ["It's", "it S"]),
    ("日本", "日本語", ["日本"]),
    ("sam samuel", "samuel sam", ["samuel", "sam"]),
    ("(home)", "At home.", ["home"]),
    ("a_b", "a_b", ["a_b"]),
    ("[x]( .* \\d", "x 1 .* \\d", ["x", ".*", "\\d"]),
    ("\u0301", "é", []),
    ("nothing", "", []),
)


def test_every_hit_is_marked_as_far_as_it_was_typed() -> None:
    for search, text, wanted in MARKED:
        assert [text[start:end] for start, end in hit_finder(search)(text)] == wanted, search


def test_what_the_index_finds_is_marked_and_nothing_in_what_it_does_not(home: Path) -> None:
    chance = random.Random(7)
    letters = ["a", "á", "A\u0301", "b", "Ö", "o", "ñ", "7", " ", " ", "-", "'", "_", "\n", "+"]
    with Journal(str(home / "journal.db")) as journal:
        for _ in range(60):
            note = "".join(chance.choices(letters, k=12)).strip("\n ") or "a"
            journal.entries.add(Note(at=AT, note=note))
        entries = journal.entries.page(limit=-1)
        for _ in range(60):
            term = "".join(chance.choices(["a", "Á", "b", "o", "Ö", "n", "7", "'"], k=2))
            find = hit_finder(term)
            found = {one.id for one in journal.entries.page(Filter(text=term), limit=-1)}
            if any(map(str.isalnum, term)):
                assert {one.id for one in entries if find(one.note)} == found, term


def test_looking_for_words_ends_whatever_they_are_made_of() -> None:
    for search in ("e" + "\u0301\u0489" * 200, "a " * 240, "a-" * 240, "\u0489e" * 200):
        find = hit_finder(search)
        for text in (search, search * 200, "e" + "\u0301\u0489" * 50_000, "a" + " -" * 50_000):
            find(text)


def test_counting_stops_where_it_is_told_to(home: Path) -> None:
    with Journal(str(home / "journal.db")) as journal:
        for _ in range(7):
            journal.entries.add(Note(at=AT, note="word"))
        count = journal.entries.count
        assert [count(Filter(text="wo"), most) for most in (0, 5, 7, 9)] == [0, 5, 7, 7]
        assert (count(), count(Filter(text="x"), 5), count(at_most=3)) == (7, 0, 3)
