"""What stands in brackets or a dash behind an office: a post in it, a person, or a unit of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from core.spanish import fold
from plans.posts import begins_with_post
from plans.values import persons
from plans.values.office_words import ADJECTIVES, HEADS, LINKS, WHOLE_FIRST

# A list in brackets is of offices, and what follows on the same line makes them part of a name.
_BEHIND = re.compile(
    r"(?:^|(?<=[;/|,]))(?P<area>[^();/|,]{2,160}?)\s{0,3}\((?P<inside>[^();/|,:]{2,120})\)"
    r"(?:(?P<other>\s[ye]\s)|(?=\s*(?:$|[\n;/|,])))"
)
# "Secretaría de Hacienda – Tesorero": a post that is held in the office before it.
_BEHIND_DASH = re.compile(
    r"(?:^|(?<=[;/|,]))(?P<area>[^();/|,\n]{2,160}?)\s[-–—]\s(?P<inside>[^();/|,:\n–—]{2,120}?)"
    r"(?:(?P<other>\s[ye]\s)|(?=[^\S\n]*(?:$|[;/|,])))"
)
# Of how much of its time a program for projects counts a resource: "Oficina TIC[50%]".
_SHARE = re.compile(r"\[\d{1,3}\s?%\]")
# On which of the lines of defence of MIPG an office stands: "Planeación (segunda línea)".
_OF_DEFENCE = re.compile(
    r"\((?:1[aª.]{0,2}|2[aª.]{0,2}|3[aª.]{0,2}|primera|segunda|tercera) l[ií]nea(?: de defensa)?\)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,8}s?")
# Who is asked for support, and what an office was called before, are said in small letters.
_SAID_OF = re.compile(r"(?:apoy|con |antes |hoy |actual|e\b|encargad)")
_MANY = re.compile(
    r"(?:tod[oa]s|areas|dependencias|lideres|procesos|unidades|secretarias|oficinas|direcciones|"
    r"grupos|equipos|docentes)\b"
)
_OFFICE_ABOVE = re.compile(r"(?:oficina|secretaria|direccion|gerencia|alcaldia|rectoria)\b")


def without_brackets(
    text: str, is_office: Callable[[str], bool], is_known: Callable[[str], bool]
) -> str:
    """Return a cell with each office alone that has a post or a unit of it in brackets behind it;
    `is_office` tells what begins like an office, `is_known` what the plan prints without the
    brackets, as one name."""

    def alone(found: re.Match[str]) -> str:
        if not _is_of_the_office(found, is_office, is_known):
            return found.group()
        return found["area"] + (";" if found["other"] else "")

    def before_post(found: re.Match[str]) -> str:
        return alone(found) if begins_with_post(found["inside"]) else found.group()

    text = _OF_DEFENCE.sub("", _SHARE.sub("", text))
    bare = _BEHIND.sub(alone, text) if "(" in text else text
    return _BEHIND_DASH.sub(before_post, bare)


def posts_behind(text: str, is_office: Callable[[str], bool]) -> Iterator[str]:
    """Yield the posts that stand in brackets or a dash behind an office."""
    for pattern in (_BEHIND, _BEHIND_DASH):
        for found in pattern.finditer(text):
            inside = " ".join(found["inside"].split())
            if begins_with_post(inside) and _is_of_the_office(found, is_office):
                yield inside


def _is_of_the_office(
    found: re.Match[str],
    is_office: Callable[[str], bool],
    is_known: Callable[[str], bool] = lambda _: False,
) -> bool:
    """Tell whether brackets hold what belongs to the office before them: no initials of it, no word
    of its name, and no office that has what stands before them."""
    area, inside = " ".join(found["area"].split()), " ".join(found["inside"].split())
    if not area or not _names_office(area, is_office) or is_known(f"{area} {inside}"):
        return False
    words = fold(inside)
    if begins_with_post(inside):
        return True
    if not inside[:1].isupper() or _SAID_OF.match(words) or words in ADJECTIVES:
        return False
    if _ACRONYM.fullmatch(inside) or _is_short_for(area, words):
        return False
    return is_office(area) or not _OFFICE_ABOVE.match(words)


def _names_office(area: str, is_office: Callable[[str], bool]) -> bool:
    """Tell whether a text is one whole name of an office and no post's: "Equipo" alone goes on."""
    words = fold(area).split()
    if words[0] in WHOLE_FIRST and len(words) == 1:
        return True
    if words[-1] in LINKS or words[-1] in HEADS or words[-1] in {"gestion", "proceso"}:
        return False
    one = not begins_with_post(area) and not _MANY.match(fold(area))
    return one and persons.is_area(area, is_office)


def _is_short_for(area: str, words: str) -> bool:
    """Tell whether initials stand before the name in brackets: "OCI (Oficina de Control …)"."""
    initials = "".join(word[0] for word in words.split() if word not in LINKS)
    return bool(_ACRONYM.fullmatch(area)) and initials.endswith(fold(area))
