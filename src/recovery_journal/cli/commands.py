"""Every command: where it is, and its line in the help of all."""

from importlib import import_module

from recovery_journal.cli.base.program_names import HELP_NAMES

COMMANDS = {
    "log": "entries.log:log",
    "craving": "entries.craving:craving",
    "after": "entries.craving:after",
    "mood": "entries.mood:mood",
    "note": "entries.note:note",
    "used": "sobriety.used:used",
    "none": "sobriety.used:none",
    "intention": "entries.intention:intention",
    "review": "entries.review:review",
    "status": "sobriety.status:status",
    "list": "entries.list:list_",
    "today": "entries.of_day:today",
    "on-this-day": "entries.of_day:on_this_day",
    "show": "entries.list:show",
    "search": "entries.list:search",
    "insights": "entries.insights:insights",
    "history": "entries.history:history",
    "edit": "entries.edit:edit",
    "delete": "entries.trash:delete",
    "undo": "entries.trash:undo",
    "redo": "entries.trash:redo",
    "trash": "entries.trash:trash",
    "draft": "entries.draft:draft",
    "inbox": "entries.inbox:inbox",
    "now": "toolkit.now:now",
    "strategy": "toolkit.strategy:strategy",
    "plan": "toolkit.plan:plan",
    "reason": "toolkit.reason:reason",
    "letter": "toolkit.letter:letter",
    "safety": "toolkit.safety:safety",
    "people": "circle.people:people",
    "contact": "entries.contact:contact",
    "meeting": "circle.meeting:meeting",
    "promise": "circle.promise:promise",
    "kept": "circle.quotes:kept",
    "share": "sharing.share:share",
    "export": "sharing.export:export",
    "calendar": "sharing.calendar:calendar",
    "unseal": "sharing.unseal:unseal",
    "import": "sharing.import_:import_",
    "merge": "sharing.merge:merge",
    "backup": "system.backup:backup",
    "restore": "system.backup:restore",
    "doctor": "system.doctor:doctor",
    "salvage": "system.doctor:salvage",
    "passphrase": "system.passphrase:passphrase",
    "erase": "entries.history:erase",
    "where": "system.where:where",
    "tracker": "sobriety.tracker:tracker",
    "config": "system.config:config",
    "completion": "system.completion:completion",
    "demo": "system.demo:demo",
}
"""Where the command of each name is in this package."""

ALIASES = {
    **dict.fromkeys(HELP_NAMES[1:], HELP_NAMES[0]),
    **dict.fromkeys(("relapse", "slip", "drank", "smoked", "gambled"), "used"),
}
"""Other words for commands; no help shows them."""

GROUPS = {
    "Log": {
        "log": "Log anything: it asks step by step, on a terminal.",
        "craving": "Log a craving, from 0 (none) to 10 (the strongest ever).",
        "after": "Say how strong the last craving is now, 0 to 10.",
        "mood": "Log a mood, from 1 (very low) to 5 (very good).",
        "note": "Write a note; without a text, in your editor.",
        "used": "Log that you used.",
        "none": "Log a dry day: nothing used of what you are cutting down on.",
        "intention": "Say what you want from the next 24 hours, or how that went.",
        "review": "Look back at a day, in your own words.",
    },
    "Look back": {
        "status": "Show your status.",
        "list": "Show entries, newest first, a line each.",
        "today": "Show what you logged today, newest first.",
        "on-this-day": "Show what you logged on this day in earlier years.",
        "show": "Show one entry in full, a fact on each line.",
        "search": "Show the entries that have all these words, and say how many there are.",
        "insights": "Show insights from your entries.",
        "history": "Show every version of an entry, or bring one back.",
        "edit": "Change an entry: with options, or in your editor.",
        "delete": "Move an entry to the trash, for 30 days.",
        "undo": "Undo the last change.",
        "redo": "Bring back what the last undo took away.",
        "trash": "What you deleted in the last 30 days.",
        "draft": "Show words that were left unsaved, and save them.",
        "inbox": "Show what you logged while locked that needs an answer.",
    },
    "Strategies and plans": {
        "now": "Show who can help right now, and three things to do.",
        "strategy": "Coping strategies.",
        "plan": "If this happens, then I do that: decided in advance.",
        "reason": "Why it's worth it, in your own words and order.",
        "letter": "Letters to yourself, sealed until you need them.",
        "safety": "Your safety plan, for when staying alive is hard.",
    },
    "People": {
        "people": "People in your circle, and how to reach them.",
        "contact": "Log a conversation with someone in your circle.",
        "meeting": "Meetings, and one thing you heard there.",
        "promise": "What you said you would do.",
        "kept": "Kind words from others, for a hard hour.",
    },
    "Share and export": {
        "share": "Prepare a page for someone.",
        "export": "Write the journal to a file: to read, for a spreadsheet, or all of it.",
        "calendar": "Write meetings, promises and milestones for a calendar.",
        "unseal": "Open an export of an encrypted journal.",
        "import": "Import a journal, or what another program exported.",
        "merge": "Bring another copy of your journal into this one.",
    },
    "Keep safe": {
        "backup": "Make a backup of the journal, and verify it.",
        "restore": "Replace the journal with a backup.",
        "doctor": "Check the journal.",
        "salvage": "Save what can be read of a damaged journal into a new file.",
        "passphrase": "Encrypt the journal.",
        "erase": "Remove an entry and all its versions for good.",
        "where": "Show where your files are, and who can read them.",
    },
    "Trackers and settings": {
        "tracker": "What you're quitting or cutting down on.",
        "config": "Settings of this journal.",
        "completion": "Have the tab key complete commands, options and values.",
        "demo": "Try the screens with an invented journal of 400 days.",
    },
}
"""The first sentence of each command's own help, in the groups of the help of all."""


def find_command(name: str) -> object:
    """Import a command and return it: a quick one, or one of click."""
    module, _, attribute = COMMANDS[name].partition(":")
    return getattr(import_module(f"recovery_journal.cli.{module}"), attribute)
