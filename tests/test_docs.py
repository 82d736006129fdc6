"""Files and make targets named in the contributors' pages exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "recovery_journal"
PAGES = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("CONTRIBUTING.md", "docs/architecture.md", "docs/insights.md", "README.md")
}


def test_every_file_and_folder_is_there() -> None:
    prose = {page: re.sub(r"```.*?```", "", text, flags=re.DOTALL) for page, text in PAGES.items()}
    named = [(page, code) for page, text in prose.items() for code in re.findall("`(.+?)`", text)]
    paths = [(page, code) for page, code in named if re.fullmatch(r"[a-z_]+(/[\w.-]+)+/?", code)]
    assert ("docs/architecture.md", "cli/base/recorder.py") in paths
    assert not [
        (page, path)
        for page, path in paths
        if not ((PACKAGE / path).exists() or (ROOT / path).exists() or re.search("[A-Z]{4}", path))
    ]


def test_every_link_leads_somewhere() -> None:
    for page, text in PAGES.items():
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", text):
            assert (ROOT / page).parent.joinpath(target).exists(), (page, target)


def test_every_make_target_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page, text in PAGES.items():
        named = re.findall(r"(?:`|^|\n)(?:GOLDEN=write )?make ([a-z-]+)", text)
        assert {*named} <= targets, page
        assert named, page


def test_every_room_has_its_line() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(re.findall(r"^\| `(\w+)`", PAGES["docs/architecture.md"], re.MULTILINE)) == rooms
