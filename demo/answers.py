"""The scene in which the offices answer, each person in her own way."""

from __future__ import annotations

from datetime import timedelta

from core.spanish import day_and_month, with_article
from demo.botapi import Group
from demo.cast import Cast, Player
from demo.mine import Mine
from demo.post import Post
from demo.stage import Stage
from demo.telephones import Telephones
from demo.transcript import Transcript

GROUP_ID = -7001
_MORE_TIME = timedelta(days=30)


class Answers:
    """What the people of the offices say on the day of the story."""

    def __init__(self, stage: Stage, cast: Cast, transcript: Transcript) -> None:
        self._stage = stage
        self._cast = cast
        self._transcript = transcript
        self._phones = Telephones(stage, transcript)
        self._post = Post(stage, transcript)
        self._group: Group | None = None
        self.finished = ""  # the handle of what was said to be done
        self.unreachable: Player | None = None  # whose mailbox is gone

    async def connect_group(self) -> None:
        """Let the control office connect an office's group chat to its reminders."""
        player = self._cast.playing("group")
        if player is None:
            return
        control = self._phones.of(self._cast.control)
        title = f"Grupo {player.first_name}"
        self._group = self._stage.telegram.group(GROUP_ID, title, with_bot=False)
        self._transcript.note(
            f"{self._cast.control.name} abre un grupo para {with_article(player.office)}."
        )
        self._group.adds_bot(control)
        await self._stage.settle()
        await self._phones.says_in(self._group, self._cast.control, f"/grupo {player.office}")

    def pass_over_group(self) -> None:
        """Pass over what was said in the group in the days between."""
        if self._group is not None:
            self._transcript.pass_over(self._group.chat_id, self._group.messages)

    async def told(self) -> None:
        """Let everybody answer the reminders of the morning."""
        await self._in_words(self._cast.playing("words"))
        await self._one_by_one(self._cast.playing("buttons"))
        await self._with_a_mistake(self._cast.playing("mistake"))
        await self._in_the_group(self._cast.playing("group"))
        await self._by_mail()
        silent = self._cast.playing("silent")
        if silent is not None:
            self._transcript.note(f"{silent.name} lee y no responde.")

    async def decide(self) -> None:
        """Let planning grant what was asked for."""
        if await self._phones.presses(self._cast.planning, "Conceder"):
            self._transcript.note("La oficina lo sabrá en su mensaje del siguiente día hábil.")

    async def _in_words(self, player: Player | None) -> None:
        mine = await self._phones.pending(player)
        if player is None or not mine:
            return
        first, *others = mine.activities
        said = f"{first.handle} {first.further(60)} %, falta la firma del contrato"
        self.finished = others[0].handle if others else first.handle
        if others:
            said += f"; la {others[0].handle} ya quedó, se publicó el martes en la página"
        await self._phones.says(player, said)
        await self._phones.presses(player, "solo este periodo")
        if len(others) > 1:
            await self._phones.says(player, f"la {others[1].handle} va bien, falta revisarla")
            await self._phones.presses(player, str(_quarter(others[1].further(45))))
        await self._phones.says(player, "la revisión la hace jurídica el jueves")
        await self._phones.sends_photo(player, f"{first.handle} foto del acta firmada")
        await self._phones.says(player, "gracias")

    async def _one_by_one(self, player: Player | None) -> None:
        mine = await self._phones.pending(player)
        if player is None or not mine:
            return
        await self._phones.says(player, "una por una")
        await self._phones.presses(player, "Igual")
        if len(mine.activities) > 1:
            await self._phones.says(player, f"{mine.activities[1].further(75)}, se hizo la visita")
        await self._phones.says(player, "parar")

    async def _with_a_mistake(self, player: Player | None) -> None:
        mine = await self._phones.pending(player)
        if player is None or not mine:
            return
        one = mine.activities[0]
        figure = one.further(45)
        await self._phones.says(player, f"{one.handle} 95")
        await self._phones.presses(player, "Deshacer")
        await self._phones.says(player, f"{one.handle} {figure + 2} %, se hizo la jornada")
        await self._phones.says(player, f"corrija, era {figure}")
        await self._phones.says(player, self._asks_for_time(mine))

    def _asks_for_time(self, mine: Mine) -> str:
        one = mine.activities[-1]
        today = self._stage.today
        until = max(one.due or today, today) + _MORE_TIME
        return (
            f"necesitamos plazo hasta el {day_and_month(until)} de {until.year} "
            f"para la {one.handle}, el contratista renunció"
        )

    async def _in_the_group(self, player: Player | None) -> None:
        mine = await self._phones.pending(player)
        if player is None or self._group is None or not mine:
            return
        one = mine.activities[0]
        await self._phones.says_in(self._group, player, f"{one.handle} {one.further(35)} %")

    async def _by_mail(self) -> None:
        """Three of those who have no chat: one answers, one is away, one's mailbox is gone."""
        written = [player for player in self._cast.leads if not player.part]
        told = [(one, mail) for one in written if (mail := self._post.newest_to(one)) is not None]
        for number, (player, mail) in enumerate(told[:3]):
            mine = await self._phones.pending(player)
            if number == 0 and mine:
                one = mine.activities[0]
                said = f"La {one.handle} va en {one.further(40)} %. Adjunto el acta."
                await self._post.answers(player, mail, said, "Acta 003.pdf")
            elif number == 1:
                away = self._stage.today + timedelta(days=12)
                await self._post.is_away(player, mail, day_and_month(away))
            elif number == 2:
                await self._post.bounces(player, mail)
                self.unreachable = player
        self._transcript.mails(self._stage.smtp.messages)


def _quarter(figure: int) -> int:
    """Return the figure of the button that is nearest above."""
    return next(quarter for quarter in (25, 50, 75, 100) if quarter >= figure)
