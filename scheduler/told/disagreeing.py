"""The control office hears of two offices that tell figures far apart, once for each time."""

from __future__ import annotations

from core.entity.rights import MAY, Right
from core.notice_names import DISAGREEMENT
from core.words import Because
from models import owed
from models.answers import disagreements
from models.answers.disagreements import Open
from models.owed import notice_key
from scheduler.this_pass import Pass


def owe_disagreements(this: Pass) -> None:
    """Owe control a notice of each disagreement; what has ended meanwhile is not told any more."""
    standing = {_key(one): one for one in disagreements.of_open_plans(this.session, this.entity_id)}
    owed.close_open(
        this.session, this.entity_id, DISAGREEMENT, list(standing), Because.OFFICES_AGREE
    )
    if not standing:
        return
    told = owed.known(this.session, this.entity_id, list(standing))
    for contact in this.people.holders(MAY[Right.WATCH]):
        for key, one in standing.items():
            if (contact.person_id, key) not in told:
                this.tell(contact, DISAGREEMENT, key, _details(one))


def _key(one: Open) -> str:
    return notice_key(DISAGREEMENT, one.activity_id, one.other_office_id, one.began_with)


def _details(one: Open) -> dict[str, str | int]:
    return {
        "activity_id": one.activity_id,
        "office_id": one.office_id,
        "percent": str(one.percent),
        "other_office": one.other_office,
        "other_percent": str(one.other_percent),
    }
