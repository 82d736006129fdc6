"""What every dialog says about its keys."""

HINT = "enter saves · tab next · esc leaves"
HINT_IN_WORDS = "ctrl+s saves · tab next · esc leaves"
"""Where enter begins a new line."""
LEAVE = "esc again leaves without saving; ctrl+s saves."
