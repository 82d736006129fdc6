"""What the command face says about itself."""

ALL_COMMANDS = "All commands: rj --help"
ANOTHER_COUNTRY = "Another country: rj now --region US"
OWN_LINE = 'A line of your own, shown first: rj config set own-line "NAME; NUMBER; HOURS"'
NEEDS_TERMINAL = "The screen needs a terminal. All commands: rj --help."
GIVEN_BACK = "This is what you wrote:"
"""Before words that could not be saved."""
DEMO_GONE = "This was somebody who does not exist; nothing of it is kept."


def unexpected(kind: str) -> str:
    """Said before the program stops over a mistake of its own; `kind` names it for a report."""
    return (
        f"Something went wrong in the program ({kind}). "
        "What was saved before is safe. Help lines: rj now"
    )


def more_than(limit: int) -> str:
    """Behind a list that ends before everything is shown."""
    return f"These are the newest {limit}. All of them: --limit 0"


def written(path: str) -> str:
    """Behind an export to a file."""
    return f"Written: {path}"


def typed(name: str) -> str:
    """A name as it has to be typed in a shell: Alcohol, 'Red wine'."""
    from shlex import quote

    return quote(name)
