"""Persons among the names of those who answer for an activity: they are no offices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from core.spanish import fold

# An address is a person's, and so is a name behind a title or before a post: neither is an office.
_ADDRESS = re.compile(r"[(<\[]?[^\s@;,()<>]{1,64}@[^\s@;,()<>]{1,255}[)>\]]?")
_SIR = (
    r"(?:(?<!\w)(?<!\w\s)(?:[Dd]on|[Dd]oña)\s|"
    r"\b(?:[Dd]ra?|[Ii]ng|[Ll]ic|[Aa]rq|[Aa]bg|[Ee]sp|[Mm]g|[Ss]ra?|Psic|Bact|Enf|Q\.\s?F)\.)"
)
# A post that is held in an office, and leads none.
_POST = (
    r"(?:profesional|t[eé]cnic[oa]|tecn[oó]log[oa]|contratista|auxiliar|asistente|asesor[a]?|"
    r"abogad[oa]|ingenier[oa]|contador[a]?|funcionari[oa]|servidor[a]?|practicante|pasante|"
    r"operari[oa]|psic[oó]log[oa]|trabajador[a]?\ssocial|docente|enfermer[oa]|m[eé]dic[oa]|"
    r"bibliotec[oó]log[oa]|archivista|administrador[a]?)"
)
_PERSON = re.compile(
    rf"\(?(?:\b(?i:{_POST})\s)?{_SIR}\s*[A-ZÁÉÍÓÚÑ]\w*"
    r"(?:\s+(?:de(?:l|\s+l[ao]s?)?\s+)?[A-ZÁÉÍÓÚÑ]\w*){1,4}\)?"
)
_EMPTY = re.compile(r"\(\s{0,3}\)")
# A post of which every office has some, and the words behind it that say no office.
_CLERK = (
    r"(?i:profesional|t[eé]cnic[oa]|tecn[oó]log[oa]|contratista|auxiliar|asistente|funcionari[oa]|"
    r"servidor[a]?|practicante|pasante|operari[oa]|abogad[oa]|ingenier[oa]|contador[a]?|prof\.|"
    r"p\.\s?[ue]\.)"
    r"(?i:\s(?:universitari[oa]|especializad[oa]|administrativ[oa]|operativ[oa]|asistencial|"
    r"de\s(?:apoyo|planta)|grado|c[oó]digo|\d{1,4})){0,4}"
)
_IN_BRACKETS = re.compile(rf"\(\s?{_CLERK}\s?\)")
_CLERK_ONLY = re.compile(rf"(?:{_CLERK}|(?i:{_POST}(?:\s\w{{2,20}})?))?\s{{0,3}}")
_UNIT = (
    r"(?:Oficina|(?:Sub)?[Ss]ecretar[ií]a|(?:Sub)?[Dd]irecci[oó]n|(?:Sub)?[Gg]erencia|Unidad|"
    r"Divisi[oó]n|Grupo|[ÁA]rea|Departamento)\b"
)
# "Profesional Universitario – Almacén", "Contratista Oficina de Prensa"; "Almacén - Contratista".
_POST_BESIDE = re.compile(
    rf"(?:^|(?<=[\n;/|,])) ?(?P<first>{_CLERK})"
    rf"(?:\s?[–—-]\s|,\s|\s?\(|\s(?:de\s(?:la\s)?)?(?={_UNIT}))(?=[A-ZÁÉÍÓÚÑ])(?!(?i:{_POST})\b)"
    rf"|(?<=\w)(?:\s[–—-]\s|\s?\()(?P<last>{_CLERK}|(?i:jef[ea]|l[ií]der))\)?(?= ?(?:$|[\n;/|,]))"
)
# An initial may end a name: "Mauricio Cárdenas L.".
_INITIAL = r"(?: [A-ZÑ]\b\.?)?"
_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{1,20}"
_NAMES = rf"{_WORD}(?: (?:de(?:l| l[ao]s?)? )?{_WORD}){{1,4}}{_INITIAL}"
_SIGN = r"\n;,/|():–—-"
# "Carlos Pérez, profesional universitario de planeación", "Contratista: Luis Rivas", "Ana Gómez".
_NAMED = re.compile(
    rf"(?:^|(?<=[{_SIGN}])|(?<=\s[ye]\s)) {{0,2}}(?:(?i:{_POST})(?:\s[a-záéíóúñ]{{2,20}})?\s?:?\s)?"
    rf"(?P<name>{_NAMES})(?:\s?[,(–—-]\s?(?P<post>(?i:{_POST})\b[^{_SIGN}]{{0,80}})\)?)?"
    rf"(?= {{0,2}}(?:$|[{_SIGN}])|\s[ye]\s)"
)
_FULL_NAME = re.compile(r"(?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{1,20}(?: (?:de|del|la) | |$)){3,5}")
_LAST_INITIAL = re.compile(r" [A-ZÑ]\.?$")
_TWO_NAMES = re.compile(r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{1,20} [A-ZÁÉÍÓÚÑ][a-záéíóúñü]{1,20}")
# The names that most people in Colombia have first: "Ana Gómez" is no office.
_FIRST = frozenset({
    "adriana", "alba", "alberto", "alejandra", "alejandro", "alexander", "alfonso", "alfredo",
    "alvaro", "amanda", "amparo", "ana", "andres", "angela", "angelica", "antonio", "astrid",
    "beatriz", "bernardo", "blanca", "camila", "camilo", "carlos", "carmen", "carolina",
    "catalina", "cecilia", "cesar", "claudia", "consuelo", "cristian", "cristina", "daniel",
    "daniela", "dario", "david", "diana", "diego", "dora", "edgar", "eduardo", "efrain", "elena",
    "elizabeth", "elkin", "emilio", "enrique", "erika", "ernesto", "esteban", "fabian", "fabio",
    "felipe", "fernando", "francisco", "gabriel", "german", "gladys", "gloria", "guillermo",
    "gustavo", "hector", "henry", "hernan", "hernando", "hugo", "ines", "isabel", "ivan", "ivonne",
    "jaime", "jairo", "javier", "jenny", "jesus", "jhon", "johana", "john", "jorge", "jose",
    "juan", "juana", "julian", "juliana", "julio", "karen", "laura", "leidy", "leonardo", "leonor",
    "libardo", "ligia", "liliana", "lina", "lucia", "luis", "luisa", "luz", "magda", "manuel",
    "marcela", "margarita", "maria", "mariana", "mario", "marta", "martha", "martin", "mauricio",
    "mercedes", "miguel", "milena", "miriam", "monica", "myriam", "nancy", "natalia", "nelson",
    "nestor", "nicolas", "nidia", "norma", "nubia", "olga", "omar", "orlando", "oscar", "pablo",
    "paola", "patricia", "paula", "pedro", "rafael", "ramiro", "ramon", "raul", "ricardo",
    "rigoberto", "roberto", "rocio", "rodrigo", "rosa", "ruben", "ruth", "sandra", "santiago",
    "sara", "sebastian", "sergio", "silvia", "sofia", "sonia", "tatiana", "teresa", "uriel",
    "valentina", "veronica", "victor", "viviana", "william", "wilson", "ximena", "yaneth", "yesid",
    "yolanda",
})  # fmt: skip
# A name that begins so is of an area, though a post stands behind it.
_AREA = re.compile(
    r"(?:talento|control|archivo|servicio|sistemas|bienestar|salud|cultura|deporte|hacienda)\b|"
    r"\w{2,30}(?:cion|miento|dad|ia|ica|tica|ura|ncia)\b"
)
_EDGES = " \t\r\n.,;:/|()<>[]-–—"


def without_persons(text: str, is_office: Callable[[str], bool]) -> str:
    """Return a cell without the persons that it surely names, with their posts and addresses, and
    without posts beside the office that has them; `is_office` tells what begins like an office."""

    bare = _POST_BESIDE.sub("", _without_names(text, is_office))
    return _EMPTY.sub("", _IN_BRACKETS.sub("", bare))


def persons_in(text: str, is_office: Callable[[str], bool]) -> Iterator[str]:
    """Yield the names and addresses of the persons that a cell surely names, and the posts that it
    prints beside their office."""
    if "@" in text:
        yield from (found.strip(_EDGES) for found in _ADDRESS.findall(text))
        text = _ADDRESS.sub(" ", text)
    yield from (found.group().strip(_EDGES) for found in _PERSON.finditer(text))
    named = _NAMED.finditer(_PERSON.sub(" ", text))
    yield from (found["name"].rstrip(".") for found in named if _names_person(found, is_office))
    posts = _POST_BESIDE.finditer(_without_names(text, is_office))
    yield from (found["first"] or found["last"] for found in posts)


def _without_names(text: str, is_office: Callable[[str], bool]) -> str:
    def kept(found: re.Match[str]) -> str:
        if not _names_person(found, is_office):
            return found.group()
        post = found["post"] or ""
        return " " if _CLERK_ONLY.fullmatch(post) else f" {post}"

    if "@" in text:
        text = _ADDRESS.sub(" ", text)
    return _NAMED.sub(kept, _PERSON.sub(" ", text)).strip()


def _names_person(found: re.Match[str], is_office: Callable[[str], bool]) -> bool:
    name = found["name"]
    if any(is_office(word) for word in name.split()):
        return False
    return is_person(name) or (found["post"] is not None and not _AREA.match(fold(name)))


def is_person(name: str) -> bool:
    """Tell whether one name of a list is a person's: it begins with a usual first name."""
    full = _LAST_INITIAL.sub("", name)
    named = _FULL_NAME.fullmatch(full) or _TWO_NAMES.fullmatch(full)
    return bool(named) and fold(full.split()[0]) in _FIRST


def may_be_person(name: str) -> bool:
    """Tell whether a name may be a person's: so has three words and more, or is one's surely."""
    return bool(_FULL_NAME.fullmatch(name)) or is_person(name)
