"""The two forms of a file to read: Markdown and HTML, which show the same.

HTML isn't rendered from the Markdown: reading that again would take longer than all the rest.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import groupby

from recovery_journal.exchange.sharing import commonmark
from recovery_journal.exchange.sharing.html_head import END, STYLE, html_head
from recovery_journal.text import one_line

MAX_REMEMBERED = 4096
"""How many lines are remembered as they were escaped: names and numbers return again and again."""


class MarkdownForm:
    before_block = "\n"
    """Goes between two blocks."""
    end = ""

    def start(self, title: str) -> str:
        return f"# {title}\n"

    def heading(self, level: int, text: str) -> str:
        return f"{'#' * level} {text}\n"

    def paragraph(self, lines: Iterable[str]) -> str:
        return f"{commonmark.BREAK.join(lines)}\n"

    def points(self, lines: Iterable[str]) -> str:
        return "".join(f"- {line}\n" for line in lines)

    def quote(self, text: str) -> str:
        return "".join(commonmark.block_quote(text))

    @staticmethod
    @lru_cache(MAX_REMEMBERED)
    def line(text: str) -> str:
        """Return text in one line, without any of it becoming markup."""
        return commonmark.escape_line(text)


class HtmlForm:
    before_block = ""
    end = END

    def start(self, title: str) -> str:
        return f"{html_head(title, STYLE)}{self.heading(1, title)}"

    def heading(self, level: int, text: str) -> str:
        return f"<h{level}>{text}</h{level}>\n"

    def paragraph(self, lines: Iterable[str]) -> str:
        text = "<br />\n".join(line.rstrip(" ") for line in lines).strip()
        return f"<p>{text}</p>\n"

    def points(self, lines: Iterable[str]) -> str:
        items = "".join(f"<li>{line.strip()}</li>\n" for line in lines)
        return f"<ul>\n{items}</ul>\n"

    def quote(self, text: str) -> str:
        lines = (f"{indent}{_escape(body)}" for indent, body in commonmark.quoted_lines(text))
        paragraphs = (self.paragraph(part) for has_text, part in groupby(lines, bool) if has_text)
        return f"<blockquote>\n{''.join(paragraphs)}</blockquote>\n"

    @staticmethod
    @lru_cache(MAX_REMEMBERED)
    def line(text: str) -> str:
        """Do the same as in Markdown."""
        return _escape(one_line(text).strip())


Form = MarkdownForm | HtmlForm


def _escape(text: str) -> str:
    """Escape the same four characters as a reader of Markdown."""
    return escape(text, quote=False).replace('"', "&quot;")
