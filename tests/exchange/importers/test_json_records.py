"""Lists in JSON are read record by record, as far as a file is JSON at all."""

import io
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.json_records import read_records

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, width=32),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
).filter(lambda value: "Infinity" not in json.dumps(value))


class Drop:
    """A file that gives a few bytes at a time, whatever is asked for."""

    def __init__(self, data: bytes) -> None:
        self._file = io.BytesIO(data)

    def read(self, size: int) -> bytes:
        return self._file.read(min(size, 3))


@given(found=st.lists(VALUES, max_size=5), beside=VALUES, indent=st.sampled_from((None, 1)))
def test_records_are_those_of_the_whole_list(
    found: list[object], beside: object, indent: int | None
) -> None:
    for ascii_only in (True, False):
        list_alone = json.dumps(found, indent=indent, ensure_ascii=ascii_only)
        named = json.dumps({"x": beside, "here": found, "y": found}, indent=indent)
        assert list(read_records(Drop(list_alone.encode("utf-8", "surrogatepass")))) == found
        assert list(read_records(Drop(b"\xef\xbb\xbf" + named.encode()), "here")) == found
        assert list(read_records(Drop(named.encode()))) == []


def test_what_is_no_json_is_refused_with_the_record_from_which_on() -> None:
    for data, told in (
        (b'[{"a":1},{"a":2},{"a"', "from record 3 on"),
        (b'[{"a":1},{"a":NaN}]', "from record 2 on"),
        (b'[{"a":1,"a":2}]', "from record 1 on"),
        (b'[{"a":1} {"a":2}]', "from record 1 on"),
        (b"[1,]", "from record 2 on"),
        (b"[1] and more", "from record 1 on"),
        (b"[" * 100_000, "from record 1 on"),
        (b'[{"a":' + b"[" * 100_000, "from record 1 on"),
        (b"[" + b"9" * 5000 + b"]", "from record 1 on"),
        (b'["\xff"]', "UTF-8"),
        ('["ä"]'.encode("utf-16"), "UTF-8"),
    ):
        with pytest.raises(BadInput, match=told):
            list(read_records(io.BytesIO(data)))
    for data in (b"", b"5", b"{}", b'"text"'):
        assert list(read_records(io.BytesIO(data))) == []
    for data in (b'{"a":', b'{"a" 1}', b'{"a":1', b'{"a":1} x', b'{"a":1 "b":2}'):
        with pytest.raises(BadInput):
            list(read_records(io.BytesIO(data), "records"))


@pytest.mark.slow
def test_a_long_list_needs_no_more_memory_than_a_short_one() -> None:
    def peak(count: int) -> int:
        data = io.BytesIO(b"[" + b",".join([b'{"text": "words and words"}'] * count) + b"]")
        tracemalloc.start()
        assert sum(1 for _ in read_records(data)) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(100_000) < 2 * peak(5_000)
