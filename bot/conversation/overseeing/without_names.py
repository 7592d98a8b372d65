"""Judgements that name no report: of all that an office reported, and of one like the last that was
judged."""

from __future__ import annotations

from bot.conversation import thread
from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.showing.undecided import waits_for_control
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.rulings.review_words import ALIKE_ALONE, OF_WHOLE_OFFICE
from bot.understanding.wordlists import A_CODE
from core.messages import Note
from models.staff import offices
from reports import figures


def like_the_last(turn: Turn) -> str:
    """Return a text that only says of activities of others that they are judged as the one that was
    told last, as such a judgement: "la 4.3 también"; every other text as it is."""
    alike = ALIKE_ALONE.fullmatch(turn.text.strip())
    hers = {*turn.desk.handles(turn.desk.activities)}
    if alike is None or not hers.isdisjoint(A_CODE.findall(turn.text)):
        return turn.text
    told, _ = thread.said_before(turn)
    if not isinstance(told, Note) or told.name != reviewing.KEPT:
        return turn.text
    if told.values["accepted"]:
        return turn.text if alike["nor"] else f"acepto {alike['names']}"
    return f"no acepto {alike['names']}"


def of_an_office(turn: Turn, text: str) -> Obeyed | None:
    """Ask which reports of an office are judged: "acepto todo lo de Hacienda"; None for other
    words, and where nothing of it waits for control."""
    said = OF_WHOLE_OFFICE.fullmatch(text.strip(" .!"))
    if said is None:
        return None
    typed = said["office"] or said["first"]
    found = offices.offices_like(turn.session, entity_id=turn.context.entity_id, typed=typed)
    if len(found) != 1:
        return None
    read = figures.collect(turn.session, turn.context, turn.now)
    waits = (
        one.handle
        for one in read.rows
        if one.office == found[0].name
        and one.percent is not None
        and waits_for_control(one.verified)
    )
    among = [*elsewhere.called(turn, tuple(waits)).values()]
    if len(among) > 1:
        return reviewing.which(among)
    return reviewing.unclear(among[0]) if among else None
