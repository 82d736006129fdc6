"""What a command misses is asked for on a terminal, whatever the command."""

from collections.abc import Iterator

import click

from recovery_journal.cli.app import root_command
from recovery_journal.cli.commands import COMMANDS
from support.command_line import AnswerOnTerminal, Rj, StartOnTerminal, wait_for_exit

ASKS_BY_ITSELF = {
    ("craving",),
    ("mood",),
    ("intention",),
    ("log",),
    ("promise", "add"),
    ("kept", "add"),
    ("reason", "add"),
    ("plan", "add"),
    ("strategy", "add"),
    ("tracker", "add"),
}
"""Commands that ask, though click requires nothing."""
ADDING = {
    ("tracker", "add"): ("", "Wine", "soon", "2026-01-01"),
    ("people", "add"): (" ", "Sam"),
    ("meeting", "add"): ("Lake",),
    ("promise", "add"): ("", "Walk, and rest"),
    ("kept", "add"): ("Breathe.",),
    ("reason", "add"): ("Mornings, mostly",),
    ("plan", "add"): ("payday", "", "walk"),
    ("strategy", "add"): ("Hum", "loud", "body"),
    ("review", "questions", "add"): ("Mine", "What, today?", "And then?", ""),
}
CHANGING = {
    ("people", "edit", "--role", "peer"): ("Kim", "sam", ""),
    ("promise", "move"): ("1", "friday"),
    ("promise", "done"): ("walk",),
    ("reason", "edit"): ("7", "Evenings", "1", ""),
    ("tracker", "archive"): ("wine",),
}


def leaves(
    group: click.Group, names: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that isn't a group."""
    context = click.Context(group)
    for name in COMMANDS if not names else group.list_commands(context):
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from leaves(found, (*names, name))
        elif found is not None:
            yield (*names, name), found


def test_every_command_asks_for_what_it_misses(answering: AnswerOnTerminal, rj: Rj) -> None:
    rj("note", "x")
    asking = {
        names
        for names, found in leaves(root_command)
        if any(one.required for one in found.params) or names in ASKS_BY_ITSELF
    }
    assert asking >= {*ADDING} | ASKS_BY_ITSELF
    for names in sorted(asking):
        said = answering(*names, code=2).err
        assert said.rstrip().endswith("There was no answer, so nothing was saved."), (names, said)
        assert said.count("\n") == 2 or names == ("log",), (names, said)
    assert len(rj("list", "--json").json) == 1


def test_a_record_is_added_by_its_answers(answering: AnswerOnTerminal, rj: Rj) -> None:
    for names, answers in {**ADDING, **CHANGING}.items():
        for number in range(len(answers)):
            answering(*names, answers=answers[:number], code=2)
        done = answering(*names, answers=answers)
        assert done.out.startswith("Saved: "), (names, done)
    assert rj("people", "list", "--json").json[0]["role"] == "peer"
    (own,) = (one for one in rj("review", "questions", "--json").json if one["name"] == "Mine")
    assert own["prompts"] == ["What, today?", "And then?"]
    assert [one["text"] for one in rj("reason", "list", "--json").json] == ["Evenings"]


def test_a_mistake_is_asked_again_with_all_that_was_given(
    on_terminal: StartOnTerminal, rj: Rj
) -> None:
    rj("people", "add", "Sam")
    child = on_terminal("people", "add", "--role", "boss", "--favourite")
    for question, answer in (
        ("Who?", "Sam"),
        ("A role is one of", ""),
        ("[boss]", "peer"),
        ("already Sam", "Ana"),
        ("[peer]", ""),
    ):
        child.expect_exact(question)
        child.sendline(answer)
    assert wait_for_exit(child) == 0
    ana = rj("people", "show", "ana", "--json").json
    assert (ana["role"], ana["favourite"]) == ("peer", True)


def test_words_are_given_back_if_the_input_ends_before_they_are_saved(
    answering: AnswerOnTerminal,
) -> None:
    said = answering("people", "add", "--role", "boss", answers=("Sam from work",), code=2).err
    assert said.endswith("nothing was saved.\nThis is what you wrote:\nSam from work\n")


def test_a_wrong_value_alone_is_refused_without_a_question(answering: AnswerOnTerminal) -> None:
    for arguments in (
        ("people", "add", "Sam", "--role", "boss"),
        ("promise", "add", "--for", "someday"),
    ):
        said = answering(*arguments, answers=("yes", "yes"), code=2).err
        assert said.count("\n") == 1, arguments
