"""Orders beside a report: each is obeyed as if it had come alone; what cannot be is told back, and
so is what is told of persons. Of an order that did come alone and that nobody knows it is said that
we do not do it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.conversation.away import absent, departing
from bot.conversation.away.others import others_away
from bot.conversation.delegation import given_back, left_to
from bot.conversation.delegation.delegating import DEPUTY
from bot.conversation.handlers.orders import obey
from bot.conversation.showing import inquiries
from bot.conversation.turn import Handler, Obeyed, Turn, first_to_take
from bot.understanding.asks.of_persons import persons_apart
from bot.understanding.asks.people.absence import is_replaced, only_stands_in
from bot.understanding.asks.people.answering_for import says_who_answers
from bot.understanding.asks.people.delegation import EDGE, gives_what_was_said, gives_work
from bot.understanding.asks.people.left_apart import carried_behind, leaves_apart
from bot.understanding.asks.people.substitutes import stands_in_instead
from bot.understanding.bidding import (
    asks_after_the_receipt,
    bids,
    gives_several,
    has_orders,
    in_full,
    is_heard,
    orders_apart,
    orders_what_nobody_does,
)
from bot.understanding.clauses import clauses
from bot.understanding.correcting import words_replaced
from bot.understanding.correcting.taken_out import taken_out
from bot.understanding.meaning import REQUESTS, Context, Intent
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from core.entity.rights import Right
from core.messages import Content, Note

_SEES_TO = r"(?:es[aeo] |est[aeo] )?l[ao] (?:va a )?(?:ver?|llevar?|manej[ao]r?|tiene|atiende)"
_SEES_TO_IT = re.compile(
    r"(?:[.;,\n]\s|\s)(?:y )?"
    r"(?:(?:(?:de|desde) (?:ahora|hoy|aqu[ií])(?: en adelante)?,? |ahora )"
    rf"{_SEES_TO}|{_SEES_TO} ahora)(?= [^.;,\n]{{2,40}}\Z)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
# Who is told with her address is new: planning hears of her, with all that is said.
_HOW_REACHED = re.compile(r"\S@\S|(?<!\d)3\d{9}(?!\d)")
_OF_THE_WORK = frozenset({Intent.REPORT, *REQUESTS, Intent.SNOOZE})
_GIVING = (
    Handler("work left to somebody", left_to.taken),
    Handler("work given back", given_back.taken),
)
_OBEYING = (
    *_GIVING,
    Handler("orders", obey),
    Handler("what is to be told of an activity", inquiries.asked),
)


def obeyed_apart(turn: Turn) -> tuple[Turn, list[Content], tuple[str, ...]]:
    """Obey the orders beside a report; return the turn with what its message says besides, what is
    said of them, and the orders that nobody knows, with what it tells of persons. These are in no
    description, and no figure is asked for an activity that they name.

    What may be asked for is left in the message, to be heard with the report.
    """
    if not turn.is_plain_text:
        return turn, [], ()
    turn, given = _given_apart(turn)
    turn, passed, persons = _persons_apart(turn)
    passed = [*given, *passed]
    # "quítele esas palabras a la 2.1, el 80 está bien" is no order beside a report.
    if not has_orders(turn.text) or words_replaced.find(turn.text) is not None:
        return turn, passed, persons
    context = turn.desk.open_context()
    waits = turn.waits_for_answer
    rest, orders = orders_apart(turn.text, context, turn.today, waits=waits)
    if turn.going is not None and turn.going.away == "":  # who stands in is read with her absence
        orders = tuple(one for one in orders if not only_stands_in(one))
    # Of who decides or verifies, orders are that first: "negar 12: ya tuvo plazo, las demás
    # concédalas".
    if not orders or turn.rules or not turn.may(Right.REPORT):
        return turn, passed, persons
    full = zip(orders, in_full(orders), strict=True)
    done = [(order, _obeyed(turn, _with_name(turn, order, one, context))) for order, one in full]
    left = [order for order, obeyed in done if obeyed is None]
    # "se la dejo a la interventoría": of nobody who can be given it, that may be an account.
    heard = [
        one
        for one in left
        if not says_who_answers(one)
        and (
            is_heard(one, context, turn.today)
            or taken_out(one) is not None
            or (gives_work(one) and not bids(one))
        )
    ]
    if heard == [*orders]:
        return turn, passed, persons
    turn = turn.saying(". ".join([rest.rstrip(" ."), *heard]) if heard else rest)
    turn, told = _told(turn, [obeyed for _, obeyed in done if obeyed is not None])
    said = [*passed, *told]
    unknown = (order for order in left if order not in heard)
    untold = (one for one in unknown if not asks_after_the_receipt(one))
    return turn, said, (*persons, *untold)


def _given_apart(turn: Turn) -> tuple[Turn, list[Content]]:
    """Take the clauses that leave work to somebody, or say who carries some, beside what is
    reported or asked for: "la 1.1 va en 80. La 1.2 se la paso a Nelson"; return the turn without
    them and with what is asked, and what is said of them."""
    kept, gives = leaves_apart(_in_full(turn))
    if not gives or not turn.may(Right.REPORT) or _HOW_REACHED.search(turn.text):
        return turn, []
    meant = understand_by_rules(kept, turn.desk.open_context(), turn.today)
    done = [] if meant.intent not in _OF_THE_WORK else _all_obeyed(turn, gives, _GIVING)
    if not done:
        return turn, []
    return _told(turn.saying(kept), done)


def _in_full(turn: Turn) -> str:
    """Return a text whose last clause says who sees to "eso", or carries it, with the one activity
    that the words before it name, and tell a figure of: "la rampa va en 30 y de ahora en adelante
    eso lo ve Rosa"."""
    said = _SEES_TO_IT.search(turn.text)
    if said is None:
        before, carries = carried_behind(turn.text)
        *_, told = ["", *(one for one, _ in clauses(before, EDGE))]  # of a paper, "la lleva Rosa"
    else:
        told = before = turn.text[: said.start()]
        carries = f"la lleva{turn.text[said.end() :]}"
    if _FIGURE.search(A_CODE.sub("", told)) is None:
        return turn.text  # "el directorio de ahora en adelante lo lleva Nelson" says it all
    named = {*codes_named(read(before), turn.desk.open_context())} - {None}
    return turn.text if len(named) != 1 else f"{before}. la {named.pop()} {carries}"


def _told(turn: Turn, done: Sequence[Obeyed]) -> tuple[Turn, list[Content]]:
    """Return the turn with what is asked beside what was obeyed, and what is said of that."""
    asks = next((one.proposed for one in done if one.proposed is not None), turn.asks)
    said = [content for one in done for content in (one.said, *one.also) if content is not None]
    return replace(turn, asks=asks), said


def _persons_apart(turn: Turn) -> tuple[Turn, list[Content], tuple[str, ...]]:
    """Return the turn without what its message tells of persons, what is said where that is passed
    on to planning, and that which is not; the whole where it reports nothing besides."""
    rest, persons = persons_apart(
        turn.text, lambda name: others_away.another_in(turn, name) is not None
    )
    with_her_absence = turn.going is not None and turn.going.away == ""
    stands_in = with_her_absence and all(map(only_stands_in, persons))
    if stands_in or stands_in_instead(turn.text) is not None:
        return turn, [], ()
    if not persons or not turn.may(Right.REPORT):
        return turn, [], ()
    meant = understand_by_rules(rest, turn.desk.open_context(), turn.today)
    if meant.intent not in _OF_THE_WORK and A_CODE.search(rest) is None:
        return turn, [], ()
    told = turn.saying(". ".join(persons))
    passed = departing.told_of_others(told) or _stood_in(told)
    if passed is not None and passed.said is not None:
        return turn.saying(rest), [passed.said], ()
    given = [(one, _obeyed(turn, one, _GIVING)) for one in persons]
    turn, said = _told(turn.saying(rest), [obeyed for _, obeyed in given if obeyed is not None])
    return turn, said, tuple(one for one, obeyed in given if obeyed is None)


def _stood_in(turn: Turn) -> Obeyed | None:
    """Give what is hers to who is said to replace her, or pass that on; None where that needs an
    answer: then nothing is done."""
    if not is_replaced(turn.text):
        return None
    with turn.session.begin_nested() as attempt:
        done = absent.stood_in(turn)
        if done is None or done.proposed is not None:
            attempt.rollback()
            return None
    return done


def unknown(turn: Turn) -> Obeyed | None:
    """Say to an order that nobody has obeyed that it is none that we can; None for what may be
    anything else."""
    if not turn.is_plain_text or "?" in turn.text:
        return None
    if turn.proposed is not None or turn.current.wishes:
        return None
    if not orders_what_nobody_does(turn.text, turn.desk.open_context(), turn.today):
        return None
    return Obeyed(Note(name="unclear", values={"ordered": 1}))


def to_several(turn: Turn) -> Obeyed | None:
    """Give work to several colleagues: "pásele la 2.4 a Nelson y la 2.5 a Camilo"; None where one
    of them cannot be given it: then nothing is done."""
    if not turn.is_plain_text or not has_orders(turn.text):
        return None
    if not turn.may(Right.REPORT):
        return None
    orders = gives_several(turn.text, turn.desk.open_context(), turn.today)
    if not orders:
        return None
    done = _all_obeyed(turn, in_full(orders))
    said = _told(turn, done)[1]
    return Obeyed(said[0], also=tuple(said[1:])) if said else None


def _with_name(turn: Turn, order: str, full: str, context: Context) -> str:
    """Return an order `in_full` with the name of the activity of which the words before it are,
    where it gives that one to somebody: "la 3.3 va en 60, déjesela a Camilo"."""
    if not gives_what_was_said(full):
        return full
    before = turn.text[: max(0, turn.text.find(order))]
    named = [code for code in codes_named(read(before), context) if code is not None]
    return f"la {named[-1]} {full}" if named else full


def _all_obeyed(
    turn: Turn, orders: Iterable[str], among: Sequence[Handler] = _OBEYING
) -> list[Obeyed]:
    """Obey each of some orders and return what came of them; nothing, and nothing done, where one
    of them cannot be obeyed."""
    with turn.session.begin_nested() as attempt:
        done = [_obeyed(turn, one, among) for one in orders]
        if None in done:
            attempt.rollback()
            return []
    return [one for one in done if one is not None]


def _obeyed(turn: Turn, order: str, among: Sequence[Handler] = _OBEYING) -> Obeyed | None:
    """Obey an order alone and return what came of it; None where nobody of those who may take it
    knows it, or it needs an answer other than whether somebody is given work: then nothing is
    done."""
    with turn.session.begin_nested() as attempt:
        _, obeyed = first_to_take(among, turn.saying(order))
        if obeyed is None or obeyed.said is None or not _may_be_asked(obeyed):
            attempt.rollback()
            return None
    return obeyed


def _may_be_asked(obeyed: Obeyed) -> bool:
    asks = obeyed.proposed
    return asks is None or (asks.kind == DEPUTY and asks.value != "")
