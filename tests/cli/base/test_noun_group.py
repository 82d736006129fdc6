"""What all nouns of the command line have in common."""

from support.command_line import Rj

ADD = {
    "people": ("add", "Sam"),
    "meeting": ("add", "Lake"),
    "promise": ("add", "Walk"),
    "kept": ("add", "Breathe"),
    "reason": ("add", "Mornings"),
    "plan": ("add", "--if", "payday", "--then", "walk"),
    "letter": ("write",),
    "tracker": ("add", "Wine", "--since", "2026-01-01"),
    "strategy": ("add", "Hum", "--category", "body", "--step", "Hum."),
}
"""How a first record of each is added."""
EDIT = {
    "people": ("edit", "sam", "--role", "peer"),
    "meeting": ("edit", "lake", "--place", "online"),
    "promise": ("edit", "walk", "--to", "Ana"),
    "reason": ("edit", "mornings", "Evenings"),
    "plan": ("edit", "pay", "--hour", "17"),
    "letter": ("edit", "1", "--at-days", "30"),
    "tracker": ("edit", "wine", "--headline", "total"),
    "strategy": ("edit", "hum", "--minutes", "3"),
}
DELETABLE = [noun for noun in ADD if noun not in ("tracker", "strategy")]
ARCHIVED = {"people": "sam", "meeting": "lake", "tracker": "wine"}


def test_every_noun_adds_and_lists(rj: Rj) -> None:
    for noun, typed in ADD.items():
        added = rj(noun, *typed, "--json", stdin=b"Dear me").json
        assert added["id"] == added["revision"] == 1, noun
        listed = rj(noun, "list", "--json").json
        listed = listed["meetings"] if noun == "meeting" else listed
        assert [one["uid"] for one in listed if one["uid"]] == [added["uid"]], noun
        assert rj(noun, "list").out, noun


def test_the_same_edit_again_changes_nothing(rj: Rj) -> None:
    for noun, typed in EDIT.items():
        rj(noun, *ADD[noun], stdin=b"Dear me")
        assert rj(noun, *typed).out.endswith(" Undo: rj undo\n"), noun
        again = ("edit", "1", "Evenings") if noun == "reason" else typed
        same = rj(noun, *again)
        assert (same.out, same.err) == ("", "Nothing was changed.\n"), noun
        assert rj(noun, *again, "--json").json["revision"] == 2, noun


def test_a_strategy_of_the_library_stays_ours_until_it_is_changed(rj: Rj) -> None:
    for arguments in ((), ("--json",)):
        rj("strategy", "edit", "ride", "--minutes", "10", *arguments)
        assert rj("strategy", "show", "ride", "--json").json["uid"] == ""


def test_what_is_deleted_comes_back_by_an_undo(rj: Rj) -> None:
    for noun in DELETABLE:
        rj(noun, *ADD[noun], stdin=b"Dear me")
        before = rj(noun, "list").out
        assert rj(noun, "delete", "1").out.startswith("In the trash for 30 days: "), noun
        gone = rj(noun, "list")
        assert gone.out == "", noun
        assert gone.err, noun
        rj("undo")
        assert rj(noun, "list").out == before, noun
        assert rj(noun, "delete", "1", "--json").json["id"] == 1, noun
        assert "To see " in rj(noun, "delete", "1", code=1).err, noun


def test_what_is_archived_comes_back_too(rj: Rj) -> None:
    for noun, name in ARCHIVED.items():
        rj(noun, *ADD[noun])
        assert rj(noun, "archive", name).out.endswith(", archived. Undo: rj undo\n"), noun
        assert rj(noun, "list").out == "", noun
        assert rj(noun, "list", "--all").out, noun
        assert rj(noun, "archive", name, "--back", "--json").json["archived"] is False, noun
        assert rj(noun, "list").out, noun


def test_what_is_refused_makes_no_journal(rj: Rj) -> None:
    for noun in DELETABLE:
        first, *_ = ADD[noun]
        empty = ("--if", " ", "--then", " ") if noun == "plan" else (" ",)
        rj(noun, first, *(() if noun == "letter" else empty), code=2)
        rj(noun, "list", code=66)


def test_a_noun_alone_lists(rj: Rj) -> None:
    rj("tracker", "add", "Tea", "--since", "2026-01-01")
    rj("people", "add", "Sam", "--number", "555 0100")
    rj("note", "x")
    rj("delete", "1")
    for noun in ("tracker", "people", "strategy", "plan", "letter", "meeting", "trash", "kept"):
        alone, listed = rj(noun), rj(noun, "list")
        assert (alone.out, alone.err) == (listed.out, listed.err), noun
        assert rj(noun, "--json").out == rj(noun, "list", "--json").out, noun
    assert rj("safety").out == rj("safety", "show").out
