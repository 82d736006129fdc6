import sys

import pytest

from recovery_journal.errors import BadData
from recovery_journal.exchange.export.sealed import unseal_export
from recovery_journal.exchange.read_json import read_limited_bytes


def test_one_that_is_closed_is_an_empty_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert read_limited_bytes("-", 10, "") == b""
    with pytest.raises(BadData):
        next(unseal_export("-", lambda _: b""))
