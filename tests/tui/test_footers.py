"""Each key that the footer of a place names does something there."""

from datetime import timedelta
from pathlib import Path

from recovery_journal import clock
from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.journal import Journal
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.start.hidden import Hidden
from recovery_journal.tui.widgets.footer import KeyFooter
from support.screens import (
    alcohol_tracker,
    press,
    run_app,
    screen_text,
    started_journal,
)


async def test_each_key_of_a_footer_does_something_where_it_stands(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(clock.now().date() - timedelta(days=5)))
    with Journal(str(path)) as journal:
        for number in range(4):  # some go to the trash on the way
            journal.people.add(Person(name=f"Sam {number}", number="+44 7700 900461"))
            journal.entries.add(Note(at=clock.now(), note=f"Walk {number}."))
    tried = 0
    async with run_app(path, (160, 50)) as (app, pilot):
        for place in "12345":
            await press(pilot, place)
            footer = app.screen.query_one(KeyFooter)
            for action, content in footer._fitting(footer.size.width):
                key = action.keys.split(",")[0]
                assert content.plain.strip(), action.id
                before, screen = screen_text(app), app.screen
                await press(pilot, key)
                changed = app.screen is not screen or screen_text(app) != before
                assert changed, (place, action.id)
                tried += 1
                if isinstance(app.screen, Hidden):
                    await press(pilot, key)  # nothing else shows it again
                for _ in range(3):
                    if app.screen is not screen or screen.has_class("-searching"):
                        await press(pilot, "escape")
                if app.screen is not screen:
                    await press(pilot, place)
                assert isinstance(app.screen, PlaceScreen), (place, action.id)
    assert tried >= 20
