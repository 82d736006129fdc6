"""CSV exports: no cell is a formula, and raw exports keep text unchanged."""

import csv
import io
import re
from datetime import date

import time_machine

from recovery_journal import clock
from recovery_journal.domain.circle import Contact
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.exchange.export.csv import columns_of_all_kinds, write_csv
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.corpus import HOSTILE
from support.each import each
from support.entries import NOW
from support.journals import fresh_journal

FORMULA = re.compile("[ \u00a0]*[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-]")
"""How a cell begins that a spreadsheet takes for a formula, also in the wide forms of the East."""


def table(journal: Journal, *, raw: bool, include_private: bool = True) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    write_csv(journal, Filter(), include_private=include_private, raw=raw, bom=False, out=out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


@time_machine.travel(NOW, tick=False)
@each("before", ["", "=", "@SUM", " ", "\t=", "\uff0b", "x"])
def test_no_cell_is_a_formula_and_raw_is_as_it_was(before: str) -> None:
    texts = [f"{before}{text}" for text in HOSTILE]
    texts = [text for text in texts if clean(text).strip()]
    with fresh_journal() as journal:
        name = journal.trackers.add(Tracker(name="=1+1", start=date(2026, 1, 1)))
        with journal.bulk():
            for text in texts:
                one = Craving(at=NOW, intensity=1, note=text, triggers=(text,), tracker=name.id)
                journal.entries.add(one)
        safe, raw = table(journal, raw=False), table(journal, raw=True)
        kept = journal.entries.page(limit=-1)
    assert not [cell for row in safe for cell in row.values() if FORMULA.match(cell)]
    assert {row["tracker"] for row in safe} == {"'=1+1"}
    assert [row["note"] for row in raw] == [one.note for one in kept]
    assert [row["triggers"] for row in raw] == [
        "\n".join(name for _, name in one.tags()) for one in kept
    ]
    marked = {cell.removeprefix("'") for row in safe for cell in row.values()}
    assert marked >= {one.note.removeprefix("'") for one in kept}


def test_each_beginning_of_a_formula_is_marked() -> None:
    begin = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", " =", "\u00a0@")
    plain = ("a=1", "a@b.org", "'=1", "1+1", "1-1", "(=1)", "#1", "a\tb")
    with fresh_journal() as journal:
        for text in (*begin, *plain):
            journal.entries.add(Note(at=clock.now(), note=f"{text}SUM(1)"))
        notes = [row["note"] for row in table(journal, raw=False)]
    assert notes[::-1] == [
        *(f"'{text}SUM(1)" for text in begin),
        *(f"{text}SUM(1)" for text in plain),
    ]


def test_the_columns_stay_where_they_are() -> None:
    assert columns_of_all_kinds() == (
        *("at", "day", "kind", "tracker"),
        *("intensity", "after", "peak", "minutes", "situation", "outcome"),
        *("mood", "energy", "sleep", "on", "next_start", "amount"),
        *("way", "helped", "went", "pack", "talked"),
        *("triggers", "feelings", "places", "company", "strategies", "halt", "people", "meetings"),
        *("note", "private", "kept", "uid"),
    )


@time_machine.travel(NOW, tick=False)
def test_every_field_of_every_kind_has_its_column() -> None:
    with fresh_journal() as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
        for entry in (
            Mood(at=NOW, mood=4, sleep=7.5, feelings=("calm", "tired"), kept=True),
            Use(at=NOW, tracker=1, on=date(2026, 3, 1), next_start=None, amount=0.5, private=False),
            Contact(at=NOW, people=("Sam",), helped=True),
            Note(at=NOW, note="two\nlines"),
        ):
            journal.entries.add(entry)
        note, contact, use, mood = table(journal, raw=False)
        assert [row["kind"] for row in table(journal, raw=True, include_private=False)] == ["use"]
    assert note["note"] == "two\nlines"
    assert (contact["people"], contact["helped"]) == ("Sam", "yes")
    assert (use["tracker"], use["on"], use["next_start"]) == ("Alcohol", "2026-03-01", "")
    assert (mood["mood"], mood["sleep"], mood["feelings"]) == ("4", "7.5", "calm\ntired")
    assert (mood["at"], mood["day"], mood["kept"]) == (NOW.isoformat(), "2026-11-22", "yes")
