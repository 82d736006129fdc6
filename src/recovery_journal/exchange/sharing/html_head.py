"""The frame of an HTML file that loads nothing and runs nothing."""

from html import escape

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Allow the file nothing but its inline styles."""
END = "</main>\n</body>\n</html>\n"
STYLE = """
:root { color-scheme: light dark; --paper: #f8f3e9; --ink: #22363a; --quiet: #586b6c;
  --line: #cfc4b0; --warm: #7a4f12; --cool: #1d6670; }
@media (prefers-color-scheme: dark) { :root { --paper: #0f1b1f; --ink: #e8e3d8;
  --quiet: #9fb0ac; --line: #33484d; --warm: #e6bf86; --cool: #86bfc4; } }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 Georgia, "Times New Roman", serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; color: var(--warm); }
h2 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; color: var(--cool); }
p, ul { margin: .4rem 0; }
h1, p, li { unicode-bidi: plaintext; }
ul { padding-left: 1.2rem; }
blockquote { margin: .4rem 0 1rem; padding-left: .9rem; border-left: 3px solid var(--line); }
figure { margin: .8rem 0 1.2rem; }
svg { width: 100%; height: auto; display: block; }
svg text { font: 11px Georgia, serif; fill: var(--quiet); }
.craving { fill: var(--warm); } .mood { fill: var(--cool); } .axis { stroke: var(--line); }
@media (max-width: 30rem) { svg text { font-size: 18px; } svg.many .value { display: none; } }
figcaption { color: var(--quiet); font-size: .92em; }
@page { size: A4; margin: 16mm; }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444;
  --line: #999; --warm: #5a3a0c; --cool: #14474e; }
  body { font-size: 10.5pt; line-height: 1.35; } main { padding: 0; max-width: none; }
  h1 { margin-bottom: .6rem; } h2 { margin: .9rem 0 .2rem; } p, ul { margin: .25rem 0; }
  blockquote, figure { margin: .25rem 0 .6rem; } svg { max-height: 24mm; }
  h2, p:has(+ blockquote) { break-after: avoid; } figure, li, p { break-inside: avoid; } }
"""
"""How pages and exports look, on a screen and on paper."""


def html_head(title: str, style: str) -> str:
    """Return everything before the text."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    )
