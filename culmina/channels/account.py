"""Whether the bot of the settings is the one whose chats are known, by its id: the part of the
token before the colon, which a new token of the same bot keeps."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core.channels import TELEGRAM
from core.errors import EnvironmentFault, InputError, SettingsError
from culmina.wiring import Installation
from models.audit import Change
from models.running import accounts
from models.staff import people
from scheduler.told import inviting
from scheduler.told.inviting import ChatBot


def bot_of(installation: Installation) -> ChatBot:
    """Return the bot of the settings."""
    telegram = installation.settings.telegram
    return ChatBot(telegram.username.removeprefix("@"), telegram.bot_id)


def bot_name(installation: Installation) -> str:
    """Return the bot's name for links; raises SettingsError where the settings have none."""
    username = bot_of(installation).username
    if not username:
        raise SettingsError(
            "no se conoce el nombre del bot, y sin él no hay enlace.",
            where="[telegram] username",
            todo="Escriba el nombre que @BotFather le dio al bot.",
        )
    return username


def refuse_other(session: Session, installation: Installation) -> None:
    """Raise EnvironmentFault where the token is of another bot: nobody has started that one."""
    bot = bot_of(installation)
    if known := bot.is_other(session, installation.entity_id):
        raise EnvironmentFault(
            f"the token is of another bot ({bot.number}); the chats are of {known}.",
            where="[telegram] token",
            todo="Write a token of that one. To go on with the new one and invite everybody again: "
            "culmina person invite --new-bot",
        )


def confirm(session: Session, installation: Installation) -> None:
    """Write down the bot of the settings, the first time; raises EnvironmentFault for another."""
    refuse_other(session, installation)
    given = installation.settings.telegram.bot_id
    if given and accounts.known(session, installation.entity_id, TELEGRAM.name) is None:
        accounts.write_down(session, installation.entity_id, TELEGRAM.name, given)


def take_new_bot(change: Change, installation: Installation) -> tuple[list[people.PersonRow], int]:
    """Go on with the bot of the settings; return who is to be invited to it, by name, and how many
    groups are lost. Raises InputError where it is the known one."""
    given = _new_bot(change.session, installation)
    lost = accounts.replace(change, TELEGRAM.name, given)
    return inviting.of_ids(change.session, change.entity_id, lost.people), lost.groups


def check_new_bot(installation: Installation) -> None:
    """Raise InputError where the bot of the settings is the known one."""
    with installation.database.reading() as session:
        _new_bot(session, installation)


def _new_bot(session: Session, installation: Installation) -> str:
    """Return the number of the bot of the settings; raises InputError for the known one."""
    given = installation.settings.telegram.bot_id
    if not given or accounts.known(session, installation.entity_id, TELEGRAM.name) in {None, given}:
        raise InputError(
            "el bot de los ajustes no es otro.",
            where="--new-bot",
            todo="Con una clave nueva del mismo bot no hay que hacer nada más.",
        )
    return given
