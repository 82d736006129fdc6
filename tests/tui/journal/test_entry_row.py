"""The rows of a search: every hit is marked, and the first one is seen."""

from datetime import UTC, datetime

from rich.cells import cell_len

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.books.search_hits import hit_finder
from recovery_journal.text import one_line
from recovery_journal.tui.journal.entry_row import list_row, mark_hits, search_row
from recovery_journal.tui.text.entry_text import EntryFormatter
from support.corpus import HOSTILE, long_line

AT = datetime(2026, 11, 22, 12, 5, tzinfo=UTC)
WIDE, LONG = "猫は可愛い" * 40, "Donaudampfschifffahrt" * 60


def test_a_text_is_cut_so_that_the_first_hit_is_seen() -> None:
    befores = (
        "",
        "A calm day. " * 30,
        WIDE + " ",
        LONG + " ",
        "line\nline\n" * 40,
        "e\u0301 " * 90,
    )
    for before in befores:
        for cells in (8, 12, 40, 90):
            for after in ("", " and on and on and on" * 9):
                pieces = mark_hits(f"{before}Sam{after}", hit_finder("sam"), cells)
                line = "".join(text for text, _ in pieces)
                assert cell_len(line) <= cells
                assert ("Sam", "hit") in pieces, (before[:9], cells)
                whole = "".join(f"{before}Sam{after}".split())
                assert line.startswith("…") or "".join(line.strip("…").split()) in whole[:400]
                assert line.endswith("…") or line.endswith(f"Sam{after}"[-8:])


def test_each_row_has_its_width_and_its_columns_whatever_was_typed() -> None:
    told = EntryFormatter()
    for typed in (*HOSTILE, WIDE, LONG, long_line(9000)):
        tag = (typed,) if typed.strip("\0 \n") else ()
        note = typed if tag else "-"
        for entry in (Note(at=AT, note=note), Craving(at=AT, intensity=10, after=0, triggers=tag)):
            row = told.format_row(entry)
            for cells in (38, 56, 90):
                whole = list_row(row, cells)
                hits = search_row(row, "28 Dec 2025", hit_finder(typed[:8]), cells)
                for parts in (whole, hits):
                    assert sum(cell_len(one_line(text)) for text, _ in parts) == cells
                    assert all("\n" not in text for text, _ in parts)
                line = "".join(text for text, _ in whole)
                assert line.startswith(f"12:05  {row.sign} ")
                assert row.value in line
                shown = "".join(one_line(row.details).split()) in "".join(line.split())
                assert shown or "…" in line


def test_a_tag_that_matched_is_shown_before_the_words() -> None:
    entry = Craving(at=AT, intensity=8, triggers=("an argument", "rain"), note="Sam was there.")
    row = EntryFormatter().format_row(entry)
    for search, wanted in (
        ("arg", [("an ", ""), ("arg", "hit"), ("ument", ""), ("  ", ""), ("Sam was there.", "")]),
        ("sam", [("Sam", "hit"), (" was there.", "")]),
    ):
        parts = search_row(row, "22 Nov", hit_finder(search), 80)
        assert parts[0] == ("22 Nov       12:05  ", "muted")
        assert parts[1] == ("● 8  ", "ramp-8")
        assert [one for one in parts[2:] if one[0]][: len(wanted)] == wanted


def test_a_row_without_room_for_words_still_has_its_beginning() -> None:
    entry = Craving(at=AT, intensity=8, triggers=("an argument",), note="Be kind at dinner.")
    row = EntryFormatter().format_row(entry)
    for cells in range(40):
        parts = search_row(row, "22 Nov", hit_finder("a"), cells)
        assert [text for text, _ in parts[:2]] == ["22 Nov       ", "● 8  "]
        assert sum(cell_len(text) for text, _ in parts[2:-1]) == max(0, cells - 21), cells
