"""A dataclass of ours behaves like a standard one."""

import copy
import dataclasses as standard
import pickle
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, NamedTuple, get_type_hints

import pytest

from recovery_journal.domain import dataclass as ours
from support.each import each


class Pair(NamedTuple):
    one: Any
    other: Any


def family(module: Any, **settings: bool) -> tuple[type, type]:
    """A class and one derived from it, with all that fields can have."""

    @module.dataclass(**settings)
    class Thing:
        """A thing."""

        kind: ClassVar[str] = "thing"
        count: int
        words: tuple[str, ...] = ("a",)
        found: "list[Any]" = module.field(default_factory=list)
        seen: int = module.field(default=3, compare=False)

        def __post_init__(self) -> None:
            if self.count < 0:
                raise ValueError("below zero")

        @property
        def double(self) -> int:
            return 2 * self.count

    @module.dataclass(**settings)
    class Larger(Thing):
        kind: ClassVar[str] = "larger"
        words: tuple[str, ...] = ()
        size: float = 1.5
        inner: Any = None

        def tell(self) -> str:
            return f"{self.kind} {self.double} {self.size}"

    return Thing, Larger


FORMS: tuple[dict[str, bool], ...] = (
    {},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
)
CALLS: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((), {}),
    ((), {"count": 1}),
    ((), {"count": -1}),
    ((), {"count": 7, "words": ("é", "b"), "found": [1, {"x": Pair(2, [3])}], "seen": 9}),
    ((), {"count": 7, "size": 2.0, "inner": 0.5}),
    ((), {"count": 7, "strange": 1}),
    ((4,), {}),
    ((4, ("x",), [5], 6), {}),
    ((4, ("x",), [5], 6, 7.0, 8, 9, 10), {}),
    ((4,), {"count": 4}),
)


def outcome(do: Callable[[], Any]) -> Any:
    """What comes of it: a value, or an error."""
    try:
        return do()
    except (TypeError, ValueError, AttributeError) as error:
        return [base.__name__ for base in type(error).__mro__], str(error)


def change(thing: Any, name: str) -> None:
    setattr(thing, name, 5)


def seen_from_outside(module: Any, thing: Any) -> list[Any]:
    """All that can be asked of an object."""
    cls = type(thing)
    nested = module.replace(thing, **{"words": ("z",), "found": [thing]})
    pair = (thing, copy.copy(thing))
    return [
        repr(thing),
        pair[0] == pair[1],
        thing == module.replace(thing, seen=99),
        thing == nested,
        thing == object(),
        isinstance(outcome(lambda: hash(thing)), int),
        outcome(lambda: hash(module.replace(thing, found=())) == hash(pair[0])),
        outcome(lambda: hash(module.replace(thing, found=())) is not None),
        repr(module.asdict(nested)),
        repr(copy.deepcopy(nested)),
        outcome(lambda: module.replace(thing, strange=1)),
        outcome(lambda: module.replace(thing, count=-3)),
        [(one.name, one.type, one.compare, one.kw_only) for one in module.fields(cls)],
        ["none" if one.default is module.MISSING else one.default for one in module.fields(thing)],
        [one.default_factory is module.MISSING for one in module.fields(thing)],
        module.is_dataclass(cls),
        module.is_dataclass(thing),
        outcome(lambda: change(thing, "count")),
        outcome(lambda: change(thing, "unknown")) is None,
        outcome(lambda: delattr(thing, "count")),
        outcome(lambda: thing.count),
        hasattr(thing, "__dict__"),
        cls.__match_args__,
        cls.__qualname__,
        cls.__doc__ if cls.__name__ == "Thing" else "",
        get_type_hints(cls),
        outcome(lambda: thing.tell()),
    ]


@each(("form", "objects"), [(form, objects) for form in FORMS for objects in (0, 1000)])
def test_it_behaves_like_a_standard_one(form: dict[str, bool], objects: int) -> None:
    for which in (0, 1):
        here, there = family(ours, **form)[which], family(standard, **form)[which]
        for _ in range(objects):  # later ones are made by compiled code
            here(count=1)
        for values, named in CALLS:
            made = outcome(partial(here, *values, **named))
            expected = outcome(partial(there, *values, **named))
            if isinstance(expected, tuple):
                assert made == expected
            else:
                assert seen_from_outside(ours, made) == seen_from_outside(standard, expected)


def test_two_objects_share_no_list() -> None:
    thing, _ = family(ours)
    one, other = thing(1), thing(1)
    one.found.append(2)
    assert other.found == []


def test_classes_of_two_kinds_are_never_equal() -> None:
    thing, larger = family(ours, frozen=True, slots=True)
    assert thing(1, (), []) != larger(1, (), [])
    assert larger(1, (), ()) == larger(1, (), (), seen=4)
    assert len({larger(1, (), ()), larger(1, (), (), seen=4)}) == 1


@ours.dataclass(frozen=True, slots=True)
class Kept:
    words: tuple[str, ...]
    count: int = 0


def test_a_frozen_one_can_be_stored_and_read_again() -> None:
    kept = Kept(("a", "b"), 3)
    assert pickle.loads(pickle.dumps(kept)) == kept
    with pytest.raises(AttributeError):
        kept.count = 4  # type: ignore[misc]
    match kept:
        case Kept(words, 3):
            assert words == ("a", "b")
        case _:
            raise AssertionError("Its fields have no places.")


def test_threads_may_make_objects_of_one_class() -> None:
    """One has just begun to make an object when another compiles what makes them."""
    _, larger = family(ours, frozen=True, slots=True)
    begun: Any = vars(larger)["__init__"]
    thing: Any = object.__new__(larger)
    for _ in range(1000):
        larger(1)
    begun(thing, 2, size=3.0)
    assert thing == larger(2, size=3.0)


def said_by_own_methods(module: Any, **settings: bool) -> list[Any]:
    """What classes say that have some methods of their own."""

    @module.dataclass(**settings)
    class Shown:
        count: int

        def __init__(self) -> None:
            object.__setattr__(self, "count", 5)

        def __repr__(self) -> str:
            return "hidden"

    @module.dataclass(**settings)
    class Compared:
        count: int = 0

        def __eq__(self, other: object) -> bool:
            return other == "same"

    @module.dataclass(**settings)
    class Hashed:
        count: int = 0

        def __hash__(self) -> int:
            return 7

    can_be_hashed = isinstance(outcome(lambda: hash(Compared())), int)
    return [repr(Shown()), Shown().count, Compared() == "same", can_be_hashed, hash(Hashed())]


@each("form", FORMS)
def test_methods_of_its_own_stay(form: dict[str, bool]) -> None:
    said = said_by_own_methods(ours, **form)
    assert said == said_by_own_methods(standard, **form)
    assert said == ["hidden", 5, True, "frozen" in form, 7]


@each("module", [ours, standard])
def test_a_frozen_one_cannot_say_how_it_changes(module: Any) -> None:
    class Thawed:
        count: int

        def __setattr__(self, name: str, value: Any) -> None: ...

    with pytest.raises(TypeError):
        module.dataclass(Thawed, frozen=True)
