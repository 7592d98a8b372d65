"""Reads a file that may be a plan or a list of people, as `culmina plan import` and `culmina person
import` do, and gives what it holds as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from core.errors import InputError
from models.told_headings import Remembered
from plans.activities.document import PlanDocument
from plans.people.people_rows import sheets_in, sheets_of
from plans.people.people_table import PeopleFile, people_in
from plans.readers import is_binary, read_content
from plans.readers.grid import Grid
from plans.recalled import read_as_told


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a file does not hold something, and what to do."""

    what: str
    todo: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds as a plan and as a list of people; most hold one of the two."""

    plan: PlanDocument | Unread
    people: PeopleFile | Unread

    @property
    def document(self) -> PlanDocument | None:
        """Return the plan, None where the file holds none."""
        return self.plan if isinstance(self.plan, PlanDocument) else None

    @property
    def staff(self) -> PeopleFile | None:
        """Return the people, None where the file holds none."""
        return self.people if isinstance(self.people, PeopleFile) else None


_FORM: TypeAdapter[Contents] = TypeAdapter(Contents)


def read_brought(
    content: bytes, source: str, known: Sequence[Remembered], told: Mapping[str, str]
) -> Contents:
    """Read the bytes of a file that is called `source`, within the limits of plans' files; `known`
    and `told` are what was said of headings before (`plans.recalled.read_as_told`).

    Raises EnvironmentFault where no process can be started that reads it.
    """
    try:
        grid = read_content(content, source)
    except InputError as error:
        unread = _why(error)
        return Contents(unread, unread)
    return Contents(_plan(grid, known, told), _people(content, source, grid))


def as_text(contents: Contents) -> str:
    """Return what a file holds as the text that is kept."""
    return _FORM.dump_json(contents).decode()


def from_text(text: str) -> Contents:
    """Read back what `as_text` returned."""
    return _FORM.validate_json(text)


def _plan(
    grid: Grid, known: Sequence[Remembered], told: Mapping[str, str]
) -> PlanDocument | Unread:
    try:
        return read_as_told(grid, known, told)[0]
    except InputError as error:
        return _why(error)


def _people(content: bytes, source: str, grid: Grid) -> PeopleFile | Unread:
    try:
        if is_binary(content):
            return people_in(sheets_in(grid), grid.hidden, source)
        return people_in(*sheets_of(content, source), source)
    except InputError as error:
        return _why(error)


def _why(error: InputError) -> Unread:
    return Unread(error.what, error.todo)
