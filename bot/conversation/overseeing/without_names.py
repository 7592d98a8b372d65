"""Judgements that name no report: of all that an office reported, and of one like the last that was
judged; one that is taken back, and one that changes the last."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from bot.conversation import commands, thread
from bot.conversation.deciding import reviewing
from bot.conversation.deciding.open_requests import asked_about
from bot.conversation.for_others import elsewhere
from bot.conversation.showing.undecided import waits_for_control
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.bidding import bids
from bot.understanding.meaning import Intent
from bot.understanding.reading import read
from bot.understanding.reviews import judging_sentences, observed, reviewed
from bot.understanding.reviews.of_another import is_of_another
from bot.understanding.reviews.put_off import puts_off
from bot.understanding.reviews.review_words import (
    ALIKE_ALONE,
    ALL_SHOWN,
    JUDGEMENT_TAKEN_BACK,
    OF_TODAY,
    OF_WHOLE_OFFICE,
    OTHERWISE_ALONE,
    PUTS_RIGHT_FIRST,
)
from bot.understanding.rulings.words import DECIDING
from bot.understanding.talk import is_courtesy
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import says_yes
from core.entity.rights import Right
from core.errors import InputError
from core.messages import Content, Note
from models.staff import memberships, offices, people
from reports import figures
from scheduler.message.lines import Facts

# What joins a reason to what is judged for it.
_JOINS = re.compile(r"\A\s*(?:porque|ya\sque|dado\sque|puesto\sque|que|por)\s", re.IGNORECASE)
_AND = re.compile(r"\s?[,;.]\s(?:y\s)?|\sy\s", re.IGNORECASE)
_LACKS = re.compile(r"\b(?:sin|faltan?|faltó|faltaron|incomplet[ao]s?)\b", re.IGNORECASE)


def like_the_last(turn: Turn) -> str:
    """Return a text that only judges activities of others as the one that was told last, or the
    other way, as such a judgement: "la 4.3 también", "la 4.3 no, falta el acta"; and one that
    accepts all that were shown, with their codes; every other text as it is."""
    text = turn.text.strip()
    alike, otherwise = ALIKE_ALONE.fullmatch(text), OTHERWISE_ALONE.fullmatch(text)
    every = ALL_SHOWN.fullmatch(text) or says_yes(text)
    hers = {*turn.desk.handles(turn.desk.activities)}
    if not (alike or otherwise or every) or not hers.isdisjoint(A_CODE.findall(text)):
        return turn.text
    told, _ = thread.said_before(turn)
    if every:
        return _all_shown(turn, told)
    if not isinstance(told, Note) or told.name != reviewing.KEPT:
        return turn.text
    if otherwise is not None:
        of_it = told.values["accepted"] and otherwise["names"].endswith(str(told.values["handle"]))
        if otherwise["yet"] and not of_it:
            return turn.text  # it may be judged later
        verb = "acepto" if otherwise["says"].lower().startswith("s") else "no acepto"
        return f"{verb} {otherwise['names']}{otherwise['why'] or ''}"
    if alike is None or (told.values["accepted"] and alike["nor"]):
        return turn.text
    return f"{'acepto' if told.values['accepted'] else 'no acepto'} {alike['names']}"


def _all_shown(turn: Turn, told: Content | None) -> str:
    """Return the text that judges all activities of an office among which it was asked which."""
    every = ALL_SHOWN.fullmatch(turn.text.strip())
    if not isinstance(told, Note) or told.name != reviewing.WHICH:
        return turn.text
    order = str(told.values.get("order") or turn.text)
    if every is None:
        return order
    accepts = every["accepts"] or every["well"]
    returns = every["returns"] or every["back"]
    if accepts if told.values.get("returns") else returns:
        return turn.text
    return order.partition("\n")[0] if accepts else order  # what is left out is not shown


def of_an_office(turn: Turn, text: str) -> Obeyed | None:
    """Ask whether the reports of an office or of a person's, or all that came today, are judged so:
    "acepto todo lo de Hacienda", without what is left out, "menos la 2.2 que le falta el acta", or
    which of them; None for other words, and where nothing of it waits for control."""
    today = OF_TODAY.fullmatch(text.strip(" .!"))
    said = today or OF_WHOLE_OFFICE.fullmatch(text.strip(" .!"))
    if said is None or any(commands.asked(one) for one in _AND.split(said["why"] or "")):
        return None
    out = elsewhere.called_or_printed(turn, (*A_CODE.findall(said["but"] or ""),))
    among = [one for one in _meant(turn, said) if one.handle not in out]
    judged = _judged_together(said, [one.handle for one in among], [*out])
    if len(among) > 1 or (among and judged.get("why")):
        return reviewing.which(among, **judged | ({"today": "1"} if today and judged else {}))
    return reviewing.unclear(among[0]) if among else None


def _meant(turn: Turn, said: re.Match[str]) -> list[Facts]:
    """Return what waits to be verified of the office or the person that is named, or of all that
    people told today, but for who writes."""
    named = said.groupdict()
    if "office" in named:
        return waiting_of(turn, of_whom(turn, said["office"] or said["first"] or said["of"]))
    today = [one for one in waiting_of(turn) if told_on(one) == turn.today]
    return [one for one in today if one.activity_id not in turn.desk.activities]


def _judged_together(said: re.Match[str], among: list[str], out: list[str]) -> dict[str, str]:
    """Return the `order` that judges all of them as a text says, in words, whether that
    `returns` them, `why`, and which is left `out` for that reason; nothing where it does not tell
    what becomes of each."""
    named = said.groupdict()
    returns = next(filter(None, map(named.get, ("returns", "back", "gives"))), "")
    why = said["why"] or ""
    reason = _JOINS.sub("", why, count=1).strip(" .,;:")
    if A_CODE.search(why) or (returns and (not reason or said["but"])) or not among:
        return {}
    all_of_them = " y ".join(f"la {one}" for one in among)
    if returns:
        return {"order": f"no acepto {all_of_them}: {reason}", "returns": "1", "why": reason}
    order = f"acepto {all_of_them}"
    if not reason or not (observed.is_against(reason) or _LACKS.search(reason)):
        return {"order": f"{order}{observed.beside(reason)}"}
    if not out:
        return {}
    others = " y ".join(f"la {one}" for one in out)
    return {"order": f"{order}\nno acepto {others}: {reason}", "out": others, "why": reason}


def of_whom(turn: Turn, name: str) -> set[str]:
    """Return the name of the one office that is called so, else the offices of the one person."""
    found = offices.offices_like(turn.session, entity_id=turn.context.entity_id, typed=name)
    return {one.name for one in found} if len(found) == 1 else offices_of(turn, name)


def offices_of(turn: Turn, name: str) -> set[str]:
    """Return the offices of the one person who is called by a name: "acepto lo de Marta"."""
    found = _person(turn, name)
    roles = () if found is None else memberships.roles_of(turn.session, found)
    return {office for _, _, office in roles if office}


def told_by(turn: Turn, name: str, among: Sequence[Facts]) -> list[Facts]:
    """Return those of some activities whose figure the one person who is called by a name has told
    herself."""
    found = _person(turn, name)
    return [] if found is None else [one for one in among if author(one) == found]


def told_on(about: Facts) -> date | None:
    """Return the day on which somebody told of an activity last; None where a file did."""
    return None if about.said is None or not about.said.by.person_id else about.said.by.on


def author(about: Facts) -> int | None:
    """Return who told the figure of an activity; None where a file did."""
    said = about.said
    by = None if said is None else said.figure_by or said.by
    return None if by is None else by.person_id


def _person(turn: Turn, name: str) -> int | None:
    entity_id = turn.context.entity_id
    try:
        return people.find_person(turn.session, entity_id=entity_id, typed=name, part=True).id
    except InputError:
        return None


def waiting_of(turn: Turn, of: Collection[str] | None = None) -> list[Facts]:
    """Return what offices of these names, or all, have reported and control has not verified."""
    read = figures.collect(turn.session, turn.context, turn.now)
    waits = (
        one.handle
        for one in read.rows
        if (of is None or one.office in of)
        and one.percent is not None
        and waits_for_control(one.verified)
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
    last = judged_last(turn)
    about = [*elsewhere.called_or_printed(turn, (*named,) if named else (last[0],)).values()]
    own = {one.activity_id for one in about} & turn.desk.activities.keys()
    if len(about) != 1:
        return None
    if (own or said["erred"]) and reviewing.last_of(turn, about[0]) is None:
        return None  # of hers it may be a request, and of others a decision
    if (dropped := without_reason(turn, about[0])) is not None:
        return dropped
    either = said["left"] is not None or said["that"] is not None
    judged_so = either or last[1] is bool(said["accepted"])
    told = last[0] == about[0].handle and judged_so
    return (
        reviewing.taken_back(turn, about[0]) if told or (named and said["left"] is None) else None
    )


def for_later(turn: Turn, text: str) -> Obeyed | None:
    """Say that nothing is written down of what she means to verify later, or has not looked at: "la
    5.1 la reviso la otra semana"; None for other words, of hers, and where a request waits that may
    be meant."""
    codes = A_CODE.findall(text) if puts_off(text) else []
    each = [elsewhere.called_or_printed(turn, (code,)) for code in codes]
    about = [one for found in each if len(found) == 1 for one in found.values()]
    if not about or len(about) != len(each):
        return None
    may_mean = {*turn.desk.activities} | (asked_about(turn) if turn.may(Right.DECIDE) else set())
    if not may_mean.isdisjoint(one.activity_id for one in about):
        return None
    handles = " y ".join(one.handle for one in about)
    return Obeyed(Note(name="review_dropped", values={"handle": handles}))


def without_reason(turn: Turn, about: Facts) -> Obeyed | None:
    """Keep nothing of the judgement of a report whose reason is asked for; None where it is not."""
    waiting = turn.waiting
    if waiting is None or (waiting.kind, waiting.target) != (reviewing.REASON, about.activity_id):
        return None
    return Obeyed(Note(name="review_dropped", values={"handle": about.handle}))


def judged_last(turn: Turn) -> tuple[str, bool]:
    """Return the activity whose judgement was told last, or whose reason is asked for, and whether
    it was accepted; no handle where nothing of that was."""
    told, _ = thread.said_before(turn)
    if not isinstance(told, Note) or told.name not in {reviewing.KEPT, reviewing.REASON}:
        return "", False
    return str(told.values["handle"]), bool(told.values.get("accepted"))


def behind_its_reason(turn: Turn, text: str) -> str:
    """Return a text that only returns one report, at its end and without a reason, with the
    sentences before that as its reason: "el directorio está desactualizado. La 5.1 no la acepto";
    every other text as it is."""
    *before, last = judging_sentences.sentences(text) or [""]
    found = reviewed.find(last) if before else ()
    if len(found) != 1 or len(found[0].codes) != 1 or found[0].accepts is not False:
        return text
    why = ", ".join(one.strip(" .;!") for one in before)
    if found[0].remark or found[0].to or "?" in text or A_CODE.search(why) or puts_off(why):
        return text
    if any(
        is_of_another(one, ()) or commands.asked(one) or bids(one) for one in before
    ) or DECIDING.search(why):
        return text
    meant = understand_by_rules(why, turn.desk.open_context(), turn.today)
    told = meant.intent not in {Intent.REPORT, Intent.UNCLEAR} or judging_sentences.only_looks(why)
    told = told or any(one.code or one.definite for one in meant.updates)
    return text if told else f"{last.rstrip(' .;!')}: {why}"


def in_a_changed_mind(turn: Turn, text: str) -> str:
    """Return a text that judges otherwise what was judged last, behind other sentences, with these
    as its reason: "ya aparecieron las actas. la 3.3 déjela aceptada"; every other text as it is."""
    each = judging_sentences.sentences(text)
    found = reviewed.find(each[-1]) if len(each) > 1 else ()
    handle, accepted = judged_last(turn) if len(found) == 1 else ("", False)
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
