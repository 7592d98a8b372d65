"""An answer that names what our message numbers: "la 2 ya quedó", "2", "la de Hacienda". Pure.

Only what is chosen from has numbers, activities, offices and people: a figure never has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.buttons import Button
from core.inbound import Inbound
from core.messages import Line, Question
from core.numerals import ORDINALS
from core.spanish import bare_words, fold

# Not "el 2", which is a day, nor "la 2.1", "la 2 de junio" or "2 %".
_NAMED = re.compile(
    r"\b(?P<before>(?:la|actividad|punto|n[uú]mero|[ií]tem)(?: n[uú]mero| n\.?[o°º])? )"
    r"(?P<number>\d{1,2})(?![\w%/-])(?!\s?[%/])(?![.,]\d)(?! de\b)",
    re.IGNORECASE,
)
LEADING = re.compile(r"^[^\W\d_]*[-. ]?0*(?=\d)")
_AT_START = re.compile(
    r"(?m)^(?P<before>[ \t]*)(?P<number>\d{1,2})\)(?:[ \t]*+[-:.])?[ \t]++(?=\S)"
)
# A line of a list: "1) 60 %", "2. en firma", "3- sin novedad", "4: igual".
_LISTED = re.compile(r"[ \t]*+(?P<number>\d{1,2})(?:\)[-.:]?|[-.:]|[.]-)[ \t]++(?=\S)")

LONGEST_CHOICE = 80
_NUMBER = re.compile(
    r"(?:(?:(?:es|a|por|quiero|elijo|escojo) )?(?:(?:la|el|opcion|numero|actividad|no?) ){0,3})"
    r"(?P<number>\d{1,2})(?: (?!por favor|(?:mil |muchas )?gracias)(?P<name>\D+?))?"
    r"(?: por favor| (?:mil |muchas )?gracias)*"
)
# "3, no es de nadie más": a number that heads an answer, and no figure of anything.
_LED = re.compile(
    r"\W{0,3}(?:(?:es|la|el|opci[oó]n|n[uú]mero)\s){0,3}(?P<number>\d{1,2})"
    r"(?!\d|[.,]\d|\s?%)[.,;:)-]{1,2}\s{1,3}(?P<rest>\S.{1,600})",
    re.DOTALL | re.IGNORECASE,
)
# A place in a list and nothing else, among `bare_words`: "3", "la 3", "la opción 3".
PLACE = re.compile(r"(?:(?:la|el|numero|opcion) ){0,2}(\d{1,2})")
_BESIDE_A_NAME = re.compile(
    r"a|al|con|corresponde|del?|el|en|es[aeo]?|est[ae]|favor|gracias|l[ao]s?|les?|oficina|para|por"
    r"|secretaria|seria|toca|y"
)
_LONG_ENOUGH = 4  # letters of a word that tells which one is meant
_AFTER_CODE = " · "
_FIGURES = "percent"
# What is not clear here may be clear beside all that is known of the activities.
_READ_AS_WORDS = frozenset({"activity", "undo", "whose", "hand"})
_ACTIVITIES = "activity"
_OFFICES = "wish_office"  # what stands behind the number tells why
# Any other number may still answer these: a figure, or the day of a date.
_TAKE_OTHER_NUMBERS = frozenset({"confirm", "until", "later", "wish_until"})


def chosen(question: Question, text: str) -> tuple[Button, ...]:
    """Return what a text chooses of a question's options: by number, by code or in words.

    Nothing where it says other things; several where it is not clear which one is meant.
    """
    if question.name == _FIGURES or len(text) > LONGEST_CHOICE or "%" in text:
        return ()
    options, typed = question.buttons, bare_words(text)
    ordinal = ORDINALS.get(typed.removeprefix("la ").removeprefix("el "))
    number = _NUMBER.fullmatch(str(ordinal) if ordinal else typed)
    if number is None or _in_words(question, typed):
        return _called(options, text) or _in_words(question, typed)
    place = int(number["number"])
    at_place = options[place - 1 : place] if place else ()
    if number["name"]:
        return at_place if set(at_place) & set(_in_words(question, number["name"])) else ()
    found = tuple(dict.fromkeys([*at_place, *_called(options, text)]))
    return found if found or question.name in _TAKE_OTHER_NUMBERS else options


def led_by(question: Question, text: str) -> str | None:
    """Return a text that the number of an option heads without this number, which is no figure:
    with the code of the activity that it stands for, "2, el mapa" as "1.2: el mapa". Empty where
    its words call another option; None where no such number heads it."""
    found = (
        None
        if question.name in {_FIGURES, _OFFICES, *_TAKE_OTHER_NUMBERS}
        else _LED.fullmatch(text)
    )
    place = 0 if found is None else int(found["number"])
    if found is None or not 0 < place <= len(question.buttons):
        return None
    said = {word for word in bare_words(found["rest"]).split() if len(word) >= _LONG_ENOUGH}
    fit = [len(said.intersection(_name_of(one.label))) for one in question.buttons]
    if max(fit) > fit[place - 1]:
        return ""
    code, parted, _ = question.buttons[place - 1].label.partition(_AFTER_CODE)
    coded = parted and question.name == _ACTIVITIES
    return f"{code}: {found['rest']}" if coded else found["rest"]


def _called(options: Sequence[Button], text: str) -> tuple[Button, ...]:
    """Return the options whose code a text is: "1.2", "7" where the code is "P-7"; also "12"."""
    typed = fold(text).strip(" .,;:#()")
    codes = {one: fold(one.label.partition(_AFTER_CODE)[0]) for one in options}
    same = tuple(one for one, code in codes.items() if code == typed)
    bare = tuple(one for one, code in codes.items() if LEADING.sub("", code) == typed)
    return same or bare or tuple(one for one in options if codes[one].replace(".", "") == typed)


def _in_words(question: Question, typed: str) -> tuple[Button, ...]:
    """Return the options whose name holds all the words of a text that tell one from another."""
    names = {one: _name_of(one.label) for one in question.buttons}
    whole = tuple(
        one for one, name in names.items() if typed in {" ".join(name), bare_words(one.label)}
    )
    words = [word for word in typed.split() if not _BESIDE_A_NAME.fullmatch(word)]
    if whole or not any(len(word) >= _LONG_ENOUGH for word in words):
        return whole
    found = tuple(one for one, name in names.items() if all(word in name for word in words))
    return found if len(found) == 1 or question.name not in _READ_AS_WORDS else ()


def _name_of(label: str) -> list[str]:
    code, _, name = label.partition(_AFTER_CODE)
    return bare_words(name or code).split()


def with_handles(message: Inbound, lines: Sequence[Line]) -> Inbound:
    """Return the message with the handles of the activities whose numbers it names.

    `lines` are the activities as our message numbered them. A number with which a code begins may
    mean that code: it stays, and is asked about.
    """
    meant = {
        str(number): line.handle
        for number, line in enumerate(lines, 1)
        if not _may_be_a_code(str(number), line, lines)
    }

    def handle(found: re.Match[str]) -> str:
        named = meant.get(found["number"])
        return found[0] if named is None else f"{found['before']}{named}"

    if (listed := _in_order(message.text, lines)) is not None:
        return message.model_copy(update={"text": listed})
    text = _NAMED.sub(handle, message.text)
    text = _AT_START.sub(lambda found: _with_colon(found, handle(found)), text)
    return message if text == message.text else message.model_copy(update={"text": text})


def _in_order(text: str, lines: Sequence[Line]) -> str | None:
    """Return a list that numbers its lines as our message does, with the handle of each before its
    words; None where it is none, or names an activity itself: its order may be her own."""
    rows = [(found, row) for row in text.splitlines() if (found := _LISTED.match(row))]
    numbers = [int(found["number"]) for found, _ in rows]
    if not 1 < len(numbers) <= len(lines) or numbers != [*range(1, len(numbers) + 1)]:
        return None
    items = [row[found.end() :] for found, row in rows]
    titled = {word for line in lines for word in bare_words(line.title).split()}
    own = {word for item in items for word in bare_words(item).split() if len(word) > _LONG_ENOUGH}
    if own & titled or any(line.handle in item for line in lines for item in items):
        return None
    handles = iter(lines)
    named = (
        f"{next(handles).handle}: {row[found.end() :]}" if (found := _LISTED.match(row)) else row
        for row in text.splitlines()
    )
    return "\n".join(named)


def _with_colon(found: re.Match[str], said: str) -> str:
    return said if said == found[0] else f"{said}: "


def _may_be_a_code(number: str, line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a number is, or begins, the code of another activity than the one it counts."""
    others = [code for one in lines if one is not line for code in (one.handle, one.code or "")]
    return any(re.match(rf"{number}(?!\d)", code) for code in others)
