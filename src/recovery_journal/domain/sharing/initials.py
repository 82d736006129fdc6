"""Replace other people's names with initials, and find words that may still be names."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sharing.everyday_words import ARTICLES, EVERYDAY_WORDS

_BEGIN, _WAS, _END = "\ufdd0", "\ufdd1", "\ufdd2"
"""Around a marked word and what it was, until the page is complete; they mean no character."""
_MARK = re.compile(f"{_BEGIN}([^{_WAS}]*){_WAS}([^{_END}]*){_END}")
_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_MARK.pattern}|({_LETTER}+(?:[-'’]{_LETTER}+)*)")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_TITLE_BEFORE = re.compile(r"\b(?:Dr|Mrs?|Ms|Mx|St|Prof)\.$")
_SENTENCE_ENDS = '.!?…"“„«‹‘'


@dataclass(frozen=True, slots=True)
class NameMark:
    """A place in a text where a name was replaced, or where one may be left."""

    start: int
    end: int
    name: str
    """The word as it was written."""
    replaced: bool


class Initials:
    """Replaces the names of others; the reader's own names stay."""

    def __init__(
        self,
        circle: Iterable[str],
        entries: Iterable[Entry],
        reader: str,
        no_names: Iterable[str] = (),
    ) -> None:
        """Collect the names.

        Args:
            circle: the names of the people in the journal.
            entries: entries whose tags may name others.
            reader: who will read the page.
            no_names: words that look like names, such as those of trackers.
        """
        tags = [tag for entry in entries for tag in entry.tags()]
        names = {*circle} | {name for role, name in tags if role == "person"}
        # Company can be a name, or a word such as "friends".
        names |= {name for role, name in tags if role == "company" and name[:1].isupper()}
        shown = {reader.casefold(), *map(str.casefold, _parts(reader))}
        names |= {part for name in names for part in _parts(name)}
        names = {one for one in names if one.casefold() not in shown}
        self._hidden = frozenset(map(str.casefold, names))
        self._no_names = shown.union(*(map(str.casefold, _parts(one)) for one in no_names))
        self._pattern = _pattern(names)

    def mark(self, text: str, *, is_prose: bool = True) -> str:
        """Replace names by initials, and mark them and what may still be names.

        Args:
            text: what the page will say.
            is_prose: whether the first words of its sentences are the user's own.
        """
        text = re.sub(f"[{_BEGIN}-{_END}]", "", unicodedata.normalize("NFC", text))
        replaced = self._pattern.sub(self._replace, text) if self._pattern else text
        spelled = frozenset(re.findall(rf"{_LETTER}+", text))

        def mark(word: re.Match[str]) -> str:
            may_be_name = word[3] and self._may_be_name(word, spelled, is_prose=is_prose)
            return f"{_BEGIN}{word[0]}{_WAS}{word[0]}{_END}" if may_be_name else word[0]

        return _WORD.sub(mark, replaced)

    def _replace(self, found: re.Match[str]) -> str:
        name = found[0]
        is_word = name.casefold() in EVERYDAY_WORDS
        if is_word and not (_is_capitalised(name) and _is_inside_sentence(found)):
            return name
        initial = next(filter(str.isalnum, name), name[0]).upper()
        stop = "" if found.string.startswith((".", "…"), found.end()) else "."
        return f"{_BEGIN}{initial}{stop}{_WAS}{name}{_END}"

    def _may_be_name(self, word: re.Match[str], spelled: frozenset[str], *, is_prose: bool) -> bool:
        """Return whether a word that is left looks like a name; `spelled` are those of the text."""
        bare = _POSSESSIVE.sub("", word[0])
        folded = bare.casefold()
        if not _is_capitalised(bare) or folded in self._no_names:
            return False
        if folded in EVERYDAY_WORDS:
            return is_prose and folded in self._hidden and folded not in ARTICLES
        if _is_inside_sentence(word):
            return True
        return is_prose and folded not in spelled and not folded.endswith(("ing", "ed", "ly"))


def split_marks(marked: str) -> tuple[str, tuple[NameMark, ...]]:
    """Return a text without its marks, and where they were."""
    text, marks, at = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        shown, was = found.groups()
        marks.append(NameMark(len(text), len(text) + len(shown), was, replaced=shown != was))
        text += shown
        at = found.end()
    return text + marked[at:], tuple(marks)


def _parts(name: str) -> Iterator[str]:
    """Return the words of a name, such as the first name; a single letter is none."""
    words = re.findall(rf"[^\W_]+(?:['’]{_LETTER}+)*", name)
    return (word for word in words if len(word) > 1)


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Match names as a whole in any case, with or without their accents, longest first."""
    variants = {
        one
        for name in (unicodedata.normalize("NFC", name).strip() for name in names)
        for one in (name, name.upper(), _without_accents(name))
        if len(one) > 1 or one > "\u02ff"  # a letter such as "J" tells nothing
    }
    either = "|".join(map(_whole, sorted(variants, key=len, reverse=True)))
    return re.compile(either, re.IGNORECASE) if either else None


def _whole(name: str) -> str:
    spelled = r"\s+".join(map(re.escape, name.split()))
    if len(name) > 1 and not any(unicodedata.category(sign) in ("Lu", "Ll", "Nd") for sign in name):
        return spelled  # a script without capitals, in which words may join others
    return rf"(?<![^\W_]){spelled}(?![^\W_])"


def _without_accents(name: str) -> str:
    apart = unicodedata.normalize("NFD", name)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and not (len(word) > 1 and word.isupper())


def _is_inside_sentence(word: re.Match[str]) -> bool:
    """Return whether words of the same sentence come before a word."""
    begin = word.string.rfind("\n", 0, word.start()) + 1
    line = word.string[begin : word.start()].rstrip(" \t*_([")
    if not re.search(r"\w", line):
        return False
    return line[-1] not in _SENTENCE_ENDS or bool(_TITLE_BEFORE.search(line))
