"""Persons among the names of those who answer for an activity: they are no offices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from core.spanish import fold
from plans.posts import CLERK, IN_CHARGE, SINGLE, STAFF, begins_with_post
from plans.values.office_words import BODIES
from plans.values.wrapped_names import with_names_joined

# An address is a person's, and so is a name behind a title or before a post: neither is an office.
_ADDRESS = re.compile(r"[(<\[]?[^\s@;,()<>]{1,64}@[^\s@;,()<>]{1,255}[)>\]]?")
_SIR = (
    r"(?:(?<!\w)(?<!\w\s)(?:[Dd]on|[Dd]oña)\s|"
    r"\b(?:[Dd]ra?|[Ii]ng|[Ll]ic|[Aa]rq|[Aa]bg|[Ee]sp|[Mm]g|[Mm]sc|MSc|[Ss]ra?|[Aa]bog|"
    r"Psic|Bact|Enf|Q\.\s?F)\.|"
    # "Prof. Universitario", "Prof. Planeación" are posts.
    r"\b[Pp]rof\.(?!\s?(?i:universitari|especializad|asociad|sistemas\b|archivo\b|talento\b|"
    r"\w{2,20}(?:ci[oó]n|miento|dad|[ií]tica)\b)))"
)
_BEGINS_WITH_POST = re.compile(rf"(?i:{STAFF})\b")
_PERSON = re.compile(
    rf"(?:\(\s?(?i:{IN_CHARGE})\s?:?\s|\(?(?:\b(?i:{STAFF})\s)?){_SIR}\s*[A-ZÁÉÍÓÚÑ]\w*"
    r"(?:(?:[^\S\n]+|\n(?!(?i:jef[ea]|l[ií]der|oficina|secretari|direc|geren|coordina|grupo|unidad)))"
    r"(?:de(?:l|\s+l[ao]s?)?\s+)?[A-ZÁÉÍÓÚÑ]\w*){1,4}\)?"
)
_EMPTY = re.compile(r"\(\s{0,3}\)")
# A post of which every office has some, and the words behind it that say no office.
_CLERK = (
    rf"(?i:{CLERK}|prof\.|p\.\s?[ue]\.)"
    r"(?i:\s(?:universitari[oa]|especializad[oa]|administrativ[oa]|operativ[oa]|asistencial|"
    r"de\s(?:apoyo|planta)|(?:de\s)?(?:sg[\s-]?)?sst|grado|c[oó]digo|\d{1,4})){0,4}"
)
_IN_BRACKETS = re.compile(rf"\(\s?{_CLERK}\s?\)")
_CLERK_ONLY = re.compile(rf"(?:{_CLERK}|(?i:{STAFF}(?:\s\w{{2,20}})?))?\s{{0,3}}")
# The initials that offices have, and what a post of "SST" or "SIG" is about.
_INITIALS = r"O(?:CI|CID|CDI|AP|AJ|AC|APS|TIC|TICS)\b"
_MATTER = rf"(?:\s(?!{_INITIALS})[A-ZÑ]{{2,6}}\b){{0,2}}"
_UNIT = (
    r"(?:Oficina|(?:Sub)?[Ss]ecretar[ií]a|(?:Sub)?[Dd]irecci[oó]n|(?:Sub)?[Gg]erencia|Unidad|"
    rf"Divisi[oó]n|Grupo|[ÁA]rea|Departamento|{_INITIALS})\b"
)
_BEGIN = r"(?:^|(?<=[\n;/|,])) ?"
_END = r"(?= ?(?:$|[\n;/|,]))"
# "Profesional Universitario – Almacén", "Contratista Oficina de Prensa"; "Almacén - Contratista".
_POST_BESIDE = re.compile(
    rf"{_BEGIN}(?!(?i:contador))(?:(?P<own>{_CLERK}\s(?i:del?)\s[^\n;/|,()]{{2,60}}),\s(?={_UNIT})|"
    rf"(?P<first>{_CLERK}{_MATTER})(?:\s?[–—-]\s|,\s|\s?\(|\s(?:de\s(?:la\s)?)?(?={_UNIT}))"
    rf"(?=[A-ZÁÉÍÓÚÑ])(?!(?i:{STAFF})\b))"
    rf"|(?<=\w)(?:\s[–—-]\s|\s?\()(?P<last>{_CLERK}{_MATTER}|(?i:jef[ea]|l[ií]der|coordinador[a]?))\)?{_END}"
)
_AREA_IN_BRACKETS = re.compile(
    rf"{_BEGIN}(?P<post>{_CLERK}{_MATTER})\s?"
    rf"\((?P<area>[A-ZÁÉÍÓÚÑ](?!(?i:{STAFF})\b)[^()\n]{{2,80}})\)"
)
# Who leads a matter in an office, or has a profession there: "Líder de calidad (Planeación)",
# "Gobierno - Enlace de víctimas". Who advises or counts may be an office alone.
_HELD = (
    rf"(?:(?i:{IN_CHARGE}|"
    rf"(?!asesor|contador|docente){STAFF})\b(?:\s(?![ye]\s)[\w.]+){{0,4}})"
)
_HELD_IN = re.compile(
    rf"{_BEGIN}(?P<post>{_HELD})(?:\s[–—-]\s|\s?\()(?P<area>(?!{_HELD})[A-ZÁÉÍÓÚÑ][^()\n;/|,]{{2,80}})\)?{_END}"
)
_HELD_BEHIND = re.compile(
    rf"{_BEGIN}(?P<area>(?!{_HELD})[A-ZÁÉÍÓÚÑ][^()\n;/|,]{{2,80}}?)(?:\s[–—-]\s|\s?\()(?P<post>{_HELD})\)?{_END}"
)
# "Talento Humano, Profesional SST", "Obras / Contratista", where the two are all that is listed.
_CLERK_BEHIND = re.compile(
    rf"(?:^|(?<=[\n;/|])) ?(?P<area>[A-ZÁÉÍÓÚÑ][^(),\n;/|]{{2,80}}?)"
    rf"(?:,\s|\s?/\s?(?!(?i:contador)))(?P<post>{_CLERK}{_MATTER})(?= ?(?:$|[\n;/|]))"
)
# "Secretaría General / Secretario General": an office and who is at its head.
_HEADS = {
    "secretari[oa]": "secretar[ií]a", "director[a]?": "direcci[oó]n", "gerente": "gerencia",
    "coordinador[a]?": "coordinaci[oó]n", "rector[a]?": "rector[ií]a",
}  # fmt: skip
_HEAD_BEHIND = tuple(
    re.compile(
        rf"(?P<area>(?i:{office})(?P<of>\s[^\n;/|,()]{{2,80}}?))(?:\s?[/;,\n]\s?|\s[–—-]\s)"
        rf"(?P<post>(?i:{head})(?i:(?P=of))){_END}"
    )
    for head, office in _HEADS.items()
)
# "Auxiliar de Archivo y Correspondencia": a post and what it is of.
_POST_OF = re.compile(
    rf"(?:^|(?<=[\n;/|,])) ?{_CLERK}\s(?i:del?(?:\sl[ao]s?)?)\s[^\n;/|,()]{{2,80}}"
)
# An initial may end a name: "Mauricio Cárdenas L.".
_INITIAL = r"(?: [A-ZÑ]\b\.?)?"
_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{1,20}"
_IN_CAPITALS = "[A-ZÁÉÍÓÚÑÜ]{2,20}"
_NAMES = (
    rf"(?:{_WORD}(?: [A-ZÑ]\.)?(?: (?:de(?:l| l[ao]s?)? )?{_WORD}){{1,4}}|"
    rf"{_IN_CAPITALS}(?: [A-ZÑ]\.)?(?: (?:DE(?:L| L[AO]S?)? )?{_IN_CAPITALS}){{1,4}}){_INITIAL}"
)
_SIGN = r"\n;,/|():–—-"
# "Carlos Pérez, profesional universitario de planeación", "Contratista: Luis Rivas", "Ana Gómez".
_NAMED = re.compile(
    rf"(?:^|(?<=[{_SIGN}])|(?<=\s[ye]\s)) {{0,2}}(?:(?i:{STAFF})(?:\s[a-záéíóúñ]{{2,20}})?\s?:?\s)?"
    rf"(?P<name>{_NAMES})(?:\s?[,(–—-]\s?(?P<post>(?i:{STAFF})\b[^{_SIGN}]{{0,80}})\)?)?"
    rf"(?= {{0,2}}(?:$|[{_SIGN}])|\s[ye]\s)"
)
# "(Tesorero: Eladio Caicedo)"; without a colon what follows may be what the post is of.
_POST_AND_NAME = re.compile(
    rf"(?:^|(?<=[\n;/|,])|(?<=\s[–—-])) ?\(?(?P<post>(?i:{SINGLE})(?:\s[a-záéíóúñ]{{2,20}})?"
    rf"(?:\s(?:General|Municipal|Legal))?)(?P<colon> ?:)? (?P<name>{_NAMES})\)?(?= ?(?:$|[\n;/|,]))"
)
# Of these an entity has one, who is not of anything: a name follows.
_OF_NOTHING = re.compile(r"(?:tesorer[oa]|president[ea]|pagador[a]?|almacenista|representante)\b")
# "Profesional Universitario de Calidad" in the line below the office where that works.
_CLERK_BELOW = re.compile(
    r"(?:^|(?<=[\n;/|,])) ?(?P<area>[A-ZÁÉÍÓÚÑ][^(),\n;/|]{2,80}"
    r"(?:\s(?:del?|y)\n[^(),\n;/|]{2,40})?)\n"
    rf"(?P<post>(?!(?i:contador|t[eé]cn|tecn))(?i:{CLERK})\b(?![^\n]*(?:\s(?:[–—-]|[ye])\s|{_UNIT}))"
    r"[^(),\n;/|]{0,60}?(?:(?:\s(?i:del?)\n|\ndel?\s)[^(),\n;/|]{2,40})?)"
    r"(?= ?(?:$|\n(?![a-záéíóúñ])))"
)
# "Profesional SST - Yurani Cortés": who holds a post, where no area has that name.
_POST_AND_HOLDER = re.compile(
    rf"{_BEGIN}(?P<post>{_CLERK}{_MATTER})\s[–—-]\s(?P<name>{_NAMES}){_END}"
)
_FULL_NAME = re.compile(r"(?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{1,20}(?: (?:de|del|la) | |$)){3,5}")
_PARTICLES = frozenset({"DE", "DEL", "LA", "LAS", "LOS"})
_BEGINS_WITH_INITIAL = re.compile(r"(?:[A-ZÑ]\. ?){1,2}[A-ZÁÉÍÓÚÑ]\w+")
_FURTHER_INITIAL = re.compile(r" [A-ZÑ]\.?$| [A-ZÑ]\.(?= )")
_TWO_NAMES = re.compile(r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{1,20} [A-ZÁÉÍÓÚÑ][a-záéíóúñü]{1,20}")
# The names that most people in Colombia have first: "Ana Gómez" is no office.
_FIRST = frozenset({
    "adriana", "alba", "alberto", "alejandra", "alejandro", "alexander", "alexandra", "alfonso",
    "alfredo", "alirio", "alvaro", "amanda", "amparo", "ana", "andres", "angela", "angelica",
    "antonio", "armando", "arturo", "astrid", "beatriz", "bernardo", "blanca", "brayan",
    "camila", "camilo", "carlos", "carmen", "carolina", "catalina", "cecilia", "cesar",
    "claudia", "consuelo", "cristian", "cristina", "daniel", "daniela", "dario", "david",
    "deisy", "derly", "diana", "diego", "dora", "doris", "edgar", "edilberto", "edilma",
    "eduardo", "edwin", "efrain", "elena", "eliecer", "elizabeth", "elkin", "emilio", "emilse",
    "enrique", "erika", "ernestina", "ernesto", "esteban", "estella", "evelio", "fabian",
    "fabio", "fanny", "felipe", "fernando", "flor", "francisco", "freddy", "fredy", "gabriel",
    "gerardo", "german", "gilberto", "giovanni", "gladys", "gloria", "gonzalo", "guillermo",
    "gustavo", "harold", "hector", "henry", "heriberto", "hermes", "hernan", "hernando", "hugo",
    "humberto", "ines", "isabel", "ismael", "ivan", "iveth", "ivonne", "jaime", "jairo",
    "janeth", "javier", "jeison", "jenny", "jessica", "jesus", "jhon", "jhonatan", "johana",
    "john", "jonathan", "jorge", "jose", "juan", "juana", "julian", "juliana", "julio", "karen",
    "katherine", "laura", "leidy", "leonardo", "leonel", "leonor", "libardo", "ligia",
    "liliana", "lina", "lorena", "lucia", "luis", "luisa", "luz", "luzmila", "magda", "manuel",
    "marcela", "margarita", "maria", "mariana", "mario", "marlen", "marlene", "marleny",
    "marta", "martha", "martin", "maryluz", "mauricio", "mayerly", "mercedes", "miguel",
    "milena", "miriam", "monica", "myriam", "nancy", "natalia", "nelson", "nestor", "nicolas",
    "nidia", "nilson", "nohora", "norma", "nubia", "olga", "omar", "orlando", "oscar",
    "oswaldo", "pablo", "paola", "patricia", "paula", "pedro", "rafael", "ramiro", "ramon",
    "raul", "rene", "ricardo", "rigoberto", "roberto", "rocio", "rodolfo", "rodrigo", "rosa",
    "rosalba", "ruben", "rubiela", "ruth", "samuel", "sandra", "santiago", "sara", "sebastian",
    "sergio", "silvia", "sofia", "sonia", "stella", "tatiana", "teresa", "uriel", "valentina",
    "veronica", "victor", "viviana", "william", "wilmar", "wilmer", "wilson", "ximena",
    "yadira", "yamile", "yaneth", "yeison", "yenny", "yesid", "yessica", "yolanda", "yolima",
    "yuliana", "yuri", "zoraida",
})  # fmt: skip
# A name that begins so is of an area, though a post stands behind it.
_AREA = re.compile(
    r"(?:talento|control|archivo|servicio|desarrollo|sistemas|bienestar|salud|cultura|deporte|hacienda)\b|"
    r"\w{2,30}(?:ion|miento|dad|ia|ica|tica|ura|ncia)\b"
)
_AREA_END = re.compile(r"[\n;,/|()]|\s[–—-]\s")
# Who works for an entity and is none of its offices, nor of its staff.
_EXTERNAL = re.compile(
    r"(?:la |el |los )?(?:arls?|eps|afp|ips|administradora de riesgos(?: laborales)?|"
    r"fondos? de pensiones|cajas? de compensacion(?: familiar)?|"
    r"(?:empresas? |firmas? )?(?:contratistas?|proveedor(?:a|es)?|consultor(?:a|es)?)"
    r"(?: (?:extern[oa]s?|(?:de |del )?(?:sg[ -]?)?sst))?|"
    r"operador(?:es)?(?: (?:logisticos?|extern[oa]s?))?|interventor(?:ia)?|terceros|"
    r"asesor(?:es|ia)? extern[oa]s?|asesor(?:es|ia)? de (?:la )?arl)"
)
_EDGES = " \t\r\n.,;:/|()<>[]-–—"


def without_persons(text: str, is_office: Callable[[str], bool]) -> str:
    """Return a cell without the persons that it surely names, with their posts and addresses, and
    without posts beside the office that has them; `is_office` tells what begins like an office."""
    named = _without_names(with_names_joined(text, _FIRST, is_office), is_office)
    bare, _ = _posts_apart(named, is_office)
    return _EMPTY.sub("", _IN_BRACKETS.sub("", bare))


def persons_in(text: str, is_office: Callable[[str], bool]) -> Iterator[str]:
    """Yield the names and addresses of the persons that a cell surely names, and the posts that it
    prints beside their office."""
    text = with_names_joined(text, _FIRST, is_office)
    if "@" in text:
        yield from (found.strip(_EDGES) for found in _ADDRESS.findall(text))
        text = _ADDRESS.sub(" ", text)
    yield from (found.group().strip(_EDGES) for found in _PERSON.finditer(text))
    text = _PERSON.sub(" ", text)
    named = [one for one in _NAMED.finditer(text) if _names_person(one, is_office)]
    named += [one for one in _POST_AND_NAME.finditer(text) if _names_holder(one, is_office)]
    yield from dict.fromkeys(one["name"].rstrip(".") for one in named)
    yield from _posts_apart(_without_names(text, is_office), is_office)[1]


def _posts_apart(text: str, is_office: Callable[[str], bool]) -> tuple[str, list[str]]:
    """Return a cell without the posts beside the office that has them, and these, and without who
    holds one."""
    text, posts = _without_holders(text, is_office)

    def area(found: re.Match[str]) -> str:
        if not is_area(found["area"], is_office):
            return found.group()
        posts.append(" ".join(found["post"].split()))
        behind = found.start("area") < found.start("post")
        return found["area"] if behind else below(found) + found["area"]

    def below(found: re.Match[str]) -> str:
        """Return the sign between an area and a line above."""
        return ";" if found.string[: found.start()].endswith("\n") else ""

    def apart(found: re.Match[str]) -> str:
        posts.append(found["own"] or found["first"] or found["last"])
        return below(found)

    def above(found: re.Match[str]) -> str:
        known = is_office(found["area"]) or BODIES.match(fold(found["area"]))
        return area(found) if known else found.group()

    text = _CLERK_BELOW.sub(above, text)
    for pattern in (_HELD_IN, _HELD_BEHIND, _CLERK_BEHIND, *_HEAD_BEHIND):
        text = pattern.sub(area, text)
    return _POST_BESIDE.sub(apart, _AREA_IN_BRACKETS.sub(area, text)), posts


def _without_holders(text: str, is_office: Callable[[str], bool]) -> tuple[str, list[str]]:
    """Return a cell with posts alone that are told with their holders, and the names of these."""
    names: list[str] = []

    def alone(found: re.Match[str]) -> str:
        if is_area(found["name"], is_office):
            return found.group()
        names.append(found["name"])
        return found["post"]

    return _POST_AND_HOLDER.sub(alone, text), names


def is_area(name: str, is_office: Callable[[str], bool]) -> bool:
    """Tell whether what stands beside a post is no other post, and no person that is not known."""
    if begins_with_post(name):
        return False
    person = _TWO_NAMES.fullmatch(name) or _FULL_NAME.fullmatch(name)
    surely = is_office(name) or bool(BODIES.match(fold(name)))
    return not person or surely or any(map(_AREA.match, fold(name).split()))


def areas_of_posts(text: str) -> Iterator[str]:
    """Yield what stands behind a post up to the next sign, the one area that it is of, and posts
    with what they are of."""
    yield from (found.group().strip() for found in _POST_OF.finditer(text))
    yield from (found["area"] for found in _HELD_IN.finditer(text))
    for found in _POST_BESIDE.finditer(text):
        if found["first"]:
            yield _AREA_END.split(text[found.end() :], maxsplit=1)[0].strip()


def _without_names(text: str, is_office: Callable[[str], bool]) -> str:
    def kept(found: re.Match[str]) -> str:
        if not _names_person(found, is_office):
            return found.group()
        post = found["post"] or ""
        return " " if _CLERK_ONLY.fullmatch(post) else f" {post}"

    def holder(found: re.Match[str]) -> str:
        if not _names_holder(found, is_office):
            return found.group()
        others = re.split(r"[\n;/|,]", text[: found.start()] + text[found.end() :])
        beside = any(is_office(one.strip()) or BODIES.match(fold(one).strip()) for one in others)
        return " " if beside else found["post"]

    if "@" in text:
        text = _ADDRESS.sub(" ", text)
    text = _PERSON.sub(" ", text)
    return _NAMED.sub(kept, _POST_AND_NAME.sub(holder, text)).strip()


def _names_holder(found: re.Match[str], is_office: Callable[[str], bool]) -> bool:
    """Tell whether a person's name follows a post, and not what the post is of."""
    name, post = found["name"], fold(found["post"])
    words = [fold(word) for word in name.split()]
    other = any(is_office(one) or begins_with_post(one) or _AREA.match(one) for one in words)
    return is_person(name) or (not other and bool(found["colon"] or _OF_NOTHING.match(post)))


def _names_person(found: re.Match[str], is_office: Callable[[str], bool]) -> bool:
    name = found["name"]
    if _BEGINS_WITH_POST.match(name) or any(is_office(word) for word in name.split()):
        return False
    return is_person(name) or (found["post"] is not None and not _AREA.match(fold(name)))


def is_external(name: str) -> bool:
    """Tell whether a name of a list is of somebody outside of the entity: "ARL", "Contratista"."""
    return bool(_EXTERNAL.fullmatch(fold(name)))


def is_person(name: str) -> bool:
    """Tell whether one name of a list is a person's: it begins with a usual first name."""
    full = _FURTHER_INITIAL.sub("", _in_small_letters(name))
    named = _FULL_NAME.fullmatch(full) or _TWO_NAMES.fullmatch(full)
    return bool(named) and fold(full.split()[0]) in _FIRST


def may_be_person(name: str) -> bool:
    """Tell whether a name may be a person's: so has three words and more, of which the first is no
    area's, or is one's surely."""
    full = _in_small_letters(name)
    long = bool(_FULL_NAME.fullmatch(full)) and not _AREA.match(fold(full))
    return long or is_person(name)


def is_said_of_person(name: str) -> bool:
    """Tell whether a name says who it is in a column that names people: a post, or a name of which
    initials may be left ("Y. Arboleda", "J. C. Mina Paz")."""
    return begins_with_post(name) or may_be_person(name) or bool(_BEGINS_WITH_INITIAL.match(name))


def _in_small_letters(name: str) -> str:
    """Return a name in capitals as people write it elsewhere."""
    if not name.isupper():
        return name
    return " ".join(one.lower() if one in _PARTICLES else one.capitalize() for one in name.split())
