"""Search the memory of a running process, as another process of the same account could."""

from collections.abc import Iterator, Set
from pathlib import Path


def _has(data: bytes, texts: bytes, secret: str | bytes) -> bool:
    """Whether a secret is in memory as it is, or as the hexadecimal digits of a key."""
    if isinstance(secret, bytes):
        digits = secret.hex()
        return secret in data or digits.encode() in texts or digits.upper().encode() in texts
    return secret.encode("ascii") in texts


def found_in_memory(pid: int, secrets: Set[str | bytes]) -> set[str | bytes]:
    """Those of the secrets that are in the memory of a process.

    Raises:
        PermissionError: when it does not let its memory be read.
    """
    found: set[str | bytes] = set()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for start, end in _own_regions(pid):
            memory.seek(start)
            try:
                data = memory.read(end - start)
            except OSError:  # it is gone by now, or belongs to the kernel
                continue
            texts = data.translate(None, b"\0")  # of UTF-16 and UTF-32, that leaves the letters
            found |= {secret for secret in secrets - found if _has(data, texts, secret)}
    return found


def _own_regions(pid: int) -> Iterator[tuple[int, int]]:
    """Where each part of its memory begins and ends that does not show a file as it is."""
    for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
        place, rights, _, _, inode, *_ = line.split()
        if rights.startswith("rw") or (rights.startswith("r") and inode == "0"):
            start, _, end = place.partition("-")
            yield int(start, 16), int(end, 16)
