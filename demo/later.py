"""Later in the year: control returns a figure, somebody leaves and is followed, and it is asked
why a message never arrived."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy.orm import Session

from core.buttons import absent
from core.spanish import day_and_month, with_article
from culmina.cli.clock.why import lines
from demo.cast import Cast, Player, email
from demo.post import Post
from demo.stage import Stage
from demo.telephones import Telephones
from demo.transcript import Transcript
from models.audit import Actor, Change
from models.running.claims import wait_for_turn
from models.staff import people
from scheduler.explained import subjects, why
from scheduler.told import replacing

DIRECTOR = Actor(role="technician", channel="demo")
_FOLLOWER = "Patricia Lozano"
_VACATION = timedelta(days=14)


class Later:
    """What happens once the offices have answered."""

    def __init__(self, stage: Stage, cast: Cast, transcript: Transcript) -> None:
        self._stage = stage
        self._cast = cast
        self._transcript = transcript
        self._phones = Telephones(stage, transcript)
        self._post = Post(stage, transcript)

    async def returned(self, handle: str) -> None:
        """Let control return what was reported of an activity."""
        control = self._cast.control
        await self._phones.says(control, f"no acepto la {handle}: falta el acta firmada")

    async def by_spreadsheet(self) -> None:
        """Let a lead ask for her rows as a spreadsheet, and send it back with a figure."""
        player = self._cast.playing("mistake")
        if player is None or not (mine := await self._phones.pending(player)):
            return
        await self._phones.says(player, "/excel")
        book = self._phones.newest_file(player)
        if book is None:
            return
        one = mine.activities[0]
        filled = _filled(book.content, one.handle, one.further(80), "Se hizo la segunda jornada")
        await self._phones.sends_file(player, f"Copia de {book.name}", filled)
        await self._phones.presses(player, "Sí")

    async def away(self) -> None:
        """Let a lead tell her vacation."""
        player = self._cast.playing("buttons")
        if player is None:
            return
        calendar = self._stage.installation.calendar
        first = calendar.next_working_day(self._stage.today + timedelta(days=3))
        until = first + _VACATION
        await self._phones.says(
            player,
            f"salgo a vacaciones del {day_and_month(first)} al {day_and_month(until)}",
        )

    async def confirmed(self) -> None:
        """Let control confirm the vacation of which it was told."""
        player = self._cast.playing("buttons")
        if player is None:
            return
        self._phones.show(self._cast.control)
        is_away, _ = absent(player.name)
        await self._phones.presses(self._cast.control, is_away)

    async def replaced(self) -> Player | None:
        """Let another person follow the lead who never answers; return her."""
        gone = self._cast.playing("silent")
        if gone is None:
            return None
        domain = gone.email.partition("@")[2]
        follower = Player(_FOLLOWER, email(_FOLLOWER, domain), gone.office)
        await self._stage.installation.database.in_transaction(
            partial(self._replace, gone=gone, follower=follower)
        )
        self._transcript.note(
            f"{gone.name} deja {with_article(gone.office)}; desde hoy sigue {follower.name} "
            f"(culmina person replace). Lo que {gone.first_name} dijo queda con su nombre."
        )
        return follower

    def _replace(self, session: Session, gone: Player, follower: Player) -> None:
        installation = self._stage.installation
        wait_for_turn(session, installation.entity_id)
        change = Change(session, installation.entity_id, DIRECTOR, self._stage.clock.now())
        context = installation.context()
        found = people.find_person(session, entity_id=installation.entity_id, typed=gone.email)
        new = people.add_person(change, name=follower.name)
        people.add_address(change, person_id=new, channel="email", value=follower.email)
        replacing.replace(change, context, found.id, new, on=context.today(change.now))

    async def answers(self, player: Player) -> None:
        """Let a person answer the newest mail that she got."""
        mail, mine = self._post.newest_to(player), await self._phones.pending(player)
        if mail is not None and mine:
            one = mine.activities[0]
            said = f"Recibí el cargo. La {one.handle} va en {one.further(30)} %."
            await self._post.answers(player, mail, said, "Acta de entrega.pdf")
        self._transcript.mails(self._stage.smtp.messages)

    async def asked_why(self, player: Player) -> None:
        """Tell what became of each message that a person was owed, as `culmina why` does."""
        told = await self._stage.installation.database.in_reading(partial(self._why, player=player))
        self._transcript.printed(f"culmina why {player.email}", told)

    def _why(self, session: Session, player: Player) -> list[str]:
        installation = self._stage.installation
        [subject] = subjects.find(session, installation.entity_id, player.email)
        found = why.explain(session, installation.context(), subject, self._stage.clock.now())
        return list(lines(installation, found))


def _filled(content: bytes, handle: str, figure: int, words: str) -> bytes:
    """Return a lead's workbook with the figure and the words of one activity filled in."""
    book = load_workbook(BytesIO(content))
    for row in book.worksheets[0].iter_rows():
        if row[0].value == handle:
            row[2].value, row[3].value = f"{figure} %", words
    out = BytesIO()
    book.save(out)
    return out.getvalue()
