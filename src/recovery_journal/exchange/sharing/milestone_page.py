"""A milestone on a page of its own, as HTML or Markdown: how long, drawn as dots, and own words."""

import os
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.exchange.private_file import write_file
from recovery_journal.exchange.sharing.commonmark import block_quote, escape_line
from recovery_journal.exchange.sharing.file_endings import is_html
from recovery_journal.exchange.sharing.html_head import END, STYLE, html_head
from recovery_journal.text import safe
from recovery_journal.words.sharing import FILE_ENDINGS

LINE_CELLS = 62
"""The length of a line of dots, which a phone has room for in small signs."""
DOTS_STYLE = """
pre { color: var(--quiet); font: min(1rem, 2.2vw)/1.4 monospace; }
"""
RAMP, RAMP_STEPS = "ramp-", 10
"""The start of the name of a colour between cool (0) and warm (10)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestonePage:
    title: str
    counted: str
    """How many days, and since when."""
    dots: Sequence[Sequence[tuple[str, str]]]
    """Lines of dots, each a text with the name of its colour."""
    legend: str
    """What a dot stands for; may be empty."""
    first_words: str
    """Own words of the first days; may be empty."""


def save_milestone(page: MilestonePage, path: str) -> str:
    """Save a page as Markdown, or as HTML if its name ends so, and return where it is.

    Raises:
        BadInput: the file ending belongs to another kind of file.
        JournalError: it can't be written, see `write_file`.
    """
    text = "".join((_html if is_html(path, FILE_ENDINGS) else _markdown)(page))
    path = os.path.abspath(path)
    write_file(path, lambda out: out.write(text), force=False)
    return path


def _markdown(page: MilestonePage) -> Iterator[str]:
    yield f"# {escape_line(page.title)}\n\n{escape_line(page.counted)}\n\n"
    yield from (f"    {_text(line)}".rstrip() + "\n" for line in page.dots)
    yield f"\n{escape_line(page.legend)}\n" if page.legend else ""
    if page.first_words:
        yield "\n"
        yield from block_quote(page.first_words)


def _html(page: MilestonePage) -> Iterator[str]:
    yield html_head(safe(page.title), STYLE + DOTS_STYLE)
    yield f"<h1>{_escape(page.title)}</h1>\n<p>{_escape(page.counted)}</p>\n"
    # Read aloud it would be nothing but dots; the line above says how many.
    yield f'<pre aria-hidden="true">{chr(10).join(map(_coloured, page.dots))}</pre>\n'
    yield f"<p>{_escape(page.legend)}</p>\n" if page.legend else ""
    if page.first_words:
        yield f"<blockquote><p>{_escape(page.first_words)}</p></blockquote>\n"
    yield END


def _coloured(line: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<span style="color: {_mixed(colour)}">{_escape(text)}</span>'
        if colour.startswith(RAMP)
        else _escape(text)
        for text, colour in line
    )


def _mixed(colour: str) -> str:
    percent = 100 * int(colour.removeprefix(RAMP)) // RAMP_STEPS
    return f"color-mix(in srgb, var(--warm) {percent}%, var(--cool))"


def _text(line: Iterable[tuple[str, str]]) -> str:
    return "".join(text for text, _ in line)


def _escape(text: str) -> str:
    return escape(safe(text))
