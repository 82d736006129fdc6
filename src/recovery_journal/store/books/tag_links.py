"""How the tags of an entry are stored."""

from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile


def link_tags(file: JournalFile, entry: int, tags: list[tuple[str, str]]) -> None:
    """Replace an entry's tags, in this order, and update its searchable words."""
    file.run("DELETE FROM entry_tag WHERE entry = ?", (entry,))
    for position, (role, name) in enumerate(tags):
        link = {"entry": entry, "position": position, "tag": tag_number(file, role, name)}
        rows.insert(file, "entry_tag", link)
    file.run("UPDATE entry SET words = note || ? WHERE id = ?", (searchable(tags), entry))


def searchable(tags: list[tuple[str, str]]) -> str:
    """Return what tags add to the searchable words of an entry."""
    return "".join(f"\n{name}" for _, name in tags)


def tag_number(file: JournalFile, role: str, name: str) -> int:
    """Return the number of a tag, which is added if it's new."""
    folded = name.casefold()
    found = file.row("SELECT id FROM tag WHERE role = ? AND folded = ?", (role, folded))
    if found:
        return int(found[0])
    tag = {"uid": rows.new_uid(), "revision": 1, "role": role, "name": name, "folded": folded}
    return rows.insert(file, "tag", tag)
