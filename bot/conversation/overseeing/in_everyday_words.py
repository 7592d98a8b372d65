"""Control judges in everyday words a report that it names, "la 4.3 está ok, se la recibo"; what an
office or a person reported, "lo de Marta está bien, lo de Hacienda no: falta el acta"; and the one
that was shown or judged last: "bueno, ya abrió, ahora sí aceptada"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import timedelta
from functools import cache

from bot.conversation import thread
from bot.conversation.deciding import reviewing
from bot.conversation.deciding.open_requests import asked_about
from bot.conversation.for_others import elsewhere
from bot.conversation.overseeing import without_names
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.progress.counts import units_of
from bot.understanding.reviews import (
    counted_units,
    everyday,
    looked_through,
    observed,
    plain_verdicts,
)
from bot.understanding.reviews.review_words import ARTICLE
from bot.understanding.reviews.said_of_whose import Said, counted, said_of_whose
from bot.understanding.wordlists import A_CODE, PRINTED_CODE
from core.entity.rights import Right
from core.messages import Note
from core.overviews import Overview
from scheduler.message.lines import Facts

# "aceptada, va por buen camino", "bueno, ya abrió, ahora sí aceptada"
_NOW = r"(?:(?:ahora|ya|s[ií]|entonces|esta\svez|queda|est[aá]|bueno|listo|ok)\s?,?\s){0,4}"
_TAKEN = re.compile(
    rf"\W{{0,3}}(?:(?P<before>[^.;?%\d]{{2,80}}?)[,.]\s{_NOW}aceptada|{_NOW}(?:acept|aprob|valid|recib)(?:ada|ida))"
    r"(?:\s?[,:.]\s(?P<behind>[^?%\d]{2,120}))?[\s.!]{0,3}",
    re.IGNORECASE,
)
# "anota en la 1.5 que el plan lo pidió la contraloría"
_NOTE_DOWN = re.compile(
    rf"\W{{0,3}}(?:(?:por\sfavor|porfa|y|le)\s?,?\s){{0,2}}(?:an[oó]t[ae]|p[oó]nga|pon|agr[eé]gu?[ae]|d[eé]j[ae]\sconstancia)(?:le|nos|me)?"
    rf"\s(?:en|a|de|para)\s{ARTICLE}{PRINTED_CODE}\s?,?\s(?:que\s|:\s)[^?%]{{5,300}}",
    re.IGNORECASE,
)

_DAYS_AGO = {"hoy": 0, "ayer": 1, "antier": 2}


def in_orders(turn: Turn, text: str, called: Callable[[str], list[Facts]]) -> str:
    """Return such a text as orders that name each report by its code; every other text, and what is
    said of her own work or of what is asked to be decided, as it is. `called` finds the reports
    that words call."""
    if turn.in_group or not turn.may(Right.VERIFY):
        return text
    if (order := _of_the_last(turn, text)) is not None:
        return order

    about = _others_alone(turn)
    fits = _reported(about)
    text = plain_verdicts.in_orders(counted_units.as_shares(text, _goals(turn)), fits)
    # of what nobody has reported it is told that there is nothing to verify
    text = looked_through.in_orders(text, lambda codes: bool(about(codes)))

    def named(words: str) -> str:
        found = called(words)
        return found[0].handle if len(found) == 1 else ""

    return everyday.in_orders(text, fits, named)


def with_mere_ones(turn: Turn, text: str) -> str:
    """Return a text with a mere yes or no to a report as its order, where it judges another."""
    return plain_verdicts.with_mere_ones(text, _reported(_others_alone(turn)))


def _others_alone(turn: Turn) -> Callable[[Collection[str]], list[Facts]]:
    """Return what finds the activities of codes, where each is of one, of others, and none is asked
    to be decided."""
    apart = cache(lambda: _apart(turn))

    def about(codes: Collection[str]) -> list[Facts]:
        found = [elsewhere.called_or_printed(turn, (one,)) for one in codes]
        each = [one for called in found if len(called) == 1 for one in called.values()]
        alone = len(each) == len(found) and apart().isdisjoint(one.activity_id for one in each)
        return each if alone else []

    return about


def _reported(about: Callable[[Collection[str]], list[Facts]]) -> looked_through.Fits:
    """Return what tells whether such activities have a figure each."""

    def fits(codes: Collection[str]) -> bool:
        each = about(codes)
        return bool(each) and all(one.percent is not None for one in each)

    return fits


def _goals(turn: Turn) -> counted_units.Goal:
    """Return what tells how many units the goal of an activity of others counts, and their name."""

    def goal(code: str) -> tuple[int, str]:
        about = [*elsewhere.called_or_printed(turn, (code,)).values()] if code else []
        alone = len(about) == 1 and about[0].activity_id not in turn.desk.activities
        return units_of(about[0]) if alone else (0, "")

    return goal


def offices_in_orders(turn: Turn, text: str) -> str:
    """Return a text that judges what offices or people reported as orders that name each report by
    its code, or the whole office where it alone is judged and more of it wait than the text says;
    every other text as it is."""
    if turn.in_group or not turn.may(Right.VERIFY):
        return text
    if (many := counted(text)) is not None:
        told = [one for one in _waiting(turn, many) if without_names.author(one) is not None]
        each = " y ".join(f"la {one.handle}" for one in told)
        return many.in_order(each) if len(told) == many.count else text
    head, said = said_of_whose(text)
    orders = []
    for one in said:
        waits = _waiting(turn, one)
        if not waits or (len(waits) > 1 and len(said) > 1):
            return text
        what = f"la {waits[0].handle}" if len(waits) == 1 else f"todo lo de {one.name}"
        orders.append(one.in_order(what))
    return head + "\n".join(orders)


def _waiting(turn: Turn, said: Said) -> list[Facts]:
    """Return what waits to be verified of an office or a person, and of that only what she has told
    herself where it is anything, on the day that is said; nothing where some of it is of the office
    of who writes, or is asked to be decided."""
    found = without_names.waiting_of(turn, without_names.of_whom(turn, said.name))
    found = without_names.told_by(turn, said.name, found) or found
    if said.day:
        day = turn.today - timedelta(days=_DAYS_AGO[said.day])
        found = [one for one in found if without_names.told_on(one) == day]
    return found if _apart(turn).isdisjoint(one.activity_id for one in found) else []


def _apart(turn: Turn) -> set[int]:
    """Return the activities of which everyday words may tell something else than a judgement: hers,
    and those about which a request waits."""
    return asked_about(turn) | {*turn.desk.activities}


def noted(turn: Turn) -> Obeyed | None:
    """Ask how a report is judged of which she wants a remark written down, "anota en la 1.5 que …":
    it stands beside a judgement. None for other words, of hers, and where nobody has reported."""
    if _NOTE_DOWN.fullmatch(turn.text.strip()) is None:
        return None
    about = [*elsewhere.called_or_printed(turn, (*A_CODE.findall(turn.text)[:1],)).values()]
    if len(about) != 1 or about[0].percent is None or about[0].activity_id in turn.desk.activities:
        return None
    return reviewing.unclear(about[0])


def _of_the_last(turn: Turn, text: str) -> str | None:
    """Return a text that accepts what was shown or judged last as the order that does; None for
    other words, and where nothing of that was told right before."""
    found = _TAKEN.fullmatch(text.strip())
    if found is None or A_CODE.search(text):
        return None
    told, _ = thread.said_before(turn)
    if isinstance(told, Overview) and told.name == "history":
        handle = told.handle
    elif isinstance(told, Note) and told.name == reviewing.KEPT and not told.values["accepted"]:
        handle = str(told.values["handle"])
    else:
        return None
    beside = ", ".join(one.strip(" ,.") for one in (found["before"], found["behind"]) if one)
    if observed.is_against(beside):
        return None
    return f"acepto la {handle}{observed.beside(beside)}"
