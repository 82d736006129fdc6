"""Record what a program asks of the disk, in order."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


@contextmanager
def recorded() -> Iterator[list[str]]:
    """Every sync, and every new and lost name, as "sync NAME", "name NAME" and "unname NAME".

    Of a folder the name ends with a slash; what a draft adds to its name is left off.
    """
    seen: list[str] = []
    fsync, replace, link, unlink, mkdir = os.fsync, os.replace, os.link, os.unlink, os.mkdir

    def short(path: str) -> str:
        name = os.path.basename(path.rstrip("/"))
        return name.partition(".new-")[0] + (".new" if ".new-" in name else "")

    def note_sync(descriptor: int) -> None:
        fsync(descriptor)
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        path = os.readlink(f"/proc/self/fd/{descriptor}")
        seen.append(f"sync {short(path)}{'/' if folder else ''}")

    def note_name(done: Any) -> Any:
        def carry_out(source: Any, target: Any, **options: Any) -> None:
            done(source, target, **options)
            seen.append(f"name {short(target)}")

        return carry_out

    def note_unlink(path: Any, **options: Any) -> None:
        unlink(path, **options)
        seen.append(f"unname {short(path)}")

    def note_mkdir(path: Any, *options: Any, **more: Any) -> None:
        mkdir(path, *options, **more)
        seen.append(f"name {short(path)}/")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", note_sync)
        patch.setattr(os, "replace", note_name(replace))
        patch.setattr(os, "rename", note_name(os.rename))
        patch.setattr(os, "link", note_name(link))
        patch.setattr(os, "unlink", note_unlink)
        patch.setattr(os, "mkdir", note_mkdir)
        yield seen
