"""Read a page with a CommonMark parser: its blocks and their text, in order."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from recovery_journal.text import safe
from support.corpus import HOSTILE

PLAIN = MarkdownIt("commonmark")
GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
READERS = (PLAIN, GITHUB)

# Signs of Markdown are far likelier here than anywhere, and so are the ways lines begin.
SIGNS = r"\`*_{}[]()<>#+-.!|~=:&;\"'@/ 1a3ä" + "\t\u00a0\u3000"
MARKDOWN = st.one_of(
    st.text(st.sampled_from(SIGNS + "\n"), max_size=60),
    st.lists(
        st.builds(
            str.__add__,
            st.sampled_from(
                ["", " ", "    ", "\t", "# ", "- ", "1. ", "> ", "```", "---", "==", "<"]
            ),
            st.text(st.sampled_from(SIGNS), max_size=12),
        ),
        max_size=6,
    ).map("\n".join),
    st.lists(st.sampled_from(HOSTILE), max_size=4).map("\n".join),
    st.text(),
)
"""Texts that a reader of Markdown could take for anything."""


class Block(NamedTuple):
    """A heading, a paragraph or something of another kind."""

    kind: str
    """"h1" to "h4", "p", or the tag of anything else, and before it those it lies in."""
    text: str
    """Its text, a line a line of the page."""


def blocks(page: str, reader: MarkdownIt = PLAIN) -> list[Block]:
    """All blocks that hold text or are none of our own; unexpected inline marks are an error."""
    return list(_blocks(reader.parse(page)))


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    around: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(token.tag)
        elif token.nesting == -1:
            around.pop()
        elif token.type == "inline":
            yield Block(" ".join(around), "".join(map(_shown, token.children or [])))
        else:
            yield Block(" ".join([*around, token.type]), token.content)


def _shown(token: Token) -> str:
    if token.type in ("text", "text_special"):
        return token.content
    assert token.type == "hardbreak", f"{token.type} in the text: {token.content!r}"
    return "\n"


def paragraphs(text: str) -> list[str]:
    """What a reader shall see of a text: its paragraphs, which lose nothing but outer space."""
    lines = []
    for line in safe(text).split("\n"):
        body = line.lstrip(" \t")
        indent = line[: len(line) - len(body)].expandtabs(4).replace(" ", "\u00a0")
        lines.append((indent + body).rstrip(" \t") if body else "")
    joined = (part.strip() for part in re.split(r"\n{2,}", "\n".join(lines)))
    return [part for part in joined if part]
