"""A file that somebody brings by a page to be stored, a plan or a list of people: read apart, kept
with what storing it would change, and forgotten once it is decided on."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

import structlog
from aiohttp import web

from core.entity.context import EntityContext
from core.loading import FileOf, ShownFile, Stage
from models import told_headings
from models.audit import Change
from models.incoming import brought
from models.incoming.brought import Brought, BroughtState
from models.session import Session
from plans.brought.contents import Contents, from_text
from plans.brought.guarded import read_apart
from web import flash
from web.forms import Upload
from web.readings import Reading
from web.site import PLANNING, Ask, see_other

log = structlog.get_logger("web")


@dataclass(frozen=True, slots=True)
class Bringing:
    """Who has a file stored by a form: what `plan_file` and `people_file` ask of it."""

    by: Change
    context: EntityContext

    @property
    def session(self) -> Session:
        """The transaction."""
        return self.by.session

    @property
    def now(self) -> datetime:
        """The instant of the form."""
        return self.by.now

    @property
    def today(self) -> date:
        """The entity's day."""
        return self.context.today(self.by.now)

    def change(self, role: str) -> Change:
        """Return what she changes the entity with, in a role."""
        return replace(self.by, by=replace(self.by.by, role=role))


@dataclass(frozen=True, slots=True)
class Kind:
    """What may be brought: where its pages are, and what is said of a file of it."""

    of: FileOf
    address: str
    looked_at: Callable[[Bringing, Brought, Contents], ShownFile]

    @property
    def reading(self) -> str:
        """Where it is told how the reading goes."""
        return f"{self.address}/leyendo"


def begin(ask: Ask, kind: Kind, upload: Upload) -> web.StreamResponse:
    """Begin to read a file, apart, one of hers at a time; lead on to where that is told."""
    whose = ask.entered.person_id
    under_way = ask.site.readings.get(whose)
    if under_way is None or under_way.is_done:
        reading = Reading(upload.name, kind.of)
        ask.site.readings[whose] = reading
        reading.task = asyncio.create_task(_read(ask, kind, reading, upload))
    elif under_way.of is not kind.of:
        told = f"Todavía se lee «{under_way.name}». Espere un momento y envíe este otra vez."
        return flash.say(see_other(kind.address), told)
    return see_other(kind.reading)


def under_way(ask: Ask, kind: Kind) -> Reading | None:
    """Return how the reading of a file of hers goes; None where it has ended with something to
    decide, and where none is read."""
    reading = ask.site.readings.get(ask.entered.person_id)
    hers = reading is not None and reading.of is kind.of and reading.number is None
    return reading if hers else None


def lead_on(ask: Ask, kind: Kind) -> web.Response:
    """Lead on to what was read, or to where a file is dropped."""
    reading = ask.site.readings.get(ask.entered.person_id)
    read = reading is not None and reading.of is kind.of and reading.number is not None
    target = f"{kind.address}/{reading.number}" if reading is not None and read else kind.address
    if ask.request.headers.get("HX-Request"):
        return web.Response(headers={"HX-Redirect": target})
    return see_other(target)


def waiting(session: Session, ask: Ask, of: FileOf, number: int | None = None) -> Brought | None:
    """Return the file of a kind that waits for her, of a number or whichever; None without one."""
    whose = ask.entered.person_id
    found = brought.shown_to(session, ask.site.context.entity_id, whose, number)
    return found if found is not None and _is(found, of) else None


def held(change: Change, ask: Ask, of: FileOf, number: int) -> Brought:
    """Return a file of hers that waits, for this transaction alone; raises HTTPNotFound for any
    other."""
    file = brought.waiting(change.session, change.entity_id, ask.entered.person_id, number)
    if file is None or not _is(file, of):
        raise web.HTTPNotFound
    return file


def drop(change: Change, ask: Ask, of: FileOf, number: int) -> str:
    """Forget a file that waits; return its name."""
    file = held(change, ask, of, number)
    brought.decide(change.session, file.id, BroughtState.DROPPED, now=change.now)
    return file.name


def show(change: Change, ask: Ask, file: Brought, shown: ShownFile) -> None:
    """Note what is shown of a file from now on."""
    text = shown.model_dump_json()
    brought.show(change.session, file.id, ask.entered.person_id, text, now=change.now)


def _is(file: Brought, of: FileOf) -> bool:
    return ShownFile.model_validate_json(file.shown).of is of


async def _read(ask: Ask, kind: Kind, reading: Reading, upload: Upload) -> None:
    """Read a file in a process of its own, and keep what it holds with what it would change."""
    site = ask.site
    try:
        known = await ask.read(
            partial(told_headings.all_remembered, entity_id=site.context.entity_id)
        )
        text = await asyncio.to_thread(
            read_apart, upload.content, upload.name, known, dict(site.columns)
        )
        digest = hashlib.sha256(upload.content).hexdigest()
        keep = partial(_keep, ask=ask, kind=kind, name=upload.name, digest=digest, text=text)
        shown, reading.number = await ask.change(keep, PLANNING)
        reading.refused = None if reading.number else shown
    except Exception:  # the edge of what goes on beside the pages: its page says that it broke off
        log.exception("file_not_read", file=upload.name, of=kind.of)
        reading.failed = True


def _keep(
    change: Change, ask: Ask, kind: Kind, name: str, digest: str, text: str
) -> tuple[ShownFile, int | None]:
    """Keep what was read and what is shown of it; return this, and the number under which it waits,
    None where there is nothing to decide."""
    file = brought.keep_upload(
        change.session,
        change.entity_id,
        person_id=ask.entered.person_id,
        name=name,
        digest=digest,
        content=text,
        now=change.now,
    )
    shown = kind.looked_at(Bringing(change, ask.site.context), file, from_text(text))
    show(change, ask, file, shown)
    if shown.stage in {Stage.OFFERED, Stage.WHICH}:
        return shown, file.id
    brought.decide(change.session, file.id, BroughtState.DROPPED, now=change.now)
    return shown, None
