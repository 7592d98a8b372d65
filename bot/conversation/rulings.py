"""Which requests a text grants or denies, by their numbers: "conceder 1; la 4 se niega". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.reading import LONGEST, read
from bot.understanding.talk import closing, is_courtesy, is_greeting

_GRANTING = r"conced(?:er|a|e|o|emos)|aprobar|apruebe|aprueb[aeo]|autorizar|autorice|autoriz[ao]"
_DENYING = r"negar|nieg(?:ue|a|o)|negamos|rechaz(?:ar|a|o)|rechace|denegar|denieg(?:ue|a|o)"
_GRANTED = r"concedid[ao]s?|aprobad[ao]s?|autorizad[ao]s?"
_DENIED = r"negad[ao]s?|rechazad[ao]s?|denegad[ao]s?"
_NUMBER = r"\d{1,9}(?![\d%]|[.,/-]\d)"
_NAMED = r"(?:las?\s)?(?:solicitud(?:es)?\s)?(?:n\.?[o°º]?\.?\s|n[°º]|n[uú]mero\s)?#?"
_NUMBERS = rf"{_NAMED}(?:{_NUMBER}(?:\s?,\s|\s[ye]\s|\s?,\s[ye]\s)(?:las?\s)?){{0,20}}{_NUMBER}"
_NO = r"(?:no\s)?(?:se\s(?:la\s)?|la\s)?"
_VERB = rf"{_NO}(?:{_GRANTING}|{_DENYING}|{_GRANTED}|{_DENIED})\b"
_SINGLE = rf"{_NAMED}{_NUMBER}\s?[:,-]?\s?(?:queda\s|est[aá]\s|es\s|fue\s)?{_VERB}"
_NEXT = rf"\s[ye]\s(?:{_VERB}|{_SINGLE})"
_MARKS = r"\s?(?:$|[.,:;\n])"
_LIMITS = r"\s(?:pero|s[oó]lo|[uú]nicamente|hasta|porque|ya\sque)\b"
# Only a number that stands alone, or before a date or a reason: "aprobar 2 actas" is no order.
_ORDERING = (
    rf"{_NO}(?:(?P<order>{_GRANTING})|(?:{_DENYING}))\b\s(?P<ordered>{_NUMBERS})"
    rf"(?={_MARKS}|{_LIMITS}|{_NEXT}|\s(?:al?|para|por|ya|con|de\stodos\smodos)\b)"
)
_STATED = (
    rf"(?:{_NO}(?:{_GRANTED}|{_DENIED})\s(?P<first>{_NUMBERS})"
    rf"|(?P<stated>{_NUMBERS})\s?[:,-]?\s?(?:s[ií]\s?,?\s)?"
    rf"(?:quedan?\s|est[aá]n?\s|es\s|fue\s)?{_VERB})"
    rf"(?={_MARKS}|{_LIMITS}|{_NEXT})"
)
_HEAD = re.compile(
    rf"(?:^|(?<=\n)|(?<=;)|(?<=[.,]\s)|(?<=\s[ye]\s))[\s•*¡-]{{0,4}}(?:{_ORDERING}|{_STATED})",
    re.IGNORECASE,
)
_TRIES = re.compile(
    rf"[\s¡]*(?:{_GRANTING}|{_DENYING})\s(?:(?:l[ao]s?|es[ao]s?|el)\s)?"
    r"(?:solicitud(?:es)?|plazo|pr[oó]rroga|de|del|que\spid\w+)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"(?:(?:no|s[ií]|ya|mejor|perd[oó]n|era|es|la|quer[ií]a|quiero)[\s,.;:]{{1,3}}){{0,5}}"
    rf"(?:{_GRANTING}|{_DENYING}|{_GRANTED}|{_DENIED})(?:l[ao])?"
    r"(?:[\s,]{1,2}por favor)?[\s.!]{0,3}",
    re.IGNORECASE,
)
_REFUSES = re.compile(rf"\b(?:{_DENYING}|{_DENIED})\b", re.IGNORECASE)
_DENIES_IT = re.compile(r"\bno\b", re.IGNORECASE)
_WHOLE = re.compile(r"\d+")
_GOES_ON = re.compile(
    r"\s*+(?:hasta|pero|porque|ya que|s[oó]lo|para|a|al|con|de todos modos|\d{1,2} de)\b",
    re.IGNORECASE,
)
_A_REPORT = re.compile(r"%|\d\.\d|\?")
_BLANKS = re.compile(r"[^\S\n]+")
_EDGES = " .,:;-¡!\n"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is decided of one request, and the words beside it: a date, an office, a reason."""

    number: int
    grants: bool
    beside: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions of a text in their order, and the lines that are none and no courtesy."""

    each: tuple[Ruling, ...]
    unread: tuple[str, ...] = ()


def find(text: str) -> Rulings:
    """Return what a text decides; nothing where it only says other things."""
    said = _BLANKS.sub(" ", text[:LONGEST]).strip()
    heads = list(_HEAD.finditer(said))
    if not heads:
        return Rulings(())
    ends = [*(head.start() for head in heads[1:]), len(said)]
    unread = _lines(said[: heads[0].start()])
    each: list[Ruling] = []
    for head, end in zip(heads, ends, strict=True):
        grants = _grants(head.group())
        if grants is None:  # "no niego la 2" says neither
            unread.append(said[head.start() : end].strip(_EDGES))
            continue
        beside, others = _beside(said[head.end() : end], grants=grants)
        unread += others
        numbers = head["ordered"] or head["first"] or head["stated"]
        each += [Ruling(int(one), grants, beside) for one in _WHOLE.findall(numbers)]
    return Rulings(tuple(each), tuple(unread))


def tries(text: str) -> bool:
    """Tell whether a text means to decide and names no number: "conceder la de Hacienda"."""
    return _TRIES.match(text) is not None and _A_REPORT.search(text) is None


def names_none(text: str) -> bool:
    """Tell whether a text decides and does not say what: "no, negar"."""
    return _ALONE.fullmatch(text.strip()) is not None


def _grants(head: str) -> bool | None:
    refuses, denied = _REFUSES.search(head) is not None, _DENIES_IT.search(head) is not None
    if refuses and denied:
        return None
    return not (refuses or denied)


def _beside(text: str, *, grants: bool) -> tuple[str, list[str]]:
    """Return the words that belong to a decision, and the lines after it that do not."""
    first, *following = re.sub(r"\s[ye]\s$", "", text).split("\n")
    own: list[str] = [_without_thanks(first)]
    others: list[str] = []
    for line in _lines("\n".join(following)):
        goes_on = not _A_REPORT.search(line) and (not grants or _GOES_ON.match(line))
        (own if goes_on and not others else others).append(_without_thanks(line))
    return " ".join(own).strip(_EDGES), others


def _lines(text: str) -> list[str]:
    """Return the lines of a text that say something beside greetings and thanks."""
    lines = (line.strip(_EDGES) for line in text.split("\n"))
    plain = ((line, read(line).plain) for line in lines if line)
    return [line for line, said in plain if not is_courtesy(said) and not is_greeting(said)]


def _without_thanks(line: str) -> str:
    reading = read(line)
    end = closing(reading.plain)
    if end >= len(reading.plain):
        return line
    return line[: reading.tokens[reading.index(end)].start]
