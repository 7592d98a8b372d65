"""Lists of offices as plans print them, split into names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from core.spanish import fold
from plans.values import persons
from plans.values.clean import clean, join_cut_words
from plans.values.listed import items
from plans.values.percents import is_not_due

# The words with which the name of an office begins.
_HEADS = (
    "oficina", "subdireccion", "direccion", "secretaria", "subsecretaria", "departamento",
    "grupo", "coordinacion", "vicepresidencia", "presidencia", "gerencia", "subgerencia", "area",
    "equipo", "despacho", "ministerio", "ministro", "ministra", "alcaldia", "alcalde",
    "alcaldesa", "gobernacion", "gobernador", "gobernadora", "jefe", "jefatura", "unidad",
    "division", "seccion", "comite", "consejo", "comisaria", "inspeccion", "personeria",
    "contraloria", "tesoreria", "rectoria", "vicerrectoria", "decanatura", "facultad",
    "instituto", "agencia", "superintendencia", "viceministerio", "asesoria", "coordinador",
    "coordinadora", "director", "directora", "secretario", "subdirector", "subdirectora",
    "gerente", "lider",
)  # fmt: skip
# The same words as people shorten them.
_SHORTENED = {
    "sec": "secretaria", "secr": "secretaria", "subsec": "subsecretaria", "of": "oficina",
    "ofi": "oficina", "ofic": "oficina", "dir": "direccion", "subdir": "subdireccion",
    "dpto": "departamento", "depto": "departamento", "dep": "departamento", "coord": "coordinacion",
    "ger": "gerencia", "vicepres": "vicepresidencia", "gpo": "grupo", "min": "ministerio",
}  # fmt: skip
_HEAD = re.compile(rf"(?:{'|'.join(_HEADS)})\b|(?:{'|'.join(_SHORTENED)})\.")
_COLLECTIVE = re.compile(
    r"(?:el |la |los |las |a )?(?:tod[oa]s?|cada|demas|areas|dependencias?|lideres|responsables|"
    r"procesos|unidades|secretarias|oficinas|direcciones|subdirecciones|grupos|equipos|"
    r"funcionarios|servidores|enlaces|area (?:lider|responsable|encargada))\b"
)
# Alone, these words are no name: what follows goes on with it.
_BARE = frozenset({
    *_HEADS, "areas", "dependencias", "procesos", "unidades", "secretarias", "oficinas",
    "direcciones", "grupos", "equipos",
})  # fmt: skip
LINKS = frozenset({
    "de", "del", "la", "las", "el", "los", "y", "e", "para", "a", "al", "en",
})  # fmt: skip
# A name that ends with one of these goes on.
_OPEN = LINKS - {"y", "e"}
_UNFINISHED = LINKS | frozenset(_HEADS) | {"asesora", "asesor", "gestion", "proceso", "programa"}

_SEPARATOR = re.compile(r"\s+[ye]\s+|\s*\n\s*|\s*;\s*|\s*,\s*|\s*[/|]\s*|\s+[-–—]\s+|\s+")
_AND = re.compile(r"\s[ye]\s")
_AND_IN_NAME = re.compile(r"\s[ye]\s", re.IGNORECASE)
_LISTED = re.compile(r"[\n;/|]")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,8}s?")
_LONGEST_HEAD = 40
_LONGEST_POST = 2
_LONGEST_PAIR = 160
_SHORTEST_NAME = 2
# Left of a list of which a page break took the rest.
_LAST_LINK = re.compile(r"\s[ye]$", re.IGNORECASE)
_EDGES = " \t\r\n.,;:/|-–—"
# Between the offices that lead and those that support them: "con el apoyo de la", "(apoyo:".
_SUPPORTED_BY = re.compile(
    r"(?<!\bde)[\s,;.(–—-]{1,9}(?<=[\s,;.(–—-])(?:con\s+(?:el\s+)?apoyo\s+de(?:l\b|\s+(?:la|las|los)\b|\b)"
    r"|(?:(?:[áa]reas?|oficinas?|dependencias?)\s+de\s+)?apoy(?:os?|an?)\s*:"
    r"|(?<=\()apoy(?:o|an?)\s)\s*",
    re.IGNORECASE,
)
# What leads an office and may stand alone: "Gerencia / Oficina de Sistemas" are two.
_LEADING = frozenset({
    "gerencia", "gerente", "presidencia", "vicepresidencia", "rectoria", "alcaldia", "alcalde",
    "alcaldesa", "gobernacion", "gobernador", "gobernadora", "despacho", "personeria", "tesoreria",
    "direccion", "director", "directora", "rector", "rectora", "coordinador", "coordinadora",
    "personero", "personera",
})  # fmt: skip
_ITEM_END = re.compile(r"[\n;,/|]|\s[-–—]\s|\s[ye]\s|$")
_MOST_PEOPLE = 0.6
# Whose name may follow an "y" without being part of the one before: bodies, and posts of one.
_OTHERS = re.compile(
    r"(?:asociacion|junta|concejo|consejo|veeduria|cabildo|comite|comunidad|rector|rectora|docentes?|"
    r"orientador|orientadora|psicolog[oa]|enfermer[oa]|medic[oa]|tesorer[oa]|almacenista|contador|"
    r"contadora|personer[oa]|comisari[oa]|inspector|inspectora|auditor|auditora|asesor|asesora|"
    r"bibliotecari[oa]|coordinador|coordinadora|secretari[oa]|pagador|pagadora|director|directora|"
    r"gerente|alcalde|alcaldesa|gobernador|gobernadora|profesional|tecnic[oa])\b"
)
# Who answers in a line of its own below another name, with what for behind it.
_POST_OF = re.compile(
    r"(?:responsable|referente|supervisora?|encargad[oa]|auxiliar|asistente|lider) \w"
)
# Areas that most entities have by these names, in a line of their own below an office.
_USUAL = frozenset({
    "talento humano", "gestion documental", "control interno", "almacen", "archivo", "sistemas",
    "planeacion", "contratacion", "comunicaciones", "presupuesto", "contabilidad", "facturacion",
    "cartera", "atencion ciudadano", "servicio ciudadano", "atencion usuario", "trabajo social",
    "gestion humana", "recursos humanos", "recursos fisicos", "bienestar social", "nomina",
    "registro control", "registro control academico", "admisiones registro",
})  # fmt: skip
# A line that holds one of these words alone goes on in the next: "Talento" over "Humano".
_HALVES = frozenset({
    "gestion", "talento", "trabajo", "recursos", "atencion", "control", "servicio", "servicios",
    "coordinacion", "asesoria",
})  # fmt: skip
# No office is named after these: "Consejo Directivo y Rectoría" are two.
_WHOLE = frozenset({
    "rectoria", "rector", "rectora", "gerencia", "gerente", "alcaldia", "alcalde", "alcaldesa",
    "personeria", "personero", "personera", "gobernacion", "gobernador", "gobernadora",
    "vicerrectoria", "contraloria", "contador", "contadora", "almacenista",
})  # fmt: skip
# So are these at the head of a list: "Tesorería" over "Oficina Jurídica" are two.
_WHOLE_FIRST = _WHOLE | {"tesoreria", "direccion"}
# Committees that the law gives every entity, and insurers: behind an office they are another.
_COMMITTEES = frozenset({"copasst", "copaso", "cicci", "cigd", "arl", "eps", "afp"})
_OR_ANOTHER = re.compile(
    r"\so\s(?:a\s)?(?:(?:su|el|la)\sdelegad[oa]|quien\s(?:haga\ssus\sveces|delegue|designe))",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"(\w+)\W*$")


def key(name: str) -> str:
    """Return what all careless spellings of a name have in common: no accents, dots, "de" and "y",
    and "Sec." is "Secretaría"."""
    words = _WORD.findall(fold(name))
    words[:1] = [_SHORTENED.get(word, word) for word in words[:1]]
    return " ".join(word for word in words if word not in LINKS) or " ".join(words)


def is_collective(name: str) -> bool:
    """Tell whether a name means many offices ("Áreas misionales"), or none of the entity's."""
    return bool(_COLLECTIVE.match(fold(name))) or persons.is_external(name)


def starts_like_office(text: str) -> bool:
    """Tell whether a text begins as the name of an office or a collective does."""
    folded = fold(text[:_LONGEST_HEAD])
    return bool(_HEAD.match(folded) or _COLLECTIVE.match(folded))


@lru_cache(maxsize=4096)
def split(text: str, alone: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Split a cell into the names it lists, those that lead first, without doubles; a sign inside a
    name ("Equipo MECI/Calidad") does not split, nor does the area of one post ("Profesional - Penal
    y Familia"). `alone` are the keys of names that are known."""
    if is_not_due(text):
        return ()
    listed = items(text)
    text = ";\n".join(listed) or text
    whole = (*listed, *persons.areas_of_posts(text))
    alone |= {key(one) for one in whole if not _names_another(one)}
    named = persons.without_persons(text, starts_like_office)
    cleaned = "\n".join(
        clean(line) for line in join_cut_words(_OR_ANOTHER.sub("", named)).splitlines()
    )
    parts = [part.strip() for part in _SUPPORTED_BY.split(cleaned)]
    names: dict[str, str] = {}
    pieces = (piece for part in parts for piece in _pieces(_without_open_end(part), alone))
    for piece in (one for name in pieces for one in _known_apart(name, alone)):
        name = _LAST_LINK.sub("", piece.strip(_EDGES)).rstrip()
        if len(key(name)) >= _SHORTEST_NAME and not is_not_due(name):
            names.setdefault(key(name), name)
    return tuple(names.values())


def _names_another(name: str) -> bool:
    """Tell whether another office or post begins behind an "y"."""
    others = (other for _, other in _two_ways(name))
    return any(starts_like_office(one) or _OTHERS.match(fold(one)) for one in others)


def standing_alone(cells: Iterable[str]) -> frozenset[str]:
    """Return the keys of the names in the cells of a plan, those in doubt as one name."""
    texts = Counter(cells)
    counts: Counter[str] = Counter()
    joined: dict[str, tuple[str, str]] = {}
    for cell, times in texts.items():
        for name in split(cell):
            counts[key(name)] += times
            joined |= {key(name): (key(one), key(other)) for one, other in _two_ways(name)}
    # Where both are named apart more often than together, two names were joined.
    two = {
        name
        for name, parts in joined.items()
        if all(counts[part] >= counts[name] for part in parts)
    }
    return frozenset(counts) - two


def _known_apart(piece: str, alone: frozenset[str]) -> Iterator[str]:
    """Yield a name, or the two that an "y" joins where the plan knows each by itself and never the
    whole."""
    known = key(piece) not in alone and next(
        (pair for pair in _two_ways(piece) if all(key(part) in alone for part in pair)), None
    )
    yield from known or (piece,)


def _two_ways(name: str) -> Iterator[tuple[str, str]]:
    """Yield the two parts of a name at each "y" in it."""
    for found in _AND.finditer(name) if len(name) <= _LONGEST_PAIR else ():
        yield name[: found.start()], name[found.end() :]


def people_in(text: str) -> tuple[str, ...]:
    """Return the persons and their addresses that a cell names beside offices or in their place."""
    return tuple(dict.fromkeys(persons.persons_in(text, starts_like_office)))


def begins_other(text: str) -> bool:
    """Tell whether a text begins as no name goes on: an office's, initials, a post's."""
    return starts_like_office(text) or _is_acronym(text) or bool(_OTHERS.match(fold(text)))


def names_no_office(cells: Iterable[str]) -> bool:
    """Tell whether a column is blank, or says who it is and not which office: most of its cells
    hold a person's address or a name of three words and more, and none begins like an office."""
    filled = [cell for cell in cells if cell.strip() and not is_not_due(cell)]
    if any(starts_like_office(name) for cell in filled for name in split(cell)):
        return False
    people = (all(map(persons.may_be_person, split(cell))) for cell in filled)
    return sum(people) >= _MOST_PEOPLE * len(filled)


def _pieces(text: str, alone: frozenset[str]) -> list[str]:
    """Cut a list at the separators that separate names."""
    pieces: list[str] = []
    current = ""
    position = 0
    listing = False
    for found in _SEPARATOR.finditer(text):
        right = text[found.end() : found.end() + _LONGEST_HEAD]
        left = current + text[position : found.start()]
        position = found.end()
        if _is_part_of_name(left, found.group(), right, alone) or (
            listing and _is_known(left, found.group(), text[position:], alone)
        ):
            separate = False
        else:
            separate = _separates(left, found.group(), right, listing)
            separate = separate or _are_known(left, found.group(), text[position:], alone)
            separate = separate or _are_listed(left, found.group(), text[position:])
            separate = separate or _begins_below(left, found.group(), text[position:], alone)
        if separate:
            pieces.append(left)
            current = ""
            listing = listing or not found.group().isspace()
        else:
            current = left + _BLANKS.sub(" ", _in_one_line(found.group()))
    return [*pieces, current + text[position:]]


def _is_known(left: str, sign: str, rest: str, alone: frozenset[str]) -> bool:
    """Tell whether the plan prints what a link joins as one name: "Seguridad y Salud"."""
    if sign.strip() not in {"y", "e"}:
        return False
    names = (left + sign + rest[: end.start()] for end in _ITEM_END.finditer(rest))
    return any(key(name) in alone for name in names)


def _are_known(left: str, sign: str, rest: str, alone: frozenset[str]) -> bool:
    """Tell whether the plan prints the name left of a sign and the first one right of it each by
    itself, too: "Subgerencia Científica, Trabajo Social"."""
    lists = sign.strip() in {",", "/", "-", "–", "—"} or "\n" in sign
    word = key(left)
    if not lists or word not in alone or (word in _BARE and word not in _WHOLE_FIRST):
        return False
    names = (rest[: end.start()] for end in _ITEM_END.finditer(rest))
    return any(key(name) in alone for name in names)


def _are_listed(left: str, sign: str, rest: str) -> bool:
    """Tell whether a comma parts an office from another name: behind it no "y" closes a list of
    what one office is about, as in "Oficina de Prensa, Protocolo y Comunicaciones"."""
    if sign.strip() != "," or not rest[:1].isupper() or not starts_like_office(left):
        return False
    return len(left.split()) == 1 or not _AND_IN_NAME.search(_LISTED.split(rest)[0])


def _begins_below(left: str, sign: str, rest: str, alone: frozenset[str]) -> bool:
    """Tell whether a line below a whole name is another one: the plan prints it by itself, too, or
    it is a post's, or a usual area's below an office. "Oficina Asesora" goes on below."""
    line = rest.split("\n", 1)[0]
    last = _LAST_WORD.search(fold(left[-_LONGEST_HEAD:]))
    whole = len(key(left).split()) > 1 and last and last.group(1) not in _UNFINISHED
    if sign.strip() or "\n" not in sign or not whole or not rest[:1].isupper():
        return False
    words = fold(line)
    post = _POST_OF.match(words) or (_OTHERS.match(words) and len(words.split()) > 1)
    names = (rest[: end.start()] for end in _ITEM_END.finditer(rest))
    usual = words in _WHOLE or (key(line) in _USUAL and starts_like_office(left))
    return usual or bool(post) or any(key(name) in alone for name in names)


def _without_open_end(part: str) -> str:
    """Return a part of a list without the bracket that closes what was opened before it."""
    bare = part.strip(_EDGES)
    if bare.startswith("(") and bare.endswith(")"):
        return bare[1:-1]  # a person's name stood before it
    return bare.removesuffix(")") if part.count(")") > part.count("(") else part


def _in_one_line(sign: str) -> str:
    """Return a sign without the line's end that a narrow cell puts after it: "MECI/Calidad"."""
    return sign.strip("\n") if "/" in sign else sign


def _is_part_of_name(left: str, sign: str, right: str, alone: frozenset[str]) -> bool:
    """Tell whether a name goes on for sure: "Líderes de los" "procesos", and "Secretaría de
    Hacienda y Tesorería" where the plan knows neither alone."""
    mark = sign.strip()
    last = _LAST_WORD.search(fold(left[-_LONGEST_HEAD:]))
    if mark not in {";", "/", "|", ","} and last and last.group(1) in _OPEN:
        return True
    word = _lone_word(right) if mark in {"y", "e"} else ""
    if not word or not starts_like_office(left) or is_collective(right):
        return False
    if _are_two(left, right):
        return False
    return key(word) not in alone and key(left) not in alone


def _lone_word(text: str) -> str:
    """Return the word with which a text begins, where the name has no other; "" else."""
    found = _WORD.match(text)
    rest = text[found.end() :] if found else ""
    ends = not rest.strip() or rest.lstrip()[0] in ",;/)" or rest[0] == "\n"
    on = rest[:1] == "\n" and not starts_like_office(rest.strip())
    return found.group() if found and ends and not on else ""


def _separates(left: str, sign: str, right: str, listing: bool) -> bool:
    """Tell whether `sign` stands between two names; `left` is the name read so far."""
    mark = sign.strip()
    if not left.strip(_EDGES) or mark in {";", "|"}:
        return True
    if not mark and "\n" not in sign:
        return _runs_into(left, right)
    two = mark in {"y", "e"} and _are_two(left, right)
    if two or _is_committee(right) or (mark and persons.is_external(left.strip(_EDGES))):
        return True
    if starts_like_office(right):
        two = mark == "/" and key(left) in _LEADING
        two |= (mark in {",", "-", "–"} or "\n" in sign) and key(left) in _WHOLE_FIRST
        return two or len(left) > _LONGEST_HEAD or key(left) not in _BARE
    if not mark and (key(left) in _HALVES or right[:1].islower() or starts_like_office(left)):
        return False  # the line was full: "Áreas líderes" goes on with "de los trámites"
    if _HEAD.match(fold(left[:_LONGEST_HEAD])):
        return mark == "/" and _in_one_line(sign) != "/" and not _is_acronym_of(right, left)
    if sign == " / " and not _is_acronym(left):
        return not _is_acronym_of(right, left)
    return _separates_bare_names(left, mark, right, listing)


def _is_committee(text: str) -> bool:
    """Tell whether a text begins with a committee's initials, and no name goes on with them."""
    first = _WORD.match(text)
    return bool(first and first.group().isupper() and fold(first.group()) in _COMMITTEES)


def _are_two(left: str, right: str) -> bool:
    """Tell whether an "y" stands between a body or a post and another: "Rectora" and "Asociación
    de Padres", "Consejo Directivo" and "Rectoría"."""
    one, other = fold(left.strip(_EDGES)[:_LONGEST_HEAD]), fold(right)
    whole = _lone_word(right)
    if whole and fold(whole) in _WHOLE:
        return bool(_HEAD.match(one) or _OTHERS.match(one))
    first = one in _LEADING or (bool(_OTHERS.match(one)) and len(one.split()) <= _LONGEST_POST)
    return first and bool(_HEAD.match(other) or _OTHERS.match(other))


def _separates_bare_names(left: str, mark: str, right: str, listing: bool) -> bool:
    """Decide for names that do not begin like offices: "Planeación, Jurídica y Sistemas"."""
    if mark in {"y", "e"}:
        return listing
    return not (_is_acronym(left) or _is_acronym(right)) or mark == ","


def _runs_into(left: str, right: str) -> bool:
    """Tell whether a new name begins without a sign: "Oficina de Prensa Secretaría General"."""
    if not (right[:1].isupper() and starts_like_office(right)):
        return False
    start, *rest = left.rsplit(maxsplit=1)
    complete = bool(rest) and fold(rest[0]) not in {*LINKS, "asesora"}
    return complete and starts_like_office(start)


def _is_acronym(text: str) -> bool:
    first = _WORD.match(text[:_LONGEST_HEAD].strip(_EDGES))
    return bool(first and _ACRONYM.fullmatch(first.group()))


def _is_acronym_of(right: str, left: str) -> bool:
    """Tell whether a text begins with the initials of the name left of it, as of one office."""
    first = _WORD.match(right.strip(_EDGES))
    initials = "".join(word[0] for word in key(left).split())
    return bool(first and _is_acronym(right) and initials.endswith(fold(first.group()).rstrip("s")))
