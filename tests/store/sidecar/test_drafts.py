"""Drafts of an encrypted journal tell nobody what they are or how long."""

import os
from pathlib import Path

from recovery_journal.store.sidecar import drafts
from recovery_journal.store.sidecar.drafts import Draft
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
