"""Control answers that an absence of which it was told is none, by its number: "ausente 37: no"."""

from __future__ import annotations

import re

from bot.conversation.away.confirming_away import JOINT, told_her
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.clauses import clauses, joined
from bot.understanding.reading import read
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
    if turn.message.is_no_new_text or turn.message.files or turn.in_group:
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
    if notice is None or notice.details.get("planned"):
        return None
    person = str(notice.details["person"])
    return Note(name="away_of_another", values={"dropped": 1, "person": person})
