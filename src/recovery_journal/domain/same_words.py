"""Whether two short texts name the same thing, however its words are inflected."""

from unicodedata import category

NAMES_NOTHING = """
    a about after again all am an and any are around as at be because been before being but
    by can could did do does doing don down each ever feel feeling feels felt for from get gets
    getting go goes going got had has have having he her here hers him his how i if in into is it
    its just ll me my no not now of off on one or our out over re really she should so some than
    that the their them then there these they this those through to too until up ve very was we
    were what when whenever where which while who why will with would you your
"""
"""Words, besides single letters, that occur in any sentence."""

SHORTEST_STEM = 3
"""How many letters of a word stay when an ending is taken off."""
DOUBLED_BEFORE_ENDING = ("bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt")


def name_the_same(one: str, other: str) -> bool:
    """Return whether all that one of the texts names is named in the other: whole words.

    E.g. "LONELY" and "feeling lonely", but not "at" and "lonely at night".
    """
    these, those = _words(one), _words(other)
    if these == those:
        return bool(these)
    named, found = _names(these), _names(those)
    return bool(named and found) and (named <= found or found <= named)


def _words(text: str) -> list[str]:
    """Return the words of a text in small letters, without punctuation and apostrophes."""
    folded = text.casefold()
    return "".join(one if category(one)[0] in "LMN" else " " for one in folded).split()


def _names(words: list[str]) -> set[str]:
    """Return the stems of the words that name something."""
    nothing = NAMES_NOTHING.split()
    return {_stem(word) for word in words if not (word in nothing or _is_letter(word))}


def _is_letter(word: str) -> bool:
    """Return whether it's a single letter of an alphabet, such as the rest of "it's"."""
    return len(word) == 1 and word.upper() != word.lower()


def _stem(word: str) -> str:
    """Take the endings off an English word: "loneliness" and "lonely", "shopping" and "shops"."""
    while (shorter := _without_ending(word)) != word:
        word = shorter
    return word


def _without_ending(word: str) -> str:
    for ending, instead in (
        *(("iness", "y"), ("ness", ""), ("ily", "y"), ("ly", "")),
        *(("ied", "y"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")),
    ):
        stem = word.removesuffix(ending)
        is_plain = ending == "s" and word.endswith("ss")
        if stem != word and len(stem) >= SHORTEST_STEM and not is_plain:
            is_doubled = ending in ("ing", "ed") and stem.endswith(DOUBLED_BEFORE_ENDING)
            return stem[:-1] if is_doubled and len(stem) > SHORTEST_STEM else stem + instead
    return word
