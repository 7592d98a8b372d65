"""Control adds to the reason of a return that was just told: "y además el acta está sin firmar"."""

from __future__ import annotations

import re

from bot.conversation import commands, thread
from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.meaning import Intent
from bot.understanding.reading import read
from bot.understanding.reviews.of_another import is_of_another
from bot.understanding.reviews.put_off import puts_off
from bot.understanding.reviews.review_words import JUDGING
from bot.understanding.rulings.words import DECIDING
from bot.understanding.talk import is_courtesy
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from core.entity.rights import Right
from core.messages import Note
from plans.reviews.judging import Verdict

_ADDS = re.compile(
    r"\W{0,3}(?:(?:y|ah|ay|tambi[eé]n)\s?,?\s){0,2}(?:adem[aá]s|tambi[eé]n|tampoco|aparte(?:\sde\seso)?|fuera\sde\seso|otra\scosa"
    r"|(?:agr[eé]gu?e|s[uú]me|a[ñn]ada|p[oó]nga|an[oó]te)(?:le|n)?(?:\s(?:tambi[eé]n|al\smotivo|a\seso)){0,2})"
    r"\s?[,:]?\s(?:que\s)?(?P<more>[^?¿%]{5,300})",
    re.IGNORECASE,
)
_NOR = re.compile(r"\W{0,3}(?:y\s)?tampoco\b", re.IGNORECASE)
# What the office reported lacks: no order, and nothing that she does herself.
_OF_THE_REPORT = re.compile(
    r"\b(?:faltan?|falt[oó]|sin|no|est[aá]n?|tiene|tienen|trae|traen|viene|vienen|es|son|sigue|siguen|qued[oó]|hay|aparecen?)\b",
    re.IGNORECASE,
)


def taken(turn: Turn) -> Obeyed | None:
    """Keep the return that was told right before with what she adds to its reason; None for other
    words, and where something else was told."""
    found = _ADDS.fullmatch(turn.text.strip())
    told, _ = thread.said_before(turn)
    returned = (
        isinstance(told, Note) and told.name == reviewing.KEPT and not told.values["accepted"]
    )
    if found is None or not returned or not isinstance(told, Note):
        return None
    if not (turn.is_plain_text and turn.may(Right.VERIFY)) or not _is_reason(turn, found["more"]):
        return None
    about = [*elsewhere.called_or_printed(turn, (str(told.values["handle"]),)).values()]
    last = reviewing.last_of(turn, about[0]) if len(about) == 1 else None
    if last is None or last.accepted:
        return None
    more = turn.text.strip(" .,;") if _NOR.match(turn.text) else found["more"].strip(" .,;")
    remark = ", ".join(filter(None, (last.remark, more.removeprefix("y "))))
    verdict = Verdict(False, last.percent, remark, inbound_id=turn.inbound.id, words=turn.text)
    return reviewing.judge(turn, about[0], verdict)


def _is_reason(turn: Turn, text: str) -> bool:
    """Tell whether words only tell what a report lacks: they name no activity, judge and decide
    nothing, and report nothing of her own."""
    if _OF_THE_REPORT.search(text) is None or A_CODE.search(text) or JUDGING.search(text):
        return False
    if is_of_another(text, ()) or puts_off(text) or DECIDING.search(text) or commands.asked(text):
        return False
    meant = understand_by_rules(text, turn.desk.open_context(), turn.today)
    tells = any(one.definite for one in meant.updates)
    fits = meant.intent in {Intent.REPORT, Intent.UNCLEAR} and not tells
    return fits and not is_courtesy(read(text).plain)
