"""The names of files to share, and which kind of file they ask for."""

import os

from recovery_journal.errors import BadInput

HTML_ENDINGS = (".html", ".htm")
MARKDOWN_ENDINGS = (".md", ".markdown", ".txt", "")


def is_html(path: str, refusal: str) -> bool:
    """Tell whether a name ends as HTML does, not as Markdown.

    Raises:
        BadInput: with `refusal`, if it ends as another kind of file does.
    """
    end = os.path.splitext(path)[1].casefold()
    if end not in (*HTML_ENDINGS, *MARKDOWN_ENDINGS):
        raise BadInput(refusal)
    return end in HTML_ENDINGS


def unused_path(stem: str, *, as_html: bool) -> str:
    """Suggest an unused file name in the user's home folder."""
    path = os.path.join(os.path.expanduser("~"), stem)
    end, number = (".html" if as_html else ".md"), 1
    while os.path.lexists(path + (f"-{number}" if number > 1 else "") + end):
        number += 1
    return path + (f"-{number}" if number > 1 else "") + end
