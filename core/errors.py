"""The tree of errors: each says what happened, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ParamSpec

_P = ParamSpec("_P")


class CulminaError(Exception):
    """Anything that culmina tells a person about instead of showing a traceback.

    `what` happened, `where` (a file, a setting, a server), and `todo`: what the reader can do.
    `exit_code` is what the command line ends with.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what = what
        self.where = where
        self.todo = todo
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Return the error as one line: what, where, what to do."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.todo}".strip() if self.todo else head


class InputError(CulminaError):
    """Something that a person gave is wrong: a file, a name, an option. Exit code 2."""

    exit_code = 2


class EnvironmentFault(CulminaError):
    """Something around culmina is wrong: a server, a disk, a token, a schema. Exit code 1."""


class PassingFault(EnvironmentFault):
    """A fault that passes by itself, like a server that restarts: wait, and do the same again."""


class SettingsError(InputError):
    """The settings file or an environment variable holds what culmina does not accept."""


def fault_of(read: Callable[_P, object], *args: _P.args, **named: _P.kwargs) -> list[InputError]:
    """Return what is wrong with something that a person gave and `read` takes, [] for nothing."""
    try:
        read(*args, **named)
    except InputError as error:
        return [error]
    return []


def refuse(faults: Sequence[InputError]) -> None:
    """Raise InputError with all that is wrong, one thing on each line, where anything is."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise InputError("\n".join(one.sentence() for one in faults))
