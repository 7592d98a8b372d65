"""Judgements that name no report: of all that an office reported, and of one like the last that was
judged; and a return that is taken back."""

from __future__ import annotations

from collections.abc import Collection

from bot.conversation import thread
from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.showing.undecided import waits_for_control
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.rulings.review_words import (
    ALIKE_ALONE,
    ALL_SHOWN,
    OF_WHOLE_OFFICE,
    OTHERWISE_ALONE,
    RETURN_TAKEN_BACK,
)
from bot.understanding.wordlists import A_CODE
from core.messages import Content, Note
from models.staff import offices
from reports import figures
from scheduler.message.lines import Facts


def like_the_last(turn: Turn) -> str:
    """Return a text that only judges activities of others as the one that was told last, or the
    other way, as such a judgement: "la 4.3 también", "la 4.3 no, falta el acta"; and one that
    accepts all that were shown, with their codes; every other text as it is."""
    text = turn.text.strip()
    alike, otherwise = ALIKE_ALONE.fullmatch(text), OTHERWISE_ALONE.fullmatch(text)
    every = ALL_SHOWN.fullmatch(text)
    hers = {*turn.desk.handles(turn.desk.activities)}
    if not (alike or otherwise or every) or not hers.isdisjoint(A_CODE.findall(text)):
        return turn.text
    told, _ = thread.said_before(turn)
    if every is not None:
        return _all_shown(turn, told)
    if not isinstance(told, Note) or told.name != reviewing.KEPT:
        return turn.text
    if otherwise is not None:
        verb = "no acepto" if otherwise["says"].lower() == "no" else "acepto"
        return f"{verb} {otherwise['names']}{otherwise['why'] or ''}"
    if alike is None or (told.values["accepted"] and alike["nor"]):
        return turn.text
    return f"{'acepto' if told.values['accepted'] else 'no acepto'} {alike['names']}"


def _all_shown(turn: Turn, told: Content | None) -> str:
    """Return a text that accepts all activities of one office among which it was asked which."""
    if not isinstance(told, Note) or told.name != reviewing.WHICH or not told.values.get("all"):
        return turn.text
    handles = [f"la {one}" for name, one in told.values.items() if name.startswith("handle")]
    return f"acepto {' y '.join(handles)}"


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
    among = waiting_of(turn, {found[0].name})
    if len(among) > 1:
        return reviewing.which(among, to_accept=True)
    return reviewing.unclear(among[0]) if among else None


def waiting_of(turn: Turn, of: Collection[str]) -> list[Facts]:
    """Return what offices of these names have reported and control has not verified."""
    read = figures.collect(turn.session, turn.context, turn.now)
    waits = (
        one.handle
        for one in read.rows
        if one.office in of and one.percent is not None and waits_for_control(one.verified)
    )
    return [*elsewhere.called(turn, tuple(waits)).values()]


def taken_back(turn: Turn) -> Obeyed | None:
    """Ask whether a report is accepted whose return is taken back: "retire esa devolución", of the
    one that was told last or that is named; None for other words, and of none that was returned."""
    said = RETURN_TAKEN_BACK.fullmatch(turn.text.strip())
    if said is None:
        return None
    code = next(iter(A_CODE.findall(said["name"] or said["of"] or "")), "")
    told, _ = thread.said_before(turn)
    if not code and isinstance(told, Note) and told.name == reviewing.KEPT:
        code = "" if told.values["accepted"] else str(told.values["handle"])
    about = [*elsewhere.called_or_printed(turn, (code,)).values()] if code else []
    return reviewing.unclear(about[0]) if len(about) == 1 else None
