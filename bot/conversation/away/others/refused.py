"""Control answers that an absence of which it was told is none, by its number: "ausente 37: no";
and what bare numbers mean behind such an order."""

from __future__ import annotations

import re

from bot.conversation.away.others.confirming_away import JOINT, is_set, told_her
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.clauses import clauses, joined
from bot.understanding.reading import read
from bot.understanding.rulings import words
from bot.understanding.talk import is_courtesy
from core.entity.rights import Right
from core.messages import Content, Note
from core.spanish import bare_words

_AN_ABSENCE = r"(?:(?:a|el|la|lo|del?) ){0,3}(?:ausentes?|ausencia) (?:n(?:o|umero)? )?"
_REFUSED = re.compile(
    rf"(?:y |pero )?(?:no (?:confirmo )?{_AN_ABSENCE}(?P<first>\d{{1,9}})"
    rf"|{_AN_ABSENCE}(?P<last>\d{{1,9}}) (?:que |es[ae] )?no"
    r"(?: (?:senora?|va|es|la confirmo|confirmo|se confirma))?)(?: (?:por favor|porfa|gracias))*"
)
_EDGE = re.compile(
    r"[.;!?](?=\s|\Z)\s{0,3}|\n|,\s|\sy\s(?=(?:(?:no|el|la)\s){0,2}(?:ausente|ausencia)\s)",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\bausentes?\s(?:n\S{0,5}\s)?(?P<article>(?:la|el)\s)?\d{1,9}(?![.,]?\d|\s?%)"
    r"(?:\s?[:,]?\s?no\b)?",
    re.IGNORECASE,
)
# "la 15 tambien", "y la 14 no porque ya no se va", "no la 14"
_NEXT = re.compile(
    r"(?:\s?[.,;\n]\s{0,3}|\s)(?:(?:y|e|pero|tambi[eé]n|igual(?:mente)?|(?:as[ií]|lo)\s?mismo)\s){0,3}"
    r"(?P<not>(?:no|menos|tampoco)\s)?(?P<article>(?:a\s)?(?:l[ao]s?|el|ausente)\s)?"
    r"(?:n[uú]mero\s)?(?P<number>\d{1,9})(?![.,]?\d|\s?%|\s?[/:-]\s?\d)"
    r"(?:\s?[:,]?\s(?P<how>tambi[eé]n|igual(?:mente)?|lo\smismo|as[ií]\smismo|s[ií]"
    r"|(?:(?:tambi[eé]n|ya|mejor|esa)\s)?no|tampoco)\b)?"
    r"(?P<why>(?:\sse\s(?:va|ausenta|confirma)\b)?"
    r"(?:\s?[,:(]?\s?(?:porque|pues|ya|es|ell?a?|se|que)\s[^.;,\n\d?%]{0,120}?\)?)?)"
    r"(?:\s(?:por\sfavor|porfa|gracias)){0,2}(?=\s?[.,;\n]|\s(?:y|e|pero)\s|\Z)",
    re.IGNORECASE,
)


def in_full(turn: Turn) -> Turn:
    """Return the turn of who confirms absences with each bare number behind "ausente 12" as the
    same order, or as the same refusal: it is one of the same list, and no activity or figure."""
    found = None if turn.message.is_no_new_text or turn.in_group else _ABSENT.search(turn.text)
    if found is None or not turn.may(Right.ABSENCE):
        return turn
    start, end = found.span("article") if found["article"] else (found.start(), found.start())
    said, end = turn.text[:start] + turn.text[end : found.end()], found.end()
    while (more := _NEXT.match(turn.text, end)) is not None and _is_of_the_list(more):
        how = more["how"] or ""
        refuses = more["not"] or how.lower().endswith(("no", "tampoco"))
        said += f", ausente {more['number']}" + (" no" if refuses else "")
        end = more.end()
    return turn.saying(said + turn.text[end:])


def _is_of_the_list(more: re.Match[str]) -> bool:
    """Tell whether a number is called like an absence; nothing else is told of it, or decided."""
    marked = more["not"] or more["how"] or (more["article"] and not more["why"])
    return bool(marked) and words.DECIDING.search(more["why"]) is None


def taken(turn: Turn) -> Obeyed | None:
    """Leave the absences that a message refuses, and says nothing else; None for any other."""
    said, rest = _left(turn)
    if not said or not (rest == "" or is_courtesy(read(rest).plain)):
        return None
    return Obeyed(said[0], also=tuple(said[1:]))


def beside(turn: Turn) -> tuple[list[Content], Turn]:
    """Leave the absences that clauses of a message refuse; return what is said of that, and the
    turn with the rest."""
    said, rest = _left(turn)
    return (said, turn.saying(rest)) if said and rest else ([], turn)


def _left(turn: Turn) -> tuple[list[Content], str]:
    """Return what is said of the absences that a message refuses, and the rest of it."""
    if not turn.is_plain_text:
        return [], turn.text
    said = list[Content]()
    kept = list[str]()
    for clause, whole in clauses(turn.text, _EDGE):
        found = None if "?" in whole else _REFUSED.fullmatch(bare_words(clause))
        note = None if found is None else _of_number(turn, int(found["first"] or found["last"]))
        if note is None:
            kept.append(whole)
        else:
            kept[-1:] = [JOINT.sub("", one) for one in kept[-1:]]
            said.append(note)
    return said, joined(kept)


def _of_number(turn: Turn, number: int) -> Note | None:
    """Return what is said of an absence that is left, None where that is no notice of hers, or it
    is set already."""
    if not turn.may(Right.ABSENCE):
        return None
    notice = told_her(turn, number)
    if notice is None or is_set(turn, notice):
        return None
    person = str(notice.details["person"])
    return Note(name="away_of_another", values={"dropped": 1, "person": person})
