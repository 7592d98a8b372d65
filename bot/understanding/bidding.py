"""Orders beside a report: "la 4.3 va en 95, delegue la 2.4 en él".

They are no account of the work: a description must not hold them, and no figure is asked for the
activity that they name. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bot.understanding.asks.asides import says_nothing_of_the_work
from bot.understanding.asks.people.delegation import gives_work, goes_on, hands_on
from bot.understanding.clauses import clauses
from bot.understanding.imperatives import ASKED_TO, CLITICS, GREETED, ORDERED
from bot.understanding.meaning import ASKS_NOTHING, Context, Intent, Meaning
from bot.understanding.parting.topics import codes_named
from bot.understanding.progress.tags import is_not_to_be_put_yet
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy, is_help_request, is_list_request
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import asks_no_more, is_answer
from core.spanish import bare_words

_GIVEN = r"(?:dej|entregu|encargu)en?sel[oa]s?"
_BARE = (
    r"(?:(?:delegu|borr|quit|cambi|elimin|anul|registr|asign)e|(?:corrij|conced|deshag)a)n?"
    r" (?:a|el|la|l[oa]s|eso|est[ea]|es[ea]|lo|todo|en|mi|su) "
    # "no lo publique todavía", "escriban más bien por correo"
    r"|no l[oa]s? (?:(?:publiqu|muestr|divulgu)en?|(?:compart|difund)an?)\b"
    r"|escriban?(?: (?:mas bien|mejor|solo))? (?:por|al) (?:(?:el|mi) )?"
    r"(?:correo|whatsapp|telegram|chat|celular)\b"
)
_TO_DO = (
    r"(?:por favor|porfa|favor|tambien|toca) (?:delegar|asignar|registrar|quitar|cambiar|borrar)"
)
_LEAD = (
    r"(?:(?:y|e|pero|ya|mejor|entonces|por favor|porfa|favor|ademas|aprovecho|tambien|por cierto"
    rf"|{GREETED}|que (?:pena|verguenza)(?: con usted)?"
    r"|de paso|a proposito|si (?:no es molestia|es posible|(?:me )?puede[ns]?)|cuando pueda) ){0,4}"
)
# The verb stands first, or behind what it is done with: "la solicitud de la 5.3 envíela ya".
_ORDER = re.compile(
    rf"\A{_LEAD}(?:(?:[\w.]{{1,20}} ){{0,8}}(?:{ORDERED}{CLITICS}|{_GIVEN})\b|{_BARE}"
    rf"|(?:[\w.]{{1,20}} ){{0,6}}(?:{_TO_DO}\b|deleguen? ))"
)
_POLITE = re.compile(rf"\A{_LEAD}{ASKED_TO}")
# "pregúntele a Hacienda": what is said to others is no wish that they take something over.
_TO_OTHERS = re.compile(
    rf"\A{_LEAD}(?:pregunte|diga|avise|informe|cuente|recuerde|escriba|llame|confirme)n?"
    r"(?:le|les|l[oa]s?)\b"
)
# What others than we do or tell; what we delegate, decide or take back has its own answers.
_TO_TELL = re.compile(
    rf"\A{_LEAD}(?:[\w.]{{1,20}} ){{0,8}}(?:(?:pas|mand|envi|reenvi|avis|inform|pregunt|llam|ayud"
    r"|expliqu|muestr|cuent|regal|recuerd|indiqu|averigu|copi|cambi|colabor)en?"
    r"|(?:dig|escrib|repit|remit|compart)an?)(?:(?:me|nos)(?:l[oa]s?)?|les?)\b"
    rf"|\A{_LEAD}{ASKED_TO}"
)
# "avíseme cuando llegue", "no me vuelva a preguntar": of no day on which we ask again
_OF_NO_DAY = re.compile(r"\b(?:cuando|apenas|en cuanto|si|no (?:me|nos))\b")
# What the receipt answers: whether the message came, whether all is well.
_OF_THE_RECEIPT = re.compile(
    r"(?<!\w)(?:quedo|quedaron|recibi|recibieron|recibio|llego|llegaron|registr|anot|falta"
    r"|cualquier|algo)"
)
# Words that somebody else is told: "me dijo que le mandara", "que nos lo envíen".
_TOLD = re.compile(r"\b(?:que|dijo|dijeron|pidio|pidieron|falta|hay|espera\w{0,4}|para)\b")
# What is said of the report itself: "la 3.3 va en 60, regístrelo por favor".
_OF_THE_REPORT = re.compile(
    r"(?:(?:y|por favor|porfa|favor) ){0,3}"
    r"(?:(?:registr|anot|apunt|actualic|tom|dej|marqu|cierr|revis|confirm)e|ponga|reciba)n?"
    r"(?:me|nos)?l[oa]s?(?: (?:por favor|porfa|gracias|asi|ya|ahi|en el sistema)){0,3}"
)
_SENTENCE = r"[.;!?](?=\s)\s{1,3}|\n+\s{0,3}"
# "delego la 4.1 en Nelson y esa sigue en 70"
_OF_IT = re.compile(
    r"\A(?:(?:es[ae]|est[ae]|ella|la misma) )?(?=(?:va|sigue|queda|qued[oó]|vamos|est[aá])\b)",
    re.IGNORECASE,
)
_ANOTHER_ONE = re.compile(r"(?:tambien )?(?:la )?\d{1,2}(?: \d{1,2}){1,2}")  # "… y la 1.2"
_EDGE = re.compile(rf"{_SENTENCE}|,\s{{1,3}}|\s(?:y|e|pero)\s(?=\S)", re.IGNORECASE)
_ENDS = re.compile(_SENTENCE)
_LAST_AND = re.compile(r"\s(?:y|e|pero)\Z", re.IGNORECASE)
_SIGNS = " ,;\n"
_ASKED_BESIDE = frozenset({Intent.EXTENSION, Intent.SNOOZE})
_MOST_WORDS = 30


def has_orders(text: str) -> bool:
    """Tell whether a clause of a text tells us to do something, or gives work to somebody."""
    return any(bids(clause) or gives_work(clause) for clause, _ in clauses(text, _EDGE))


def orders_apart(
    text: str, context: Context, today: date, *, waits: bool = False
) -> tuple[str, tuple[str, ...]]:
    """Return a text without the orders in it, and these; the whole text where it reports nothing
    else and asks for no more time. So is work that she gives to somebody, also beside a yes or no
    where something `waits` for it.

    An order goes to the end of its sentence, or to the next words that name an activity, report, or
    ask for what is understood.
    """
    rest, orders = _parted(text, context, today)
    heard = is_heard(rest, context, today) if rest and orders else None
    beside = heard in _ASKED_BESIDE or (waits and is_answer(rest))
    asks = beside and all(map(gives_work, in_full(orders)))
    return (rest, orders) if heard is Intent.REPORT or asks else (text, ())


def orders_what_nobody_does(text: str, context: Context, today: date) -> bool:
    """Tell whether a text says nothing but that we are to tell, send or change something that is
    none of what we do: "páseme el reporte de la 2.4"."""
    asks_us = is_help_request(plain := read(text).plain) or is_list_request(plain)
    no_more = any(asks_no_more(clause) for clause, _ in clauses(text, _EDGE))
    if asks_us or no_more or not says_nothing_of_the_work(text):
        return False
    rest, orders = _parted(text, context, today)
    unknown = all(is_heard(one, context, today) is None for one in orders)
    only = not rest or is_courtesy(read(rest).plain)
    return only and unknown and any(_TO_TELL.match(bare_words(one)) for one in orders)


def _parted(text: str, context: Context, today: date) -> tuple[str, tuple[str, ...]]:
    kept: list[str] = []
    orders: list[str] = []
    ordering, given = False, ""
    for clause, whole in clauses(text, _EDGE):
        said = orders if ordering else kept
        if said and hands_on(f"{said[-1]}{clause}"):  # "la lleva Camilo, pásesela a él"
            before = said.pop()
            clause, whole = f"{before}{clause}", f"{before}{whole}"
        heard = is_heard(clause, context, today)
        code = A_CODE.search(clause)
        if ordering and given and _ANOTHER_ONE.fullmatch(bare_words(clause)):
            orders[-1] += whole
            continue
        more = goes_on(clause, given)
        if more or hands_on(clause) or (_orders(clause) and heard in (None, Intent.REASSIGN)):
            orders.append("")
            ordering = True
            given = more or (clause if gives_work(clause) else "")
        elif heard is not None or code is not None:
            ordering = False
        if ordering:
            orders[-1] += whole
        else:
            named = _named_in(given, context) if given and not code else ""
            kept.append(_OF_IT.sub(f"la {named} ", whole) if named else whole)
            given = ""
        ordering = ordering and _ENDS.match(whole, len(clause)) is None
    return _trimmed("".join(kept)), tuple(map(_trimmed, orders))


def _orders(clause: str) -> bool:
    return bids(clause) or gives_work(clause)


def in_full(orders: Iterable[str]) -> Iterator[str]:
    """Yield orders, each with what it leaves out because the one before says it: "pásele la 2.4 a
    Nelson", "la 2.5 a Camilo"."""
    before = ""
    for order in orders:
        before = goes_on(order, before) or order
        yield before


def gives_several(text: str, context: Context, today: date) -> tuple[str, ...]:
    """Return the orders of a text that says nothing but who gets what; () for other texts."""
    rest, orders = _parted(text, context, today)
    only = not rest or is_courtesy(read(rest).plain)
    return orders if only and len(orders) > 1 and all(map(gives_work, in_full(orders))) else ()


def _named_in(clause: str, context: Context) -> str:
    """Return the activity that an order names by its code or by words of its title, "" for none."""
    code = A_CODE.search(clause)
    named = [] if code else [one for one in codes_named(read(clause), context) if one is not None]
    return code[0] if code else named[-1] if named else ""


def _trimmed(text: str) -> str:
    return _LAST_AND.sub("", text.strip(_SIGNS)).strip(_SIGNS)


def bids(clause: str) -> bool:
    """Tell whether a clause tells us to do something."""
    plain = bare_words(clause)
    if _OF_THE_REPORT.fullmatch(plain) or is_not_to_be_put_yet(clause):
        return False
    if len(plain.split()) > _MOST_WORDS:
        return False
    found = _ORDER.match(plain)
    told = found is None or _TOLD.search(plain, 0, found.end()) is not None
    return not told or _POLITE.match(plain) is not None


def is_heard(clause: str, context: Context, today: date) -> Intent | None:
    """Return as what words alone are understood, None where they tell no figure and no state and
    ask for nothing that we do."""
    meant = understand_by_rules(clause, context, today)
    if bids(clause) and _is_none_of_ours(clause, meant):
        return None
    if meant.intent in ASKS_NOTHING:
        return meant.intent if any(one.definite for one in meant.updates) else None
    return None if meant.intent is Intent.ELSEWHERE else meant.intent


def _is_none_of_ours(order: str, meant: Meaning) -> bool:
    """Tell whether an order is only like what we do: "avíseme cuando llegue", of no day, and
    "pregúntele a Hacienda"."""
    plain = bare_words(order)
    if meant.intent is Intent.SNOOZE:
        others = _TO_OTHERS.match(plain) or _OF_NO_DAY.search(plain)
        return meant.until is None and others is not None
    return meant.intent is Intent.REASSIGN and _TO_OTHERS.match(plain) is not None


def asks_after_the_receipt(text: str) -> bool:
    """Tell whether a text asks what its receipt answers: "me confirma si le llegó"."""
    return _OF_THE_RECEIPT.search(bare_words(text)) is not None
