"""Lists to choose from can be typed into, and show their mark without colour."""

from pathlib import Path

from recovery_journal.domain.circle import Person
from recovery_journal.store.journal import Journal
from support.screens import press, run_app, screen_text, started_journal, type_in


async def test_someone_to_make_a_page_for_is_found_by_typing(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        for name in ("Sam", "Leila Haddad", "Tom"):
            journal.people.add(Person(name=name))
    async with run_app(path) as (app, pilot):
        await press(pilot, "P")
        assert "▸Sam" in screen_text(app)
        await type_in(pilot, "had")
        assert "▸Leila Haddad" in screen_text(app)
        assert "Tom" not in screen_text(app)
        assert "Type to find: ▎had" in screen_text(app)
        await press(pilot, "backspace", "backspace", "backspace", "down")
        assert "▸Leila Haddad" in screen_text(app)
        assert "Tom" in screen_text(app)
        await type_in(pilot, "to")
        await press(pilot, "enter")
        assert "Page for Tom" in screen_text(app)


async def test_a_strategy_for_now_is_found_by_any_of_its_words(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "f2", "s")
        assert "Type to find:" in screen_text(app)
        shown = screen_text(app)
        await type_in(pilot, "breath")
        assert "reath" in screen_text(app)
        assert len(screen_text(app).split()) < len(shown.split())
        await press(pilot, *["backspace"] * 6)
        assert screen_text(app) == shown
