"""What is said when strategies are offered, and when one was used."""

BEFORE = "How strong is the craving, 0 to 10?"
BEFORE_MISSING = "No craving of the last two hours is open. Say how strong it is with --before."
AFTERWARDS = "Afterwards: rj after 0-10"


def suited_to(intensity: int, trigger: str | None) -> str:
    """What the offers are for: "For a craving of 7 with “work”:"; made safe by the caller."""
    return f"For a craving of {intensity}{f' with “{trigger}”' if trigger else ''}:"
