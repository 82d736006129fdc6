"""Editing, deleting and undo."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import given

from recovery_journal.cli.base import entry_form
from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.store.journal import Journal
from support.command_line import Rj
from support.corpus import HOSTILE
from support.each import each
from support.entries import NOW as LATEST
from support.entries import entries

NOW = datetime(2026, 11, 23, 4, 12, 33, tzinfo=UTC)
IN_A_COPY = (
    "The copy made just before still holds what was in the trash, and older ones may. "
    "To see them: rj backup list\n"
)
Editor = Callable[[str], None]

CRAVING = Craving(
    at=NOW,
    intensity=7,
    after=3,
    situation="conflict",
    triggers=("lonely", "Friday"),
    halt=("tired",),
    note="One.\n\nTwo: three.\n",
)


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    """A journal with one craving."""
    path = str(home / "journal.db")
    with time_machine.travel(NOW, tick=False):
        with Journal(path) as journal:
            journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
            journal.entries.add(CRAVING)
        yield path


def entry(path: str, number: int = 1) -> Any:
    with Journal(path, create=False) as journal:
        return journal.entries.get(number)


def drafts(home: Path) -> list[Path]:
    """Files the editor left behind."""
    return [*home.glob("rj-*"), *home.glob("editor-*"), *home.glob("draft-*")]


# With options


def test_options_change_fields_and_leave_the_others(rj: Rj, path: str) -> None:
    for options, field, expected in (
        (("--intensity", "6"), "intensity", 6),
        (("--after", "none"), "after", None),
        (("--peak", "9"), "peak", 9),
        (("--outcome", "still-strong"), "outcome", "still strong"),
        (("--situation", "none"), "situation", None),
        (("-t", "rain", "-t", "Monday"), "triggers", ("rain", "Monday")),
        (("-t", "none"), "triggers", ()),
        (("--halt", "hungry"), "halt", ("hungry",)),
        (("--with", "Sam"), "company", ("Sam",)),
        (("--for", "alc"), "tracker", 1),
        (("--for", "none"), "tracker", None),
        (("-n", "Other words."), "note", "Other words."),
        (("--shareable",), "private", False),
        (("--keep",), "kept", True),
    ):
        before = entry(path)
        assert rj("edit", "1", *options).out.startswith("Saved 1: craving")
        assert entry(path) == replace(before, **{field: expected, "revision": before.revision + 1})
    rj("edit", "1", "--at", "last night", "--minutes", "20", "--private", "-n", "-", stdin=b"a\nb")
    after = entry(path)
    assert (after.at.isoformat(), after.minutes) == ("2026-11-22T22:00:00+00:00", 20)
    assert (after.private, after.note) == (True, "a\nb")


def test_of_a_mood_and_a_use_as_well(rj: Rj, path: str) -> None:
    rj("mood", "2")
    rj("edit", "2", "--mood", "4", "--energy", "3", "--sleep", "7.5", "-f", "calm")
    assert (entry(path, 2).mood, entry(path, 2).sleep) == (4, 7.5)
    rj("used", "alcohol", "--on", "yesterday")
    rj("edit", "3", "--on", "2026-11-20", "--amount", "3")
    assert (entry(path, 3).on, entry(path, 3).amount) == (date(2026, 11, 20), 3)
    rj("undo")
    assert entry(path, 3).on == date(2026, 11, 22)


def test_options_that_cannot_be_are_refused_and_change_nothing(rj: Rj, path: str) -> None:
    rj("mood", "2")
    for number, options, says in (
        (
            "2",
            ("--intensity", "6"),
            "There is no field “intensity” here; the fields are at, track",
        ),
        ("1", ("--mood", "3"), "There is no field “mood” here"),
        ("1", ("--intensity", "eleven"), "intensity: “eleven” is not a number."),
        ("1", ("--intensity", "11"), "A craving is a whole number from 0 to 10."),
        ("1", ("--outcome", "u"), "An outcome is one of: used-some, used."),
        ("1", ("--at", "tomorrow"), "“tomorrow” is in the future"),
        ("1", ("--at", "soon", "-n", "lost?"), "“soon” cannot be read as a time"),
    ):
        before = entry(path, int(number))
        assert rj("edit", number, *options, code=2).err.startswith(says), options
        assert entry(path, int(number)) == before
    assert rj("edit", "1", "--intensity", "7").err.startswith("Nothing was changed")


# The text of an entry


def test_the_text_has_a_line_for_each_field(path: str) -> None:
    assert entry_form.to_form(entry(path), None) == (
        "at: 2026-11-23 04:12+00:00\ntracker:\nintensity: 7\nafter: 3\npeak:\nminutes:\n"
        "situation: conflict\noutcome:\ntrigger: lonely\ntrigger: Friday\nhalt: tired\n"
        "private: yes\nkept: no\n\nOne.\n\nTwo: three.\n\n"
    )


@each("line", ["pass", "save(text + '\\n'[len(text):])", "save(text.rstrip())"])
def test_a_text_that_comes_back_unchanged_changes_nothing(
    rj: Rj, path: str, home: Path, editor: Editor, line: str
) -> None:
    with Journal(path) as journal:
        journal.entries.edit(replace(entry(path), note="No line end."))
    before = entry(path)
    editor(line)
    assert rj("edit", "1").err == "Nothing was changed.\n"
    assert entry(path) == before
    assert not drafts(home)


@given(entries(tracker=1))
def test_no_entry_is_changed_by_its_own_text(tmp_path_factory: Any, new: Entry) -> None:
    folder = tmp_path_factory.mktemp("journal")
    with (
        time_machine.travel(LATEST, tick=False),
        Journal(str(folder / "journal.db")) as journal,
    ):
        tracker = journal.trackers.add(Tracker(name="A", start=date(2026, 1, 1)))
        stored = journal.entries.add(new)
        own = tracker if stored.tracker else None
        text = entry_form.to_form(stored, own)
        assert entry_form.from_form(text, stored, own, journal) == stored
        assert entry_form.from_form(text.removesuffix("\n"), stored, own, journal) == stored


def test_every_field_can_be_changed(rj: Rj, path: str, editor: Editor) -> None:
    new = (
        "at: yesterday 21:30\ntracker: alc\nintensity: 6\nafter:\npeak: 8\nminutes: 20\n"
        "Situation: out\noutcome: passed\ntrigger: Friday\ntrigger: home\nhalt: h\nhalt: lonely\n"
        "strategy: walked\nprivate: no\nkept: y\n\nNew words.\n"
    )
    editor(f"save({new!r})")
    rj("edit", "1")
    changed = entry(path)
    assert changed == replace(
        CRAVING,
        at=datetime(2026, 11, 22, 21, 30, tzinfo=UTC),
        day=date(2026, 11, 22),
        tracker=1,
        intensity=6,
        after=None,
        peak=8,
        minutes=20,
        situation="out of the blue",
        outcome="passed",
        triggers=("Friday", "home"),
        halt=("hungry", "lonely"),
        strategies=("walked",),
        private=False,
        kept=True,
        note="New words.",
        id=1,
        uid=changed.uid,
        revision=2,
    )


def test_a_craving_that_was_stronger_points_to_help(rj: Rj, editor: Editor) -> None:
    editor("save(text.replace('peak:', 'peak: 7'))")
    assert "rj now" not in rj("edit", "1").out
    editor("save(text.replace('peak: 7', 'peak: 8'))")
    assert rj("edit", "1").out.endswith("Help now: rj now\n")


def test_fields_that_are_gone_become_empty(rj: Rj, path: str, editor: Editor) -> None:
    editor("save('intensity: 7\\nprivate: yes\\nkept: no\\nat: 2026-11-23 04:12+00:00\\n')")
    rj("edit", "1")
    assert entry(path).triggers == ()
    assert entry(path).situation is None
    assert entry(path).note == ""
    assert entry(path).at == NOW


def test_a_return_can_be_corrected(rj: Rj, path: str, editor: Editor) -> None:
    rj("used", "--on", "2026-11-20")
    editor(
        "save(text.replace('on: 2026-11-20', 'on: 2026-11-18').replace('next: ', 'next: still #')"
        ".replace('#2026-11-21', '').replace('amount:', 'amount: 2.5'))"
    )
    rj("edit", "2")
    use = entry(path, 2)
    assert isinstance(use, Use)
    assert (use.on, use.next_start, use.amount) == (date(2026, 11, 18), None, 2.5)


def test_a_return_that_is_moved_to_another_day_still_did_not_go_on(
    rj: Rj, path: str, editor: Editor
) -> None:
    rj("used", "--on", "2026-11-20")
    editor("save(text.replace('on: 2026-11-20', 'on: 2026-11-16'))")
    rj("edit", "2")
    use = entry(path, 2)
    assert isinstance(use, Use)
    assert (use.on, use.next_start) == (date(2026, 11, 16), date(2026, 11, 17))
    stands = rj("status", "--json").json["trackers"][0]
    assert stands["total"] == stands["days_since_start"] - 1


@each(
    ("change", "says"),
    [
        ("save(text.replace('intensity: 7', 'intensity: 11'))", "from 0 to 10"),
        ("save(text.replace('intensity: 7', 'intensity: x'))", "“x” is not a number"),
        ("save(text.replace('intensity: 7', 'intensity:'))", "is not a number"),
        ("save(text.replace('intensity: 7', 'strength: 7'))", "no field “strength”"),
        ("save(text.replace('intensity: 7', 'intensity'))", "isn't “key: value”"),
        ("save(text.replace('intensity: 7', 'intensity: 6\\nintensity: 5'))", "more than once"),
        ("save(text.replace('outcome:', 'outcome: fine'))", "An outcome is one of"),
        (
            "save(text.replace('situation: conflict', 'situation: o'))",
            "one of: out-of-the-blue, oth",
        ),
        ("save(text.replace('halt: tired', 'halt: bored'))", "HALT is one of"),
        ("save(text.replace('at: 2026-11-23', 'at: 2027-11-23'))", "in the future"),
        ("save(text.replace('tracker:', 'tracker: nothing'))", "no tracker nothing"),
        ("save(text.replace('private: yes', 'private: perhaps'))", "yes, no"),
        ("open(path, 'wb').write(b'\\xff')", "not UTF-8"),
        ("save(text + 'more'); sys.exit(1)", "ended with an error"),
        ("save(text + 'more'); os.kill(os.getpid(), 9)", "ended with an error"),
    ],
)
def test_what_cannot_be_saved_is_kept(
    rj: Rj, path: str, home: Path, editor: Editor, change: str, says: str
) -> None:
    before = entry(path)
    editor(change)
    code = 1 if any(word in change for word in ("exit", "kill", "nothing")) else 2
    sentence, where = rj("edit", "1", code=code).err.splitlines()
    assert says in sentence
    assert where == "What you wrote is kept. To see and save it: rj draft"
    assert not list(home.glob("rj-*")) + list(home.glob("editor-*"))
    (draft,) = home.glob("draft-*")
    assert draft.stat().st_mode & 0o777 == 0o600
    assert entry(path) == before
    kept = rj("draft", "--json").json["typed"]["note"]
    assert kept == "\\xff" if "xff" in change else ("more" in kept or kept.startswith("at: 2"))
    assert rj("list").err.startswith("You have unsaved words.")
    rj("draft", "--discard")
    assert rj("list").err == ""


def test_an_entry_that_changed_meanwhile_keeps_both_texts(
    rj: Rj, path: str, home: Path, editor: Editor
) -> None:
    editor(
        "import subprocess\nos.environ.pop('EDITOR')\n"
        "subprocess.run([sys.executable, '-m', 'recovery_journal', 'edit', '1', '--keep'], "
        "check=True, stdout=subprocess.DEVNULL)\nsave(text + 'mine')"
    )
    assert rj("edit", "1", code=1).err.endswith("is kept, too: rj history 1\n")
    assert entry(path).kept
    assert "mine" not in entry(path).note
    assert not drafts(home)
    *_, mine, stands = rj("history", "1", "--json").json
    assert mine["note"].endswith("mine")
    assert stands["note"] == entry(path).note
    rj("history", "1", "--bring-back", str(mine["number"]))
    assert entry(path).note == mine["note"]


@each(
    ("line", "says"),
    [
        ("sys.exit(3)", "ended with an error"),
        ("os.unlink(path)", "removed its file"),
        ("os.kill(os.getpid(), 9)", "ended with an error"),
    ],
)
def test_an_editor_that_fails_leaves_nothing_behind(
    rj: Rj, home: Path, editor: Editor, line: str, says: str
) -> None:
    editor(line)
    assert says in rj("edit", "1", code=1).err
    assert not list(home.glob("rj-*"))


@each("chosen", ["no-such-editor-here", "'unfinished", "/"])
def test_an_editor_that_cannot_be_started(
    rj: Rj, home: Path, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setenv("EDITOR", chosen)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))
    done = rj("edit", "1", code=1)
    assert "can't be started" in done.err
    assert not list(home.glob("rj-*"))


def test_without_a_terminal_an_editor_has_to_be_chosen(rj: Rj) -> None:
    assert "EDITOR has to name a program" in rj("edit", "1", code=2).err


@pytest.mark.parametrize(
    "line",
    [
        "new = path + '.new'; open(new, 'w').write(text + 'more'); os.replace(new, path)",
        "save('\\ufeff' + text.replace('\\n', '\\r\\n') + 'more')",
        "save(text + 'more'); open(path + '~', 'w').write('swap'); open(path + '.swp', 'w')",
    ],
)
def test_the_ways_of_editors(rj: Rj, path: str, home: Path, editor: Editor, line: str) -> None:
    editor(line)
    rj("edit", "1")
    assert entry(path).note == "One.\n\nTwo: three.\n\nmore"
    assert not list(home.glob("rj-*"))


def test_vim_leaves_nothing_behind(
    rj: Rj, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vim = tmp_path / "vim.tiny"
    vim.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/arguments\n')
    vim.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(vim))
    rj("edit", "1")
    *arguments, last = (tmp_path / "arguments").read_text().splitlines()
    assert arguments == ["-n", "-i", "NONE", "-c", "set noundofile nobackup nowritebackup"]
    assert last.endswith("/text.txt")


def test_the_editor_is_not_needed_for_marks(rj: Rj, path: str) -> None:
    rj("edit", "1", "--shareable", "--keep")
    assert (entry(path).private, entry(path).kept) == (False, True)
    assert rj("edit", "1", "--keep").err == "Nothing was changed.\n"
    assert rj("edit", "1", "--private", "--no-keep", "--json").json["private"] is True


@each("text", HOSTILE)
def test_hostile_text_stays_what_it_is(rj: Rj, path: str, editor: Editor, text: str) -> None:
    if not text.replace("\0", "").strip():
        text = f"x{text}x"
    with Journal(path) as journal:
        note = journal.entries.add(Note(at=NOW, note=text))
        craving = journal.entries.add(Craving(at=NOW, intensity=1, triggers=(text,), note=text))
    editor("save(text)")
    rj("edit", str(note.id))
    rj("edit", str(craving.id))
    assert entry(path, note.id) == note
    assert entry(path, craving.id) == craving


# Removing, and taking back


def test_delete_and_undo(rj: Rj, path: str) -> None:
    done = rj("delete", "1")
    assert done.out.startswith("In the trash for 30 days: 1  2026-11-23 04:12  craving 7 of 10")
    assert done.err == "Undo: rj undo\n"
    assert entry(path).trashed_at == NOW
    assert rj("undo").out.startswith("Restored from the trash: 1  ")
    assert entry(path).trashed_at is None


def test_undo_says_what_it_took_back(rj: Rj, editor: Editor) -> None:
    editor("save(text.replace('intensity: 7', 'intensity: 2'))")
    rj("edit", "1")
    assert rj("undo").out.startswith("Change undone: 1  2026-11-23 04:12  craving 7")
    assert rj("undo").out.startswith("Undone (now in the trash): 1  ")
    assert rj("redo").out.startswith("Done again: 1  2026-11-23 04:12  craving 7")
    assert rj("redo", "--json").json["thing"]["intensity"] == 2
    assert rj("redo", code=1).err == "There's nothing to redo.\n"
    rj("undo")
    rj("undo")
    assert "Alcohol" in rj("undo").out
    assert rj("undo", code=1).err == "There's nothing to undo.\n"


def test_undo_as_json(rj: Rj) -> None:
    rj("mood", "3")
    undone = rj("undo", "--json").json
    assert (undone["action"], undone["subject"]) == ("add", "entry")
    assert undone["thing"]["mood"] == 3


def test_the_trash(rj: Rj, path: str) -> None:
    assert rj("trash", "list").err == "The trash is empty.\n"
    rj("delete", "1", "--json")
    assert rj("trash", "list").out.startswith("1  2026-11-23 04:12  craving")
    assert "in the trash since: 2026-11-23" in rj("show", "1").out
    assert rj("trash", "restore", "1").out.startswith("Restored from the trash: 1  ")
    assert rj("trash", "restore", "1", "--json").json["trashed_at"] is None
    assert not rj("trash", "list", "--json").json


def test_the_trash_is_emptied_only_with_a_yes(rj: Rj, path: str) -> None:
    rj("delete", "1")
    assert "--yes" in rj("trash", "empty", code=2).err
    done = rj("trash", "empty", "--yes")
    assert done.out == "1 entry is removed for good.\n"
    assert done.err == IN_A_COPY
    with Journal(path) as journal:
        assert journal.entries.count(Filter(trashed=True)) == 0
    done = rj("trash", "empty")
    assert (done.out, done.err) == ("", "The trash is empty.\n")


def test_the_trash_is_emptied_of_what_a_clock_ahead_moved_there(rj: Rj, path: str) -> None:
    with time_machine.travel(datetime(2036, 1, 1, tzinfo=UTC)), Journal(path) as journal:
        journal.entries.trash(1)
        journal.people.trash(journal.people.add(Person(name="Sam")))
    done = rj("trash", "empty", "--yes")
    assert done.out == "1 entry and 1 other thing are removed for good.\n"
    assert rj("trash", "list").err == "The trash is empty.\n"


def test_what_is_in_the_trash_is_brought_back_before_it_is_changed(rj: Rj, path: str) -> None:
    rj("delete", "1")
    for options in (("--keep",), ()):
        assert rj("edit", "1", *options, code=1).err == (
            "Entry 1 is in the trash. To bring it back first: rj trash restore 1\n"
        )
    assert entry(path).kept is False


def test_what_is_not_in_the_trash_is_not_brought_back(rj: Rj, path: str) -> None:
    done = rj("trash", "restore", "1")
    assert (done.out, done.err) == ("", "That isn't in the trash. Nothing was changed.\n")


def test_things_of_every_kind_come_back_from_the_trash(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        journal.reasons.trash(journal.reasons.add(Reason(text="Mornings with her.")))
        journal.letters.trash(journal.letters.add(Letter(text="Dear me", written=NOW.date())))
        journal.plans.trash(journal.plans.add(Plan(cue="payday", act="I call Sam")))
        journal.people.trash(journal.people.add(Person(name="Sam", number="1")))
        journal.safety_plan.write_step(3, "secret")
        journal.safety_plan.trash(journal.safety_plan.get(1))
    listed = rj("trash", "list").out.splitlines()
    assert listed == [
        "person 1  Sam",
        "reason 1  Mornings with her.",
        "letter 1  written 23 Nov, for a hard hour",
        "plan 1  If payday, then I call Sam",
        "safety step 1  step 3 of the safety plan",
    ]
    subjects = [one["subject"] for one in rj("trash", "list", "--json").json]
    assert subjects == ["person", "reason", "letter", "plan", "safety_step"]
    assert rj("trash", "restore", "reason", "1").out == (
        "Restored from the trash: Mornings with her. Undo: rj undo\n"
    )
    assert rj("trash", "restore", "safety", "1").out.startswith("Restored from the trash: step 3")
    assert rj("trash", "restore", "letter", "1", "--json").json["text"] is None
    assert [line.split()[0] for line in rj("trash", "list").out.splitlines()] == ["person", "plan"]
    assert rj("undo").out.startswith("Back in the trash: written 23 Nov, for a hard hour")
    assert rj("reason", "list").out == "1  Mornings with her.\n"

    assert "no reason 1 in the trash" in rj("trash", "restore", "reason", "1", code=1).err
    assert "no letter 9 in the trash" in rj("trash", "restore", "letter", "9", code=1).err
    for typed in ("99", "no-uid"):
        assert rj("trash", "restore", typed, code=1).err == (
            f"There is no entry {typed} in the trash. To see it: rj trash list\n"
        )
    assert "is one of: tracker" in rj("trash", "restore", "cat", "1", code=2).err
    rj("trash", "restore", code=2)
    assert "ID" in rj("trash", "restore", "reason", "1", "2", code=2).err


def test_an_empty_trash_has_nothing_of_any_kind(rj: Rj, path: str) -> None:
    rj("delete", "1")
    with Journal(path) as journal:
        journal.reasons.trash(journal.reasons.add(Reason(text="Mornings with her.")))
        tracker = journal.trackers.add(Tracker(name="Wine", start=NOW.date()))
        journal.entries.add(Mood(at=NOW, mood=3, tracker=tracker.id))
        journal.trackers.trash(tracker)
    done = rj("trash", "empty", "--yes")
    assert done.out == "1 entry and 1 other thing are removed for good.\n"
    assert done.err == f"{IN_A_COPY}A tracker stays in the trash while entries belong to it: Wine\n"
    assert rj("trash", "list").out == "tracker 2  Wine\n"
    assert rj("trash", "restore", "tracker", "2").out.startswith("Restored from the trash: Wine")


def test_the_trash_empties_itself_after_30_days(rj: Rj, path: str) -> None:
    rj("delete", "1")
    rj("reason", "add", "Mornings")
    rj("reason", "delete", "1")
    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        assert len(rj("trash", "list").out.splitlines()) == 2
    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        done = rj("trash", "list")
        assert done.out == ""
        assert done.err.splitlines() == [
            "2 items older than 30 days are removed for good. " + IN_A_COPY.rstrip(),
            "The trash is empty.",
        ]
        assert rj("trash", "list").err == "The trash is empty.\n"


def test_a_favourite_of_ours_is_not_said_to_be_in_the_trash(rj: Rj, path: str) -> None:
    rj("strategy", "edit", "ride", "--favourite")
    assert rj("undo").out == "Change undone: Ride the wave\n"
    rj("reason", "add", "Mornings")
    assert rj("undo").out == "Undone (now in the trash): Mornings\n"
