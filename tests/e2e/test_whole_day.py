"""A day on the screens, from the first start to the end, by keys alone."""

from support.command_line import run_process
from support.terminal import Terminal

SIZE = (100, 30)
BY_KEYS = (
    ("space", "[✓] Alcohol"),
    ("enter", "2 of 4"),
    ("enter", "3 of 4"),
    ("enter", "4 of 4"),
    ("enter", "no cravings"),
    ("i", "What do you want from today?"),
    ("enter", "✓ Intention"),
    ("c", "strongest"),
    ("9", "[9]"),
    ("enter", "What now?"),
    ("enter", "day without it."),
    ("m", "very good"),
    ("4", "[4]"),
    ("enter", "Saved: Mood 4"),
    ("!", "A brisk walk"),
    ("a", "Did it pass?"),
    ("3", "[3]"),
    ("enter", "Come back"),
    ("escape", "n note"),
    ("n", "0 words"),
    ("", "A walk."),
    ("ctrl+s", "n note"),
    ("2", "9 → 3"),
    ("enter", "you share."),
    ("3", "Ride the wave"),
    ("4", "Nobody is here yet"),
    ("5", "How strong, so far"),
    (",", "Trackers, words, settings"),
    ("escape", "How strong, so far"),
)


def test_by_keys_alone() -> None:
    with Terminal(size=SIZE) as terminal:
        terminal.wait_for("1 of 4")
        for key, shown in BY_KEYS:
            if key:
                terminal.press(key)
            else:
                terminal.send(shown)
            terminal.wait_for(shown)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    check_day()


def check_day() -> None:
    kinds = {entry["kind"]: entry for entry in run_process("list", "--json").json}
    assert kinds.keys() == {"intention", "craving", "mood", "note"}
    assert kinds["craving"]["intensity"] == 9
    assert kinds["craving"]["after"] == 3
    assert kinds["mood"]["mood"] == 4
    assert kinds["note"]["note"] == "A walk."
