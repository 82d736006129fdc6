"""The ways to write a note in one line."""

from support.command_line import Rj, StartOnTerminal


def test_the_option_for_words_writes_a_note_as_anywhere_else(rj: Rj) -> None:
    assert rj("note", "-n", "first", "--json").json["note"] == "first"
    assert rj("note", "--note", "-", "--json", stdin=b"second\n").json["note"] == "second"
    assert rj("note", "--json", "--", "-5 kg, - slept").json["note"] == "-5 kg, - slept"
    assert "once" in rj("note", "words", "-n", "and others", code=2).err
    assert "needs words" in rj("note", "-n", code=2).err
    assert len(rj("list", "--json").json) == 3


def test_without_its_words_the_option_asks_for_them(rj: Rj, on_terminal: StartOnTerminal) -> None:
    asking = on_terminal("note", "-n")
    asking.expect_exact("Note:")
    asking.sendline("slept well")
    asking.expect_exact("Saved 1")
    asking.expect_exact("rj undo")
    assert rj("list", "--json").json[0]["note"] == "slept well"
