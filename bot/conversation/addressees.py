"""Which office a person means: by its name, another spelling, a part of it, its people. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.understanding.wordlists import word_set
from core.spanish import OFFICE_KINDS, fold

_WORD = re.compile(r"\w+")
_SMALL = word_set("la el los las de del y e a al para en con por que es")
_KINDS = OFFICE_KINDS | word_set(
    "oficinas asesora jefe jefa doctor doctora dr dra ingeniero ingeniera señor señora"
)
# What people call an office that has another name: "sistemas" is the Oficina de las TIC.
_EVERYDAY = tuple(
    frozenset(one.split(", "))
    for one in (
        "sistemas, informatica, tic, tics, tecnologia, tecnologias, computo, telematica",
        "talento humano, recursos humanos, gestion humana, personal, rrhh",
        "juridica, juridico, asuntos juridicos, legal, abogados",
        "hacienda, finanzas, financiera, tesoreria, contabilidad, presupuesto",
        "infraestructura, obras, obras publicas",
        "comunicaciones, comunicacion, prensa",
        "contratacion, compras, adquisiciones",
        "archivo, gestion documental",
    )
)
_LONG = 5  # letters: below, a slip makes another word
_ALIKE = 0.84
# "no está en la lista, es Hacienda", "otra: Hacienda"; not "no, es que no sé".
_INSTEAD = re.compile(
    r"\W{0,3}(?:(?P<unlisted>(?:(?:la |el )?(?:de )?[^\W\d_]{3,20}(?: [^\W\d_]{2,20}){0,3}? )?"
    r"(?:no est[aá](?: ah[ií]| all[ií]| aqu[ií])?(?: en (?:la|esa|esta) lista)?"
    r"|no aparece(?: ah[ií]| aqu[ií])?(?: en (?:la|esa|esta) lista)?"
    r"|ninguna(?: de (?:es[ao]s|ellas|las anteriores))?))|(?:es )?otra|no(?=\s?[,.;:]|\spero\b))"
    r"(?:\s?[,.;:]?\s(?:pero )?(?:es|ser[ií]a|le (?:toca|corresponde) a)|\s?:(?:\ses)?"
    r"|\s?,\s(?:a|para)(?: la| el)?)"
    r"\s(?!que\b)(?P<name>\S[^\n]{1,79}?)"
    r"(?:,? (?:nada m[aá]s|y ya|por favor|(?:muchas )?gracias))*\W{0,3}",
    re.IGNORECASE,
)
# "perdón, de Hacienda no, de Sistemas", "no es de Hacienda sino de las TIC"
_NOT_BUT = re.compile(
    r"\W{0,3}(?:(?:perd[oó]n|disculpe|ay|huy|uy|no|que pena|me equivoqu[eé])[,.;:]?\s){0,3}"
    r"(?:(?:es|era)\s)?(?:(?:(?:de|a|para)(?:\s(?:la|el|las|los))?|al|del)\s[^\W\d_]{3,20}"
    r"(?:\s[^\W\d_]{2,20}){0,4}?\sno(?:\ses)?|no (?:es|era) (?:de|a|para)\s[^,.;:\n]{3,60}?)"
    r"(?:\s?[,.;:]\s?|\s)(?:(?:sino|es|era|mejor)\s){0,2}(?:de|a|para|al|del)"
    r"(?:\s(?:la|el|las|los))?\s(?P<name>\S[^\n]{1,79}?)"
    r"(?:,? (?:por favor|(?:muchas )?gracias))*\W{0,3}",
    re.IGNORECASE,
)

# "sí, pedirlo, pero el nombre correcto es Oficina Jurídica", "se llama Gestión Humana"
_CALLED = re.compile(
    r"(?P<before>[^\n]{0,40}?)(?<!\w)(?:(?:pero|solo que|aunque)\s)?"
    r"(?:(?:el|su) nombre (?:(?:correcto|completo|real|exacto|oficial|bien) )?(?:es|ser[ií]a)"
    r"|(?:la oficina |esa oficina )?se llama|corrijo[,:]?|quise decir|mejor dicho[,:]?)"
    r"\s(?:(?:es|de|la|el)\s){0,2}(?P<name>[^\s.,;:][^\n.,;:]{1,79})(?:[.,;:]\s{0,3}(?P<more>.{0,40}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Instead:
    """What a text names in the place of what was offered; `unlisted`: it says that that is not in
    the list."""

    name: str
    unlisted: bool


def named_instead(text: str) -> Instead | None:
    """Return what a text names after saying that none of those offered is meant."""
    if (other := _NOT_BUT.fullmatch(text.strip())) is not None:
        return Instead(other["name"].strip(" .,;:"), unlisted=False)
    found = _INSTEAD.fullmatch(text.strip())
    if found is None:
        return None
    return Instead(found["name"].strip(" .,;:"), found["unlisted"] is not None)


def corrected_name(text: str) -> tuple[str, str] | None:
    """Return what a text says before it tells the right name of an office, and that name."""
    found = _CALLED.fullmatch(text.strip())
    return None if found is None else (found["before"].strip(" ,.;:"), found["name"].strip())


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office that may take an activity over: its spellings, and the names of its people."""

    id: int
    name: str
    spellings: tuple[str, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An office that a name may mean; `person` is who of it was named."""

    office: KnownOffice
    person: str = ""


def find(typed: str, known: Iterable[KnownOffice]) -> tuple[Found, ...]:
    """Return the offices that a name may mean: one where it is clear, none where nothing fits.

    Words that no name has count for nothing: "jurídica el jueves" is the Oficina Jurídica. One that
    nobody has may be what an office is called every day, where only one office can be.
    """
    offices, words = tuple(known), _words(typed)
    whole = [one for one in offices if any(_words(name) == words for name in one.spellings)]
    if whole or not words:
        return tuple(Found(one) for one in whole)
    telling = [one for one in words if one not in _SMALL | _KINDS]
    marks = {one.id: max(_mark(telling, words, name) for name in one.spellings) for one in offices}
    best = max(marks.values(), default=(0, 0))
    if best[0]:
        return tuple(Found(one) for one in offices if marks[one.id] == best)
    return _by_person(telling, offices) or _by_everyday_name(words, offices)


def _by_everyday_name(words: list[str], offices: Iterable[KnownOffice]) -> tuple[Found, ...]:
    """Return the one office that may be meant by what people call it."""
    names = [names for names in _EVERYDAY if _has_one(words, names)]
    meant = [
        one
        for one in offices
        if any(_has_one(_words(name), some) for name in one.spellings for some in names)
    ]
    return (Found(meant[0]),) if len(meant) == 1 else ()


def _has_one(words: list[str], names: frozenset[str]) -> bool:
    said = f" {' '.join(words)} "
    return any(f" {name} " in said for name in names)


def _mark(telling: list[str], words: list[str], name: str) -> tuple[int, int]:
    """Return how many telling words a spelling has, and how many words of any sort."""
    its = _words(name)
    hits = sum(any(_alike(one, other) for other in its) for one in telling)
    return hits, sum(one in its for one in words if one in _KINDS) if hits else 0


def _by_person(telling: list[str], offices: Iterable[KnownOffice]) -> tuple[Found, ...]:
    marks = [
        (_mark(telling, [], person)[0], Found(office, person))
        for office in offices
        for person in office.people
    ]
    best = max((hits for hits, _ in marks), default=0)
    meant = {one.office.id: one for hits, one in marks if hits == best and best}
    return tuple(meant.values())


_SHORTEST = 2  # letters of a name that may be put in the plural


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG:
        return one == other or (len(other) > _SHORTEST and one == f"{other}s")  # "las TICS"
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(name))
