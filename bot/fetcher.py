"""Fetches the files of messages while their words are handled: outside of every transaction.

What is spoken is put to the endpoint that [understanding] transcribe names, where one is named; a
lead's own spreadsheet that comes back is read, and so is what may be a plan or a list of people
where its sender may have them stored.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.conversation.joining.consent import is_withheld
from bot.conversation.receiving import arriving
from bot.evidence.keeper import Keeper, ScannerFault
from bot.evidence.types import media_type
from bot.model.endpoint import Endpoint
from bot.model.reader import transcribe
from core.clock import Clock
from core.entity.context import EntityContext
from core.entity.rights import Right
from core.errors import PassingFault
from core.files import FetchError, FileSource, Refusal, Unwanted
from core.inbound import FileKind
from core.own_sheet import OwnSheet
from models import told_headings
from models.faults import fault_of
from models.incoming import brought, files
from models.incoming.files import ClaimedFile, KeptContent
from models.running.claims import ClaimLost
from models.session import Database
from models.staff import people, rights
from models.staff.people import AddressRow, PersonRow
from models.told_headings import Remembered
from plans.brought.guarded import read_apart
from plans.own_sheet.returned import read_own
from scheduler.engine.interface import NextFile

log = structlog.get_logger("fetcher")

# Less than ten minutes in all: then the person is told that her file did not come.
WAITS = tuple(timedelta(seconds=seconds) for seconds in (2, 10, 30, 120, 300))
FETCH_WITHIN_SECONDS = 120
_WORKBOOKS = frozenset({media_type("xlsx"), media_type("ods")})
_TABLES = _WORKBOOKS | {media_type(one) for one in ("csv", "docx", "pdf", "txt")}
MOST_SHOWN = 3_000  # signs of what was heard: she has to see all that she says yes to
MOST_HEARD = 20_000_000  # bytes of a voice note that is put to an endpoint: many minutes


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a file: kept, refused for ever, or (neither) to be tried again."""

    claimed: ClaimedFile
    kept: KeptContent | None = None
    transcript: str | None = None
    sheet: OwnSheet | None = None
    brought: str | None = None
    refusal: Refusal | None = None
    error: str = ""
    wait: timedelta | None = None


class Fetcher:
    """Takes the files that people send out of their channels, and keeps them.

    `next_file` says which one is next and takes it in hand: in one transaction, and it is written
    down in another. One that cannot be had is given up after some tries, and its sender is
    told. What comes after the words of its message were handled is filed with them, in the
    transaction in which it is written down. `columns` is what the settings say of headings of plans
    that are not recognised.
    """

    def __init__(
        self,
        database: Database,
        context: EntityContext,
        sources: Mapping[str, FileSource],
        keeper: Keeper,
        clock: Clock,
        next_file: NextFile,
        *,
        fetched: Callable[[], None],
        model: Endpoint | None = None,
        columns: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._database = database
        self._context = context
        self._sources = sources
        self._keeper = keeper
        self._clock = clock
        self._next_file = next_file
        self._fetched = fetched
        self._model = model
        self._columns = columns
        self._unwritten: deque[_Outcome] = deque()

    async def take(self) -> ClaimedFile | None:
        """Take the next file in hand; what was found of others is written down first."""
        await self.record()
        now = self._clock.now()
        return await self._database.in_transaction(lambda session: self._next_file(session, now))

    async def attempt(self, claimed: ClaimedFile) -> None:
        """Fetch a file that was taken, and write down what became of it."""
        self._unwritten.append(await self._outcome(claimed))
        await self.record()
        self._fetched()

    async def _outcome(self, claimed: ClaimedFile) -> _Outcome:
        """Fetch and keep a file; whatever goes wrong is an outcome."""
        gives_up = claimed.attempts > len(WAITS)
        try:
            refusal = await self._database.in_reading(partial(self._refused, claimed=claimed))
            if refusal is not None:
                return _Outcome(claimed, refusal=refusal)
            content = await self._fetch(claimed)
            keep = partial(self._keeper.keep, name=claimed.file.name, kind=claimed.file.kind)
            kept = await asyncio.to_thread(keep, content)
            heard = await self._heard(claimed, content, kept.name)
            sheet = await asyncio.to_thread(_own_sheet, claimed, content, kept)
            read = None if sheet else await self._brought(claimed, content, kept)
            return _Outcome(claimed, kept, heard, sheet, read)
        except Unwanted as unwanted:
            return _Outcome(claimed, refusal=unwanted.refusal)
        except FetchError as error:
            refusal = error.refusal or (Refusal.NOT_FETCHED if gives_up else None)
            outcome = _Outcome(claimed, refusal=refusal, error=error.detail, wait=error.retry_after)
        except ScannerFault as fault:
            refusal = Refusal.NOT_SCANNED if gives_up else None
            outcome = _Outcome(claimed, refusal=refusal, error=fault.sentence())
        except PassingFault as fault:  # the database's: no reason to give a file up
            outcome = _Outcome(claimed, error=fault.sentence())
        except Exception as error:  # a disk, a timeout, a mistake of ours: the loop goes on
            log.exception("file_failed", inbound=claimed.inbound_id)
            refusal = Refusal.NOT_FETCHED if gives_up else None
            outcome = _Outcome(claimed, refusal=refusal, error=type(error).__name__)
        log.warning("not_fetched", inbound=claimed.inbound_id, error=outcome.error)
        return outcome

    async def _fetch(self, claimed: ClaimedFile) -> bytes:
        source = self._sources.get(claimed.channel)
        if source is None:
            raise FetchError(f"the channel {claimed.channel} is off")
        async with asyncio.timeout(FETCH_WITHIN_SECONDS):
            return await source.fetch(claimed.file)

    async def _heard(self, claimed: ClaimedFile, content: bytes, name: str) -> str | None:
        """Return what is spoken in a voice note, None where nobody is to hear it, or does.

        Nothing is sent of whoever has not agreed to be written to.
        """
        if self._model is None or not claimed.speaks or len(content) > MOST_HEARD:
            return None
        if await self._database.in_reading(partial(_is_withheld, claimed=claimed)):
            return None
        try:
            heard = await transcribe(self._model, content, name)
        except Exception:  # whatever it is, the note is kept, and she is asked to write it
            log.exception("not_heard", inbound=claimed.inbound_id)
            return None
        return None if heard is None else heard[:MOST_SHOWN]

    async def _brought(self, claimed: ClaimedFile, content: bytes, kept: KeptContent) -> str | None:
        """Return what a document holds as a plan and as a list of people; None where its sender may
        not have them stored."""
        if kept.media_type not in _TABLES or claimed.file.kind is not FileKind.DOCUMENT:
            return None
        known = await self._database.in_reading(partial(self._told_of_headings, claimed=claimed))
        if known is None:
            return None
        return await asyncio.to_thread(read_apart, content, kept.name, known, self._columns)

    async def record(self) -> None:
        """Write outcomes down; what cannot be written is kept and written before all else."""
        while self._unwritten:
            outcome = self._unwritten.popleft()
            try:
                await self._database.in_transaction(partial(self._write, outcome=outcome))
            except ClaimLost as lost:  # another process fetches it, or has
                log.warning("claim_lost", detail=str(lost))
            except Exception:  # nothing is swallowed: it is kept, and the loop tells and waits
                self._unwritten.appendleft(outcome)
                raise

    def _write(self, session: Session, outcome: _Outcome) -> None:
        now, claimed = self._clock.now(), outcome.claimed
        if outcome.kept is not None:
            kept, heard, read = outcome.kept, outcome.transcript, outcome.sheet
            files.keep(session, claimed, kept, now=now, transcript=heard, sheet=read)
            if outcome.brought is not None:
                brought.keep(session, claimed, kept, outcome.brought, now=now)
        elif outcome.refusal is not None:
            files.refuse(session, claimed, outcome.refusal, now=now, error=outcome.error)
        else:
            wait = outcome.wait or WAITS[min(claimed.attempts, len(WAITS)) - 1]
            files.try_again(session, claimed, at=now + wait, error=outcome.error)
            return
        self._file(session, claimed, now)

    def _file(self, session: Session, claimed: ClaimedFile, now: datetime) -> None:
        """File what has come late with what was said; where that fails it is still kept.

        It is listed then among the files that are evidence of nothing.
        """
        try:
            with session.begin_nested():
                arriving.arrived(session, self._context, claimed.id, now)
        except Exception as error:  # one poisoned message must not keep others from their files
            if isinstance(error, DBAPIError) and fault_of(error, self._database.url) is not None:
                raise  # the database is away: all of it is written again
            log.exception("not_filed", inbound=claimed.inbound_id)

    def _refused(self, session: Session, *, claimed: ClaimedFile) -> Refusal | None:
        """Tell why nothing of its sender's is downloaded: nobody's address, or she only looks."""
        person_id = _sender(session, claimed)
        if person_id is None:
            return Refusal.STRANGER
        looks = rights.only_sees(session, self._context, person_id)
        return Refusal.READS_ONLY if looks else None

    def _told_of_headings(
        self, session: Session, *, claimed: ClaimedFile
    ) -> list[Remembered] | None:
        """Return what was said of headings of earlier plans; None where the sender of a file may
        not have plans stored."""
        person_id = _sender(session, claimed)
        if person_id is None or not rights.may(session, self._context, person_id, Right.LOAD):
            return None
        return told_headings.all_remembered(session, self._context.entity_id)


def _own_sheet(claimed: ClaimedFile, content: bytes, kept: KeptContent) -> OwnSheet | None:
    """Return what a document says that is a lead's own spreadsheet; None for any other file."""
    is_book = kept.media_type in _WORKBOOKS and claimed.file.kind is FileKind.DOCUMENT
    return read_own(content, kept.name) if is_book else None


def _is_withheld(session: Session, claimed: ClaimedFile) -> bool:
    """Tell whether the sender has not agreed that her address is used."""
    owner = _owner(session, claimed)
    return owner is None or is_withheld(owner[1])


def _sender(session: Session, claimed: ClaimedFile) -> int | None:
    """Return whose a file is, None for an address that is nobody's."""
    if claimed.on_behalf_of is not None:
        return claimed.on_behalf_of
    owner = _owner(session, claimed)
    return None if owner is None else owner[0].id


def _owner(session: Session, claimed: ClaimedFile) -> tuple[PersonRow, AddressRow] | None:
    return people.find_person_by_address(
        session,
        entity_id=claimed.entity_id,
        channel=claimed.channel,
        value=claimed.sender,
    )
