"""Where words behind a judgement begin to speak of something else: of another activity, which they
name, or of another wish."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.conversation import commands
from bot.conversation.for_others import elsewhere
from bot.conversation.overseeing import evidence_shown, inquiries
from bot.conversation.reporting.wording import SENTENCE
from bot.conversation.turn import Turn
from bot.understanding.asks.asking import only_asks
from bot.understanding.asks.reassignment import find_reassignment
from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.reading import read
from bot.understanding.rulings import words
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE, CODE, LETTERED

_LEAD = (
    r"(?:(?:y|e|pero|ah|ojo|oiga|adem[aá]s|tambi[eé]n|otra\scosa|por\s(?:otr[oa]|su)\s(?:lado|parte)"
    r"|as[ií]\s?mismo|recuerde|tenga\sen\scuenta|aparte|de\spaso|en\scambio|sobre|respecto\sa"
    r"|(?:con\s)?relaci[oó]n\s(?:a|con)|en\scuanto\sa|en|con|de|que|a)\s?[,:]?\s){0,3}"
)
_NAMED = (
    r"(?:(?:lo|las?|el)\s(?:(?:tema|asunto)\s)?del?\s)?(?:(?:las?|el|es[ae])\s)?"
    rf"(?:actividad\s)?(?:{LETTERED}|{CODE})(?![\w%]|\s?%|[.,/-]\d)"
)
_BY_CODE = re.compile(rf"{_LEAD}{_NAMED}", re.IGNORECASE)
_CODE = re.compile(rf"(?:{LETTERED}|{CODE})\Z", re.IGNORECASE)
_BY_WORDS = re.compile(rf"{_LEAD}(?:lo|el\s(?:tema|asunto))\sdel?\s(?=[^\W\d_])", re.IGNORECASE)
# "…, y la 5.2 pásela a Hacienda": inside of a sentence only whose it is begins another.
_JOINED = re.compile(
    rf"\s?,\s(?:(?:y|pero)\s)?(?={_NAMED})|\s(?:y|pero)\s(?={_NAMED})", re.IGNORECASE
)
# Where a clause may begin with a subject of its own: "…, y la 3.1 va en 20", "y a la 3.1 póngale
# 25", "y la de Luz también", "y avísele a Óscar que …".
_TELL = r"(?:av[ií]s|d[ií]g|cu[eé]nt|recu[eé]rd|inf[oó]rm|comun[ií]qu|escr[ií]b)[ae]n?les?\sal?\s"
BEGINS = re.compile(
    r"(?P<joint>\s?[,;]\s(?:(?:y|e|pero)\s)?|\s(?:y|e|pero)\s|(?<=[.;!])\s{1,3}(?:(?:y|e|pero)\s)?|\n{1,3})"
    rf"(?=(?:ahora\s)?(?:a\s)?{_NAMED}|(?:a\s)?(?:las?|lo)\sdel?\s|(?:a\s)?la\s(?:m[ií]a|nuestra)\b"
    rf"|{words.VERB}|al?\s[^\W\d_]{{3,20}}\s|{_TELL})",
    re.IGNORECASE,
)


def tells_of_another(turn: Turn, clause: str, *, joined: bool) -> bool:
    """Tell whether a clause has a subject of its own: how an activity goes, which it names first,
    or that somebody is to be told something. `joined`: a "y" or a stop stands before it, and the
    activity may be of anybody."""
    if commands.told_to_one(clause) is not None:
        return True
    codes = {one for one in _named(turn, clause) if one is not None}
    if not joined:
        codes &= {mine.handle for mine in turn.desk.activities.values()}
    if not codes:
        return False
    pending = tuple(PendingActivity(one, "", "", None, None, None) for one in codes)
    told = understand_by_rules(clause, Context(pending, None), turn.today).updates
    return any(one.code in codes and one.definite for one in told)


def cuts(turn: Turn, text: str) -> Iterator[tuple[str, str, Collection[str | None]]]:
    """Yield a text up to where something else may begin, the words from there on, and the codes
    that these name first: none where they wish or ask for something."""
    places = [(one.start(), one.end(), True) for one in SENTENCE.finditer(text)]
    places += [(one.start(), one.end(), False) for one in _JOINED.finditer(text)]
    for end, begins, whole in sorted(places):
        rest = text[begins:].strip()
        sentence = SENTENCE.split(rest)[0].strip()
        if not rest or not (whole or _tells_whose(sentence)):
            continue
        named = _named(turn, sentence)
        if named or (whole and _wishes(sentence)):
            yield text[:end].strip(" ,"), rest, named


def _tells_whose(sentence: str) -> bool:
    given = find_reassignment(read(sentence))
    return given is not None and given.office is not None


def _wishes(sentence: str) -> bool:
    """Tell whether a sentence wants to see something, or somebody to be written to."""
    plain = read(sentence).plain
    asks = A_CODE.search(plain) is not None and only_asks(plain)
    shown = commands.asked(sentence) or evidence_shown.codes_asked(sentence)
    return bool(asks or shown) or commands.told_to_one(sentence) is not None


def _named(turn: Turn, sentence: str) -> Collection[str | None]:
    """Return the activities with which a sentence begins: by code, or by words; None for words that
    several have."""
    coded = _BY_CODE.match(sentence)
    if coded is not None:
        return {*elsewhere.called_or_printed(turn, tuple(_CODE.findall(coded.group())))}
    if _BY_WORDS.match(sentence) is None:
        return ()
    pending = tuple(mine.as_pending() for mine in turn.desk.activities.values())
    known = Context(pending, None, elsewhere.others(turn, sentence))
    return inquiries.mentioned(turn, read(sentence), known)
