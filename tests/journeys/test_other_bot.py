"""A new token of the same bot changes nothing; that of another bot is refused until it is said, and
then everybody is invited again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from core.unreached import OTHER_ACCOUNT
from demo.botapi import BotApiServer
from demo.loops import running
from models import audit_actions
from models.audit import Audit
from models.organisation import Address
from models.progress import ProgressReport
from tests.journeys.conftest import Town
from tests.support.builders import TODAY

CHAT = 1001
OTHER = "2000002:" + "another-bot-of-the-same-entity".ljust(35, "0")
LINK = re.compile(r"https://t\.me/\S+")


@contextmanager
def another_bot() -> Iterator[BotApiServer]:
    """Give another bot's server."""
    server = BotApiServer(OTHER, username="culmina_nuevo_bot")
    with running(server):
        yield server


def renamed(town: Town, bot: BotApiServer) -> None:
    """Write the new bot's token and name into the settings."""
    town.configure(
        token=bot.token,
        username=bot.username,
        base_url=bot.base_url,
        base_file_url=bot.base_file_url,
    )


def reports(town: Town) -> list[float]:
    """Return the figures that were reported, the oldest first."""
    with town.database.reading() as session:
        found = session.scalars(select(ProgressReport.percent).order_by(ProgressReport.id))
        return [float(one) for one in found if one is not None]


def test_everybody_is_invited_again_to_another_bot_and_goes_on_there(any_town: Town) -> None:
    town = any_town
    office = town.office("Hacienda", email="hacienda@puertoesperanza.example", chat=CHAT)
    town.activity(office, "D1-1", TODAY)
    before = town.telegram.user(CHAT, "Líder de Hacienda")
    before.says("la D1-1 va en 40 %")
    assert town.culmina("run", "--until-idle").code == 0
    assert reports(town) == [40]

    with another_bot() as bot:
        renamed(town, bot)
        refused = town.culmina("run", "--until-idle")
        assert refused.code == 1
        assert "the token is of another bot (2000002); the chats are of 1000001" in refused.err
        assert "culmina person invite --new-bot" in refused.err
        assert OTHER.partition(":")[2] not in refused.err
        assert "FAIL telegram: [telegram] token: the token is of" in town.culmina("doctor").out
        assert "another bot" in town.culmina("person", "invite", "--all").err

        invited = town.culmina("person", "invite", "--new-bot", "--yes")
        assert invited.code == 0, invited.err
        assert "Se invitó a 1 persona al bot @culmina_nuevo_bot" in invited.out
        assert "Se le mandará por correo a hacienda@puertoesperanza.example." in invited.out
        [link] = LINK.findall(invited.out)
        lives = dead_reasons(town)
        assert lives == {"email": None, "telegram": OTHER_ACCOUNT}

        # The new bot numbers its messages from 1 as the former one did: none is taken for another.
        after = bot.user(CHAT, "Líder de Hacienda")
        after.follows(link)
        assert town.culmina("run", "--until-idle").code == 0
        after.presses("Sí, autorizo")  # asked anew, as of every chat that is enrolled
        after.says("la D1-1 va en 60 %")
        assert town.culmina("run", "--until-idle").code == 0
        assert reports(town) == [40, 60]
        assert dead_reasons(town) == {"email": None, "telegram": None}
        assert any(one.from_bot for one in after.messages)
        again = town.culmina("person", "invite", "--new-bot", "--yes")

    assert again.code == 2
    assert "el bot de los ajustes no es otro." in again.err
    with town.database.reading() as session:
        assert audit_actions.ACCOUNT_REPLACED in session.scalars(select(Audit.action)).all()


def dead_reasons(town: Town) -> dict[str, str | None]:
    """Return why each address is dead, by channel; None for one that lives."""
    with town.database.reading() as session:
        rows = session.execute(select(Address.channel, Address.dead_reason))
        return {row.channel: row.dead_reason for row in rows}


def test_a_new_token_of_the_same_bot_needs_nothing_else(town: Town) -> None:
    assert town.culmina("run", "--until-idle").code == 0

    same = BotApiServer("1000001:" + "a-new-token-after-a-leak".ljust(35, "9"))
    with running(same):
        renamed(town, same)
        assert town.culmina("run", "--until-idle").code == 0
        refused = town.culmina("person", "invite", "--new-bot", "--yes")

    assert refused.code == 2
    assert "Con una clave nueva del mismo bot no hay que hacer nada más." in refused.err
