"""The story: a plan is loaded, people are written to, they answer, the control office is told."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from core.clock import local_day
from core.spanish import day_and_month, plural
from core.words import Role
from culmina.passes import digest_is_due
from demo.answers import Answers
from demo.cast import Cast, Player
from demo.choose import WELCOME_BEFORE
from demo.later import DIRECTOR, Later
from demo.stage import Stage
from demo.telephones import Telephones
from demo.transcript import Transcript
from models.audit import Change
from models.staff import offices, people
from plans.activities.document import PlanDocument
from plans.storing.load import LoadResult, load_plan
from scheduler import directory
from scheduler.told.inviting import invite

MORNING, NOON = time(8), time(10, 30)
AFTER = timedelta(days=14)
_LINK = re.compile(r"https://t\.me/\S+")


@dataclass
class Story:
    """The story on its stage, told to a transcript."""

    stage: Stage
    cast: Cast
    day: date
    transcript: Transcript

    def __post_init__(self) -> None:
        self.phones = Telephones(self.stage, self.transcript)
        self.answers = Answers(self.stage, self.cast, self.transcript)
        self.later = Later(self.stage, self.cast, self.transcript)

    async def tell(self, document: PlanDocument, source: Path) -> LoadResult:
        """Play everything, from the loading of the plan to the second digest."""
        first = self.stage.installation.calendar.working_day_on_or_before(self.day - WELCOME_BEFORE)
        self.stage.set_time(first, MORNING)
        self.transcript.scene(f"{day_and_month(first)} de {first.year}: se carga el plan")
        loaded = await self._load(document, source)
        await self._enrol()
        await self.answers.connect_group()
        await self._morning(first)
        await self._stranger()
        await self._days_until(first, self.day)
        self._catch_up()
        await self._blocks()
        await self._morning(self.day)
        await self._answers()
        await self._days_until(self.day, self.day + AFTER)
        await self._later()
        return loaded

    async def _load(self, document: PlanDocument, source: Path) -> LoadResult:
        installation = self.stage.installation
        now = self.stage.clock.now()

        def load(session: Session) -> LoadResult:
            loaded = load_plan(
                Change(session, installation.entity_id, DIRECTOR, now),
                document,
                source_name=source.name,
                source_digest=hashlib.sha256(source.read_bytes()).hexdigest(),
                today=local_day(now, installation.zone),
            )
            for player in (*self.cast.leads, self.cast.control, self.cast.planning):
                self._register(session, player)
            return loaded

        loaded = await installation.database.in_transaction(load)
        self.transcript.note(
            f"{source.name}: {plural(loaded.activities, 'actividad', 'actividades')}, "
            f"{plural(loaded.milestones, 'fecha', 'fechas')}, "
            f"{plural(len(loaded.office_ids), 'oficina', 'oficinas')}, "
            f"{plural(loaded.faults, 'duda', 'dudas')} por resolver."
        )
        return loaded

    def _register(self, session: Session, player: Player) -> None:
        installation, now = self.stage.installation, self.stage.clock.now()
        entity_id = installation.entity_id
        person_id = people.add_person(Change(session, entity_id, DIRECTOR, now), name=player.name)
        people.add_address(
            Change(session, entity_id, DIRECTOR, now),
            person_id=person_id,
            channel="email",
            value=player.email,
        )
        office_id = None
        role = Role.CONTROL if player is self.cast.control else Role.PLANNING
        if player.office:
            role = Role.LEAD
            found = offices.find_office(session, entity_id=entity_id, typed=player.office)
            office_id = found.id
        people.add_membership(
            Change(session, entity_id, DIRECTOR, now),
            person_id=person_id,
            role=role,
            office_id=office_id,
            today=local_day(now, installation.zone),
        )

    async def _enrol(self) -> None:
        """Those who have Telegram follow the link that culmina mailed them."""
        for player in self.cast.chatting:
            await self.stage.installation.database.in_transaction(
                partial(self._invite, player=player)
            )
        await self.stage.settle()
        for player in self.cast.chatting:
            self.phones.of(player).follows(self._link_in_mail(player))
        await self.stage.settle()
        for player in self.cast.chatting:
            self.phones.of(player).presses("Sí, autorizo")
        await self.stage.settle()
        enrolled = [p.first_name for p in self.cast.leads if p.chat]
        self.transcript.note(f"Abren su invitación y aceptan: {', '.join(enrolled)}.")
        self.phones.show(*self.cast.leads[:1])

    def _link_in_mail(self, player: Player) -> str:
        """Return the link in the newest mail to a player. Raises LookupError without one."""
        for mail in reversed(self.stage.smtp.messages):
            body = mail.message.get_body(("plain",))
            found = _LINK.search(body.get_content()) if body is not None else None
            if player.email in mail.recipients and found is not None:
                return found.group()
        raise LookupError(player.email)

    def _invite(self, session: Session, player: Player) -> None:
        installation = self.stage.installation
        found = people.find_person_by_address(
            session, entity_id=installation.entity_id, channel="email", value=player.email
        )
        if found is None:
            raise LookupError(player.email)
        now, context = self.stage.clock.now(), installation.context()
        invite(
            Change(session, installation.entity_id, DIRECTOR, now),
            context,
            found[0],
            username=self.stage.telegram.username,
            known=directory.load(session, context, now),
        )

    async def _morning(self, day: date, *, quiet: bool = False) -> None:
        """Eight o'clock: the clock ticks and the messages of the day go out."""
        self.stage.set_time(day, MORNING)
        if not quiet:
            self.transcript.scene(f"{day_and_month(day)}, 8:00 a. m.: salen los mensajes del día")
        await self.stage.service.tick()
        await self.stage.settle()
        if not quiet:
            self.phones.show(
                *[p for p in self.cast.leads if p.part in {"words", "buttons", "mistake"}]
            )
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
        self.transcript.acts(stranger, "«Hola, ¿qué es esto?» (un chat que nadie conoce)")
        self.phones.of(stranger).says("Hola, ¿qué es esto?")
        await self.stage.settle()
        self.phones.show(stranger)

    def _catch_up(self) -> None:
        """Pass over what was said in the days between."""
        for player in self.cast.chatting:
            self.transcript.pass_over(player.chat, self.stage.telegram.messages(player.chat))
        self.answers.pass_over_group()
        self.transcript.pass_over_mails(self.stage.smtp.messages)

    async def _blocks(self) -> None:
        player = self.cast.playing("blocked")
        if player is not None:
            self.phones.of(player).blocks()
            self.transcript.note(f"{player.name} bloquea el bot: culmina le escribirá al correo.")

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
            self.transcript.scene(
                f"{day_and_month(day)}, 8:00 a. m.: el resumen de control interno"
            )
            self.phones.show(self.cast.control)
        elif len(self.stage.smtp.messages) > self.transcript.mails_told:
            self.transcript.scene(f"{day_and_month(day)}, 8:00 a. m.")
        self.transcript.mails(self.stage.smtp.messages)

    async def _answers(self) -> None:
        """The people of the offices answer, each in her own way; planning decides next day."""
        self.stage.set_time(self.day, NOON)
        self.transcript.scene("10:30 a. m.: las oficinas responden")
        await self.answers.told()
        following = self.stage.installation.calendar.next_working_day(self.day)
        self.transcript.scene(f"{day_and_month(following)}: decide planeación")
        await self._morning(following, quiet=True)
        self.phones.show(self.cast.planning)
        self.stage.set_time(following, NOON)
        await self.answers.decide()

    async def _later(self) -> None:
        """Control returns a figure, one is away, another leaves; the next day they are told."""
        day = self.stage.today
        self._catch_up()
        self.stage.set_time(day, NOON)
        self.transcript.scene(f"{day_and_month(day)}: control devuelve una cifra")
        await self.later.returned(self.answers.finished)
        self.transcript.scene("Una oficina pide su libro de Excel y lo devuelve lleno")
        await self.later.by_spreadsheet()
        self.transcript.scene("Una oficina avisa sus vacaciones; otra cambia de líder")
        await self.later.away()
        follower = await self.later.replaced()
        following = self.stage.installation.calendar.next_working_day(day)
        self.transcript.scene(f"{day_and_month(following)}, 8:00 a. m.: se les cuenta")
        await self._morning(following, quiet=True)
        self.phones.show(*[p for p in self.cast.leads if p.part in {"words", "silent"}])
        await self.later.confirmed()
        if follower is not None:
            await self.later.answers(follower)
        lost = self.answers.unreachable
        if lost is not None:
            self.transcript.scene("¿Por qué no le llegó?")
            await self.later.asked_why(lost)
