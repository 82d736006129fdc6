"""Run many inputs in one test, with one journal or one start of the app."""

import contextlib
import functools
import inspect
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Test = Callable[..., Any]


def each(
    names: str | tuple[str, ...], cases: Iterable[Any], *, anew: bool = False
) -> Callable[[Test], Test]:
    """Run a test with each case in turn; written like `pytest.mark.parametrize`.

    A failure names the case it failed with.

    Args:
        names: the arguments of the test that a case has values for.
        cases: the values.
        anew: whether each case finds an empty home, and not what the case before has left there.
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
                if anew:
                    empty_home()

        @functools.wraps(test)
        async def run_async(*instance: object, **fixtures: object) -> None:
            for values in given:
                with naming(values):
                    await test(*instance, **fixtures, **values)
                if anew:
                    empty_home()

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


def empty_home() -> None:
    """Remove the journal of a test, and all that is beside it."""
    for path in Path(os.environ["RECOVERY_JOURNAL_HOME"]).iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
