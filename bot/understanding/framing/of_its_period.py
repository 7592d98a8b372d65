"""Words that only tell which period a figure closes: "100 %, solo este periodo". They are read with
the report, and are none about the work. Pure."""

from __future__ import annotations

from bot.understanding.clauses import as_one_text
from bot.understanding.reading import phrase, read

PERIOD = (
    r"(?:est[ea]|ese|el|del|al)(?: (?:primer|segundo|tercer|cuarto|presente|ultimo|mismo))?"
    r" (?:periodo|mes|bimestre|trimestre|cuatrimestre|semestre|corte|avance)"
)
_ONLY = r"(?:solo|solamente|unicamente|exclusivamente|nada mas|apenas)"
_BEFORE = (
    r"(?:(?:no|pero|y|perdon|ojo|eso|esto|lo|es[ae]|es|era|eran|fue|el|la|al|en|va|vamos|queda|quedo"
    r"|esta|ya|cumplid[oa]|reportad[oa]|list[oa]|por ciento|\d{1,3}|%|@) ){0,6}"
)
_OF_IT = (
    r"(?: (?:es|era|eran|lo|la|el|lo que|corresponde|correspondiente|a|de|para|en|por|\d{1,3}|%))"
)
_BEHIND = r"(?: (?:nada mas|no mas|nomas|solamente|unicamente|\d{1,3}|%)){0,2}"
_TELLS_ITS_PERIOD = phrase(
    rf"{_BEFORE}{_ONLY}{_OF_IT}{{0,5}}? {PERIOD}{_BEHIND}"
    # "es de este mes nada más", "por este periodo ya quedó"
    rf"|{_BEFORE}(?:(?:de|para|por) )?{PERIOD} (?:{_ONLY}|no mas|nomas)"
    rf"|{_BEFORE}(?:por|para) {PERIOD}(?: ya)? (?:quedo|esta|list[oa]|cumplid[oa])"
)


def without_its_period(words: str) -> str:
    """Return what is told of the work without the clauses that only tell of which period it is;
    the same words where none does."""
    reading = read(words)
    clauses = reading.clauses()
    left = [one for one in clauses if not _TELLS_ITS_PERIOD.fullmatch(reading.part(*one).plain)]
    return words if len(left) == len(clauses) else as_one_text(reading, left)
