"""The words of a text that may be HTML."""

import html
import re
from html.parser import HTMLParser

_BLOCK_TAGS = ("br", "div", "p", "li", "ul", "ol", "h1", "h2", "h3")


def plain_text(text: str) -> str:
    """Return what HTML shows, a line for each block; other text as it is."""
    if "<" not in text and "&" not in text:
        return text
    parser = _Words()
    parser.feed(text)
    parser.close()
    return re.sub(r"\n{3,}", "\n\n", html.unescape("".join(parser.words))).replace("\xa0", " ")


class _Words(HTMLParser):
    """Keeps what HTML shows, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BLOCK_TAGS and self.words:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
