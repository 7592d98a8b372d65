"""Whether the bot of the settings is the one whose chats are known, by its id: the part of the
token before the colon, which a new token of the same bot keeps."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core.channels import TELEGRAM
from core.errors import EnvironmentFault, InputError
from culmina import inviting
from culmina.wiring import Installation
from models.audit import Change
from models.running import accounts
from models.staff import people


def refuse_other(session: Session, installation: Installation) -> None:
    """Raise EnvironmentFault where the token is of another bot: nobody has started that one."""
    given = installation.settings.telegram.bot_id
    known = accounts.known(session, installation.entity_id, TELEGRAM.name)
    if given and known is not None and given != known:
        raise EnvironmentFault(
            f"the token is of another bot ({given}); the chats are of {known}.",
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
    session, given = change.session, installation.settings.telegram.bot_id
    known = accounts.known(session, change.entity_id, TELEGRAM.name)
    if not given or known in {None, given}:
        raise InputError(
            "el bot de los ajustes no es otro.",
            where="--new-bot",
            todo="Con una clave nueva del mismo bot no hay que hacer nada más.",
        )
    lost = accounts.replace(change, TELEGRAM.name, given)
    return inviting.of_ids(session, change.entity_id, lost.people), lost.groups
