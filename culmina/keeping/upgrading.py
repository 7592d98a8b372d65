"""Brings an installation to the schema of this culmina, and back where that does not do (decision
0052)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from sqlalchemy.engine import URL, make_url

from core.clock import Clock
from core.errors import CulminaError, EnvironmentFault
from culmina import doctor
from culmina.doctor import Finding
from culmina.entities.all_settings import Whole
from culmina.entities.roster import opened_together
from culmina.keeping import archive, backup, databases
from culmina.keeping.archive import DATABASES
from culmina.keeping.backup import Saved
from culmina.process import alone
from culmina.wiring import require_file
from models.migrations import runner, version
from models.session import Database, sqlite_path

_OF_THE_DATABASE = frozenset({"database", "evidence"})
_ASIDE = ".former"


@dataclass(frozen=True, slots=True)
class Upgraded:
    """An upgrade that holds: from which schema to which, the backup before it, and what `culmina
    doctor` found after it of each entity."""

    former: str
    schema: str
    saved: Saved
    findings: dict[str, list[Finding]]


class WentBack(EnvironmentFault):
    """The upgrade did not do, and the database is again what it was before."""


def upgrade(whole: Whole, file: Path, clock: Clock) -> Upgraded:
    """Write the backup `file`, migrate the database, and look at everything.

    Raises WentBack where the migration fails, or the database or the files of evidence are not
    well after it: the database is put back from the backup then. Raises EnvironmentFault where
    nothing was begun: a service runs, there is no database, or its schema is newer.
    """
    url = make_url(whole.machine.database.url)
    with _nobody_else(url):
        former = _revision(url)
        saved = backup.back_up(whole, file, clock.now())
        schema = version.known()[-1]
        try:
            _migrate(url)
            backup.write_down(whole, saved, clock, {"from": former, "to": schema})
            findings = _examined(whole, clock)
            for found in findings.values():
                _require_well(found)
        except BaseException as error:
            _put_back(url, file, error)
            raise _went_back(error, former, file) from error
    return Upgraded(former, schema, saved, findings)


@contextmanager
def _nobody_else(url: URL) -> Iterator[None]:
    """Hold the lock of an SQLite file; of a service on PostgreSQL the operator sees to it."""
    file = sqlite_path(url)
    require_file(file)
    with ExitStack() as stack:
        if file is not None:
            stack.enter_context(alone(file))
        yield


def _revision(url: URL) -> str:
    """Return the schema of the database; raises EnvironmentFault for one that is not known."""
    with closing(Database(url.render_as_string(hide_password=False))) as database:
        found = version.current(database)
        if found is None or found not in version.known():
            version.require_current(database)
    return str(found)


def _migrate(url: URL) -> None:
    with closing(Database(url.render_as_string(hide_password=False))) as database:
        runner.upgrade(database)
    file = sqlite_path(url)
    if file is not None:
        databases.require_whole(file)


def _examined(whole: Whole, clock: Clock) -> dict[str, list[Finding]]:
    """Look at each entity as doctor does; of many, one that cannot be opened was so before."""
    with opened_together(whole.machine, whole.entities, clock) as opened:
        faults = {name: one for name, one in opened.items() if isinstance(one, CulminaError)}
    told = {**whole.faults, **faults} if whole.files is not None else {}
    return {
        name: [Finding("settings", False, told[name].sentence())]
        if name in told
        else asyncio.run(doctor.examine(whole.entities[name], whole.file(name)))
        for name in whole.names
    }


def _require_well(findings: list[Finding]) -> None:
    """Raise EnvironmentFault for what a migration can have broken; a mail server that is away, or
    an office without a lead, was so before."""
    for one in findings:
        if not one.well and one.name in _OF_THE_DATABASE:
            raise EnvironmentFault(one.told, where=one.name)


def _put_back(url: URL, file: Path, error: BaseException) -> None:
    """Put the database of the backup in the place of the one that was migrated."""
    try:
        with (
            _out_of_the_way(url),
            archive.member(file, _member(url)) as content,
            databases.put_back(url, content),
        ):
            pass  # nothing is to be completed
    except (CulminaError, OSError) as failed:
        raise EnvironmentFault(
            f"the upgrade failed ({_said(error)}) and the former database could not be put back: "
            f"{_said(failed)}.",
            where=url.render_as_string(hide_password=True),
            todo=f"It is whole in {file}: type culmina restore {quote(str(file))} once "
            "the disk and the server are well.",
        ) from failed


@contextmanager
def _out_of_the_way(url: URL) -> Iterator[None]:
    """Make room for the former database; what was migrated is deleted once that is there."""
    path = sqlite_path(url)
    if path is None:
        with closing(Database(url.render_as_string(hide_password=False))) as database:
            databases.empty(database)
        yield
        return
    aside = path.with_name(f"{path.name}{_ASIDE}")
    databases.rename(path, aside)
    try:
        yield
    except BaseException:
        databases.rename(aside, path)
        raise
    databases.remove(aside)


def _member(url: URL) -> str:
    return DATABASES["sqlite" if sqlite_path(url) is not None else "postgresql"]


def _went_back(error: BaseException, former: str, file: Path) -> WentBack:
    return WentBack(
        f"it did not do: {_said(error)} The database is what it was before (schema {former}).",
        where="culmina upgrade",
        todo=f"Install the former version and start the service; the backup is {file}",
    )


def _said(error: BaseException) -> str:
    """Return what an error says, as one sentence without values of rows."""
    if isinstance(error, CulminaError):
        return error.sentence()
    cause = getattr(error, "orig", None) or error
    first = (str(cause).splitlines() or [""])[0].rstrip(".")
    return f"{type(cause).__name__}: {first}." if first else f"{type(cause).__name__}."
