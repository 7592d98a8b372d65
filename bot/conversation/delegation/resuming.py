"""Somebody does again what she had given to a delegate: "por lo cual reasumo la 4.2", "a Camilo
quítele la 4.2"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.conversation.delegation.delegating import (
    activity_named,
    all_named,
    delegate,
    delegates_of,
    member_called,
    reports,
    to_whom,
)
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.days_apart import tells_days
from bot.understanding.asks.people.delegation import EDGE, SAYS_SO_TOO, TAKES_BACK
from bot.understanding.bidding import bids, is_heard
from bot.understanding.clauses import clauses, joined, said_as
from bot.understanding.meaning import Intent
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import PLEASE
from core.messages import Content, Note
from core.spanish import bare_words, fold
from models.staff import agreements

# "la 3.3 va en 60 y a Camilo quítele la 2.4"
_EDGE = re.compile(
    rf"{EDGE.pattern}|\s(?:y|pero)\s(?=(?:a\s[^\W\d]{{3,20}}\s(?:qu[ií]t|ret[ií]r)|qu[ií]tele|ret[ií]rele"
    r"|(?:que\s)?ya\sno\sl|(?:la|lo)\s(?:[^.;,\n]|\.\d){1,30}\s(?:vuelv|regres|(?:que\s)?ya\sno\sl|qu[ií]tes|ret[ií]res)))",
    re.IGNORECASE,
)
_TAKES = re.compile(r"\b(?:quit|retir)(?:e|a|en|ar)(?:le|sel[oa])\b")
# "¿quién quedó con la 4.1? me la devuelven": what is taken back is named in the question.
_WHO_HAS = re.compile(
    r"\A\W{0,3}(qui[eé]n[^?]{1,80})\?\s(?=(?:por favor |porfa )?me l)", re.IGNORECASE
)
_LAST_AND = re.compile(r"\s(?:y|pero)\Z")


def taken(turn: Turn) -> Obeyed | None:
    """Take words that only take an activity back from who has it; None for other words."""
    if not turn.is_plain_text:
        return None
    again = found(turn, turn.text)
    return Obeyed(resumed(turn, again)) if again is not None and not again.rest else None


@dataclass(frozen=True, slots=True)
class Again:
    """The activities that somebody takes on again, the name of whom she takes it from, "" where she
    does not say it, and what else she says."""

    about: tuple[int, ...]
    name: str
    rest: str


def found(turn: Turn, text: str) -> Again | None:
    """Return which activities a text says she takes on again; None where it names none that
    somebody has, or that it takes away from somebody."""
    kept: list[str] = []
    about: tuple[int, ...] = ()
    name, takes = "", False
    for clause, whole in clauses(_WHO_HAS.sub(r"\1 ", text), _EDGE):
        said = said_as(clause, TAKES_BACK)
        each = () if said is None or "?" in clause else all_named(turn.desk, said["what"])
        if said is None or not each or reports(turn, said["what"]) or tells_days(clause):
            kept.append(whole)
        else:
            about, name = (*about, *each), said.groupdict().get("name") or ""
            takes = _TAKES.search(said.string) is not None
    if not about or not (takes or any(_has(turn, one) is not None for one in about)):
        return None
    rest = _LAST_AND.sub("", joined([one for one in kept if not _says_so_too(one)]))
    plain = read(rest).plain
    nothing = not rest or is_courtesy(plain) or re.fullmatch(PLEASE, f" {plain}")
    if nothing or _says_why(turn, about[0], rest):
        return Again(about, name, "")
    names = activity_named(replace(turn.desk, open_ids=frozenset()), rest) is not None
    return Again(about, name, rest if names else f"{turn.desk.activities[about[0]].handle}: {rest}")


def _says_so_too(clause: str) -> bool:
    return SAYS_SO_TOO.fullmatch(fold(clause).strip(" .,;!¡\n")) is not None


def _says_why(turn: Turn, about: int, rest: str) -> bool:
    """Tell whether words only say of who has an activity why it is taken back: "Camilo me avisa
    que no alcanza"."""
    has = _has(turn, about)
    called = (one for one in delegates_of(turn.session, turn.desk, about) if one.person_id == has)
    names = {word for one in called for word in bare_words(one.name).split()}
    said = bare_words(rest).split()
    if names.isdisjoint(said) or "?" in rest or bids(rest):
        return False
    heard = is_heard(rest, turn.desk.open_context(), turn.today)
    # "Camilo me avisa": he does, and we are not asked to.
    return heard is None or (heard is Intent.SNOOZE and said[0] in names)


def _has(turn: Turn, about: int) -> int | None:
    """Return the colleague to whom an activity was given, None where it is hers."""
    given = agreements.deputies(turn.session, turn.context.entity_id)
    has = given.get((about, turn.desk.activities[about].office_id))
    return None if has == turn.person.id else has


def resumed(turn: Turn, again: Again) -> Content | None:
    """Let the reminders of activities be hers again; ask whose they are to be where another has one
    than the one from whom she takes it."""
    has = {about: _has(turn, about) for about in again.about}
    for about, who in has.items():
        if who is not None and again.name:
            called = member_called(delegates_of(turn.session, turn.desk, about), again.name)
            if called is None or called.person_id != who:
                return to_whom(turn, turn.desk, about).said
    for about, who in has.items():
        refused = None if who is None else delegate(turn, turn.desk, about, turn.person.id)
        if refused is not None and refused.name != "delegated_back":
            return refused
    handles = ", ".join(turn.desk.activities[about].handle for about in has)
    return Note(name="delegated_back", values={"handle": handles})
