"""Text that has broken other programs, for every way in and every way out.

ESCAPES make a terminal do something, MARKUP makes a widget or a renderer do something, UNUSUAL is
honest writing that programs like to break. HOSTILE is all of it together.
"""

ESC = "\x1b"
ST = f"{ESC}\\"

ESCAPES: tuple[str, ...] = (
    # Operating system commands: clipboard, hyperlink, title, notification; both terminators.
    f"{ESC}]52;c;RVZJTA=={ST}",
    f"{ESC}]52;c;RVZJTA==\x07",
    f"{ESC}]8;;file:///etc/passwd{ST}click{ESC}]8;;{ST}",
    f"{ESC}]0;EVIL{ST}",
    f"{ESC}]2;EVIL\x07",
    f"{ESC}]9;EVIL\x07",
    f"{ESC}]1337;File=inline=1:AAAA\x07",
    # Control sequences: clear, leave the alternate screen, colour, cursor, mouse, paste, reports.
    f"{ESC}[2J{ESC}[H",
    f"{ESC}[?1049l",
    f"{ESC}[31mred{ESC}[0m",
    f"{ESC}[1A{ESC}[2Kgone",
    f"{ESC}[?1000h{ESC}[?2004h",
    f"{ESC}[6n{ESC}[c{ESC}[21t",
    f"{ESC}[201~rm -rf ~\n",
    # Device control, application, privacy and start-of-string commands; a full restart.
    f"{ESC}P$q m{ST}",
    f"{ESC}Ptmux;{ESC}{ESC}]52;c;RVZJTA==\x07{ST}",
    f"{ESC}_Gf=100;AAAA{ST}",
    f"{ESC}^private{ST}",
    f"{ESC}Xstring{ST}",
    f"{ESC}c",
    f"{ESC}(0lqk{ESC}(B",
    f"unfinished {ESC}[",
    f"unfinished {ESC}]2;",
    ESC,
    # The same in eight bits.
    "\x9b2J",
    "\x9d52;c;RVZJTA==\x9c",
    "\x90$q m\x9c",
    "\x9f evil \x9c \x9e evil \x9c \x98 evil \x9c",
    "".join(map(chr, range(0x80, 0xA0))),
    # Single characters a terminal obeys.
    "bell\x07bell",
    "password\b\b\b\b\b\b\b\bharmless",
    "I used\rI did not use",
    "before\x00after",
    "rub\x7fout",
    "form\x0cfeed\x0btab",
    "shift\x0eout\x0fin",
    "".join(map(chr, range(0x20))),
)

MARKUP: tuple[str, ...] = (
    "[/]",
    "[bold",
    "[bold]x",
    "[/b]",
    "[b]x[/b]",
    "[[b]]",
    "[0]",
    "[]",
    "[red on blue]x[/]",
    "[@click=app.quit()]x[/]",
    "[@click=app.quit]x[/@click]",
    "[link=https://example.org]x[/link]",
    "[link=file:///etc/passwd]x[/link]",
    "[$error]x[/]",
    ":warning: :smile:",
    r"\[",
    r"\[b]x\[/b]",
    "back\\",
    "\\",
    "{0} {name} %s %(name)s $HOME `id`",
    "# heading",
    "text\n# heading\n## another",
    "text\n===\n",
    "---",
    "---\nid: 1\n---\n",
    "***",
    "```\nfence\n```",
    "````\nlonger fence",
    "~~~\nfence",
    "> quoted\n> more",
    "- item\n- [ ] task\n1. one",
    "| a | b |\n|---|---|",
    "<script>alert(1)</script>",
    "<b onmouseover=alert(1)>x</b> &amp; &#27; <!-- x -->",
    "](javascript:alert(1)) [x](javascript:alert(1)) ![x](file:///etc/passwd)",
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\uff1d1+1",
    "a,b;c\td",
    "quote \" quote \"\" ' '' `",
    "'; DROP TABLE entry; --",
    'near(AND OR NOT "*" ^ col:x)',
    "%_%",
    "../../etc/passwd",
    "-n",
    "--help",
)

ZALGO = "Z\u0351\u036b" + "a" + "\u0301\u0489" * 100 + "lgo"

UNUSUAL: tuple[str, ...] = (
    "",
    " ",
    "   leading and trailing   ",
    "\n\n\n",
    "tab\tbetween\t\ttabs",
    "windows\r\nlines\r\n",
    "old mac\rlines\r",
    "\n\rbackwards\r\r\n",
    "no-break\u00a0space and ideographic\u3000space",
    # Direction: overrides and isolates that trick, and letters that need them.
    "evil\u202egnp.exe",
    "\u2066isolated\u2069 \u2067right\u2068first",
    "\u202aembedded\u202c \u202bother\u202c \u202dforced\u202c",
    "marks\u200e\u200f\u061c",
    "\u05e9\u05dc\u05d5\u05dd, \u05de\u05d4 \u05e0\u05e9\u05de\u05e2?",
    "\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0646\u0631\u0648\u0645",
    # Unseen characters.
    "zero\u200bwidth\u2060joined\ufeffmark",
    "\ufeffbyte order mark first",
    "line\u2028separator paragraph\u2029separator",
    "annotation\ufff9a\ufffab\ufffb",
    "tags\U000e0001" + "".join(chr(0xE0000 + ord(c)) for c in "ignore this") + "\U000e007f",
    "soft\u00adhyphen \u180e \u3164 \u115f",
    "variation \u2764\ufe0f \u845b\U000e0100",
    # Halves of pairs, and code points that are no characters.
    "high \ud83d alone",
    "low \udc00 alone",
    "turned \ude00\ud83d round",
    "two halves \ud83d\ude00",
    "not a character \ufffe \uffff \U0010ffff",
    # Accents.
    ZALGO,
    "\u0301starts with an accent",
    "e\u0301 and \u00e9",
    "\u1112\u1161\u11ab and \ud55c",
    "\u0928\u092e\u0938\u094d\u0924\u0947 \u0e01\u0e33\u0e25\u0e31\u0e07\u0e43\u0e08",
    "\u0f66\u0f90\u0fb1\u0f74",
    # Wide and joined.
    "\u4eca\u65e5\u306f\u5927\u4e08\u592b",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f3f3\ufe0f\u200d\U0001f308",
    "\U0001f44d\U0001f3fd \U0001f1ee\U0001f1ea 1\ufe0f\u20e3",
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "I\u0307stanbul \u0130\u0131 stra\u00dfe \ufb03 \u01c5",
)

HOSTILE: tuple[str, ...] = (*ESCAPES, *MARKUP, *UNUSUAL)
HOSTILE_TOGETHER: tuple[str, ...] = tuple("\n".join(HOSTILE[at::31]) for at in range(31))
"""All of it again, an escape, some markup and something unusual on the lines of each text: for
commands, whose every run takes a moment."""


def long_line(size: int = 1_000_000) -> str:
    """One line of `size` characters without a break, an escape sequence in its middle."""
    half = "x" * (size // 2 - 2)
    return (half + f"{ESC}[2J" + half).ljust(size, "x")


def many_lines(count: int = 10_000) -> str:
    """`count` short lines."""
    return "\n".join(f"line {number}" for number in range(count))
