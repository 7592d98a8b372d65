"""That somebody is away, and until when: "de vacaciones hasta el 15", "regreso el lunes". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from bot.understanding.reading import read
from core.dates.reader import SaidDate, find_dates
from core.spanish import bare_words

MOST_DAYS = 180
_NEAR = 30  # characters between the word and its day
_UNTIL = r"\bhasta\b"
_BACK = (
    r"\b(?:regres\w*|retorn\w*|vuelv\w*|volver\w*|reincorpor\w*|reintegr\w*|a partir"
    r"|estare de vuelta|back on|return\w*)\b"
)
_RANGE = r"\b(?:al|a|y)\b"
_SAYS_AWAY = re.compile(
    r"\b(?:me voy|salgo|salimos|nos vamos|entro|estoy|estare|estaremos|voy a estar|me encuentro)"
    r"(?: \w+){0,2} (?:de|a|en|con) (?:(?:mis?|un|el|periodo de) )?"
    r"(?:vacaciones|licencia|incapacidad|permiso|descanso|compensatorio|viaje)\b"
    r"|\b(?:estoy|estare) (?:ausente|incapacitad[oa])\b"
    r"|\bno (?:estoy|estare|estaremos|voy a estar) "
    r"(?:del? \d|desde\b|hasta\b|manana\b|hoy\b|disponible\b|en la (?:oficina|alcaldia)\b)"
)
# "Queda Camilo", not "queda lista la encuesta" nor "queda pendiente".
_SOMEBODY = (
    r"(?!(?:el|la|los|las|un|una|uno|al|del?|en|con|por|para|solo|todo|asi|igual|bien|mal|muy|ya"
    r"|falta\w*|pendientes?|list[oa]s?|hech[oa]s?|\w{1,20}[ai]d[oa]s?|\w{0,9}\d\w{0,9})\b)\w+"
)
_STANDS_IN = re.compile(
    rf"^(?:y )?(?:(?:se )?queda\w{{0,2}}|dejo a)(?: (?:el|la) (?=doctora?|ingenier|senora?))?"
    rf"(?: {_SOMEBODY}){{1,4}}"
    r"(?: (?:en mi (?:lugar|reemplazo|ausencia)|por mi|pendiente|con (?:eso|todo|mis temas)))?$|"
    r"\b(?:queda\w{0,2}|estara\w{0,1}|dejo|encarg\w{1,4}) (?:\w+ ){0,3}"
    r"(?:a cargo|encargad[oa]|pendiente|al frente)\b|\bcualquier cosa con\b"
    r"|\bme (?:reemplaza\w{0,1}|cubr[ei]\w{0,2})\b|\bse encarga\w{0,1}\b"
    r"|\ben mi (?:lugar|reemplazo|ausencia)\b|\b(?:le )?dejo (?:todo|mis temas) (?:a|con)\b"
    r"|\b(?:responde|atiende|contesta)\w{0,2} (?:por mi\b|(?:por |a )?mis temas\b)"
    r"|\b(?:hablar|hable[nr]?|comunicarse|escrib[aei]\w{0,5}) (?:a|con) \w"
)
_CLAUSE = re.compile(r"[.;,!\n]\s{1,3}|\s{1,3}y\s{1,3}")


def tells_of_absence(text: str) -> bool:
    """Tell whether somebody says to be away for a while."""
    return _SAYS_AWAY.search(bare_words(text)) is not None


def without_absence(text: str) -> str:
    """Return what a text says besides who is away, and who stands in for her."""
    return without_clauses(text, _CLAUSE, bare_words, (_SAYS_AWAY, _STANDS_IN))


def without_clauses(
    text: str,
    edges: re.Pattern[str],
    spell: Callable[[str], str],
    tell: Sequence[re.Pattern[str]],
) -> str:
    """Return a text without the clauses, spelled as these expressions are, that one of them finds
    something in."""
    kept, last = [], 0
    between = [(found.start(), found.end()) for found in edges.finditer(text)]
    for start, end in [*between, (len(text), len(text))]:
        if not any(one.search(spell(text[last:start])) for one in tell):
            kept.append(text[last:end])
        last = end
    return "".join(kept).strip(" .;,\n")


def away_until(text: str, today: date) -> date | None:
    """Return the last day of the absence that a text tells of; None where it names none.

    A day of return is the day after the last one. What is past, or further off than MOST_DAYS, is
    no absence to go by.
    """
    plain = read(text).plain
    days = [said for said in find_dates(plain, today) if said.exact]
    for word, before in ((_UNTIL, 0), (_BACK, 1), (_RANGE, 0)):
        for said in days:
            if _follows(word, plain, said):
                if said.day is None:
                    return None
                last = said.day - timedelta(days=before)
                return last if today <= last <= today + timedelta(days=MOST_DAYS) else None
    return None


def _follows(word: str, plain: str, said: SaidDate) -> bool:
    """Tell whether a word stands before a day, in the same sentence."""
    near = plain[max(0, said.start - _NEAR) : said.end]
    found = list(re.finditer(word, near))
    return bool(found) and not re.search(r"[.;¶]", near[found[-1].end() : -1])
