"""Decisions that name first who asked, "sandra: sí, hasta el 30 de abril", "a Sandra lo de la
página web sí"; and where the words beside a decision go on with somebody else's request. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from bot.understanding.rulings import words
from bot.understanding.rulings.named_by import by_name, tells, words_of

_NAME = r"[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,3}"
_TITLE = r"[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,6}"
_FIRST = rf"(?P<before>{words.BEGINS}(?:(?:y|pero)\s?,?\s)?)"
_SAYS = (
    rf"(?:{words.VERB}|s[ií]|no|(?:s[oó]lo\s|solamente\s|m[aá]ximo\s)?hasta\s\S|listo|ok|dale)"
    r"(?!\w)"
)
# "sandra: sí, hasta el 30 de abril", "lo de Luz: concedido"
_COLON = rf"(?:(?:a|para|lo\sde|la\sde)\s(?:(?:la|el)\s)?)?(?P<name>{_NAME})\s?:\s(?={_SAYS})"
_WHOSE = re.compile(rf"{_FIRST}{_COLON}", re.IGNORECASE)
_VERDICT = "|".join(
    one.pattern for one in (words.DECIDES, words.WAITS, words.UNTIL, words.YES, words.NO)
)
# "a Sandra lo de la página web sí como pidió"
_HERS = re.compile(
    rf"{_FIRST}al?\s(?P<whom>{_NAME}?)\s(?:lo|la)\sdel?\s(?:(?:la|los|las|el)\s)?(?P<name>{_TITLE}?)"
    rf"(?={_VERDICT})",
    re.IGNORECASE,
)
# "a Jairo no, la 2.2 ya tuvo prórroga"
_NOT_TO = re.compile(
    rf"(?:{_FIRST}|(?P<but>\spero\s))al?\s(?P<whom>{_NAME}?)\sno\s?[,:;]\s(?:es\sque\s|que\s|porque\s)?la\s"
    rf"(?P<name>{words.NAME})\s(?=ya\s|no\s|tuvo\s|es\s|est[aá]\s|se\s|[^\W\d_]{{3}})",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(
    rf"(?:(?:y|pero)\s)?(?:lo|la)\sdel?\s(?:(?:la|los|las|el)\s)?{_TITLE}?"
    rf"(?:{words.DECIDES.pattern}|{words.YES.pattern}|{words.NO.pattern})",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:\s?[,.;]\s|\n)(?:(?:y|e|pero|ah)\s?,?\s){0,2}|\s(?:y|e|pero)\s", re.IGNORECASE
)
# Behind a joint, whatever waits: "…. marta: no", "…, y a Sandra lo de la página".
_ANOTHERS = re.compile(rf"{_COLON}|al?\s{_NAME}?\s(?:lo|la)\sdel?\s", re.IGNORECASE)
_LED = re.compile(
    r"(?:(?:al?|para|con)\s(?:(?:la|el|do[nñ]a?)\s)?|(?:lo|la)\sdel?\s(?:(?:la|el|los|las)\s)?"
    rf"|(?={_NAME}\s?:))(?P<name>{_TITLE})",
    re.IGNORECASE,
)
_SAID = re.compile(rf"\s?(?:{_VERDICT})", re.IGNORECASE)


def in_numbers(text: str, waiting: Mapping[int, str]) -> str:
    """Return a text with the number of the only request of each person, or of what she asked for,
    that it names first; as it is where a name may mean none, or several."""
    if ":" in text:
        text = _WHOSE.sub(lambda told: _numbered(told, told["name"], waiting), text)
    text = _NOT_TO.sub(lambda told: _denied(told, waiting), text)
    if not _says_more(text):
        return text
    return _HERS.sub(lambda told: _numbered(told, f"{told['whom']} {told['name']}", waiting), text)


def _says_more(text: str) -> bool:
    """Tell whether a text goes on with somebody else's request, or decides by a verb: a yes or a no
    alone, "a Sandra lo de la sala vale", may be told of the work."""
    goes_on = (_LED.match(text, one.end()) for one in _JOINT.finditer(text))
    return words.DECIDING.search(text) is not None or any(goes_on)


def may_name(text: str) -> bool:
    """Tell whether a text may decide what somebody asked for whom it names first."""
    return any(one.search(text) for one in (_WHOSE, _HERS, _NOT_TO))


def says_of_something(text: str) -> bool:
    """Tell whether a text begins with a yes or a no to what it calls by words: "lo de la
    transmisión no, eso es de TIC"."""
    return _OF_SOMETHING.match(text) is not None


def _numbered(told: re.Match[str], name: str, waiting: Mapping[int, str]) -> str:
    meant = by_name(name, waiting)
    return told.group() if meant is None else f"{told['before']}la {meant[0]} "


def _denied(told: re.Match[str], waiting: Mapping[int, str]) -> str:
    """Return that the request of a person about an activity is denied, where there is such a one,
    with what is said of that as the reason."""
    hers = [
        number
        for number, asked in waiting.items()
        if told["name"] in (str(number), asked.split()[0]) and tells(asked, words_of(told["whom"]))
    ]
    if len(hers) != 1:
        return told.group()
    return f"{told['before'] or told['but'] or ''}la {hers[0]} no, "


def until_anothers(
    following: str, own: Collection[int], waiting: Mapping[int, str], *, grants: bool
) -> tuple[str, str]:
    """Return the words that follow a decision up to where they go on with the request of somebody
    else, and those from there on: who asked is told nothing of them. In a reason for which it
    denies, only where they decide that one."""
    for joint in _JOINT.finditer(following):
        rest = following[joint.end() :]
        if _ANOTHERS.match(rest) or _tells_of_another(rest, own, waiting, grants=grants):
            return following[: joint.start()], rest
    return following, ""


def _tells_of_another(
    rest: str, own: Collection[int], waiting: Mapping[int, str], *, grants: bool
) -> bool:
    """Tell whether words begin with the name of a request that waits, and of none of its `own`."""
    led = _LED.match(rest)
    if led is None:
        return False
    said = led["name"].split()
    for count in range(len(said), 0, -1):
        name = " ".join(said[:count])
        own_words = words_of(name)
        of = [one for one, asked in waiting.items() if own_words and tells(asked, own_words)]
        if of:
            ends = led.start("name") + len(name)
            says = grants or rest[ends:].lstrip().startswith(":") or _SAID.match(rest, ends)
            return bool(says) and not {*of} & {*own}
    return False
