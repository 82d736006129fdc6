"""The frame of an HTML file that loads nothing and runs nothing."""

from html import escape

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Allow the file nothing but its inline styles."""
END = "</main>\n</body>\n</html>\n"


def html_head(title: str, style: str) -> str:
    """Return everything before the text."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    )
