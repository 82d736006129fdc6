"""A file that somebody packed into an archive, as phones and mail programs do."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from recovery_journal.exchange.importers.given import Given

ENDINGS = (".csv", ".json", ".txt")
"""Of files that programs write alone; other archives are read as a whole."""


class PackedFile(Given):
    """The only file in an archive, as if it had been given itself."""

    def __init__(self, archive: Given, member: str) -> None:
        self._archive, self._member = archive, member
        self.path, self.name, self.encoding = archive.path, member, archive.encoding
        self.is_folder = False
        self.members = {}
        self._opened = None
        self._first_records = {}

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open it for reading; errors as in `open_member`."""
        with self._archive.open_member(self._member) as self._opened:
            yield self._opened

    @property
    def size(self) -> int:
        """Its number of bytes, unpacked."""
        with self._archive.open() as file, zipfile.ZipFile(file) as archive:
            return archive.getinfo(self._archive.members[self._member]).file_size


def unpacked(given: Given) -> Given:
    """Return the only file in an archive, if programs write such alone; else what was given.

    Raises:
        BadData: the archive is damaged, or made to fill a disk.
    """
    names = [] if given.is_folder else [*given.members]
    if len(names) == 1 and names[0].lower().endswith(ENDINGS):
        return PackedFile(given, names[0])
    return given
