"""What a text of who decides says of requests, apart from clauses with a subject of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation import commands
from bot.conversation.turn import Turn
from bot.understanding.asks.pages.inquiry import gives_a_date
from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.rulings import words
from bot.understanding.rulings.in_order import put_in_order
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import begins_with, find
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import CODE, LETTERED
from core.dates.reader import find_dates

# "y le reporto que la 1.1 ya va en 80", "y anote que la 1.1 …", "y lo mío: la 1.1 …"
_REPORTS = (
    r"(?:(?:les?\s(?:reporto|cuento|informo|aviso|comento|confirmo)|(?:reporto|informo)"
    r"|(?:an[oó]t|ap[uú]nt|p[oó]ng|reg[ií]str|m[aá]rqu|act[uú]al[ií][cz])[ae]n?(?:me|nos|le)?"
    r"|d[eé]j[ae]n?(?:me|nos)?\s(?:registrad[oa]|anotad[oa]|constancia)(?:\sde)?)"
    r"(?:\s(?:ah[ií]|tambi[eé]n|de\suna(?:\svez)?|por\sfavor|porfa))?(?:\sque)?"
    r"|(?:lo|la)\s(?:m[ií][oa]|nuestr[oa]|de\snosotr[oa]s)(?:\sva\sas[ií])?\s?:)"
)
LEAD = (
    rf"(?:(?:{_REPORTS}|y|e|pero|ah|ojo|oiga|adem[aá]s|tambi[eé]n|otra\scosa|por\s(?:otr[oa]|su)\s(?:lado|parte)"
    r"|aprovecho|as[ií]\s?mismo|recuerde|tenga\sen\scuenta|aparte|de\spaso|en\scambio|sobre|respecto\sa"
    r"|(?:con\s)?relaci[oó]n\s(?:a|con)|en\scuanto\sa|en|con|de|que|a)\s?[,:]?\s){0,3}"
)
NAMED = (
    r"(?:(?:lo|las?|el)\s(?:(?:tema|asunto)\s)?del?\s)?(?:(?:las?|el|es[ae])\s)?"
    rf"(?:actividad\s)?(?:{LETTERED}|{CODE})(?![\w%]|\s?%|[.,/-]\d)"
)
BY_CODE = re.compile(rf"{LEAD}{NAMED}", re.IGNORECASE)
THE_CODE = re.compile(rf"(?:{LETTERED}|{CODE})\Z", re.IGNORECASE)
# "la página accesible va en 85": an activity that is called by its title, with its figure.
_TITLED = (
    r"(?:las?|los?|el)\s(?:[^\W\d_]{2,20}\s){1,8}?(?:ya\s)?(?:va|van|vamos|lleva|llevan|llevamos|est[aá]n?"
    r"|qued[oó]|qued[aó]mos)\s(?:ya\s)?(?:en|al|por|un)\s(?:el\s|un\s)?\d"
)
_BY_TITLE = re.compile(rf"{LEAD}{_TITLED}", re.IGNORECASE)
BY_WORDS = re.compile(rf"{LEAD}(?:lo|el\s(?:tema|asunto))\sdel?\s(?=[^\W\d_])", re.IGNORECASE)
# Where a clause may begin with a subject of its own: "…, y la 3.1 va en 20", "y a la 3.1 póngale
# 25", "y la de Luz también", "y avísele a Óscar que …".
_TELL = r"(?:av[ií]s|d[ií]g|cu[eé]nt|recu[eé]rd|inf[oó]rm|comun[ií]qu|escr[ií]b)[ae]n?les?\sal?\s"
_ITS_DATE = rf"la\sfecha\sde\s(?:es[ae]\b|{NAMED})"  # "…. y la fecha de esa es 30 de abril"
_THAT_ONE = re.compile(r"(?<=\bla\sfecha\sde\s)es[ae]\b", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?P<joint>\s?[,;]\s(?:(?:y|e|pero)\s)?|\s(?:y|e|pero)\s|(?<=[.;!])\s{1,3}(?:(?:y|e|pero)\s)?|\n{1,3})"
    rf"(?=(?:(?:ahora|ah|oiga)\s?,?\s)?(?:{_REPORTS}\s)?(?:(?:a\s)?{NAMED}|{_TITLED})|(?:a\s)?(?:las?|lo)\sdel?\s|(?:a\s)?la\s(?:m[ií]a|nuestra)\b"
    rf"|(?:a\s)?las?\s(?:solicitud\s)?{words.NAME}(?={words.DECIDES.pattern})"
    rf"|(?:a\s)?(?:las?|los?|el)\s(?:[^\W\d_]{{2,20}}\s){{1,8}}?{words.OBJECT}\b"
    rf"|{_ITS_DATE}|{words.VERB}|al?\s[^\W\d_]{{3,20}}\s|{_TELL})",
    re.IGNORECASE,
)

_LED_IN = re.compile(
    rf"\A(?:(?:y|ah|ahora|oiga)\s?,?\s){{0,2}}{_REPORTS}\s(?={NAMED}|{_TITLED})", re.IGNORECASE
)


def _tells_of_another(turn: Turn, clause: str, *, joined: bool) -> bool:
    """Tell whether a clause has a subject of its own: how an activity goes, which it names first,
    or that somebody is to be told something. `joined`: a "y" or a stop stands before it, and the
    activity may be of anybody."""
    if commands.told_to_one(clause) is not None:
        return True
    if joined and _gives_a_date(turn, clause):
        return True
    own = {mine.handle for mine in turn.desk.activities.values()}
    coded = BY_CODE.match(clause)
    if coded is None and not (BY_WORDS.match(clause) or _BY_TITLE.match(clause)):
        return False
    if coded is None:
        known, codes = turn.desk.open_context(), own
    else:
        named = {*THE_CODE.findall(coded.group())}
        codes = named if joined else named & own
        pending = (PendingActivity(one, "", "", None, None, None) for one in codes)
        known = Context(tuple(pending), None)
    told = understand_by_rules(clause, known, turn.today).updates if codes else ()
    return any(one.code in codes and one.definite for one in told)


def _gives_a_date(turn: Turn, clause: str) -> bool:
    """Tell whether a clause behind a denial only says which date the plan should have: "la fecha de
    esa es 30 de abril". Behind what grants it may be the day that is granted."""
    if re.match(_ITS_DATE, clause, re.IGNORECASE) is None or not words.refuses(turn.text):
        return False
    dates = [one for one in find_dates(clause, turn.today) if one.day is not None]
    return len(dates) == 1 and gives_a_date(clause, dates[0].start, dates[0].end)


def parted(turn: Turn, text: str, known: Known) -> tuple[str, str]:
    """Return what a text decides of requests, each with its reason, and the clauses that have a
    subject of their own; the whole text as the first where it is not to be parted for certain."""
    cuts = [*_BEGINS.finditer(text)]
    if not cuts:
        return text, ""
    begins = [0, *(one.end() for one in cuts)]
    ends = [*(one.start() for one in cuts), len(text)]
    joined = [True, *(one["joint"].strip(" ,;") != "" or "," not in one["joint"] for one in cuts)]
    parts: list[tuple[int, int, bool]] = []  # where each begins and ends, and whether it decides
    for at, end, joins in zip(begins, ends, joined, strict=True):
        clause = text[at:end]
        tells = _tells_of_another(turn, clause, joined=joins)
        decides = not tells and _decides(clause, known)
        if parts and not (tells or decides):
            parts[-1] = (parts[-1][0], end, parts[-1][2])
        else:
            parts.append((at, end, not tells))
    deciding = "; ".join(text[at:end] for at, end in _runs(parts, deciding=True))
    told = (text[at:end].strip(" .") for at, end in _runs(parts, deciding=False))
    others = ". ".join(_LED_IN.sub("", one) for one in told)
    return (deciding, _called(others, deciding, known)) if others else (text, "")


def _called(others: str, deciding: str, known: Known) -> str:
    """Return the clauses that decide nothing with the code of the one request that the others
    decide, where they only point at it: "la fecha de esa"."""
    each = find(put_in_order(deciding), known, deciding).each if _THAT_ONE.search(others) else ()
    if len(each) != 1 or each[0].number not in known.called:
        return others
    return _THAT_ONE.sub(f"la {known.called[each[0].number].split()[0]}", others)


def _runs(parts: Sequence[tuple[int, int, bool]], *, deciding: bool) -> list[tuple[int, int]]:
    """Return where the parts that decide stand, or the others; those in a row as one."""
    found: list[tuple[int, int]] = []
    before: bool | None = None
    for at, end, decides in parts:
        if decides is deciding:
            found[-1:] = [(found[-1][0], end)] if before is decides else [*found[-1:], (at, end)]
        before = decides
    return found


def _decides(clause: str, known: Known) -> bool:
    """Tell whether a clause decides a request, or is about one that was taken back."""
    begins = (begins_with(clause, one) is not None for one in (known, known.gone))
    return decides_alone(clause, known) or any(begins)


def decides_alone(text: str, known: Known) -> bool:
    """Tell whether a text decides requests that wait, and leaves nothing open."""
    found = find(put_in_order(text), known, text)
    return (
        bool(found.each)
        and not (found.unread or found.unclear)
        and all(one.number in known.waiting and one.grants is not None for one in found.each)
    )
