"""Drafts are found once nobody writes them any more; sealed ones tell nobody how long they are."""

import json
import os
from pathlib import Path

from recovery_journal.domain.dataclass import asdict
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import drafts
from recovery_journal.store.sidecar.drafts import Draft
from support.each import each
from support.encrypted import encrypt, files_containing
from support.locked import write_locked_journal

SEAL_BYTES = 48
"""What a sealed box adds."""


def test_the_length_of_a_sealed_draft_reveals_little(home: Path) -> None:
    path = str(home / "journal.db")
    write_locked_journal(path)
    lengths = set()
    for kind, text in (
        *(("note", "x" * size) for size in range(0, 900, 37)),
        *(("craving", "é" * size) for size in (1, 40, 140)),
        ("note", "x" * 1500),
        ("note", "words " * 1000),
    ):
        kept = drafts.save_for_later(path, Draft(kind, "", {"note": text}, {"tracker": "1"}))
        lengths.add(os.path.getsize(kept) - SEAL_BYTES)
    assert lengths == {1024, 2048, 8192}


@each("whose", [str(os.getpid()), "1", "99999999", "left-0f3a"], anew=True)
def test_a_draft_is_found_whatever_process_has_its_number(home: Path, whose: str) -> None:
    left = Draft("craving", "", {"note": "from before"}, {"intensity": "7"})
    (home / f"draft-{whose}.json").write_text(json.dumps(asdict(left)))
    with Journal(str(home / "journal.db")) as journal:
        assert drafts.find_leftover(journal) == (str(home / f"draft-{whose}.json"), left)


def test_a_draft_is_found_only_when_its_screen_has_left_it(home: Path) -> None:
    with Journal(str(home / "journal.db")) as journal:
        writing = drafts.DraftFile(journal.path)
        for text in ("one", "one two", "one two three"):
            writing.store(last := Draft("letter", "", {"text": text}))
            assert not drafts.is_any_left(journal.path)
        writing.leave()
        found = drafts.find_leftover(journal)
        assert found
        assert found[1] == last
        going_on = drafts.DraftFile(journal.path, found[0])
        going_on.store(last)
        assert drafts.find_leftover(journal) is None
        assert len([*home.glob("draft-*")]) == 1
        going_on.store(None)
        assert not [*home.glob("draft-*")]


def test_a_draft_is_sealed_once_the_journal_is(home: Path) -> None:
    path = str(home / "journal.db")
    Journal(path).close()
    writing = drafts.DraftFile(path)
    writing.store(draft := Draft("note", "", {"note": "Mirabelle"}))
    assert files_containing(home, "Mirabelle")
    encrypt(path)
    writing.store(draft)
    assert not files_containing(home, "Mirabelle")
    assert len([*home.glob("draft-*")]) == 1
