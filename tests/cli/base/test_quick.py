"""What is read without click is read as click reads it, and ends in the same way."""

from typing import Any

import click
from hypothesis import example, given
from hypothesis import strategies as st

from recovery_journal.cli.base.quick import QuickCommand
from recovery_journal.cli.commands import COMMANDS, find_command
from support.command_line import AnswerOnTerminal, Rj
from support.each import each
from support.examples import examples

QUICK = {name: one for name in COMMANDS if isinstance(one := find_command(name), QuickCommand)}
WORDS = (
    "7",
    "0",
    "-1",
    "+3",
    "7.5",
    "1e3",
    "nan",
    "٣",
    "1_0",
    "x",
    "",
    " ",
    "-",
    "--",
    "Ärger",
    "\udcff",
)
OPTIONS = sorted(
    {name for one in QUICK.values() for each in one.parameters for name, _ in each.typed()}
)


def read_by_click(command: QuickCommand, words: list[str]) -> dict[str, Any] | str:
    """What click reads, or what kind of error it has."""
    try:
        return command.click_command.make_context(command.name, [*words]).params
    except click.ClickException as error:
        return type(error).__name__


LINES = st.lists(
    st.sampled_from(WORDS)
    | st.sampled_from(OPTIONS)
    | st.sampled_from([f"{name}=7" for name in OPTIONS])
    | st.sampled_from(["-t7", "-ft", "--private", "--keep", "--help", "-h", "--accessible", "--js"])
    | st.text(max_size=4),
    max_size=6,
)


@given(name=st.sampled_from(sorted(QUICK)), words=LINES)
@example("craving", ["7", "-t", "a", "-t", "b", "--halt", "tired", "--peak", "9", "--json"])
@example("note", ["Slept", "through", "--at", "noon"])
@example("used", ["Wine", "2.5", "--on", "yesterday", "-f", "sad"])
@examples(16)
def test_click_reads_every_line_alike(name: str, words: list[str]) -> None:
    found = QUICK[name].read(words)
    assert found is None or found == read_by_click(QUICK[name], words)


@each(
    "line",
    [
        "craving 7",
        "craving 7 -t lonely -t tired --halt hungry --place home --at noon --for Alcohol",
        "craving --json 0 --note words",
        "after 3 --outcome passed -s walk",
        "after --outcome passed",
        "mood 4 -f calm --sleep 7.5 --energy 2",
        "note Slept through the night",
        "note -n words",
        "note",
        "mood 1 --shareable --no-keep",
        "used",
        "used Wine 2 --on yesterday --next still",
        "none Wine",
        "status --json",
        "list --limit 5 --kind craving --kind mood --shareable --kept",
        "search rain and wind --since monday",
        "show 12",
    ],
)
def test_usual_lines_need_no_click(line: str) -> None:
    name, *words = line.split()
    found = QUICK[name].read(words)
    assert found is not None
    assert found == read_by_click(QUICK[name], words)


@each(
    "line",
    [
        "craving -n",
        "craving 7 --private --shareable",
        "mood x",
        "note -n -",
        "note -- -x",
        "used a b c",
        "mood -h",
        "list -5",
        "search",
        "show",
    ],
)
def test_the_rest_is_left_to_click(line: str) -> None:
    name, *words = line.split()
    assert QUICK[name].read(words) is None


def test_an_error_is_said_once_with_the_example_of_the_command(rj: Rj) -> None:
    rj("tracker", "add", "Wine", "--since", "2020-01-01")
    rj("tracker", "add", "Tobacco", "--since", "2020-01-01")
    for line, code, said in (
        ("mood", 2, "How are you? Say a number from 1 to 5. For example: rj mood 4"),
        ("craving 11", 2, "A craving"),
        ("mood 3 --for Cider", 1, "There is no tracker Cider."),
        ("used", 2, "Which one? Wine, Tobacco. For example: rj used Alcohol"),
        (
            "note words -n words",
            2,
            "Write the note once: as words, or after -n. For example: rj note",
        ),
        ("after 3", 1, "No craving of the last 24 hours is waiting."),
    ):
        done = rj(*line.split(), code=code)
        assert said in done.err, done
        assert done.err.count("\n") == 1, done
        assert done.out == ""
    assert rj("list", "--json").json == []


def test_a_wrong_number_is_asked_for_again_and_saved_once(
    rj: Rj, answering: AnswerOnTerminal
) -> None:
    rj("tracker", "add", "Wine", "--since", "2020-01-01")
    done = answering("craving", "70", answers=["7"])
    assert done.out.startswith("Saved 1: craving 7 of 10")
    done = answering("used", "Win", answers=["Wine"])
    assert "Saved 2" in done.out
    assert [one["kind"] for one in rj("list", "--json").json] == ["use", "craving"]
