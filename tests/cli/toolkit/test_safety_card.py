"""The paper card on the command line."""

import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.circle import Person
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.toolkit import Reason
from recovery_journal.store.journal import Journal
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.each import each
from support.encrypted import encrypt
from support.locked import passphrase_option

OWN = ("Sam", "555 1234", "Zoë", "river", "daughter", "Night line")
"""Words that stand for each thing of the person's own."""


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    at = datetime(2026, 11, 23, 4, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    with time_machine.travel(at, tick=False):
        yield str(home / "journal.db")


def fill(path: str) -> None:
    with Journal(path) as journal:
        journal.people.add(Person(name="Sam", number="555 1234"))
        journal.people.add(Person(name="Zoë", number="555 9876", role="sponsee"))
        journal.reasons.add(Reason(text="My daughter."))
        journal.safety_plan.write_step(2, "The river.")
        journal.settings.write(Settings(own_line="Night line; 0800 12345; 20 to 6"))


def test_without_a_journal_it_has_the_numbers_of_the_country(rj: Rj, path: str) -> None:
    done = rj("safety", "card")
    assert done.out.startswith("# When it's hard\n\n**Emergency: 112**\n")
    assert "TelefonSeelsorge" in done.out
    assert done.err == "Numbers for Germany, guessed from the time zone.\n"
    assert "**Emergency: 999" in rj("safety", "card", "--region", "united kingdom").out
    assert not Path(path).exists()


def test_without_options_nothing_of_ones_own_is_on_it(rj: Rj, path: str, tmp_path: Path) -> None:
    fill(path)
    done = rj("safety", "card", "-o", str(tmp_path / "card.html"))
    assert done.out == f"Card saved: {tmp_path / 'card.html'}\n"
    assert done.err.startswith("Anyone who finds the card, or gets its file, can read it.")
    made = (tmp_path / "card.html").read_text("utf-8")
    assert not [word for word in OWN if word in made]
    assert stat.S_IMODE((tmp_path / "card.html").stat().st_mode) == 0o600


@each(
    ("options", "on_it"),
    [
        (("--person", "sam"), {"Sam", "555 1234"}),
        (("--person", "zoë"), {"Zoë"}),
        (("--step", "2"), {"river"}),
        (("--reason", "1"), {"daughter"}),
        (("--own-line",), {"Night line"}),
        (
            ("--person", "Sam", "--reason", "1", "--step", "2"),
            {"Sam", "555 1234", "river", "daughter"},
        ),
    ],
    anew=True,
)
def test_what_is_named_is_on_it_and_nothing_else(
    rj: Rj, path: str, options: tuple[str, ...], on_it: set[str]
) -> None:
    fill(path)
    done = rj("safety", "card", *options)
    assert {word for word in OWN if word in done.out} == on_it


@each(
    ("options", "code", "says"),
    [
        (("--step", "3"), 2, "Step 3 of your safety plan is empty. To write it: rj safety edit 3"),
        (("--step", "9"), 2, "Step 9 of your safety plan is empty."),
        (("--person", "Nobody"), 1, "There is nobody"),
        (("--reason", "7"), 1, "There is no"),
        (("-o", "card.pdf"), 2, "Nothing was saved. The file name of a card"),
        (("--region", "atlantis"), 2, "No country is called that."),
    ],
)
def test_what_cannot_be_is_told(
    rj: Rj, path: str, options: tuple[str, ...], code: int, says: str
) -> None:
    if not Path(path).exists():
        fill(path)
    done = rj("safety", "card", *options, code=code)
    assert not done.out
    assert done.err.startswith(says)


def test_a_card_that_is_there_is_replaced_only_by_force(rj: Rj, tmp_path: Path) -> None:
    card = tmp_path / "card.md"
    card.write_text("mine", "utf-8")
    done = rj("safety", "card", "-o", str(card), code=73)
    assert "is there already" in done.err
    assert card.read_text("utf-8") == "mine"
    rj("safety", "card", "-o", str(card), "--force")
    assert card.read_text("utf-8").startswith("# When it's hard\n")


def test_a_locked_journal_gives_the_least_and_opens_for_more(rj: Rj, path: str) -> None:
    fill(path)
    encrypt(path)
    done = rj("safety", "card")
    assert not [word for word in OWN if word in done.out]
    rj("safety", "card", "--person", "Sam", code=77)
    with passphrase_option() as option:
        assert "- Sam: 555 1234" in rj(*option, "safety", "card", "--person", "Sam").out


def test_on_a_terminal_it_asks_about_each_thing(
    on_terminal: StartOnTerminal, path: str, tmp_path: Path
) -> None:
    fill(path)
    card = tmp_path / "card.md"
    child = on_terminal("safety", "card", "-o", str(card))
    for question, answer in (
        ("Night line", ""),
        ("Sam", "yes"),
        ("2. What I can do by myself", "no"),
        ("My daughter.", "y"),
    ):
        child.expect_exact(f"Put this on the card: {question}")
        child.sendline(answer)
    assert wait_for_exit(child) == 0
    made = card.read_text("utf-8")
    assert {word for word in OWN if word in made} == {"Sam", "555 1234", "daughter"}
