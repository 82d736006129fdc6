"""Text is literal: clean() on every way in, safe() on every way out.

Terminals obey some characters instead of showing them. Text that was typed, pasted or imported must
never write to the clipboard, rename the window or hide a line. Such characters are made visible;
everything else stays exactly as written.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from recovery_journal.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Forms = dict[str, str | int | None]
"""Characters that are replaced, each with its visible form; None removes it."""
MARKS_PER_LETTER = 8
"""The most combining marks per letter on output. No language needs more."""


def clean(text: str) -> str:
    """Return text as the journal stores it: every character visible or harmless, lines end in LF.

    Carriage returns become line feeds, NUL is removed, and other control characters and lone
    surrogates become visible. Nothing else changes, not even direction marks: Arabic and Persian
    need them. Idempotent.
    """
    return _mend(text, _stored_forms)


def from_utf8(data: bytes, what: str) -> str:
    """Decode what was typed or read.

    Args:
        data: the bytes.
        what: the subject of the error's sentence.

    Raises:
        BadInput: it isn't UTF-8; saving it would change it.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput(
            f"{what} is not UTF-8 text, so nothing was saved. Set your terminal to UTF-8, "
            "or convert a file first: iconv -f latin1 -t utf-8 FILE"
        ) from None


def refuse_undecoded(text: str, what: str) -> None:
    """Refuse text with lone surrogates: Python's mark for bytes that aren't UTF-8.

    Raises:
        BadInput: it has some.
    """
    if not text.isascii():
        from_utf8(text.encode("utf-8", "surrogatepass"), what)


def safe(text: str) -> str:
    """Return text that is safe to send to a terminal: cleaned, and nothing in it hidden.

    Direction marks, separators and tag characters become visible, and combining marks are limited
    so that they can't leave their line. Joiners stay (emoji and Persian need them). Idempotent.
    """
    text = _mend(text, _shown_forms)
    return text if text.isascii() else re.sub(_PILE, _thin, text)


def one_line(text: str) -> str:
    """Return safe text in one line: each run of line breaks and tabs becomes a space."""
    return " ".join(filter(None, safe(text).replace("\t", "\n").split("\n")))


QUOTED_CHARACTERS = 40
"""How much of what was typed an error message repeats."""


def ended(text: str) -> str:
    """Return text with a full stop, unless it ends a sentence already, as the initial "M." does."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def quote_typed(text: str) -> str:
    """Quote the beginning of what was typed, for an error message."""
    shown = one_line(text[:1000]).strip()
    return f"“{shown if len(shown) <= QUOTED_CHARACTERS else shown[: QUOTED_CHARACTERS - 1] + '…'}”"


def parse_whole_number(text: str) -> int:
    """Parse a whole number; 1_0 isn't one, though Python reads it as ten.

    Raises:
        ValueError: not a whole number.
    """
    return int(_digits(text))


def parse_decimal(text: str) -> float:
    """Parse a number that may have decimals.

    Raises:
        ValueError: not a number.
    """
    return float(_digits(text))


def _digits(text: str) -> str:
    if "_" in text:
        raise ValueError(text)
    return text


def _mend(text: str, forms: "Callable[[], Forms]") -> str:
    if text.isascii() and text.isprintable():
        return text  # most text; it needs no table
    mended = forms()
    if mended.keys().isdisjoint(text):
        return text
    # Remove NUL first: it could split a CR LF pair.
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(str.maketrans(mended))


@cache
def _stored_forms() -> Forms:
    """Return the characters that aren't stored as they are, and their visible forms."""
    return {
        # Terminals obey these most: ESC, BEL, backspace and other control characters.
        **{chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
        "\0": None,
        "\x7f": "\u2421",
        **_by_number(range(0x80, 0xA0)),
        # Lone surrogates: no encoding can write them.
        **_by_number(range(0xD800, 0xE000)),
    }


@cache
def _shown_forms() -> Forms:
    """Return those that aren't shown as they are."""
    return {
        **_stored_forms(),
        # Direction marks: they can reverse the meaning of a line.
        **_by_number((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
        # Line and paragraph separators, the byte order mark, and annotation marks.
        **_by_number((0x2028, 0x2029, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB)),
        # Tag characters: they can hide whole sentences.
        **_by_number(range(0xE0000, 0xE0080)),
    }


def _by_number(codes: "Iterable[int]") -> Forms:
    return {chr(code): f"<U+{code:04X}>" for code in codes}


# Piles of marks are searched only in runs of characters that can be marks: no mark is a letter or
# digit to `\w` or below U+0300, and the blocks of punctuation, symbols and emoji, which hold no
# marks, are listed so that long runs of them stay fast. The soft hyphen has no width.
_NO_ACCENTS = (
    r"\w\x00-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205f\u20a0-\u20cf\u2100-\u2bff\u3000-\u3029"
    r"\ue000-\uf8ff\ufffd\U0001f000-\U0001faff"
)
_PILE = f"[^{_NO_ACCENTS}]{{{MARKS_PER_LETTER + 1},}}"


def _thin(run: re.Match[str]) -> str:
    """Drop marks beyond MARKS_PER_LETTER; zero-width characters don't restart the count."""
    from unicodedata import category

    kept: list[str] = []
    marks = 0
    for char in run[0]:
        kind = category(char)
        if kind in ("Mn", "Me"):
            marks += 1
        elif kind != "Cf":
            marks = 0
        if marks <= MARKS_PER_LETTER:
            kept.append(char)
    return "".join(kept)
