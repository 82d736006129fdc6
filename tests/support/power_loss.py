"""A disk that loses its power: what a program wrote, and all that may be left of it.

A program is run under strace. What it wrote is then written anew, call by call, to a disk in
memory that knows what was synced. After each call the power may fail: of what no file was synced
for, nothing, all or any part may be there, and of the names that no folder was synced for, the
later ones may be missing.
"""

import ast
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

CALLS = (
    *("openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "unlink", "unlinkat"),
    *("rename", "renameat", "renameat2", "link", "linkat", "mkdir", "lseek"),
)
OTHERS = ("pwritev", "pwritev2", "writev", "sendfile", "copy_file_range", "fallocate", "truncate")
"""What would change a file without being replayed; nobody here calls it."""
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)(?:<(.*?)>)?(?: .*)?$")
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
OPEN = re.compile(r"^(\d+)<(.*?)>")

Change = tuple[int, bytes | None]
"""Bytes and where they were written; with None the file ends there."""


@dataclass
class File:
    """What is safe of a file, and what was written since."""

    safe: bytes = b""
    since: list[Change] = field(default_factory=list)

    def left(self, changes: list[Change]) -> bytes:
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

    told: int
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

    def take(self, call: str, arguments: str, result: int, opened: str | None) -> bool:
        """Do what a call did; whether that changed anything on this disk."""
        number, path = found.groups() if (found := OPEN.match(arguments)) else ("", "")
        if call == "openat":
            return self._open(arguments, str(result), opened or "")
        if call == "lseek":
            self._at[number] = result
        if call in ("unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat"):
            return self._rename(call, [self._full(one) for one in TEXT.findall(arguments)])
        if not path.startswith(self._folder):
            return False
        if call in ("fsync", "fdatasync"):
            self._sync(path)
            return True
        file = self._names.get(path)
        if file is None or call not in ("write", "pwrite64", "ftruncate"):
            return False
        if call == "ftruncate":
            file.since.append((int(arguments.rpartition(", ")[2]), None))
            return True
        data = _bytes(TEXT.findall(arguments)[0])[:result]
        if call == "pwrite64":
            at = int(arguments.rpartition(", ")[2])
        else:
            at = self._at.get(number, 0)
            self._at[number] = at + len(data)
        file.since.append((at, data))
        return True

    def _full(self, text: str) -> str:
        return os.path.normpath(os.path.join(self._folder, os.fsdecode(_bytes(text))))

    def _open(self, arguments: str, number: str, path: str) -> bool:
        self._at[number] = 0
        if not path.startswith(f"{self._folder}/"):
            return False
        if "O_CREAT" in arguments and path not in self._names:
            self._name({path: File()})
            return True
        if "O_TRUNC" in arguments and path in self._names:
            self._names[path].since.append((0, None))
            return True
        assert "O_APPEND" not in arguments
        return False

    def _rename(self, call: str, paths: list[str]) -> bool:
        if not any(path.startswith(f"{self._folder}/") for path in paths):
            return False
        moved = self._names.get(paths[0])
        if moved is None:
            return False  # a folder
        gone = {} if call.startswith("link") else {paths[0]: None}
        self._name({**gone, **dict.fromkeys(paths[1:], moved)})
        return True

    def _name(self, names: dict[str, File | None]) -> None:
        self._renamed.append(names)
        _apply(names, self._names)

    def _sync(self, path: str) -> None:
        if (file := self._names.get(path)) is not None:
            file.safe, file.since = file.left(file.since), []
            return
        for number, names in enumerate(self._renamed, 1):
            if any(os.path.dirname(name) == path for name in names):
                self._synced = max(self._synced, number)

    def left(self, random: Random) -> Iterator[dict[str, bytes]]:
        """What may be left now: the least, the most, and some of the many between."""
        most = len(self._renamed)
        for kept, share in ((self._synced, 0.0), (self._synced, 1.0), (most, 0.0), (most, 1.0)):
            yield self._with(kept, share, random)
        for _ in range(6):
            yield self._with(random.randint(self._synced, most), 0.5, random)

    def _with(self, kept: int, share: float, random: Random) -> dict[str, bytes]:
        names = dict(self._safe)
        for renamed in self._renamed[:kept]:
            _apply(renamed, names)
        return {
            os.path.relpath(name, self._folder): file.left(
                [change for change in file.since if random.random() < share]
            )
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


def states(command: list[str], folder: Path, trace: Path, stdin: bytes = b"") -> Iterator[State]:
    """Run a command that works on a folder; all that may be left there when the power fails."""
    disk, random = Disk(folder), Random(str(command))
    strace = ("strace", "-f", "-y", "-s", "10000000", "-e", f"trace={','.join(CALLS + OTHERS)}")
    done = subprocess.run(
        [*strace, "-o", str(trace), *command], input=stdin, capture_output=True, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    told, seen = 0, set()
    for line in trace.read_text("utf-8", "surrogateescape").splitlines():
        found = LINE.match(line)
        if found is None or int(found[3]) < 0:
            assert "unfinished" not in line, line
            continue
        call, arguments, result, opened = found.groups()
        assert call not in OTHERS or str(folder) not in arguments, line
        told += call == "write" and arguments.startswith("1<")
        if disk.take(call, arguments, int(result), opened):
            for files in disk.left(random):
                key = hash((told, *sorted(files.items())))
                if key not in seen:
                    seen.add(key)
                    yield State(told, False, files)
    for files in disk.left(random):
        yield State(told, True, files)
