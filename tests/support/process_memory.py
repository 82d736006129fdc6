"""Search the memory of a running process, as another process of the same account could."""

from collections.abc import Iterator, Set
from pathlib import Path

FORMS = ("utf-8", "utf-16-le", "utf-32-le")
"""How Python, and what it calls, have a text in memory."""


def forms_of(secret: str | bytes) -> list[bytes]:
    """All the bytes a secret may have in memory; of a key also its hexadecimal digits."""
    if isinstance(secret, bytes):
        return [secret, *forms_of(secret.hex()), *forms_of(secret.hex().upper())]
    return [secret.encode(form) for form in FORMS]


def found_in_memory(pid: int, secrets: Set[str | bytes]) -> set[str | bytes]:
    """Those of the secrets that are in the memory of a process.

    Raises:
        PermissionError: when it does not let its memory be read.
    """
    wanted = {secret: forms_of(secret) for secret in secrets}
    found: set[str | bytes] = set()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for start, end in _own_regions(pid):
            memory.seek(start)
            try:
                data = memory.read(end - start)
            except OSError:  # it is gone by now, or belongs to the kernel
                continue
            found |= {
                secret for secret, forms in wanted.items() if any(one in data for one in forms)
            }
    return found


def _own_regions(pid: int) -> Iterator[tuple[int, int]]:
    """Where each part of its memory begins and ends that does not show a file as it is."""
    for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
        place, rights, _, _, inode, *_ = line.split()
        if rights.startswith("rw") or (rights.startswith("r") and inode == "0"):
            start, _, end = place.partition("-")
            yield int(start, 16), int(end, 16)
