"""«la otra», beside an activity that a message names: the one that is left of two."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.conversation import thread
from bot.conversation.turn import Turn
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read

_TELLS = (
    r"(?:(?:ya|s[ií]|no|todav[ií]a|a[uú]n|apenas|tambi[eé]n)\s){0,2}"
    r"(?:va|vamos|van|est[aá]|qued[oóa]|sigue|lleva|llevamos|falta|se\s(?:hizo|entreg[oó]|public[oó]|present[oó]|termin[oó])"
    r"|en\s\d|al\s\d)"
)
# "lo otro que vencía ayer ya se hizo", "y de la otra falta la firma"
_THE_OTHER = re.compile(
    r"(?<!\w)(?P<before>(?:de|en)\s)?l[ao]\sotr[ao]\s?,?\s(?:que\s(?:se\s)?(?:(?P<due>vence)|venc|era|es|hay|toca)[^,.;\n\d]{0,25}?\s)?"
    rf"(?={_TELLS}\b)",
    re.IGNORECASE,
)
_PRESSING = timedelta(days=7)


def by_its_code(turn: Turn) -> Turn:
    """Return a message in which "la otra" has the code of the activity that it means: that which is
    left of the two that were listed last, or of two of hers that are due or overdue; as it is where
    it names none of them, or more."""
    found = [*_THE_OTHER.finditer(turn.text)]
    if len(found) != 1 or not turn.is_plain_text:
        return turn
    context = turn.desk.open_context()
    named = {*codes_named(read(_THE_OTHER.sub(" ", turn.text)), context)}
    if len(named) != 1:
        return turn
    for two in (_listed(turn), _due(turn)):
        if len(two) == 2 and named < two:
            (other,) = two - named
            late = found[0]["due"] and _is_past(turn, other)  # "la otra que vence mañana"
            return (
                turn if late else turn.saying(_THE_OTHER.sub(rf"\g<before>la {other} ", turn.text))
            )
    return turn


def _is_past(turn: Turn, code: str | None) -> bool:
    due = next(one.due for one in turn.desk.activities.values() if one.code == code)
    return due is not None and due < turn.today


def _listed(turn: Turn) -> set[str | None]:
    mine = turn.desk.activities
    shown = thread.listed_by(turn).activities
    return {mine[one].code for one in shown if one in turn.desk.open_ids and one in mine}


def _due(turn: Turn) -> set[str | None]:
    until = turn.today + _PRESSING
    mine = [turn.desk.activities[one] for one in turn.desk.open_ids]
    return {one.code for one in mine if one.due is not None and one.due <= until}
