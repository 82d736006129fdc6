"""How many examples a property is tried with."""

from hypothesis import settings


def examples(times: float) -> settings:
    """So many times as many as usual: fewer in make quick, and many more with THOROUGH=1."""
    return settings(max_examples=round(times * settings().max_examples))
