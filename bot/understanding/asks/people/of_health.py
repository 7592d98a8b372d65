"""What a motive tells of somebody's health, which no other office is to read. Pure."""

from __future__ import annotations

import re

from core.spanish import bare_words

ABSENT = "ausencia de una persona del equipo"

_STATE = (
    r"(?:incapacitad[oa]|hospitalizad[oa]|intern(?:ad[oa])|operad[oa]|convaleciente|embarazada)"
)
# That somebody is ill: of one who is named by what she does alone it is her office's to say.
_ILL = re.compile(
    rf"\b{_STATE}\b|\b(?:en|con|de|una|su|la|por) (?:la )?incapacidad\b"
    r"|\b(?:se|me) (?:enferm(?:o|aron)|incapacit(?:o|aron)|accidento)\b"
    r"|\b(?:esta|estuvo|estaba|sigue|anda|se encuentra|quedo) (?:muy |bastante |gravemente )?"
    r"enferm[oa]\b|\b(?:su|una|la) enfermedad\b|\b(?:problemas?|motivos?|razones) de salud\b"
)
# What she has, and what is done to her.
_DIAGNOSIS = re.compile(
    r"\b(?:por|con|de|en|una|su|la|tiene|tuvo|le (?:hicieron|dio|dieron|detectaron)|a)"
    r" (?:(?:una?|su|la) )?(?:cirugia|quimioterapia|radioterapia|cancer|tumor"
    r"|infarto|fractura|covid|dengue|neumonia|depresion|parto|aborto"
    r"|trombosis|apendicitis|embarazo(?: de alto riesgo)?)\b"
    r"|\bl[aeo]s? (?:operaron|van a operar|operan|hospitalizaron|internaron|incapacitaron"
    r"|diagnosticaron|detectaron|encontraron un)\b"
    r"|\bse (?:fracturo|opero|quebro|partio) (?:el|la|un|una|de)\b"
    r"|\blicencia de (?:maternidad|luto)\b"
    rf"|\b{_STATE} (?:de|por) (?:la|el|una?) \w+"
)
# A project or a thing of the work may have such a word: "la jornada de cirugías", "la ruta de".
_OF_THE_WORK = re.compile(
    r"\b(?:jornadas?|brigadas?|campanas?|rutas?|programas?|servicios?|salas?|contratos?|equipos?"
    r"|poblacion|pacientes|personas|usuari[oa]s|caso|casos|brote|vacunas?|prevencion) "
    r"(?:\w+ ){0,3}?(?:de|del|con|contra|por|incapacitad|hospitalizad|enferm)"
)
_NAMED = re.compile(r"(?<=\w\s)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}")
# A name in small letters; what she tells of herself is hers to tell.
_BY_NAME_FIRST = re.compile(
    r"(?!(?:el|la|los|las|un|una|mi|nuestr[oa]|su|se|me|por|que|hay|hubo|estoy|estuve|estaba|sigo"
    r"|tengo|quede|yo)\b)"
)
# Begins where the signs begin: from each of them anew, or with a sign and its space taken in two
# ways, many would take for ever.
_LEFT_OVER = re.compile(r"(?<![,;:.\s])[,;:.\s]+(?=[,;.]|$)")
_CLAUSE = re.compile(r"(?P<edge>[.;:,\n](?!\d)\s{0,3}|\s(?=y\s))")


def without_health(words: str) -> str:
    """Return a motive whose clauses that tell how ill somebody is who is named, or what she has,
    say only that somebody is absent."""
    if _ILL.search(bare_words(words)) is None and _DIAGNOSIS.search(bare_words(words)) is None:
        return words
    pieces = _CLAUSE.split(words)
    said, named = [], False
    for at, piece in enumerate(pieces):
        if at % 2:
            said.append(piece)
            continue
        tells = _tells(piece, after=named)
        named = named or tells
        said.append(_absent(piece) if tells and ABSENT not in said else "" if tells else piece)
    return _LEFT_OVER.sub("", "".join(said)).strip(" ,;:") or ABSENT


def tells_of_health(clause: str) -> bool:
    """Tell whether a clause about one who is known by her title tells of her health."""
    return _tells(clause, after=True)


def _tells(clause: str, *, after: bool) -> bool:
    """Tell whether a clause tells of somebody's health; `after` one that did it goes on of her."""
    plain = bare_words(clause)
    if _OF_THE_WORK.search(plain):
        return False
    if _DIAGNOSIS.search(plain):
        return True
    named = _NAMED.search(clause) or _BY_NAME_FIRST.match(plain)
    return _ILL.search(plain) is not None and (after or named is not None)


def _absent(clause: str) -> str:
    joint = "y " if clause.startswith("y ") else ""
    return f"{joint}{ABSENT}"
