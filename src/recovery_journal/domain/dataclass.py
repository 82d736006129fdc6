"""The standard dataclass, as far as it's used here, but quick to import.

The standard one compiles six methods of each class when it's imported, and needs modules that take
source code apart: a third of what any command takes. Here only `__init__` is compiled, when the
first object is made. A type checker sees the standard one.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, get_origin

if TYPE_CHECKING:
    from dataclasses import MISSING as MISSING
    from dataclasses import FrozenInstanceError as FrozenInstanceError
    from dataclasses import asdict as asdict
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import fields as fields
    from dataclasses import is_dataclass as is_dataclass
    from dataclasses import replace as replace
else:
    MISSING = object()
    """In place of a default or a factory: there is none."""

    class FrozenInstanceError(AttributeError):
        """A field of a frozen object was to be changed."""

    def field(**settings):
        return Field(**settings)

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False):
        def make(cls):
            return _make(cls, frozen=frozen, slots=slots, kw_only=kw_only)

        return make if cls is None else make(cls)

    def is_dataclass(thing):
        return hasattr(thing if isinstance(thing, type) else type(thing), FIELDS)

    def fields(thing):
        return tuple(getattr(thing, FIELDS).values())

    def replace(thing, /, **changes):
        kept = {name: getattr(thing, name) for name in getattr(thing, FIELDS)}
        return type(thing)(**(kept | changes))

    def asdict(thing):
        return {name: _plain(getattr(thing, name)) for name in getattr(thing, FIELDS)}


FIELDS = "__record_fields__"
"""The attribute of a class that holds its fields by name."""


class Field:
    """What is known of one field of a class."""

    name: str
    type: Any
    kw_only: bool

    def __init__(
        self, *, default: Any = MISSING, default_factory: Any = MISSING, compare: bool = True
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.compare = compare


Fields = Mapping[str, Field]


def _plain(value: Any) -> Any:
    if hasattr(value, FIELDS):
        return asdict(value)
    if hasattr(value, "_fields"):  # a named tuple
        return type(value)(*map(_plain, value))
    if isinstance(value, (list, tuple)):
        return type(value)(map(_plain, value))
    if isinstance(value, dict):
        return {_plain(key): _plain(held) for key, held in value.items()}
    return value


def _make(cls: Any, *, frozen: bool, slots: bool, kw_only: bool) -> Any:
    known: dict[str, Field] = {}
    for base in reversed(cls.__mro__[1:]):
        known |= vars(base).get(FIELDS, {})
    own = _own_fields(cls, kw_only=kw_only)
    known |= own
    if slots:
        cls = _with_slots(cls, own)
    members = {
        FIELDS: known,
        "__match_args__": tuple(one.name for one in known.values() if not one.kw_only),
        "__init__": _init_to_compile(cls, known, frozen=frozen),
        **({} if frozen else {"__hash__": None}),
        **{name: one for name, one in _methods(cls, known, frozen=frozen) if name not in vars(cls)},
    }
    for name, member in members.items():
        setattr(cls, name, member)
    return cls


def _own_fields(cls: Any, *, kw_only: bool) -> dict[str, Field]:
    """Return the fields that a class adds or defines anew, and leave plain defaults in it."""
    # From Python 3.14 on, annotations are only read when someone asks for them.
    is_old = sys.version_info < (3, 14)
    annotations = vars(cls).get("__annotations__", {}) if is_old else cls.__annotations__
    found = {}
    for name, kind in annotations.items():
        if ClassVar in (kind, get_origin(kind)):
            continue
        default = vars(cls).get(name, MISSING)
        one = default if isinstance(default, Field) else Field(default=default)
        one.name, one.type, one.kw_only = name, kind, kw_only
        if one.default is not MISSING:
            setattr(cls, name, one.default)
        elif default is not MISSING:
            delattr(cls, name)
        found[name] = one
    return found


def _with_slots(cls: Any, own: Fields) -> Any:
    """Make a class anew, as slots can't be added to one."""
    taken = {name for base in cls.__mro__[1:] for name in vars(base).get("__slots__", ())}
    left_out = {*own, "__dict__", "__weakref__"}
    members = {name: member for name, member in vars(cls).items() if name not in left_out}
    members["__slots__"] = tuple(name for name in own if name not in taken)
    anew = type(cls)(cls.__name__, cls.__bases__, members)
    anew.__qualname__ = cls.__qualname__
    return anew


def _init_to_compile(cls: Any, known: Fields, *, frozen: bool) -> Callable[..., None]:
    """Return an `__init__` that is replaced by the compiled one when it's first called."""

    def __init__(self: Any, /, *values: Any, **named: Any) -> None:  # noqa: N807
        cls.__init__ = _compile_init(cls, known, frozen=frozen)
        cls.__init__(self, *values, **named)

    return __init__


def _compile_init(cls: Any, known: Fields, *, frozen: bool) -> Any:
    given: dict[str, Any] = {"MISSING": MISSING, "set_field": object.__setattr__}
    positional: list[str] = []
    named: list[str] = []
    body = ["pass"]
    for name, one in known.items():
        given |= {f"{name}_default": one.default, f"{name}_factory": one.default_factory}
        makes = one.default_factory is not MISSING
        parameter = f"{name}={name}_default" if makes or one.default is not MISSING else name
        (named if one.kw_only else positional).append(parameter)
        value = f"{name}_factory() if {name} is MISSING else {name}" if makes else name
        body.append(f"set_field(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join(["self", *positional, *(["*", *named] if named else [])])
    exec(f"def __init__({parameters}):\n " + "\n ".join(body), given)  # noqa: S102 - names of our own
    given["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return given["__init__"]


def _methods(cls: Any, known: Fields, *, frozen: bool) -> Iterable[tuple[str, Callable[..., Any]]]:
    """Return the other methods of a class, by name."""
    compared = _getter([name for name, one in known.items() if one.compare])

    def __repr__(self: Any) -> str:  # noqa: N807
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in known)
        return f"{type(self).__qualname__}({shown})"

    def __eq__(self: Any, other: Any) -> Any:  # noqa: N807
        return compared(self) == compared(other) if type(self) is type(other) else NotImplemented

    methods: dict[str, Callable[..., Any]] = {"__repr__": __repr__, "__eq__": __eq__}
    if not frozen:
        return methods.items()

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(compared(self))

    def __setattr__(self: Any, name: str, value: Any) -> None:  # noqa: N807
        if type(self) is cls or name in known:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        object.__setattr__(self, name, value)

    def __delattr__(self: Any, name: str) -> None:  # noqa: N807
        if type(self) is cls or name in known:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    def __getstate__(self: Any) -> list[Any]:  # noqa: N807
        return [getattr(self, name) for name in known]

    def __setstate__(self: Any, state: list[Any]) -> None:  # noqa: N807
        for name, value in zip(known, state, strict=True):
            object.__setattr__(self, name, value)

    more = (__hash__, __setattr__, __delattr__, __getstate__, __setstate__)
    return (methods | {one.__name__: one for one in more}).items()


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda thing: tuple(getattr(thing, name) for name in names)
