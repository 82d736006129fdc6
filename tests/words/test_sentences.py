"""Sentences of the flows: those with numbers, and those that must be there."""

import importlib
import pkgutil
import re
import subprocess
import sys
from datetime import date

from recovery_journal import words
from recovery_journal.domain.sobriety.tracker import HEADLINES, VERBS_BY_KIND
from recovery_journal.words import entry_dialogs, first_start, privacy, returns, right_now, today
from recovery_journal.words.data import medical
from recovery_journal.words.data.helplines import anywhere, regions
from recovery_journal.words.format import journal
from recovery_journal.words.helpline_choice import FROM_LANGUAGE, FROM_ZONE
from support.each import each

MODULES = [
    one.name.removeprefix("recovery_journal.words.")
    for one in pkgutil.walk_packages(words.__path__, "recovery_journal.words.")
    if not one.ispkg
]
DAY = date(2026, 11, 22)


def test_today_says_how_far() -> None:
    assert today.since(date(2026, 7, 18), DAY) == "since 18 Jul"
    assert today.since(date(2019, 7, 18), DAY) == "since 18 Jul 2019"
    assert today.planned(date(2026, 12, 1), DAY) == "Planned for 1 Dec"
    assert today.milestone_in("6 months", 57) == "57 days to 6 months"
    assert today.milestone_in("30 days", 1) == "Tomorrow: 30 days"
    assert today.milestone_in("1 year", 0) == "Today: 1 year"
    assert today.kept_on(date(2026, 9, 12), DAY) == "kept on 12 Sep"
    assert today.how_was_it(7) == "Your craving was 7. How strong is it now?"


def test_a_return_begins_with_thanks() -> None:
    assert returns.thanks(412) == "Thank you for writing it down. Your 412 days still count."
    assert returns.thanks(1) == "Thank you for writing it down. Your 1 day still counts."
    assert returns.thanks(0) == "Thank you for writing it down."
    assert returns.SAFE_ANSWERS == ("yes", "not sure", "no")
    assert returns.SINCE_ANSWERS == ("no", "on other days too", "still using")


def test_what_was_saved_is_said_quietly() -> None:
    assert (
        entry_dialogs.entry_saved("craving 7")
        == "Saved: craving 7. Press \0undo\0 to undo, \0help_now\0 for help now."
    )


def test_the_journal_says_what_became_of_entries() -> None:
    assert journal.entries(1) == "1 entry"
    assert journal.trashed(3) == "3 entries moved to the trash for 30 days."
    assert journal.undone("craving 7") == "Undone: craving 7."
    assert journal.nothing_found("sam") == "Nothing found for “sam”."
    assert journal.left_out(3, "--private") == (
        "3 private entries are left out. --private includes them."
    )
    assert journal.left_out(1, "--private") == "1 private entry is left out. --private includes it."


@each(
    ("code", "line"),
    [
        ("US", "In danger, or thinking of ending your life: 911 · 988"),
        ("GB", "In danger, or thinking of ending your life: 999 · 116 123"),
        ("EU", "In danger, or thinking of ending your life: 112 · findahelpline.com"),
    ],
)
def test_the_line_that_ends_the_first_screen(code: str, line: str) -> None:
    assert right_now.danger_line(regions()[code]) == line


def test_the_line_where_no_country_is_known() -> None:
    assert right_now.danger_line(anywhere()) == (
        "In danger, or thinking of ending your life: 112 from a mobile phone · findahelpline.com"
    )


def test_a_guessed_region_is_labelled_so() -> None:
    germany = regions()["DE"]
    assert right_now.region_label(germany, guessed="") == "Numbers for Germany"
    for setting in (FROM_ZONE, FROM_LANGUAGE):
        assert f"guessed from the {setting}" in right_now.region_label(germany, guessed=setting)
    assert "don't know your country" in right_now.region_label(anywhere(), guessed="")


def test_112_is_not_promised_to_work_everywhere() -> None:
    assert right_now.emergency(anywhere()) == (
        "Emergency: 112 (from a mobile phone, in most of the world; "
        "your country's own number is better)"
    )


def test_where_no_number_is_known_it_is_said() -> None:
    korea = regions()["KP"]
    assert right_now.danger_numbers(korea) == "the nearest hospital · findahelpline.com"
    assert right_now.emergency(korea).startswith("We don't know an emergency number")


def test_right_now_offers_four_ways_and_three_sentences() -> None:
    assert [choice.key for choice in right_now.WAYS_ON] == ["person", "leave", "breathe", "body"]
    assert len(right_now.TO_SEND) == 3
    assert [line.name for line in right_now.meeting_finders()][:3] == ["AA", "NA", "SMART Recovery"]


def test_who_can_read_it_is_said_plainly() -> None:
    sentence = (
        "Anyone who can use this account can read this journal. A passphrase can change that."
    )
    assert sentence in first_start.who_can_read(encrypted=False)
    assert sentence in privacy.ALL
    assert "court" in first_start.who_can_read(encrypted=False)


def test_every_kind_and_headline_has_a_name() -> None:
    assert set(entry_dialogs.TRACKER_KINDS) == set(VERBS_BY_KIND)
    assert tuple(entry_dialogs.HEADLINES) == HEADLINES


def test_medical_lines_say_who_says_so() -> None:
    after_use = {"alcohol", "benzodiazepine", "opioid", "stimulant", "gambling"}
    assert set(medical.MEDICAL) == {*after_use, "nicotine", "other"}
    for kind, one in medical.MEDICAL.items():
        assert one.stopping
        assert bool(one.after_use) == (kind in after_use)
        for fact in (*one.stopping, *one.after_use):
            assert fact.text
            assert fact.source.name
            assert fact.source.page
            assert date(2026, 11, 27) <= fact.source.checked <= date(2026, 11, 28)


def test_prescribed_medicine_is_never_a_return() -> None:
    assert medical.PRESCRIBED == (
        "Medicine taken as prescribed, methadone and buprenorphine included, "
        "is never a return to use."
    )


@each("name", MODULES)
def test_sentences_are_short_and_plain(name: str) -> None:
    module = importlib.import_module(f"recovery_journal.words.{name}")
    for key, value in vars(module).items():
        table = isinstance(value, str) and "\n" in value
        if key.isupper() and isinstance(value, str) and not table:
            assert "  " not in value
            assert all(len(sentence) <= 160 for sentence in re.split(r"(?<=[.?!])\s", value))


QUICK = (
    *("format.numbers", "format.entries", "entry_dialogs", "today", "cli"),
    *("data.helplines", "right_now", "data.medical", "data.emergencies", "helpline_choice"),
)


@each("name", QUICK)
def test_what_the_quick_commands_say_is_cheap_to_import(name: str) -> None:
    code = f"import sys, recovery_journal.words.{name}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"click", "textual", "rich", "dateutil", "tomllib", "decimal", "importlib.resources"}
    assert not set(done.stdout.split()) & heavy
