"""The parts of a message, and what each says that must not get lost: activities, figures. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.understanding.asks.pages.asking import asked_apart, tells_no_number
from bot.understanding.bidding import asks_after_the_receipt
from bot.understanding.clauses import SENTENCE
from bot.understanding.framing.signing import signature
from bot.understanding.imperatives import ASKED_TO, ORDERED
from bot.understanding.meaning import Context
from bot.understanding.parting.naming.handles import names_handle
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import CODE, CODE_ALONE, COURTEOUS
from bot.understanding.yes_no import asks_no_more
from core.dates.reader import blanked
from core.spanish import fold

_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
# What leads to the name of an activity: "la 2.4", "de la 2.4", "actividad 2.4".
_LEAD = r"(?:(?:a|de|en|con|para|lo de) )?(?:las?|actividad|meta|punto)"
_NAMED = re.compile(rf"(?<!\w)(?:la|actividad|meta) (?P<code>{CODE})(?![\w%]|\.\d| ?%)")
_QUESTION = re.compile(r"\s(?=¿)")
# Where a sentence may go on about another activity.
_CLAUSE = re.compile(r",\s|\s(?:y|e|pero)\s", re.IGNORECASE)
# A clause that is only a name: "la 2.1 y la 3.3 van en 60" is one part.
_ONLY_A_NAME = re.compile(rf"(?:{_LEAD} )?{CODE_ALONE}", re.IGNORECASE)
_OPENS = re.compile(rf"[\W_]{{0,3}}(?:(?:y|e|pero|también|además) )?(?:{_LEAD} )?", re.IGNORECASE)
_A_CODE = re.compile(CODE_ALONE)
_PERCENT = re.compile(rf"(?<![\d.,])(?P<figure>{_NUMBER}) ?(?:%|por ciento\b)")
# "va en 70 cajas": so many units, which the answer tells as a percentage
_UNITS = r"(?!pues|gracias|ademas|mas|menos|entonces|despues|saludos|antes)[a-z]{4,20}s"
_STANDS = re.compile(
    r"(?<!\w)(?:va|van|vamos|voy|quedo|queda|quedamos|sigue|seguimos|esta|estamos) "
    rf"(?:ya )?(?:en|al) (?:el |un )?(?P<figure>{_NUMBER})(?=[.,;!?]?(?:\s|$))"
    rf"(?! ?(?:de|dias?|{_UNITS})\b)"
)
# What only puts right of which activity the rest is: "no de la 2.5", "eso es de la 1.3".
_PLACES = re.compile(
    r"^\W{0,3}(?:y |pero )?(?:no|ni|sino|es|era|son|eran|es[ao]s?)(?!\w)"
    r"|(?<!\w)no (?:necesitan?(?!\w)|(?:es|era|son|fue) (?:(?:de|para|en) )?la \d)"
)
_NOTHING = re.compile(r"(?<!\w)(?:nada|novedad(?:es)?|no (?:se(?! pregunt)|sabemos))(?!\w)")
_DENIES = re.compile(r"(?<!\w)(?:no|ni|tampoco|nunca|mentiras?|perdon|digo|mejor dicho)(?!\w)")
_WANTED = (
    r"(?:quiero|quisiera|necesito|necesitamos|(?:les? )?pido|solicito) que (?:me|nos) [a-z]{4}"
)
# What one asks of us: to send or tell something, or to write no more.
_ORDER = re.compile(
    rf"\W{{0,3}}(?:(?:y|e|pero|tambien|ademas|ya|por favor|porfa|favor) ){{0,3}}"
    rf"(?:{ORDERED}(?:me|nos)(?:l[ao]s?)?|{ASKED_TO}|{_WANTED})(?=\W|[a-z]|$)"
)
_LEFT_AT_ENDS = " \n\t,;:-–—*•"
_SIGNS = f"{_LEFT_AT_ENDS}.!?¡¿"
_WORD = re.compile(r"[^\W\d_]+")
_SAYS_SOMETHING = 3  # words
_NAME_WITHIN = 5  # words from the beginning


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a message, or what it says of one activity beside another.

    `codes` are the activities that it names, `opens` that with which it begins ("" for none),
    `figures` its percentages as plain numbers ("60", "7.5"); `wishes`: it asks something of us.
    """

    text: str
    codes: frozenset[str] = frozenset()
    opens: str = ""
    figures: frozenset[str] = frozenset()
    wishes: bool = False

    @property
    def is_bare(self) -> bool:
        """Tell whether it names nothing and still says something: more than a greeting."""
        words = [fold(one) for one in _WORD.findall(self.text)]
        told = [one for one in words if one not in COURTEOUS]
        names = self.codes or self.figures or _A_CODE.search(self.text)
        return not names and len(told) >= _SAYS_SOMETHING


def parts_of(text: str, handles: Iterable[str]) -> tuple[Part, ...]:
    """Return the parts of a text in their order; `handles` are what her activities are called."""
    hers = frozenset(handles)
    signed = signature(text)
    text = text if signed is None else blanked(text, [signed])
    sentences = (one for said in SENTENCE.split(text) for one in _QUESTION.split(said))
    said = (one for sentence in sentences for one in _clauses(sentence))
    return tuple(_part(one, hers) for one in said if one)


def _clauses(sentence: str) -> Iterator[str]:
    """Yield what a sentence says of each activity that it names: it is cut before a clause that
    names one, where another was named before; names in a row stay together."""
    edges = [*_CLAUSE.finditer(sentence)]
    begins = [0, *(one.end() for one in edges)]
    ends = [*(one.start() for one in edges), len(sentence)]
    start, named, goes_on = 0, False, False
    for at, end, before in zip(begins, ends, (0, *ends), strict=False):
        clause = sentence[at:end]
        names = _A_CODE.search(clause) is not None
        only = _ONLY_A_NAME.fullmatch(clause.strip(_SIGNS)) is not None
        if names and named and not (only or goes_on):
            yield sentence[start:before].strip(_LEFT_AT_ENDS)
            start = at
        named, goes_on = named or names, only
    yield sentence[start:].strip(_LEFT_AT_ENDS)


def by_its_title(part: Part, known: Context) -> Part:
    """Return a part that begins with words of the title of one of her activities as of that one:
    "la rampa sigue en cotización"; any other as it is."""
    said = fold(part.text)
    if part.codes or part.wishes or _PLACES.search(said) or _NOTHING.search(said):
        return part
    reading = read(part.text)
    pieces = pieces_of(reading.norms, known)
    named = {code for code in codes_named(reading, known) if code is not None}
    begins = pieces.names and min(pieces.names) < _NAME_WITHIN
    return replace(part, codes=frozenset(named)) if begins and len(named) == 1 else part


def plain_number(figure: str) -> str:
    """Return a number as it is compared: "60" for "60.00" and "060", "7.5" for "7,50"."""
    whole, _, behind = figure.replace(",", ".").partition(".")
    decimals = behind.rstrip("0")
    return f"{int(whole)}.{decimals}" if decimals else str(int(whole))


def _part(text: str, hers: frozenset[str]) -> Part:
    said = fold(text)
    named = {one["code"] for one in _NAMED.finditer(said)}
    named |= {one for one in hers if not one.isdecimal() and names_handle(text, one)}
    codes = set() if _PLACES.search(said) or _NOTHING.search(said) else named
    begun = _OPENS.match(text)
    rest = fold(text[begun.end() :] if begun else text)
    opens = next((one for one in codes if rest.startswith(fold(one))), "")
    figures = () if _DENIES.search(said) else (*_PERCENT.finditer(said), *_STANDS.finditer(said))
    numbers = frozenset(plain_number(one["figure"]) for one in figures)
    return Part(text, frozenset(codes), opens, numbers, wishes(text))


def wishes(text: str) -> bool:
    """Tell whether a sentence is a question of hers, or an order to send, tell or stop something;
    not where it only asks whether we have heard her, or to be asked no more."""
    said = fold(text)
    if asks_after_the_receipt(said) or asks_no_more(text):
        return False
    if _ORDER.match(said):
        return True
    if "?" not in text or is_courtesy(read(text).plain):
        return False
    if text.endswith("?") and tells_no_number(text):
        return True
    asked, rest = asked_apart(text)
    return bool(asked) and not rest.strip(" .,;¿?¡!")
