"""Entries in a form of one's own, and how many a search found."""

from support.command_line import Rj
from support.each import each


def test_a_form_has_the_keys_of_json(rj: Rj) -> None:
    rj("craving", "7", "-t", "lonely", "-t", "pay, day", "--at", "2026-11-20 21:30")
    rj("note", "One line.\tAnd \x1b[31m{more}", "--keep")
    form = "{id}|{kind}|{intensity}|{triggers}|{kept}|{note}|{{x}}"
    lines = rj("list", "--format", form).out.splitlines()
    assert lines == [
        "2|note|||yes|One line. And ␛[31m{more}|{x}",
        "1|craving|7|lonely, pay, day|no||{x}",
    ]
    for command in (["search", "line"], ["today"], ["list", "--kind", "note"]):
        assert rj(*command, "--format", "{id}").out == "2\n"
    assert rj("on-this-day", "--format", "{id}").out == ""
    assert rj("list", "--format", "").out == "\n\n"
    assert rj("show", "1", "--format", form).out.splitlines() == lines[1:]
    assert "--format or --json" in rj("show", "1", "--format", form, "--json", code=2).err


@each(
    "form", ["{number}", "{note.x}", "{note[0]}", "{}", "{0}", "{id!r}", "{id:>99999999}", "{Id}"]
)
def test_a_key_that_no_entry_has_is_refused_by_name(rj: Rj, form: str) -> None:
    rj("note", "x")
    refused = rj("list", "--format", form, code=2).err
    assert f"No entry has the key “{form.strip('{}')}”. The keys are: kind, at, tracker," in refused
    assert refused.count("\n") == 1


def test_a_form_that_cannot_be_read_is_refused(rj: Rj) -> None:
    rj("note", "x")
    for form in ("{id", "}", "{note[}"):
        assert "a brace that isn't closed" in rj("list", "--format", form, code=2).err
    assert "--format or --json" in rj("list", "--format", "{id}", "--json", code=2).err


def test_a_search_says_how_many_it_found(rj: Rj) -> None:
    for number in range(4):
        rj("note", f"lake {number}")
    assert rj("search", "lake").err == "Found: 4 entries.\n"
    assert rj("search", "lake", "-2").err.splitlines()[-1] == "Found: 4 entries."
    assert rj("search", "lake", "3").err == "Found: 1 entry.\n"
    assert rj("search", "lake", "--json").err == ""
