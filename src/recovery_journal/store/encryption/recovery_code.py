"""The recovery code: random bytes in letters that can be copied from paper."""

import base64
import os

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Those of a recovery code: none that is easily taken for another."""
CODE_BYTES = 20
"""Bytes in a recovery code: more than anyone can try."""
CODE_GROUP_LETTERS = 4
CODE_CORRECTIONS = str.maketrans("OIL", "011", " -–—_\t")
"""What a person may type for a letter of a code, or between letters."""


def draw_code() -> str:
    """A new code, in groups."""
    usual = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    letters = base64.b32encode(os.urandom(CODE_BYTES)).decode("ascii")
    code = letters.translate(str.maketrans(usual, CODE_ALPHABET))
    return "-".join(
        code[at : at + CODE_GROUP_LETTERS] for at in range(0, len(code), CODE_GROUP_LETTERS)
    )


def plain_code(typed: str) -> str:
    """A code as it was typed, without what stands between its groups and common slips."""
    return typed.upper().translate(CODE_CORRECTIONS)


def may_be_code(typed: str) -> bool:
    """Whether what was typed has the form of a code."""
    code = plain_code(typed)
    return len(code) == CODE_BYTES * 8 // 5 and set(code) <= set(CODE_ALPHABET)
