"""What the words of a report are to be, or that those added last are to go: "quede solo: 15 de 20
personas", "esas palabras no eran para la descripción, quítelas". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.reading import read
from core.spanish import bare_words

_TEXT = r"(?:(?:descrip|anota|redac|observa)ci[oó]n|texto|palabras|frase)"
_WORDS = rf"(?:{_TEXT}|reporte|registro|lo\scorrecto)"
_CHANGES = (
    r"(?:(?:borr|quit|elimin|cambi|reemplac|dej|arregl|actualic)en?|(?:corrij|pong)an?)(?:l[oa]s?)?"
)
_ONLY = r"(?:\s(?:solo|s[oó]lo|solamente|[uú]nicamente|as[ií]|nada m[aá]s|esto|con|en))"
# "…, quede solo: 15 de 20", "que diga: …", "la descripción debe decir: …"
_IS_TO_SAY = re.compile(
    r"(?P<head>.{0,160}?)\b(?:(?:quede|diga|deje(?:l[oa])?|d[eé]jel[oa]|ponga(?:le)?|escriba"
    rf"|debe\s(?:decir|quedar|ir|ser))){_ONLY}{{0,3}}(?:\s?:|\sque\b)\s?(?P<new>[^\n]{{4,400}})",
    re.IGNORECASE | re.DOTALL,
)
# "el texto es: …", "la descripción correcta es la siguiente: …"
_IS_THIS = re.compile(
    rf"(?P<head>.{{0,160}}?\b{_WORDS}\b(?:\s(?:que\s(?:va|vale|debe\sir)|correct[oa]|buen[oa]|nuev[oa]"
    r"|final)){0,2}(?:\s(?:de|para)\s(?:la|el)\s\S{1,12})?)\s(?:es|era|ser[ií]a|queda)"
    r"(?:\s(?:est[ea]|esto|as[ií]|(?:el|la|lo)\ssiguiente))?\s?:\s?(?P<new>[^\n]{4,400})",
    re.IGNORECASE | re.DOTALL,
)
_BY = re.compile(
    rf"(?P<head>.{{0,40}}?\b{_CHANGES}\s(?:el|la|las|ese|esa|esas)\s{_WORDS}\b[^\n«\":]{{0,60}}?)"
    r"\spor\s?:?\s?(?P<new>[^\n]{4,400})",
    re.IGNORECASE | re.DOTALL,
)
# "cambie la descripción: …"
_NEW_WORDS = re.compile(
    rf"(?P<head>.{{0,40}}?\b{_CHANGES}\s(?:el|la|las|mi|ese|esa|esas)\s{_TEXT}\b[^\n«\":]{{0,60}}?)"
    r"\s?:\s?(?P<new>[^\n]{4,400})",
    re.IGNORECASE | re.DOTALL,
)
_OF_THE_RECORD = re.compile(rf"\b(?:{_WORDS}|{_CHANGES})\b", re.IGNORECASE)
# Nothing but which activity it is of: "en la 4.1 que".
_ONLY_NAMES = re.compile(
    r"(?:(?:en|que|la|el|lo|de|del|y|no|mejor|por favor|porfa|oiga|para|pa|favor|bueno|perdon"
    r"|actividad|[a-z]{0,3}\d{1,3}(?: \d{1,3}){0,3}) ?){0,10}"
)
_ADDED = (
    r"las? (?:palabras?|frases?) que (?:agreg|pus|anot|escrib)[a-z]{1,5}"
    r"(?: (?:a|en|de) (?:la )?[a-z]{0,3}\d{1,3}(?: \d{1,3}){0,3})?"
)
_THESE = (
    rf"(?:{_ADDED}"
    r"|(?:es[aeo]s?|est[aeo]s?|las?|los?) (?:ultim[oa]s? )?(?:palabras?|frases?|texto|parte|pedazo)"
    r"|(?:eso|lo) ultimo(?: que (?:agrego|agregaron|puso|pusieron|anoto|anotaron|mande|dije))?"
    r"|lo que (?:agrego|agregaron|acaba de agregar|acaban de agregar))"
)
_OUT = r"(?:quit|borr|elimin|retir|saqu)[ae]n?(?:me|le)?(?:l[oa]s?)?"
_CODED = r"(?: (?:de|en|a) la [a-z]{0,3}\d{1,3}(?: \d{1,3}){0,3})?"
# "eso de la 3.6, es solo un aviso de mi incapacidad": it was not meant for the report.
_NOT_MEANT = (
    rf"es[oa]{_CODED} (?:que )?(?:es|era|fue) (?:solo|solamente|apenas|nada mas|un|una|para)\b"
    r"(?: [a-z]{1,20}){0,10}"
)
_BEHIND = r"(?: (?!\d|y )[a-z]{1,20}){0,12}"
# "…, el 80 sí está bien", "pero la cifra queda", "deje el 80": the figure stays.
_FIGURE = r"(?:(?:el|los|en|lo del?|la cifra(?: del?)?|el (?:numero|porcentaje|avance)(?: del?)?) )"
_STAYS = (
    rf"(?: (?:pero |y |que )?(?:(?:deje|dejen|dejele|con) )?(?:{_FIGURE}(?P<figure>\d{{1,3}})?|"
    r"(?P<alone>\d{1,3}))(?: ?%| por ciento)?(?: ?(?:si|no|asi|solo|ese))?"
    r"(?: ?(?:esta (?:bien|correct[oa])|es (?:correct[oa]|ese|asi)|queda(?: igual| asi)?|vale"
    r"|sigue(?: igual)?|se (?:queda|deja|mantiene)|dejel[oa]|lo deja|la deja|igual|cambia"
    r"|l[oa] toque))?)"
)
_I_SAID = r"(?:yo )?(?:te |le |les )?(?:dije|escribi|reporte|mande|envie|puse|registre)\b"
_LAST_OUT = re.compile(
    rf"(?:(?:no|oiga|perdon|ay|mejor|que pena|por favor|porfa|y) ){{0,3}}"
    rf"(?:(?:en|de) la [a-z]{{0,3}}\d{{1,3}}(?: \d{{1,3}}){{0,3}} )?"
    rf"(?:(?P<either>{_OUT} (?:lo|eso) ultimo(?! que\b(?! {_I_SAID}))){_BEHIND}"
    rf"|{_OUT} {_THESE}{_CODED}{_BEHIND}|{_OUT} {_NOT_MEANT}"
    rf"|{_THESE}{_BEHIND} {_OUT}(?: (?:por favor|porfa|de ahi|gracias|favor)){{0,3}}"
    rf"|{_THESE} no (?:va|van|era|eran|es|son)(?: (?:ahi|aqui|para|pa|de|en|del?))"
    rf"(?: [a-z]{{1,20}}){{0,6}}){_STAYS}?"
)
# "quiten lo de Nelson", "borre eso de la incapacidad en la 5.4", "no publiquen lo de la pelea"
_NOT_TO_STAND = (
    rf"(?:{_OUT}|no (?:l[oa] |se )?(?:vayan? a )?"
    r"(?:publi|pong|pon|inclu|escrib|mencion|dej|registr|anot)[a-z]{1,5})"
)
_TOPIC = (
    r"(?:(?:la|el|los|las|mi|su) )?(?P<topic>(?!(?:ayer|antier|hoy|antes|ahora|arriba|hace|mes"
    r"|semana|otr[oa]|tod[oa]s?|la|el|mi|su|era|fue|iba)\b)[a-z]{3,20}"
    r"(?: (?!en\b|de la [a-z]?\d)[a-z]{2,20}){0,4}?)"
)
_TOPIC_OUT = re.compile(
    rf"(?:(?:no|oiga|perdon|ay|mejor|que pena|por favor|porfa|y|favor) ){{0,4}}"
    rf"(?:(?:en|de) la [a-z]{{0,3}}\d{{1,3}}(?: \d{{1,3}}){{0,3}} )?{_NOT_TO_STAND}(?: de ahi)?"
    r" (?:lo|eso|esa parte|la parte|nada|lo que (?:dije|puse|escribi)) (?:de que|del?|sobre|que) "
    rf"{_TOPIC}{_CODED}(?: (?:por favor|porfa|gracias|de ahi|de la descripcion|del reporte"
    r"|(?:que|porque|eso) (?:es|era|fue|iba|no|eso)\b(?: [a-z]{1,20}){0,8})){0,3}"
)
# "eso no va en la 2.2, era una pregunta"
_OF_ONE = rf"(?:{_CODED}|(?: (?:en|de|a) (?:la|el) [a-z]{{3,20}}(?: [a-z]{{2,20}}){{0,3}})?)"
_WAS_ASKED = re.compile(
    rf"(?:(?:no|oiga|perdon|ay|mejor|que pena|y) ){{0,3}}(?:{_OUT} )?"
    r"(?:(?:eso|es[ao] (?:ultim[oa]|parte)|eso ultimo|lo ultimo) )?"
    rf"(?:no (?:va|iba|es|era)(?: ahi| aqui)?{_OF_ONE} )?"
    r"(?:(?:eso|que|porque) )?(?:es|era|fue) (?:solo |apenas |mas bien )?una pregunta"
    rf"(?: (?:{_OUT}|que (?:yo )?(?:le )?hice|mia|por favor|porfa|gracias|no mas|no)){{0,3}}"
)
_QUESTION = re.compile(
    r"(?:(?:y|pero|eso|esto|oiga|si|ah) ){0,3}(?:quien(?:es)?|cuando|como|cual(?:es)?|cuant[oa]s?"
    r"|donde|que|por que|sera que) (?!se\b|ya\b).*"
)
_CLAUSE = re.compile(
    r"\s?[.;,]\s|\s(?:porque|pues|ya\sque|debido\sa|por|y|pero|con)\s", re.IGNORECASE
)
_SHORTEST = 3  # of a word that says what is spoken of
_LIKE = 6  # letters by which "incapacidad" is said again as "incapacitado"
_QUOTES = "«»\"“”' "


@dataclass(frozen=True, slots=True)
class Replaced:
    """The words that a report is to have (None: those that were added last are to go), and the
    words before them, which may name the activity. `or_all`: where none were added, the report;
    `figure`: the figure that is said to stay."""

    new: str | None
    head: str
    or_all: bool = False
    figure: int | None = None


def find(text: str) -> Replaced | None:
    """Return what a text says that the words of a report are to be, None where it says no such."""
    for pattern in (_BY, _NEW_WORDS, _IS_TO_SAY, _IS_THIS):
        found = pattern.fullmatch(text.strip())
        if found is None:
            continue
        head = found["head"].strip()
        new = found["new"].strip().strip(_QUOTES)
        names = _ONLY_NAMES.fullmatch(bare_words(head).strip()) is not None
        told = _OF_THE_RECORD.search(head) is not None
        if new and (told or names):
            return Replaced(new, head)
    plain = bare_words(text)
    out = None if "?" in text else _LAST_OUT.fullmatch(plain)
    if out is None:
        return None
    stays = out["figure"] or out["alone"]
    figure = int(stays) if stays else None
    return Replaced(None, read(text).text, or_all=out["either"] is not None, figure=figure)


def topic_taken_out(text: str) -> str | None:
    """Return the folded words by which a text calls what is not to stand in a description, None
    where it says no such thing: "quiten lo de Nelson"."""
    found = None if "?" in text else _TOPIC_OUT.fullmatch(bare_words(text))
    return found and found["topic"]


def was_a_question(text: str) -> bool:
    """Tell whether a text says no more than that words which were recorded were a question; not
    where those that were added last are to go, whatever they were."""
    said = "?" not in text and _WAS_ASKED.fullmatch(bare_words(text)) is not None
    return said and find(text) is None


def without_questions(description: str) -> str | None:
    """Return a description without the clauses that ask, None where none does."""
    edges = [0, *(one.end() for one in _CLAUSE.finditer(description)), len(description)]
    clauses = [description[at:end] for at, end in pairwise(edges)]
    kept = [one for one in clauses if "?" not in one and not _QUESTION.fullmatch(bare_words(one))]
    return None if len(kept) == len(clauses) else "".join(kept).strip(" .;,¿")


def without_topic(description: str, topic: str) -> str | None:
    """Return a description without the clauses that speak of a topic, "" where it is all of it;
    None where none does."""
    parts = parted_by_topic(description, topic)
    return None if parts is None else parts[0]


def parted_by_topic(description: str, topic: str) -> tuple[str, str] | None:
    """Return a description without the clauses that speak of a topic, and these; None where none
    does."""
    wanted = [word[:_LIKE] for word in topic.split() if len(word) >= _SHORTEST]
    edges = [*_CLAUSE.finditer(description)]
    starts = [0, *(one.end() for one in edges)]
    ends = [*(one.start() for one in edges), len(description)]
    clauses = [description[start:end] for start, end in zip(starts, ends, strict=True)]
    kept = [(at, one) for at, one in enumerate(clauses) if not _speaks_of(one, wanted)]
    if len(kept) == len(clauses):
        return None
    joined = "".join(
        (edges[at - 1][0] if place and at else "") + clause
        for place, (at, clause) in enumerate(kept)
    )
    places = {at for at, _ in kept}
    gone = ", ".join(one.strip() for at, one in enumerate(clauses) if at not in places)
    return joined.strip(" .;,"), gone.strip(" .;,")


def _speaks_of(clause: str, wanted: list[str]) -> bool:
    words = bare_words(clause).split()
    return bool(wanted) and all(any(one.startswith(start) for one in words) for start in wanted)
