"""Lists of offices as plans print them: split into names, and spellings of one office united."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.spanish import fold
from plans.values.clean import clean, join_cut_words
from plans.values.percents import is_not_due
from plans.values.spelling import is_slip, traces

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
_LINKS = frozenset({
    "de", "del", "la", "las", "el", "los", "y", "e", "para", "a", "al", "en",
})  # fmt: skip

_SEPARATOR = re.compile(r"\s+[ye]\s+|\s*\n\s*|\s*;\s*|\s*,\s*|\s*/\s*|\s+[-–—]\s+|\s+")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,8}s?")
_LONGEST_HEAD = 40
_SHORTEST_NAME = 2
# Left of a list of which a page break took the rest.
_LAST_LINK = re.compile(r"\s[ye]$", re.IGNORECASE)
_EDGES = " \t\r\n.,;:/-–—"
# Between the offices that lead and those that support them: "con el apoyo de la", "(apoyo:".
_SUPPORTED_BY = re.compile(
    r"(?<!\bde)[\s,;.(–—-]{1,9}(?<=[\s,;.(–—-])(?:con\s+(?:el\s+)?apoyo\s+de(?:l\b|\s+(?:la|las|los)\b|\b)"
    r"|(?:(?:[áa]reas?|oficinas?|dependencias?)\s+de\s+)?apoy(?:os?|an?)\s*:)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlanOffice:
    """An office of the plan under one name; `aliases` are its other spellings.

    A `collective` ("Áreas misionales") is nobody's office until it is given members.
    """

    name: str
    aliases: tuple[str, ...] = ()
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Directory:
    """The offices of a plan in order of appearance, found by any of their spellings."""

    offices: tuple[PlanOffice, ...]
    names: dict[str, str]

    def name_of(self, spelling: str) -> str:
        """Return the one name of an office; a spelling never seen is its own name."""
        return self.names.get(key(spelling), spelling)


def key(name: str) -> str:
    """Return what all careless spellings of a name have in common.

    That is no accents, dots, "de" and "y", and its first word whole: "Sec." is "Secretaría".
    """
    words = _WORD.findall(fold(name))
    words[:1] = [_SHORTENED.get(word, word) for word in words[:1]]
    return " ".join(word for word in words if word not in _LINKS) or " ".join(words)


def is_collective(name: str) -> bool:
    """Tell whether a name means many offices: "Áreas misionales", "Todas las dependencias"."""
    return bool(_COLLECTIVE.match(fold(name)))


def starts_like_office(text: str) -> bool:
    """Tell whether a text begins as the name of an office or a collective does."""
    folded = fold(text[:_LONGEST_HEAD])
    return bool(_HEAD.match(folded) or _COLLECTIVE.match(folded))


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[str, ...]:
    """Split a cell into the names it lists, the leading one first, without doubles.

    A sign inside a name ("Oficina Comercial y de Mercadeo", "Equipo MECI/Calidad") does not split:
    what stands after it has to begin like an office, unless nothing in the list does. Those that
    support ("con apoyo de", "(apoyo: …)") come after those that lead.
    """
    if is_not_due(text):
        return ()
    cleaned = "\n".join(clean(line) for line in join_cut_words(text).splitlines())
    parts = [part.strip() for part in _SUPPORTED_BY.split(cleaned)]
    names: dict[str, str] = {}
    for piece in (piece for part in parts for piece in _pieces(_without_open_end(part))):
        name = _LAST_LINK.sub("", piece.strip(_EDGES)).rstrip()
        if len(key(name)) >= _SHORTEST_NAME and not is_not_due(name):
            names.setdefault(key(name), name)
    return tuple(names.values())


def unite(spellings: Iterable[str]) -> Directory:
    """Return the directory of all names of a plan, each office once.

    Spellings are one office when they differ in accents, capitals, dots and linking words, or in
    one typing slip (`spelling.is_slip`). The name is the spelling used most, the fullest first.
    """
    counts = Counter(spellings)
    by_key: dict[str, list[str]] = {}
    for spelling in counts:
        by_key.setdefault(key(spelling), []).append(spelling)
    offices: list[PlanOffice] = []
    names: dict[str, str] = {}
    for keys in _clusters(tuple(by_key)):
        best = max(keys, key=lambda one: sum(counts[spelling] for spelling in by_key[one]))
        name = max(by_key[best], key=lambda spelling: _fullness(spelling, counts))
        others = (spelling for one in keys for spelling in by_key[one] if spelling != name)
        offices.append(PlanOffice(name, tuple(others), is_collective(name)))
        names.update(dict.fromkeys(keys, name))
    return Directory(tuple(offices), names)


def _pieces(text: str) -> list[str]:
    """Cut a list at the separators that separate names."""
    pieces: list[str] = []
    current = ""
    position = 0
    listing = False
    for found in _SEPARATOR.finditer(text):
        right = text[found.end() : found.end() + _LONGEST_HEAD]
        left = current + text[position : found.start()]
        position = found.end()
        if _separates(left, found.group(), right, listing):
            pieces.append(left)
            current = ""
            listing = listing or not found.group().isspace()
        else:
            current = left + _BLANKS.sub(" ", _in_one_line(found.group()))
    return [*pieces, current + text[position:]]


def _without_open_end(part: str) -> str:
    """Return a part of a list without the bracket that closes what was opened before it."""
    return part.rstrip(_EDGES).removesuffix(")") if part.count(")") > part.count("(") else part


def _in_one_line(sign: str) -> str:
    """Return a sign without the line's end that a narrow cell puts after it: "MECI/Calidad"."""
    return sign.strip("\n") if "/" in sign else sign


def _separates(left: str, sign: str, right: str, listing: bool) -> bool:
    """Tell whether `sign` stands between two names; `left` is the name read so far."""
    mark = sign.strip()
    if not left.strip(_EDGES) or mark == ";":
        return True
    if not mark and "\n" not in sign:
        return _runs_into(left, right)
    if starts_like_office(right):
        return len(left) > _LONGEST_HEAD or key(left) not in _BARE
    if not mark and (right[:1].islower() or starts_like_office(left)):
        return False  # the line was full: "Áreas líderes" goes on with "de los trámites"
    if _HEAD.match(fold(left[:_LONGEST_HEAD])):
        return mark == "/" and _in_one_line(sign) != "/" and not _is_acronym_of(right, left)
    if sign == " / " and not _is_acronym(left):
        return not _is_acronym_of(right, left)
    return _separates_bare_names(left, mark, right, listing)


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
    complete = bool(rest) and fold(rest[0]) not in {*_LINKS, "asesora"}
    return complete and starts_like_office(start)


def _is_acronym(text: str) -> bool:
    first = _WORD.match(text[:_LONGEST_HEAD].strip(_EDGES))
    return bool(first and _ACRONYM.fullmatch(first.group()))


def _is_acronym_of(right: str, left: str) -> bool:
    """Tell whether a text begins with the initials of the name left of it, as of one office."""
    first = _WORD.match(right.strip(_EDGES))
    initials = "".join(word[0] for word in key(left).split())
    return bool(first and _is_acronym(right) and initials.endswith(fold(first.group()).rstrip("s")))


def _clusters(keys: Sequence[str]) -> list[list[str]]:
    """Group the keys that are one office, in order of appearance."""
    clusters: list[list[str]] = []
    seen: dict[str, list[int]] = {}
    for one in keys:
        marks = traces(one)
        near = sorted({number for mark in marks for number in seen.get(mark, ())})
        found = next((number for number in near if is_slip(one, clusters[number][0])), None)
        if found is not None:
            clusters[found].append(one)
            continue
        for mark in marks:
            seen.setdefault(mark, []).append(len(clusters))
        clusters.append([one])
    return clusters


def _fullness(spelling: str, counts: Counter[str]) -> tuple[int, int, bool, int]:
    """Rank spellings of one key: more words, more accents, not in capitals, used more often."""
    accents = sum(fold(letter) != letter.casefold() for letter in spelling)
    return len(spelling.split()), accents, not spelling.isupper(), counts[spelling]
