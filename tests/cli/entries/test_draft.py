"""A draft of the screens, saved by command."""

from pathlib import Path

from recovery_journal.store.sidecar.drafts import Draft, DraftFile
from support.command_line import Rj


def test_a_draft_is_saved_with_its_time_and_privacy_and_only_its_words(rj: Rj, home: Path) -> None:
    rj("note", "first")
    for private, shareable in (("True", False), ("False", True)):
        left = DraftFile(str(home / "journal.db"))
        chosen = {"private": private, "when": "2026-01-08 02:10"}
        left.store(Draft("note", "", {"note": "two\nlines"}, chosen))
        left.leave()
        assert rj("draft").out == "two\nlines\n"
        number = str(rj("draft", "--save", "--json").json["id"])
        saved = rj("show", number, "--json").json
        assert saved["note"] == "two\nlines"
        assert saved["at"].startswith("2026-01-08T02:10:00")
        assert saved["private"] is not shareable


def test_what_was_typed_in_another_dialog_is_shown_without_the_names_of_fields(
    rj: Rj, home: Path
) -> None:
    rj("note", "first")
    for kind, typed, chosen in (
        ("letter", {"text": "Dear me\nhold on"}, {"waits": "count"}),
        ("plan", {"cue": "", "text": "Dear me\nhold on"}, {"weekdays": "fri"}),
    ):
        left = DraftFile(str(home / "journal.db"))
        left.store(Draft(kind, "", typed, chosen))
        left.leave()
        assert rj("draft").out == "Dear me\nhold on\n"
        assert rj("draft", "--json").json["chosen"] == chosen
        rj("draft", "--discard")
