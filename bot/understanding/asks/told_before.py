"""What she says that she has told already, or asks about first, beside other reports: nothing is
asked of it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.understanding.meaning import Ask, Intent, Meaning, Update, first_asked
from bot.understanding.reading import read

# "la convocatoria ya la había reportado", "la 3.3 ya se la dije": and no word more of the work.
_TOLD_BEFORE = re.compile(
    r"(?:\S{1,20} ){0,6}?(?:ya|como) (?:(?:yo|se|les?|te|la|lo|las|los|me) ){0,3}"
    r"(?:(?:habia|habiamos|he|hemos|tenia|teniamos) )?"
    r"(?:report(?:e|amos|ad[oa])|inform(?:e|amos|ad[oa])|dij(?:e|imos)|dicho|cont(?:e|ado)"
    r"|escrib(?:i|imos)|escrito)"
    r"(?: (?:antes|ayer|la semana pasada|el mes pasado|en el otro|correo|mensaje)){0,2}(?: [.,;])*"
)
# "de la licencia no sé nada, pregunto y le digo"
_KNOWS_NOT = re.compile(
    r"(?:\S{1,20} ){0,8}?(?:no (?:le |les )?(?:se|tengo|sabria|conozco)"
    r"(?: (?:nada|datos?|informacion|aun|todavia|decirle|de|eso)){1,3})"
    r"(?: ,| y| pero){0,2} (?:voy a )?(?:averigu|pregunt|confirm|consult|revis)\w{1,4}"
    r"(?: (?:y|con|a|ell[oa]s?)){0,4} (?:le|les|te) (?:digo|cuento|aviso|informo|confirmo)"
    r"(?: [.,;])*"
)


def without_told_before(meaning: Meaning, text: str) -> Meaning:
    """Return a report without what is only said to have been told already, or not to be known,
    where it tells a figure or a state of something else."""
    told = [one for one in meaning.updates if not _was_told(one, text)]
    others = any(one.definite and one.percent is not None for one in told)
    if meaning.intent is not Intent.REPORT or not others or len(told) == len(meaning.updates):
        return meaning
    return replace(meaning, updates=tuple(told), ask=first_asked(told))


def _was_told(update: Update, text: str) -> bool:
    """Tell whether nothing is told of an activity but that it was told or is not known; only where
    its figure would be asked for."""
    if update.percent is not None or update.ask is not Ask.PERCENT or update.span is None:
        return False
    described = not update.description or _is_nothing(update.description)
    return described and _is_nothing(text[slice(*update.span)])


def _is_nothing(words: str) -> bool:
    said = read(words).plain.strip(" .,;")
    return any(one.fullmatch(said) for one in (_TOLD_BEFORE, _KNOWS_NOT))
