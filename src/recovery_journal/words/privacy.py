"""Who can read a journal and who cannot: said at first start, in the help and in the README."""

ON_THIS_MACHINE = "Your journal is one file on this computer. Nothing is sent anywhere."
SAME_ACCOUNT = (
    "Anyone who can use this account can read this journal. A passphrase can change that."
)
COURT = "A court may order you to hand it over."
NOBODY_WATCHES = "Nobody is watching: nobody reads what you write, and nobody will call."
DISCREET = (
    "Discreet mode shows initials instead of names and keeps what you wrote covered until you "
    "open it."
)

ALL = f"{ON_THIS_MACHINE} {SAME_ACCOUNT} {COURT} {NOBODY_WATCHES}"
"""The whole of it, for the README and the help."""
