"""Simulate a power failure: what was written, and everything that may be left of it.

A program is run under strace. What it wrote is then written anew, call by call, to a disk in
memory that knows what was synced. After each call the power may fail: of what no file was synced
for, nothing, all, what came first or any sectors may be there, and of the names that no folder was
synced for, the later ones may be missing.
"""

import ast
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from recovery_journal.domain.dataclass import dataclass, field

REPLAYED_CALLS = (
    *("openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "unlink", "unlinkat"),
    *("rename", "renameat", "renameat2", "link", "linkat", "rmdir", "lseek"),
)
UNSUPPORTED_CALLS = (
    "pwritev",
    "pwritev2",
    "writev",
    "sendfile",
    "copy_file_range",
    "fallocate",
    "truncate",
)
"""What would change a file without being replayed; nobody here calls it."""
TRACE_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)(?:<(.*?)>(?:\(deleted\))?)?(?: .*)?$")
TRACE_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
TRACE_PATH = re.compile(rf"(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?{TRACE_TEXT.pattern}")
"""A path, after the open folder that it may begin at."""
TRACE_OPEN_FILE = re.compile(r"^(\d+)<(.*?)>")

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""

Change = tuple[int, bytes | None]
"""Bytes and where they were written; with None the file ends there."""
ChooseChanges = Callable[[list[Change]], list[Change]]
"""Which of the changes to a file have reached the disk."""


@dataclass
class File:
    """What is safe of a file, and what was written since."""

    safe: bytes = b""
    since: list[Change] = field(default_factory=list)

    def content_with(self, changes: list[Change]) -> bytes:
        """Its content when these changes have reached the disk."""
        content = bytearray(self.safe)
        for at, data in changes:
            if data is None:
                del content[at:]
                content.extend(bytes(at - len(content)))
            else:
                content.extend(bytes(max(0, at - len(content))))
                content[at : at + len(data)] = data
        return bytes(content)


@dataclass(frozen=True)
class State:
    """What the disk may hold when it is switched on again."""

    outputs: int
    """How often the program had written to its standard output by then."""
    ended: bool
    """Whether it was at its end."""
    files: dict[str, bytes]

    def write(self, folder: Path) -> None:
        """Put it in the place of a folder."""
        shutil.rmtree(folder)
        folder.mkdir(mode=0o700)
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o600)


class Disk:
    """The files below one folder."""

    def __init__(self, folder: Path) -> None:
        """Begin with what lies there now, all of it safe."""
        self._folder = str(folder)
        held = {str(path): path for path in folder.rglob("*") if path.is_file()}
        self._safe = {name: File(path.read_bytes()) for name, path in held.items()}
        self._names = dict(self._safe)
        self._renamed: list[dict[str, File | None]] = []
        """What each call did to names, in their order; None: the name is gone."""
        self._synced = 0
        """How many of these are safe."""
        self._at: dict[str, int] = {}
        self._nameless: dict[str, File] = {}
        """Files that were opened without a name, by what strace calls them and by their links."""

    def replay(self, call: str, arguments: str, result: int, opened: str | None) -> bool:
        """Do what a call did; whether that changed anything on this disk."""
        number, path = found.groups() if (found := TRACE_OPEN_FILE.match(arguments)) else ("", "")
        if call == "openat":
            return self._open(arguments, str(result), opened or "")
        if call == "lseek":
            self._at[number] = result
        if call.startswith(("unlink", "rename", "link", "rmdir")):
            return self._rename(call, [self._full(*one) for one in TRACE_PATH.findall(arguments)])
        if not path.startswith(self._folder):
            return False
        if call in ("fsync", "fdatasync"):
            self._sync(path)
            return True
        file = self._file(path)
        if file is None or call not in ("write", "pwrite64", "ftruncate"):
            return False
        if call == "ftruncate":
            file.since.append((int(arguments.rpartition(", ")[2]), None))
            return True
        data = _bytes(TRACE_TEXT.findall(arguments)[0])[:result]
        if call == "pwrite64":
            at = int(arguments.rpartition(", ")[2])
        else:
            at = self._at.get(number, 0)
            self._at[number] = at + len(data)
        file.since += [
            (at + start, data[start : start + SECTOR]) for start in range(0, len(data), SECTOR)
        ]
        return True

    def _full(self, folder: str, text: str) -> str:
        return os.path.normpath(os.path.join(folder or self._folder, os.fsdecode(_bytes(text))))

    def _open(self, arguments: str, number: str, path: str) -> bool:
        self._at[number] = 0
        if not path.startswith(f"{self._folder}/"):
            return False
        assert "O_APPEND" not in arguments
        if "O_TMPFILE" in arguments:
            self._nameless |= dict.fromkeys((path, f"/proc/self/fd/{number}"), File())
            return False
        if "O_CREAT" in arguments and path not in self._names:
            self._name({path: File()})
            return True
        if "O_TRUNC" in arguments and path in self._names:
            self._names[path].since.append((0, None))
            return True
        return False

    def _rename(self, call: str, paths: list[str]) -> bool:
        if not any(path.startswith(f"{self._folder}/") for path in paths):
            return False
        moved = self._file(paths[0])
        if moved is None and call != "rmdir":
            return False  # another folder
        gone = {} if call.startswith("link") else {paths[0]: None}
        self._name({**gone, **dict.fromkeys(paths[1:], moved)})
        return True

    def _file(self, path: str) -> File | None:
        return self._names.get(path) or self._nameless.get(path)

    def _name(self, names: dict[str, File | None]) -> None:
        self._renamed.append(names)
        _apply(names, self._names)

    def _sync(self, path: str) -> None:
        if (file := self._file(path)) is not None:
            file.safe, file.since = file.content_with(file.since), []
            return
        for number, names in enumerate(self._renamed, 1):
            if any(os.path.dirname(name) == path for name in names):
                self._synced = max(self._synced, number)

    def possible_contents(self, random: Random) -> Iterator[dict[str, bytes]]:
        """What may be left now: the least, the most, and some of the many between."""

        def some(changes: list[Change]) -> list[Change]:
            return [change for change in changes if random.random() < 0.5]

        def first(changes: list[Change]) -> list[Change]:
            return changes[: random.randint(0, len(changes))]

        ends: tuple[ChooseChanges, ...] = (lambda _: [], lambda changes: changes, first)
        most = len(self._renamed)
        for kept in (self._synced, most):
            for chosen in ends:
                yield self._with(kept, chosen)
        for _ in range(6):
            yield self._with(random.randint(self._synced, most), some)

    def _with(self, kept: int, chosen: ChooseChanges) -> dict[str, bytes]:
        names = dict(self._safe)
        for renamed in self._renamed[:kept]:
            _apply(renamed, names)
        return {
            os.path.relpath(name, self._folder): file.content_with(chosen(file.since))
            for name, file in names.items()
        }


def _apply(renamed: dict[str, File | None], names: dict[str, File]) -> None:
    for name, file in renamed.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _bytes(text: str) -> bytes:
    """What strace has put between quotation marks."""
    found = ast.literal_eval(f'b"{text}"')
    assert isinstance(found, bytes)
    return found


def states_after_power_loss(
    command: list[str], folder: Path, trace: Path, stdin: bytes = b""
) -> Iterator[State]:
    """Run a command that works on a folder; all that may be left there when the power fails."""
    disk, random = Disk(folder), Random(str(command))
    strace = (
        "strace",
        "-f",
        "-y",
        "-s",
        "10000000",
        "-e",
        f"trace={','.join(REPLAYED_CALLS + UNSUPPORTED_CALLS)}",
    )
    done = subprocess.run(
        [*strace, "-o", str(trace), *command], input=stdin, capture_output=True, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    told, seen = 0, set()
    for line in trace.read_text("utf-8", "surrogateescape").splitlines():
        found = TRACE_LINE.match(line)
        if found is None or int(found[3]) < 0:
            assert "unfinished" not in line, line
            continue
        call, arguments, result, opened = found.groups()
        assert call not in UNSUPPORTED_CALLS or str(folder) not in arguments, line
        told += call == "write" and arguments.startswith("1<")
        if disk.replay(call, arguments, int(result), opened):
            for files in disk.possible_contents(random):
                key = hash((told, *sorted(files.items())))
                if key not in seen:
                    seen.add(key)
                    yield State(told, False, files)
    for files in disk.possible_contents(random):
        yield State(told, True, files)
