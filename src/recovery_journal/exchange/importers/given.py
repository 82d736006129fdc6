"""A file somebody gave to be imported, opened with care: nothing in it is trusted."""

import codecs
import csv
import io
import os
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import IO, Any

from recovery_journal.errors import BadData, BadInput, InputMissing
from recovery_journal.exchange.importers.csv_rows import (
    MAX_CELL_CHARS,
    as_text,
    is_separator,
    parse_csv,
    read_csv,
)
from recovery_journal.exchange.importers.json_records import read_records
from recovery_journal.exchange.read_json import read_up_to
from recovery_journal.exchange.standard_input import standard_input
from recovery_journal.store.sidecar.editor_files import MEMORY_FOLDER
from recovery_journal.text import one_line
from recovery_journal.words import import_ as words

MAX_ZIP_MEMBERS = 20_000
MAX_ZIP_BYTES = 4_000_000_000
"""All members of an archive together, unpacked."""
MAX_ZIP_RATIO = 200
"""How many times larger a member may become, from a megabyte on."""
BEGINNING_BYTES = 65_536


class Given:
    """A file or a folder, by its path, or what comes from standard input."""

    def __init__(self, path: str, encoding: str = "") -> None:
        """Look at it; "-" is standard input, of which a copy is kept while the program runs.

        Raises:
            BadInput: there is no such encoding.
            InputMissing: it doesn't exist.
            BadData: it can't be read, or is no file.
        """
        self.path = path
        self.name = os.path.basename(os.path.abspath(path))
        self.encoding = _known_encoding(encoding)
        self._copy = _copy_of_stdin() if path == "-" else None
        self._opened: IO[bytes] | None = None
        self._first_records: dict[str, dict[str, Any]] = {}
        self.is_folder = False
        if self._copy is None:
            self._look()

    def _look(self) -> None:
        path = self.path
        try:
            mode = os.stat(path).st_mode
        except (FileNotFoundError, NotADirectoryError) as error:
            raise InputMissing(words.missing(one_line(path))) from error
        except (OSError, ValueError) as error:
            raise BadData(words.unreadable(one_line(path))) from error
        self.is_folder = stat.S_ISDIR(mode)
        if not self.is_folder and not stat.S_ISREG(mode):
            raise BadData(words.unreadable(one_line(path)))

    @cached_property
    def beginning(self) -> bytes:
        """The first bytes of a file; nothing of a folder."""
        if self.is_folder:
            return b""
        with self.open() as file:
            return file.read(BEGINNING_BYTES)

    @cached_property
    def first_line(self) -> str:
        """The first line of a text with anything in it; for recognising it. Empty if it's no text.

        A line that only tells a spreadsheet how cells are separated doesn't count.
        """
        text = self.beginning.decode(self.encoding or "utf-8-sig", "replace")
        lines = [] if "\0" in text else text.splitlines()
        return next((one for one in lines if one.strip() and not is_separator(one)), "")

    @cached_property
    def header(self) -> tuple[str, ...]:
        """The names of a CSV file's columns; empty for other files."""
        try:
            row = next(csv.reader([self.first_line], delimiter=self._delimiter), [])
        except csv.Error:
            return ()
        return tuple(name.strip() for name in row)

    @property
    def _delimiter(self) -> str:
        return max(",;\t", key=self.first_line.count)

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open it for reading.

        Raises:
            BadData: that isn't allowed, or the disk fails.
        """
        try:
            if self._copy is not None:
                self._copy.seek(0)
            source = self.path if self._copy is None else os.dup(self._copy.fileno())
            with open(source, "rb") as self._opened:
                yield self._opened
        except OSError as error:
            raise BadData(words.unreadable(one_line(self.path))) from error

    @property
    def size(self) -> int:
        """Its number of bytes; 0 for a folder."""
        if self._copy is not None:
            return os.fstat(self._copy.fileno()).st_size
        return 0 if self.is_folder else os.path.getsize(self.path)

    def position(self) -> int:
        """Return up to which byte it has been read."""
        return 0 if self._opened is None or self._opened.closed else self._opened.tell()

    def csv_rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the rows of a CSV file, from number 1, by the names of their columns.

        Raises:
            BadData: it isn't text in its encoding, or no CSV.
        """
        with self.open() as file:
            yield from read_csv(file, self.encoding, self._delimiter)

    @property
    def is_json(self) -> bool:
        """Whether it begins like JSON with a list of records."""
        begins = self.beginning.removeprefix(codecs.BOM_UTF8).lstrip()
        return begins[:1] == b"{" or (begins[:1] == b"[" and begins[1:].lstrip()[:1] in b"{]")

    def records(self, name: str = "") -> Iterator[Any]:
        """Yield the items of a list in a JSON file, as `read_records` does."""
        with self.open() as file:
            yield from read_records(file, name)

    def first_record(self, name: str = "") -> dict[str, Any]:
        """Return the first item of a list in a JSON file; empty if there is no such object.

        Raises:
            BadData: it isn't JSON as far as that.
        """
        if self.is_json and name not in self._first_records:
            first = next(self.records(name), None)
            self._first_records[name] = first if isinstance(first, dict) else {}
        return self._first_records.get(name, {})

    def bytes_of(self, path: str, largest: int) -> bytes:
        """Return the content of a file in a folder.

        Raises:
            BadData: it can't be read, or is larger.
        """
        try:
            with open(path, "rb") as file:
                return read_up_to(file, largest)
        except OSError as error:
            raise BadData(words.unreadable(one_line(path))) from error

    def text_of(self, path: str, largest: int) -> list[str]:
        """Return the lines of a text in a folder; errors as in `lines`."""
        return list(self._lines_in(io.BytesIO(self.bytes_of(path, largest))))

    def lines(self) -> Iterator[str]:
        """Yield the lines of a text.

        Raises:
            BadData: it isn't text in its encoding, or has a line without end.
        """
        with self.open() as file:
            yield from self._lines_in(file)

    def _lines_in(self, file: IO[bytes]) -> Iterator[str]:
        with io.TextIOWrapper(file, self.encoding or "utf-8-sig") as text:
            try:
                while line := text.readline(MAX_CELL_CHARS):
                    if len(line) == MAX_CELL_CHARS:
                        raise BadData(words.TOO_LARGE)
                    yield line.removesuffix("\n")
            except UnicodeDecodeError as error:
                raise BadData(words.NEEDS_ENCODING) from error

    @cached_property
    def members(self) -> dict[str, str]:
        """The files in an archive, or in a folder that one was unpacked to; else none.

        Each with its whole name, by the name without the folder that all of an archive is in. What
        macOS adds is left out.

        Raises:
            BadData: it's damaged, or made to fill a disk.
        """
        if self.is_folder:
            return {name: os.path.join(self.path, name) for name in _files_in(self.path)}
        if not self.beginning.startswith(b"PK\3\4"):
            return {}
        try:
            with self.open() as file, zipfile.ZipFile(file) as archive:
                found = [one for one in archive.infolist() if not one.is_dir()]
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise BadData(words.BAD_ARCHIVE) from error
        total = sum(one.file_size for one in found)
        if len(found) > MAX_ZIP_MEMBERS or total > MAX_ZIP_BYTES:
            raise BadData(words.TOO_LARGE)
        for one in found:
            parts = one.filename.replace("\\", "/").split("/")
            is_bomb = one.file_size > max(1_000_000, one.compress_size * MAX_ZIP_RATIO)
            if is_bomb or ".." in parts or parts[0] in ("", "~"):
                raise BadData(words.BAD_ARCHIVE)
        names = [one.filename for one in found if not _is_of_macos(one.filename)]
        folder = os.path.commonpath([os.path.dirname(name) for name in names]) if names else ""
        return {name.removeprefix(folder).lstrip("/"): name for name in names}

    @contextmanager
    def open_member(self, name: str) -> Iterator[IO[bytes]]:
        """Open a member of an archive, or of a folder, for reading.

        Raises:
            BadData: it's damaged.
        """
        path = self.members[name]
        try:
            if self.is_folder:
                with open(path, "rb") as self._opened:
                    yield self._opened
                return
            with (
                self.open() as file,
                zipfile.ZipFile(file) as archive,
                archive.open(path) as member,
            ):
                yield member
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as error:
            raise BadData(words.BAD_ARCHIVE) from error

    def member_rows(self, name: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the rows of a CSV file in an archive, as `csv_rows` does."""
        with self.open_member(name) as member:
            yield from read_csv(member, self.encoding, ",")

    def member_lines(self, name: str) -> Iterator[list[str]]:
        """Yield the rows of a CSV file in an archive, whether or not they have names.

        Raises:
            BadData: it isn't text in its encoding, or no CSV.
        """
        with self.open_member(name) as member, as_text(member, self.encoding) as text:
            yield from parse_csv(text, ",")


def _known_encoding(name: str) -> str:
    """Return the name of an encoding if Python knows it as one for text.

    Raises:
        BadInput: it doesn't.
    """
    if not name:
        return ""
    try:
        "".encode(name)  # refuses those that aren't for text
        return codecs.lookup(name).name
    except (LookupError, ValueError) as error:
        raise BadInput(words.no_encoding(name)) from error


def _files_in(folder: str) -> Iterator[str]:
    """Yield the files in a folder, and in its folders, as an archive would name them."""
    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if one.is_file():
                yield one.name
            elif one.is_dir() and not one.name.startswith("."):
                with suppress(OSError), os.scandir(one.path) as inner:
                    yield from (f"{one.name}/{file.name}" for file in inner if file.is_file())


def _is_of_macos(name: str) -> bool:
    """Return whether macOS has added a file to an archive that it made."""
    first, last = name.split("/")[0], name.rpartition("/")[2]
    return first == "__MACOSX" or last == ".DS_Store" or last.startswith("._")


def _copy_of_stdin() -> IO[bytes]:
    """Return a file without a name that holds standard input, in memory if possible."""
    folder = MEMORY_FOLDER if os.path.isdir(MEMORY_FOLDER) else None
    copy = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - kept while the program runs
    shutil.copyfileobj(standard_input(), copy)
    copy.flush()
    return copy
