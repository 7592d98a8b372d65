"""Lists of offices as plans print them, split into names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.spanish import fold
from plans.posts import begins_with_post
from plans.values import persons
from plans.values.brackets import posts_behind, without_brackets
from plans.values.clean import clean, join_cut_words
from plans.values.listed import items
from plans.values.office_words import (
    ADJECTIVES,
    BESIDE,
    BODIES,
    COMMITTEES,
    DOTLESS,
    HALVES,
    HEADS,
    LEADING,
    LINKS,
    SAID_OF_WHOLE,
    SERVICES,
    SHORTENED,
    TECHNICAL,
    USUAL,
    WHOLE,
    WHOLE_FIRST,
)
from plans.values.percents import is_not_due

_HEAD = re.compile(
    rf"(?:{'|'.join(HEADS)})\b|(?:{'|'.join(SHORTENED)})\.|(?:{'|'.join(DOTLESS)})\s"
)
_COLLECTIVE = re.compile(
    r"(?:el |la |los |las |a )?(?:tod[oa]s?|cada|demas|areas|dependencias?|lideres|responsables|"
    r"procesos|unidades|secretarias|oficinas|direcciones|subdirecciones|grupos|equipos|"
    r"funcionarios|servidores|enlaces|area (?:lider|responsable|encargada))\b"
)
# Alone, these words are no name: what follows goes on with it.
_BARE = frozenset({
    *HEADS, "areas", "dependencias", "procesos", "unidades", "secretarias", "oficinas",
    "direcciones", "grupos", "equipos",
})  # fmt: skip
# A name that ends with one of these goes on.
_OPEN = LINKS - {"y", "e"}
_GO_ON = [[word] for word in LINKS]
_UNFINISHED = LINKS | frozenset(HEADS) | {"asesora", "asesor", "gestion", "proceso", "programa"}

_SEPARATOR = re.compile(r"\s+[ye]\s+|\s*\n\s*|\s*;\s*|\s*,\s*|\s*[/|]\s*|\s+[-–—]\s+|\s+")
_AND = re.compile(r"\s[ye]\s")
JOINED = re.compile(r"\s(?:[ye]|[-–—])\s")
_AND_IN_NAME = re.compile(r"\s[ye]\s", re.IGNORECASE)
_LISTED = re.compile(r"[\n;/|]")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,8}s?")
_LONGEST_HEAD = 40
_BODY = re.compile(r"(?:comite|consejo|concejo|junta|asociacion)\b")
_LONGEST_POST = 2
_LONGEST_PAIR = 160
_SHORTEST_NAME = 2
# Left of a list of which a page break took the rest.
_LAST_LINK = re.compile(r"\s[ye]$", re.IGNORECASE)
_EDGES = " \t\r\n.,;:/|-–—"
_ITEM_END = re.compile(r"[\n;,/|]|\s[-–—]\s|\s[ye]\s|$")
# A slash in a line of its own, or before the next: "Tesorería", "/", "Jurídica".
_SLASH_BELOW = re.compile(r"(?<!\s)\s+/")
_ITEM = re.compile(r"[\n;/|,]")
_DASH = re.compile(r"\s[-–—]\s")
_DASHES = frozenset({"-", "–", "—"})
_OR_ANOTHER = re.compile(
    r"\so\s(?:a\s)?(?:(?:su|el|la)\sdelegad[oa]|quien\s(?:haga\ssus\sveces|delegue|designe))",
    re.IGNORECASE,
)
_SAID_OF_OFFICE = re.compile(r"^\w+\.? \w+(?:idica|ativa|ciera|rcial|eneral|ecnica)$")
_LAST_WORD = re.compile(r"(\w+)\W*$")


def key(name: str) -> str:
    """Return what all careless spellings of a name have in common: no accents, dots, "de" and "y",
    and "Sec." is "Secretaría"."""
    words = _WORD.findall(fold(name))
    words[:1] = [SHORTENED.get(word, word) for word in words[:1]]
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
    """Split a cell into the names it lists, without doubles; a sign inside a
    name ("Equipo MECI/Calidad") does not split, nor does the area of one post ("Profesional - Penal
    y Familia"). `alone` are the keys of names that are known."""
    if is_not_due(text):
        return ()
    listed = items(text)
    text = ";\n".join(listed) or text
    whole = (*listed, *persons.areas_of_posts(text))
    alone |= {key(one) for one in whole if not _names_another(one)}
    named = persons.without_persons(_SLASH_BELOW.sub(" /", text), starts_like_office)
    named = without_brackets(named, starts_like_office, lambda name: key(name) in alone)
    cleaned = "\n".join(
        clean(line) for line in join_cut_words(_OR_ANOTHER.sub("", named)).splitlines()
    )
    names: dict[str, str] = {}
    pieces = _pieces(_without_open_end(cleaned), alone)
    for piece in (one for name in pieces for one in _known_apart(name, alone)):
        name = _LAST_LINK.sub("", piece.strip(_EDGES)).rstrip()
        if len(key(name)) >= _SHORTEST_NAME and not is_not_due(name):
            names.setdefault(key(name), name)
    return tuple(names.values())


def _names_another(name: str) -> bool:
    """Tell whether another office or post begins behind an "y"."""
    return any(starts_like_office(other) or _is_other(other) for _, other in two_ways(name))


def _known_apart(piece: str, alone: frozenset[str]) -> Iterator[str]:
    """Yield a name, or the two that an "y" joins where the plan prints a part by itself and does
    not know the whole. "Sec. Salud y Aseo" is that of "Sec. Aseo", where the plan knows it."""
    pairs = two_ways(piece) if key(piece) not in alone else ()
    found = next((pair for pair in pairs if proofs(*pair) & alone), None)
    if found is None:
        yield piece
        return
    one, other = found
    yield one
    head = _office_word(one)
    yield f"{head} {other}" if head and key(f"{head} {other}") in alone else other


def proofs(one: str, other: str) -> frozenset[str]:
    """Return the keys of which one has to stand alone that an "y" between two parts joins two: any
    part's, and only the second's behind an office's word, for the first may be short for both. No
    usual area goes on with what is said of an office: "Oficina Jurídica y Talento Humano"."""
    head = _office_word(one)
    if not head or (key(other) in BESIDE and _SAID_OF_OFFICE.search(fold(one))):
        return frozenset({key(one), key(other)})
    return frozenset({key(other), key(f"{head} {other}")})


def _office_word(name: str) -> str:
    """Return the word of an office with which a name begins, "" for none."""
    return name.split(maxsplit=1)[0] if _HEAD.match(fold(name[:_LONGEST_HEAD])) else ""


def two_ways(name: str, joins: re.Pattern[str] = _AND) -> Iterator[tuple[str, str]]:
    """Yield the two parts of a name at each "y" in it, but for those that close a list of what one
    office is about, or go on: "Oficina Comercial y de Mercadeo"."""
    for found in joins.finditer(name) if len(name) <= _LONGEST_PAIR else ():
        one, other = name[: found.start()], name[found.end() :]
        if "," not in one and fold(other).split(maxsplit=1)[:1] not in _GO_ON:
            yield one, other


def people_in(text: str) -> tuple[str, ...]:
    """Return the persons and their addresses that a cell names beside offices or in their place."""
    people = persons.persons_in(text, starts_like_office)
    return tuple(dict.fromkeys((*people, *posts_behind(text, starts_like_office))))


def begins_other(text: str) -> bool:
    """Tell whether a text begins as no name goes on: an office's, initials, a post's."""
    return starts_like_office(text) or _is_acronym(text) or _is_other(text)


def _is_other(text: str) -> bool:
    """Tell whether a text begins as the name of a body or of a post does."""
    return bool(BODIES.match(fold(text))) or begins_with_post(text)


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
        if (
            _is_part_of_name(left, found.group(), right, alone)
            or _is_unit(text[: found.start()], found.group(), text[position:], alone)
            or (listing and _is_known(left, found.group(), text[position:], alone))
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
            listing = listing or found.group().strip() == ","  # that an "y" closes
        else:
            current = left + _BLANKS.sub(" ", _in_one_line(found.group()))
    return [*pieces, current + text[position:]]


def _is_known(left: str, sign: str, rest: str, alone: frozenset[str]) -> bool:
    """Tell whether the plan prints what a link joins as one name: "Seguridad y Salud"."""
    if sign.strip() not in {"y", "e"}:
        return False
    names = (left + sign + rest[: end.start()] for end in _ITEM_END.finditer(rest))
    return any(key(name) in alone for name in names)


def _is_unit(before: str, sign: str, rest: str, alone: frozenset[str]) -> bool:
    """Tell whether a dash stands between an area and its unit: "Hacienda - Rentas". What the plan
    prints by itself, what stands beside other areas and each of three names is none."""
    if sign.strip() not in _DASHES:
        return False
    left, right = _ITEM.split(before)[-1], _ITEM.split(rest, maxsplit=1)[0]
    if not left.strip(_EDGES) or JOINED.search(left) or _DASH.search(right):
        return False
    if begins_other(right) or key(right) in {*alone, *BESIDE, *WHOLE_FIRST}:
        return False
    return not (begins_other(left.strip()) or persons.is_external(left.strip(_EDGES)))


def _are_known(left: str, sign: str, rest: str, alone: frozenset[str]) -> bool:
    """Tell whether the plan prints the name left of a sign and the first one right of it each by
    itself, too: "Subgerencia Científica, Trabajo Social"; behind an office's dash, the second."""
    lists = sign.strip() in {",", "/", *_DASHES} or "\n" in sign
    word = key(left)
    # What stands alone elsewhere is no unit in the office before a dash.
    office = sign.strip() in _DASHES and _HEAD.match(fold(left[:_LONGEST_HEAD]))
    known = word in alone or (office and len(word.split()) > 1)
    if not lists or not known or (word in _BARE and word not in WHOLE_FIRST):
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
    words = fold(line)
    last = _LAST_WORD.search(fold(left[-_LONGEST_HEAD:]))
    whole = len(key(left).split()) > 1 and last and last.group(1) not in _UNFINISHED
    services = bool(SERVICES.match(words))
    under_initials = _is_acronym(left) and services
    whole = whole or under_initials or (key(left) in WHOLE_FIRST and key(line) in USUAL)
    other = (services or _is_other(line)) and not SAID_OF_WHOLE.match(words)
    whole = whole or (key(left) in WHOLE and other)
    if sign.strip() or "\n" not in sign or not whole or not rest[:1].isupper():
        return False
    said = last and last.group(1) in TECHNICAL and words.startswith("tecnic")
    post = _is_other(line) and len(words.split()) > 1 and not said
    names = (rest[: end.start()] for end in _ITEM_END.finditer(rest))
    office = starts_like_office(left) or bool(SERVICES.match(fold(left)))
    usual = words in WHOLE or (office and (key(line) in USUAL or services))
    usual = usual or under_initials or (key(left) in USUAL and _is_acronym(line))
    return usual or post or any(key(name) in alone for name in names)


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
    return not _are_two(left, right) and key(word) not in alone and key(left) not in alone


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
        two = mark == "/" and key(left) in LEADING
        two |= (mark in {",", "-", "–"} or "\n" in sign) and key(left) in WHOLE_FIRST
        return two or len(left) > _LONGEST_HEAD or key(left) not in _BARE
    if not mark and (
        key(left) in HALVES or right[:1].islower() or starts_like_office(left) or _goes_on(right)
    ):
        return False  # the line was full: "Áreas líderes" goes on with "de los trámites"
    if _HEAD.match(fold(left[:_LONGEST_HEAD])):
        return mark == "/" and _parts_names(left, sign, right)
    if sign == " / " and not _is_acronym(left):
        return not _is_acronym_of(right, left)
    return _separates_bare_names(left, mark, right, listing)


def _parts_names(left: str, sign: str, right: str) -> bool:
    """Tell whether a slash behind an office is between two names; initials have one without blanks:
    "Equipo MECI/Calidad"."""
    if _in_one_line(sign) == "/":
        initials = _is_acronym(left.rsplit(maxsplit=1)[-1]) or _is_acronym(right)
        return right[:1].isupper() and not initials
    return not _is_acronym_of(right, left)


def _goes_on(right: str) -> bool:
    """Tell whether a line is a word that is said of the line above: "Fomento" over "Deportivo"."""
    return fold(_ITEM_END.split(right, maxsplit=1)[0].strip(_EDGES)) in ADJECTIVES


def _is_committee(text: str) -> bool:
    """Tell whether a text begins with a committee's initials, and no name goes on with them."""
    first = _WORD.match(text)
    return bool(first and first.group().isupper() and fold(first.group()) in COMMITTEES)


def _are_two(left: str, right: str) -> bool:
    """Tell whether an "y" stands between a body or a post and another: "Rectora" and "Asociación
    de Padres", "Consejo Directivo" and "Rectoría"."""
    one, other = fold(left.strip(_EDGES)[:_LONGEST_HEAD]), fold(right)
    whole = _lone_word(right)
    if whole and fold(whole) in WHOLE:
        return bool(_HEAD.match(one)) or _is_other(one)
    if _BODY.match(one) and _is_other(other):
        return True
    first = one in LEADING or (_is_other(one) and len(one.split()) <= _LONGEST_POST)
    return first and bool(_HEAD.match(other) or _is_other(other))


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
