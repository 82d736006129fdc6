"""The standard dataclass, as far as it's used here, but quick to import.

The standard one compiles six methods of each class when it's imported, and needs modules that take
source code apart: a third of what any command takes. Here only `__init__` is compiled, once there
are many objects. A type checker sees the standard one.
"""

import sys
from collections.abc import Callable, Mapping
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


FIELDS = "__fields_by_name__"
"""The attribute of a class that holds its fields by name."""
COMPARED = "__compared_fields__"
"""The attribute of a class that gets the values of an object that are compared."""
MAX_OBJECTS_UNCOMPILED = 100
"""Compiling the `__init__` of a class takes as long as making a few hundred objects without."""


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

    def make_default(self) -> Any:
        return self.default if self.default_factory is MISSING else self.default_factory()


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
    members = {
        FIELDS: known,
        COMPARED: _getter([name for name, one in known.items() if one.compare]),
        "__match_args__": tuple(one.name for one in known.values() if not one.kw_only),
        "__repr__": _show,
        "__eq__": _is_equal,
        "__hash__": None,
        **(FROZEN if frozen else {}),
    }
    if frozen and not vars(cls).keys().isdisjoint(("__setattr__", "__delattr__")):
        raise TypeError(f"{cls.__name__} is frozen, so it can't say how its fields are changed")
    # Those that the class defines itself stay; `__eq__` alone has made Python forget `__hash__`.
    members = {name: one for name, one in members.items() if vars(cls).get(name) is None}
    if slots:
        cls = _with_slots(cls, own, members)
    else:
        for name, member in members.items():
            setattr(cls, name, member)
    if "__init__" not in vars(cls):
        cls.__init__ = _make_init(cls)
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


def _with_slots(cls: Any, own: Fields, more: dict[str, Any]) -> Any:
    """Make a class anew, as slots can't be added to one."""
    taken = {name for base in cls.__mro__[1:] for name in vars(base).get("__slots__", ())}
    left_out = {*own, "__dict__", "__weakref__"}
    members = {name: member for name, member in vars(cls).items() if name not in left_out}
    members["__slots__"] = tuple(name for name in own if name not in taken)
    anew = type(cls)(cls.__name__, cls.__bases__, members | more)
    anew.__qualname__ = cls.__qualname__
    return anew


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    get = attrgetter(*names) if len(names) > 1 else None
    return get or (lambda thing: tuple(getattr(thing, name) for name in names))


def _make_init(cls: Any) -> Any:
    """Return an `__init__` for the first objects of a class; more are worth compiled code."""
    known, has_more, made = getattr(cls, FIELDS), hasattr(cls, "__post_init__"), 0

    def init(self: Any, /, *values: Any, **named: Any) -> None:
        nonlocal made
        made += 1
        given = dict(zip(cls.__match_args__, values, strict=False))
        is_said_once = len(given) == len(values) and given.keys().isdisjoint(named)
        given |= named
        given |= {name: one.make_default() for name, one in known.items() if name not in given}
        is_right = is_said_once and len(given) == len(known) and not _has_gap(given)
        if made > MAX_OBJECTS_UNCOMPILED or not is_right:
            cls.__init__ = compiled = _compile_init(cls)
            compiled(self, *values, **named)
            return
        for name in known:
            object.__setattr__(self, name, given[name])
        if has_more:
            self.__post_init__()

    return init


def _has_gap(given: Mapping[str, Any]) -> bool:
    return any(value is MISSING for value in given.values())


def _compile_init(cls: Any) -> Any:
    is_frozen = cls.__setattr__ is _refuse_to_set
    given: dict[str, Any] = {"MISSING": MISSING, "set_field": object.__setattr__}
    positional: list[str] = []
    named: list[str] = []
    body = ["pass"]
    for name, one in getattr(cls, FIELDS).items():
        given |= {f"{name}_default": one.default, f"{name}_factory": one.default_factory}
        makes = one.default_factory is not MISSING
        parameter = f"{name}={name}_default" if makes or one.default is not MISSING else name
        (named if one.kw_only else positional).append(parameter)
        value = f"{name}_factory() if {name} is MISSING else {name}" if makes else name
        body.append(
            f"set_field(self, {name!r}, {value})" if is_frozen else f"self.{name} = {value}"
        )
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join(["self", *positional, *(["*", *named] if named else [])])
    exec(f"def __init__({parameters}):\n " + "\n ".join(body), given)  # noqa: S102 - names of our own
    given["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return given["__init__"]


def _show(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in getattr(self, FIELDS))
    return f"{type(self).__qualname__}({shown})"


def _is_equal(self: Any, other: Any) -> Any:
    if type(self) is not type(other):
        return NotImplemented
    values = getattr(type(self), COMPARED)
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(getattr(type(self), COMPARED)(self))


def _refuse_to_set(self: Any, name: str, value: Any) -> None:  # noqa: ARG001
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:  # noqa: ARG001
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in getattr(self, FIELDS)]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(getattr(self, FIELDS), state, strict=True):
        object.__setattr__(self, name, value)


FROZEN = {
    "__hash__": _hash,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
"""The methods of a class whose objects don't change."""
