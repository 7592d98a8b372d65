"""The story: a plan is loaded, people are written to, they answer, the control office is told."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from bot.conversation.pending import Desk, desk
from core.clock import local_day
from core.spanish import day_and_month
from core.words import Role
from culmina.inviting import invite
from culmina.passes import digest_is_due
from demo.botapi import Person
from demo.cast import Cast, Player
from demo.choose import WELCOME_BEFORE
from demo.stage import Stage
from demo.transcript import Transcript
from models import offices, people
from models.audit import Actor
from plans.document import PlanDocument
from plans.load import LoadResult, load_plan

MORNING, NOON, AFTERNOON = time(8), time(10, 30), time(15)
AFTER = timedelta(days=14)
DIRECTOR = Actor(role="technician", channel="demo")


@dataclass
class Story:
    """The story on its stage, told to a transcript."""

    stage: Stage
    cast: Cast
    day: date
    transcript: Transcript

    async def tell(self, document: PlanDocument, source: Path) -> LoadResult:
        """Play everything, from the loading of the plan to the second digest."""
        first = self.stage.installation.calendar.working_day_on_or_before(self.day - WELCOME_BEFORE)
        self.stage.set_time(first, MORNING)
        self.transcript.scene(f"{day_and_month(first)} de {first.year}: the plan is loaded")
        loaded = await self._load(document, source)
        await self._enrol()
        await self._morning(first)
        await self._stranger()
        await self._days_until(first, self.day)
        self._catch_up()
        await self._blocks()
        await self._morning(self.day)
        await self._answers()
        await self._days_until(self.day, self.day + AFTER)
        return loaded

    async def _load(self, document: PlanDocument, source: Path) -> LoadResult:
        installation = self.stage.installation
        now = self.stage.clock.now()

        def load(session: Session) -> LoadResult:
            loaded = load_plan(
                session,
                document,
                entity_id=installation.entity_id,
                source_name=source.name,
                source_digest=hashlib.sha256(source.read_bytes()).hexdigest(),
                today=local_day(now, installation.zone),
                now=now,
                by=DIRECTOR,
            )
            for player in (*self.cast.leads, self.cast.control, self.cast.planning):
                self._register(session, player)
            return loaded

        loaded = await installation.database.in_transaction(load)
        self.transcript.note(
            f"{source.name}: {loaded.activities} activities, {loaded.milestones} dates, "
            f"{len(loaded.office_ids)} offices, {loaded.faults} faults listed."
        )
        return loaded

    def _register(self, session: Session, player: Player) -> None:
        installation, now = self.stage.installation, self.stage.clock.now()
        entity_id = installation.entity_id
        person_id = people.add_person(
            session, entity_id=entity_id, name=player.name, now=now, by=DIRECTOR
        )
        people.add_address(
            session,
            entity_id=entity_id,
            person_id=person_id,
            channel="email",
            value=player.email,
            now=now,
            by=DIRECTOR,
        )
        office_id = None
        role = Role.CONTROL if player is self.cast.control else Role.PLANNING
        if player.office:
            role = Role.LEAD
            found = offices.find_office(session, entity_id=entity_id, typed=player.office)
            office_id = found.id
        people.add_membership(
            session,
            entity_id=entity_id,
            person_id=person_id,
            role=role,
            office_id=office_id,
            today=local_day(now, installation.zone),
            now=now,
            by=DIRECTOR,
        )

    async def _enrol(self) -> None:
        """Those who have Telegram follow the link that culmina mailed them."""
        for player in (*self.cast.leads, self.cast.control):
            if player.chat:
                link = await self.stage.installation.database.in_transaction(
                    partial(self._invite, player=player)
                )
                self._phone(player).follows(link)
        await self.stage.settle()
        for player in (*self.cast.leads, self.cast.control):
            if player.chat:
                self._phone(player).presses("Acepto")
        await self.stage.settle()
        enrolled = [p.first_name for p in self.cast.leads if p.chat]
        self.transcript.note(f"{', '.join(enrolled)} open their invitation and agree.")
        self._show(*self.cast.leads[:1])

    def _invite(self, session: Session, player: Player) -> str:
        installation = self.stage.installation
        found = people.find_person_by_address(
            session, entity_id=installation.entity_id, channel="email", value=player.email
        )
        if found is None:
            raise LookupError(player.email)
        return invite(
            session,
            installation,
            found[0],
            username=self.stage.telegram.username,
            now=self.stage.clock.now(),
            by=DIRECTOR,
        ).link

    def _phone(self, player: Player) -> Person:
        return self.stage.telegram.user(player.chat, player.first_name)

    def _show(self, *players: Player) -> None:
        for player in players:
            self.transcript.chat(player, self.stage.telegram.messages(player.chat))

    async def _morning(self, day: date, *, quiet: bool = False) -> None:
        """Eight o'clock: the clock ticks and the messages of the day go out."""
        self.stage.set_time(day, MORNING)
        if not quiet:
            self.transcript.scene(f"{day_and_month(day)}, 08:00: the clock ticks")
        await self.stage.service.tick()
        await self.stage.settle()
        if not quiet:
            self._show(*[p for p in self.cast.leads if p.part in {"words", "buttons", "mistake"}])
            self._one_letter(self.transcript.mails_told)
            self.transcript.mails(self.stage.smtp.messages)

    def _one_letter(self, told: int) -> None:
        """Show the first of the new mails to a lead who has no chat."""
        by_mail = {player.email for player in self.cast.leads if not player.chat}
        for mail in self.stage.smtp.messages[told:]:
            if by_mail.intersection(mail.recipients):
                self.transcript.letter(mail)
                return

    async def _stranger(self) -> None:
        stranger = Player("Alguien", "", "", chat=9999)
        self.transcript.acts(stranger, "«Hola, ¿qué es esto?» (a chat that nobody knows)")
        self._phone(stranger).says("Hola, ¿qué es esto?")
        await self.stage.settle()
        self._show(stranger)

    def _catch_up(self) -> None:
        """Pass over what was said in the days between."""
        for player in (*self.cast.leads, self.cast.control):
            self.transcript.pass_over(player, self.stage.telegram.messages(player.chat))
        self.transcript.pass_over_mails(self.stage.smtp.messages)

    async def _blocks(self) -> None:
        player = self.cast.playing("blocked")
        if player is not None:
            self._phone(player).blocks()
            self.transcript.note(f"{player.name} blocks the bot: culmina will turn to her mail.")

    async def _days_until(self, start: date, end: date) -> None:
        """Let the working days between pass, each with its tick."""
        calendar = self.stage.installation.calendar
        day = calendar.next_working_day(start)
        while day < end:
            await self._morning(day, quiet=True)
            if day > self.day:
                self._tell_day(day)
            day = calendar.next_working_day(day)

    def _tell_day(self, day: date) -> None:
        """Tell what a later day brought: the digest on Mondays, else the mails that went out."""
        if digest_is_due(self.stage.installation, self.stage.clock.now()):
            self.transcript.scene(f"{day_and_month(day)}, 08:00: the control office's digest")
            self._show(self.cast.control)
        elif len(self.stage.smtp.messages) > self.transcript.mails_told:
            self.transcript.scene(f"{day_and_month(day)}, 08:00")
        self.transcript.mails(self.stage.smtp.messages)

    async def _answers(self) -> None:
        """The people of the offices answer, each in her own way."""
        self.stage.set_time(self.day, NOON)
        self.transcript.scene("10:30: the offices answer")
        await self._answers_in_words(self.cast.playing("words"))
        await self._answers_with_buttons(self.cast.playing("buttons"))
        await self._makes_a_mistake(self.cast.playing("mistake"))
        silent = self.cast.playing("silent")
        if silent is not None:
            self.transcript.note(f"{silent.name} reads and says nothing.")

    async def _answers_in_words(self, player: Player | None) -> None:
        mine = await self._pending(player)
        if player is None or not mine:
            return
        first, *others = mine.activities
        await self._says(
            player, f"{first.handle} {first.further(60)} %, falta la firma del contrato"
        )
        if others:
            await self._says(
                player, f"la {others[0].handle} ya quedó, se publicó el martes en la página"
            )
        if len(others) > 1:
            await self._says(player, f"vamos en {others[1].further(35)}, pero falta revisarlo")
            await self._presses(player, others[1].handle)
        await self._says(player, "gracias")

    async def _answers_with_buttons(self, player: Player | None) -> None:
        mine = await self._pending(player)
        if player is None or not mine:
            return
        await self._presses(player, mine.activities[0].handle)
        await self._presses(player, "75")

    async def _makes_a_mistake(self, player: Player | None) -> None:
        mine = await self._pending(player)
        if player is None or not mine:
            return
        one = mine.activities[0]
        await self._says(player, f"{one.handle} 95")
        await self._presses(player, "Deshacer")
        await self._says(player, f"{one.handle} {one.further(45)} %, se hizo la primera jornada")

    async def _says(self, player: Player, text: str) -> None:
        self.transcript.acts(player, f"«{text}»")
        self._phone(player).says(text)
        await self.stage.settle()
        self._show(player)

    async def _presses(self, player: Player, label: str) -> None:
        """Press the newest button whose label holds `label`."""
        for message in reversed(self.stage.telegram.messages(player.chat)):
            for button in message.buttons:
                if label in button.label:
                    self.transcript.acts(player, f"[{button.label}]")
                    self._phone(player).presses(button.label, message)
                    await self.stage.settle()
                    self._show(player)
                    return

    async def _pending(self, player: Player | None) -> _Mine | None:
        if player is None:
            return None

        def look(session: Session) -> Desk:
            installation = self.stage.installation
            found = people.find_person_by_address(
                session, entity_id=installation.entity_id, channel="email", value=player.email
            )
            if found is None:
                raise LookupError(player.email)
            return desk(
                session,
                installation.context(),
                person_id=found[0].id,
                name=player.name,
                now=self.stage.clock.now(),
            )

        found = await self.stage.installation.database.in_reading(look)
        return _Mine(tuple(_Activity(one.handle, one.percent) for one in found.activities.values()))


@dataclass(frozen=True, slots=True)
class _Activity:
    """An activity as a person of the story knows it."""

    handle: str
    percent: Decimal | None

    def further(self, figure: int) -> int:
        """Return `figure`, or a little more than was reported where that is further."""
        last = int(self.percent or 0)
        return figure if last < figure else min(last + 5, 100)


@dataclass(frozen=True, slots=True)
class _Mine:
    """The activities that a person can report on, the most urgent first."""

    activities: tuple[_Activity, ...]

    def __bool__(self) -> bool:
        return bool(self.activities)
