"""A number in the words of a report that is put right: "el CDP es por $19.500.000 y no
$18.500.000", "solo cambia el valor: $19.500.000". Percentages and days are read elsewhere. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.reading import read

# An amount of money, a number with thousands, or one of three digits or more: no figure of work.
_VALUE = r"(?:\$ ?\d[\d.,']{0,20}\d|\d{1,3}(?:[.,']\d{3}){1,5}|\d{3,12})(?![\d%]| ?%)"
_NO = r"(?:n[oº°]?\.? )?"
_SAYS = r"(?:dice|dec[ií]a|dije|dijimos|puse|pusimos|escrib[ií]|indiqu[eé]|report[eé])"
_BOTH = (
    rf"(?P<new>{_VALUE}),? (?:y )?no (?:de |por |el |son )?{_NO}(?P<old>{_VALUE})",
    rf"\bno (?:es|son|era|eran|fue|por|de)(?: de| por| el)? {_NO}(?P<old>{_VALUE}),?"
    rf" (?:sino|es|son|fue)(?: de| por| el)? {_NO}(?P<new>{_VALUE})",
    rf"\bdonde (?:se )?{_SAYS} {_NO}(?P<old>{_VALUE}),? (?:debe decir|debe ser|es|va|l[eé]ase"
    rf"|lea(?:se)?) {_NO}(?P<new>{_VALUE})",
    rf"\b(?:cambi|reemplac)\w{{1,3}} {_NO}(?P<old>{_VALUE}) por {_NO}(?P<new>{_VALUE})",
    rf"\ben (?:vez|lugar) de {_NO}(?P<old>{_VALUE}),? (?:es|va|son|debe decir) {_NO}"
    rf"(?P<new>{_VALUE})",
)
_ONLY = (
    rf"\b(?:solo|solamente|[uú]nicamente|lo [uú]nico que) (?:se )?(?:cambi|corrij|corrig)\w{{1,4}} "
    rf"(?:(?!\d)[^.;\n$]){{2,60}}?:? ?(?P<new>{_VALUE})"
)
# So many of a thing: "eran 13 personas, no 12".
_COUNTED = (
    r"(?<![\d.,$])(?P<new>\d{1,2}) (?P<noun>(?!por\b|puntos?\b)[^\W\d_]{4,20}),? (?:y )?no "
    r"(?:eran? |son |fueron )?(?P<old>\d{1,2})(?: (?P=noun))?(?![\d%]| ?%|[.,]\d)"
)
_PATTERNS = tuple(re.compile(one, re.IGNORECASE) for one in (*_BOTH, _COUNTED, _ONLY))
_SENTENCE = re.compile(r"(?<=[.;!?])(?<![Nn]o\.)\s+|\n+")
_NUMBERS = re.compile(_VALUE)
_REST = re.compile(
    r"(?:y |por favor )?(?:(?:el resto|lo demas|todo lo demas|lo otro|las demas|los demas)"
    r"(?: (?:se )?(?:queda|quedan|sigue|siguen|va|esta|continua)(?: (?:igual|como|estaba|asi"
    r"|iba)){1,3})|(?:muchas |mil )?gracias|por favor corregir|favor corregir)(?: [.!])*"
)


@dataclass(frozen=True, slots=True)
class CorrectedNumber:
    """The number that is meant, the one that it replaces (empty: the only one there), the words
    that say so, and what else the text says."""

    new: str
    old: str
    words: str
    rest: str


def find(text: str) -> CorrectedNumber | None:
    """Return the number that a text puts right, None where it puts none right."""
    said = [one.strip() for one in _SENTENCE.split(text) if one and one.strip()]
    for place, one in enumerate(said):
        if "%" in one:
            continue
        found = next((match for p in _PATTERNS if (match := p.search(one))), None)
        if found is None:
            continue
        others = (other for at, other in enumerate(said) if at != place)
        rest = " ".join(other for other in others if not _REST.fullmatch(read(other).plain))
        new, old, noun = (found.groupdict().get(name) or "" for name in ("new", "old", "noun"))
        of = f" {noun}" if noun else ""
        return CorrectedNumber(new + of, old + of, one, rest)
    return None


def reworded(description: str, said: CorrectedNumber) -> str | None:
    """Return a description with the number put right; None where the old one does not stand there
    once, or it cannot be told which one is meant. It is the same where it is right already."""
    there = [*_NUMBERS.finditer(description)]
    if not said.old.isdecimal() and said.old[-1:].isalpha():
        there = [*re.finditer(rf"(?<![\d.,]){re.escape(said.old)}\b", description, re.IGNORECASE)]
    elif said.old:
        there = [one for one in there if _digits(one[0]) == _digits(said.old)]
    elif any(_digits(one[0]) == _digits(said.new) for one in there):
        return description
    else:
        there = [one for one in there if ("$" in one[0]) == ("$" in said.new)]
    if len(there) != 1:
        return None
    (one,) = there
    money = "$" if "$" in one[0] and "$" not in said.new else ""
    return f"{description[: one.start()]}{money}{said.new}{description[one.end() :]}"


def tells(words: str, number: str) -> bool:
    """Tell whether a number stands in the words of a figure; of so many of a thing, whichever."""
    counted = number[-1:].isalpha()
    there = re.findall(r"\d+", words) if counted else [one[0] for one in _NUMBERS.finditer(words)]
    return number != "" and _digits(number) in map(_digits, there)


def _digits(value: str) -> str:
    return re.sub(r"\D", "", value)
