"""Many inputs in one test: one journal, or one start of the program, serves them all."""

import contextlib
import functools
import inspect
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Test = Callable[..., Any]


def each(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Run a test with each case in turn; written like `pytest.mark.parametrize`.

    A failure names the case it failed with.
    """
    arguments = names.replace(",", " ").split() if isinstance(names, str) else names
    rows = [case if len(arguments) > 1 else (case,) for case in cases]
    given = [dict(zip(arguments, row, strict=True)) for row in rows]

    def repeat(test: Test) -> Test:
        @functools.wraps(test)
        def run(*instance: object, **fixtures: object) -> None:
            for values in given:
                with naming(values):
                    test(*instance, **fixtures, **values)

        @functools.wraps(test)
        async def run_async(*instance: object, **fixtures: object) -> None:
            for values in given:
                with naming(values):
                    await test(*instance, **fixtures, **values)

        repeated = run_async if inspect.iscoroutinefunction(test) else run
        needed = inspect.signature(test).parameters
        fixtures = [needed[name] for name in needed if name not in arguments]
        vars(repeated)["__signature__"] = inspect.Signature(fixtures)
        return repeated

    return repeat


@contextlib.contextmanager
def naming(case: object) -> Iterator[None]:
    """Name a case in the report of a failure."""
    try:
        yield
    except BaseException as failure:
        failure.add_note(f"with {case!r}")
        raise
