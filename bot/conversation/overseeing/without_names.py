"""Judgements that name no report: of all that an office reported, and of one like the last that was
judged; one that is taken back, and one that changes the last."""

from __future__ import annotations

from collections.abc import Collection

from bot.conversation import thread
from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.showing.undecided import waits_for_control
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.reading import read
from bot.understanding.rulings import observed, reviewed
from bot.understanding.rulings.of_another import is_of_another
from bot.understanding.rulings.review_words import (
    ALIKE_ALONE,
    ALL_SHOWN,
    JUDGEMENT_TAKEN_BACK,
    OF_WHOLE_OFFICE,
    OTHERWISE_ALONE,
    PUTS_RIGHT_FIRST,
)
from bot.understanding.talk import is_courtesy
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
    """Ask how a report is judged whose judgement is taken back: "retire esa devolución", "la 4.3 la
    dejo como estaba", of the one that was told last or that is named; nothing is kept of the one
    whose reason is asked for. None for other words, and of none that was judged so."""
    said = JUDGEMENT_TAKEN_BACK.fullmatch(turn.text.strip())
    named = {*A_CODE.findall(turn.text)}
    if said is None or len(named) > 1:
        return None
    last = _judged_last(turn)
    about = [*elsewhere.called_or_printed(turn, (*named,) if named else (last[0],)).values()]
    if len(about) != 1:
        return None
    waiting = turn.waiting
    if waiting is not None and (waiting.kind, waiting.target) == (
        reviewing.REASON,
        about[0].activity_id,
    ):
        return Obeyed(Note(name="review_dropped", values={"handle": about[0].handle}))
    judged_so = last[1] is bool(said["accepted"]) or said["left"] is not None
    told = last[0] == about[0].handle and judged_so
    return reviewing.unclear(about[0]) if told or (named and said["left"] is None) else None


def _judged_last(turn: Turn) -> tuple[str, bool]:
    """Return the activity whose judgement was told last, or whose reason is asked for, and whether
    it was accepted; no handle where nothing of that was."""
    told, _ = thread.said_before(turn)
    if not isinstance(told, Note) or told.name not in {reviewing.KEPT, reviewing.REASON}:
        return "", False
    return str(told.values["handle"]), bool(told.values.get("accepted"))


def in_a_changed_mind(turn: Turn, text: str) -> str:
    """Return a text that judges otherwise what was judged last, behind other sentences, with these
    as its reason: "ya aparecieron las actas. la 3.3 déjela aceptada"; every other text as it is."""
    each = reviewed.sentences(text)
    found = reviewed.find(each[-1]) if len(each) > 1 else ()
    handle, accepted = _judged_last(turn) if len(found) == 1 else ("", False)
    if not handle or found[0].accepts is not (not accepted):
        return text
    names = {*A_CODE.findall(text)} <= {handle} and set(found[0].codes) <= {handle}
    before = [PUTS_RIGHT_FIRST.sub("", one).strip(" .;!") for one in each[:-1]]
    if not names or "?" in text or any(is_of_another(one, (handle,)) for one in before if one):
        return text
    why = ", ".join(filter(None, before))
    if is_courtesy(read(why).plain):
        return text
    verb = "acepto" if found[0].accepts else "no acepto"
    behind = observed.beside(why) if found[0].accepts else f": {why}"
    remark = f", {found[0].remark}" if found[0].remark else ""
    return f"{verb} la {handle}{behind}{remark}"
