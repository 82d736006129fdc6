"""A command that changes nothing, or not all of it, says so instead of "Saved"."""

from support.command_line import Rj
from support.each import each

UNCHANGED = "Nothing was changed.\n"


@each(
    ("before", "again"),
    [
        ("tracker add Wine --since today", "tracker archive --back Wine"),
        ("people add Sam", "people archive --back Sam"),
        ("meeting add Group --on tue", "meeting edit Group --on tue"),
        ("meeting archive Group", "meeting archive Group"),
        ("people archive Sam", "people archive Sam"),
        ("tracker archive Wine", "tracker archive Wine"),
        ("strategy edit ride --archive", "strategy edit ride --archive"),
        ("reason add Mornings", "reason move 1 down"),
        ("reason add Evenings", "reason move 1 up"),
        ("intention Rest.", "intention --went kept"),
        ("note Rain.", "edit 1 --no-keep"),
        ("promise add Call", "promise move 1 none"),
        ("plan add --if rain --then walk", "plan edit 1 --any-time"),
    ],
)
def test_what_is_so_already_is_not_saved_again(rj: Rj, before: str, again: str) -> None:
    rj(*before.split())
    if "--went" in again:
        rj(*again.split())
    done = rj(*again.split())
    assert done.err == UNCHANGED, again
    assert "Saved" not in done.out


def test_what_is_in_the_trash_is_not_moved_there_again(rj: Rj) -> None:
    rj("mood", "3")
    rj("delete", "1")
    done = rj("delete", "1")
    assert (done.out, done.err) == ("", "That's already in the trash. Nothing was changed.\n")
    assert len(rj("history", "1", "--json").json) == 2


@each(
    "words",
    [
        "craving 7 --for Wine",
        "mood 2 --for Wine",
        "used Wine",
        "note Rain. --for Wine",
        "edit 1",
        "edit 1 --keep",
    ],
)
def test_an_entry_that_stays_private_says_so(rj: Rj, words: str) -> None:
    if words.startswith("craving"):
        rj("tracker", "add", "Wine", "--since", "2026-01-01", "--private")
    stays = "It stays private, because its tracker is.\n"
    assert stays in rj(*words.split(), "--shareable").err
    assert stays in rj(*words.split(), "--shareable", "--json").err or words.startswith("edit")
    assert stays not in rj(*words.split(), "--private").err
    assert all(one["private"] for one in rj("list", "--json").json)


def test_an_entry_that_can_be_shareable_says_nothing(rj: Rj) -> None:
    rj("tracker", "add", "Tea", "--since", "2026-01-01")
    assert rj("craving", "4", "--for", "Tea", "--shareable").err == ""


@each(
    ("add", "archive", "show_again"),
    [
        ("tracker add Wine --since today", "tracker archive Wine", "tracker archive --back Wine"),
        ("people add Sam", "people archive Sam", "people archive --back Sam"),
        ("meeting add Group", "meeting archive Group", "meeting archive --back Group"),
        (
            "strategy add Swim --category body",
            "strategy edit Swim --archive",
            "strategy edit --back Swim",
        ),
    ],
)
def test_a_name_that_is_archived_comes_with_the_way_back(
    rj: Rj, add: str, archive: str, show_again: str
) -> None:
    noun = add.split()[0]
    rj(*add.split())
    again = add.replace("Wine", "WINE").replace("Sam", "sam").split()
    assert "archived" not in rj(*again, code=2).err
    rj(*archive.split())
    assert rj(*again, code=2).err.endswith(f"It's archived. To show it again: rj {show_again}\n")
    if noun != "strategy":
        assert rj(noun, "list").err == "Not shown: 1 archived. To see it: --all\n"
    rj(*show_again.split())
    assert rj(noun, "list").err == ""
