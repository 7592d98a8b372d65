"""What who oversees says that another office told, or how that office goes: "Salud informó que la
encuesta ya está". It is of that office's work and never of hers, where she names none of hers."""

from __future__ import annotations

import re

from bot.conversation import commands
from bot.conversation.for_others import elsewhere
from bot.conversation.showing import inquiries, oversight
from bot.conversation.steps import TellElsewhere
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.meaning import Context, Intent, OtherActivity, PendingActivity
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import OFFICE_KIND, group
from core.entity.rights import Right
from core.messages import Note
from models.staff import offices
from models.staff.offices import OfficeRow, office_key

_WORD = r"[a-zñ]{1,20}"
_KIND = group(OFFICE_KIND)
_TELLS = (
    r"(?:(?:ya|me|nos|hoy|ayer|tambien) ){0,3}(?:(?:inform|report|cont|confirm|avis|manifest"
    r"|indic|anunci|coment|respond|expres)(?:o|a|aron|an|io)|dijo|dice|dicen|dijeron"
    r"|ha (?:dicho|informado|reportado)|va|van|lleva|llevan) "
)
# Who tells: an office by its kind wherever it stands, or what begins a clause.
_BY_KIND = re.compile(rf"(?<!\S)(?P<name>{_KIND} (?:{_WORD} ){{1,6}}?){_TELLS}")
_BY_NAME = re.compile(
    r"(?:^|[.,;:?!¶] )(?:(?:que|y|pues) )?(?:l[ao]s (?:de )?(?:la )?)?"
    rf"(?P<name>(?:{_WORD} ){{1,4}}?){_TELLS}"
)
_TO_THEM = re.compile(r"(?<!\S)(?:a|para|con|en|del?) (?:(?:la|el) )?$")  # "capacitar a la oficina"


def told(turn: Turn) -> Obeyed | None:
    """Say whose the work is that another office told of; with no name of it, show that office."""
    heard = of_whom(turn)
    if heard is None:
        return None
    (office, codes) = heard
    if codes:
        named = TellElsewhere(codes, turn.inbound.id)
        said = elsewhere.tell(turn, named)
        return Obeyed(said)
    page = oversight.show_office(turn, office, in_group=False)
    records = turn.may(Right.RECORD)
    note = Note(name="elsewhere", values={"office": office.name, "records": int(records)})
    return Obeyed(page, also=() if "?" in turn.text else (note,))


def of_whom(turn: Turn) -> tuple[OfficeRow, tuple[str, ...]] | None:
    """Return the office of whose work a message tells, and which of its activities it means; None
    for a message of her own work, and for one that reports nothing."""
    message, text = turn.message, turn.text
    other = message.is_no_new_text or message.files or message.forwarded or message.edits
    if other or turn.in_group or not turn.desk.open_ids or commands.is_one(text):
        return None
    if turn.current.first_asked is not None or not turn.may(Right.SEE):
        return None
    office, hers = _teller(turn), turn.desk.open_context()
    if office is None or any(inquiries.mentioned(turn, read(text), hers)):
        return None
    others = elsewhere.others(turn, text)
    theirs = {one.code: _as_pending(one) for one in others if one.office == office.name}
    known = Context((*hers.pending, *theirs.values()), None)
    meant = understand_by_rules(text, known, turn.today)
    codes = tuple(dict.fromkeys(one.code for one in meant.updates if one.code is not None))
    if meant.intent is not Intent.REPORT or not theirs.keys() >= {*codes}:
        return None
    return office, codes


def _teller(turn: Turn) -> OfficeRow | None:
    """Return the one other office that is said to tell or to go so far; None for none."""
    plain, mine = f"{read(turn.text).plain} ", turn.desk.activities.values()
    for form in (_BY_KIND, _BY_NAME):
        for found in form.finditer(plain):
            typed = found["name"].strip()
            if form is _BY_KIND and _TO_THEM.search(plain, 0, found.start()):
                continue
            fitting = offices.offices_like(
                turn.session, entity_id=turn.context.entity_id, typed=typed
            )
            if len(fitting) == 1 and set(typed.split()) <= set(office_key(fitting[0].name).split()):
                return None if fitting[0].id in {one.office_id for one in mine} else fitting[0]
    return None


def _as_pending(one: OtherActivity) -> PendingActivity:
    return PendingActivity(one.code, one.title, "", None, None, None)
