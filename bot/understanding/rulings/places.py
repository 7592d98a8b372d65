"""Requests called by their place in the list that was shown last: "las dos primeras sí, la otra
no".

They are put in numbers where these places are there, and stay as they are written where not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.rulings import words
from bot.understanding.rulings.called_requests import COUNTS
from bot.understanding.wordlists import accented_or_not
from core.numerals import ORDINALS
from core.spanish import fold

_COUNT = r"(?:dos|tres|cuatro|cinco|[2-9])"
_PLACES = {one: place - 1 for one, place in ORDINALS.items() if one.endswith("a")} | {
    "penultima": -2, "ultima": -1,
}  # fmt: skip
_PLACE = accented_or_not("|".join(_PLACES))
_SEVERAL = re.compile(
    rf"\blas\s(?:(?P<count>{_COUNT})\s(?P<end>primeras|[uú]ltimas)"
    rf"|(?P<after>primeras|[uú]ltimas)\s(?P<many>{_COUNT}))\b",
    re.IGNORECASE,
)
# "que sea la última", "ya es la segunda vez" are no places.
_ONE = re.compile(
    r"(?<!\bsea\s)(?<!\bes\s)(?<!\bera\s)(?<!\bfue\s)(?<!\bser[áa]\s)"
    rf"\bla\s(?P<place>{_PLACE})(?:\ssolicitud)?\b"
    r"(?!\s(?:vez|oportunidad|entrega|reuni[oó]n|jornada|semana|fecha|quincena)\b)",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"\b(?:las?\s(?P<other>otras?)(?:\s(?P<left>{_COUNT}))?|las\sdem[aá]s|el\sresto|las\sque\squedan)\b",
    re.IGNORECASE,
)
_NAME = re.compile(words.NAME)


def may_place(text: str) -> bool:
    """Tell whether a text may name places of a list, or what is left of it."""
    return any(one.search(text) for one in (_SEVERAL, _ONE, _REST))


def in_numbers(text: str, shown: Sequence[int], codes: Sequence[str] = ()) -> str:
    """Return a text with the numbers of the requests whose places it names: `shown` are those of
    the list in their order, `codes` those of their activities. What is left is taken for all that
    the text does not name besides."""
    try:
        said = _SEVERAL.sub(lambda found: _named(_some(found, shown)), text)
        said = _ONE.sub(lambda found: _named(_at(found, shown)), said)
    except LookupError:  # there is no such place
        return text
    known = {**dict(zip(codes, shown, strict=False)), **{str(one): one for one in shown}}
    named = {known[one] for one in _NAME.findall(said) if one in known}
    left = [one for one in shown if one not in named]
    rest = _REST.search(said)
    if rest is None or not named or not left or not _is_of(rest, len(left)):
        return said
    return f"{said[: rest.start()]}{_named(left)}{said[rest.end() :]}"


def _is_of(rest: re.Match[str], left: int) -> bool:
    """Tell whether "la otra", "las otras dos" may mean so many that are left."""
    if rest["left"]:
        return COUNTS[rest["left"].lower()] == left
    return rest["other"] is None or (left == 1) is (rest["other"].lower() == "otra")


def _some(found: re.Match[str], shown: Sequence[int]) -> Sequence[int]:
    count = COUNTS[(found["count"] or found["many"]).lower()]
    if count > len(shown):
        raise LookupError(count)
    first = fold(found["end"] or found["after"]).startswith("p")
    return shown[:count] if first else shown[-count:]


def _at(found: re.Match[str], shown: Sequence[int]) -> Sequence[int]:
    return (shown[_PLACES[fold(found["place"])]],)


def _named(numbers: Sequence[int]) -> str:
    return " y ".join(f"la {one}" for one in numbers)
