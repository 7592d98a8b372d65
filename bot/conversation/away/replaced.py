"""Control tells who replaces somebody: "confirmo, Germán reemplaza a Rosa desde el 16", or "Rosa no
viene hasta el viernes, la cubre Germán"; somebody tells who replaces her, and is nobody known.

Rosa is away then: her absence is set where it waits, else shown for a yes, or asked for. Who
replaces her is passed on to planning, which registers people, without why she is away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.away import departing, stand_ins
from bot.conversation.away.others import confirming_away, others_away
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.of_persons import without_contacts
from bot.understanding.asks.people.absence import is_replaced, only_stands_in, tells_of_absence
from bot.understanding.asks.people.covered import who_covers, who_is_replaced, without_reason
from bot.understanding.asks.people.substitutes import stands_in_instead
from core.entity.rights import Right
from core.messages import Content, Note
from core.spanish import bare_words, fold
from scheduler.told import absence

_SENTENCE = re.compile(r"[.;\n]\s|\sy\s", re.IGNORECASE)
_WRITTEN_TO = re.compile(r"(?:mientras\stanto\s)?escr[ií]b", re.IGNORECASE)
_AWAY = frozenset({"away_proposed", "away_set", "away_of_another"})


def told(turn: Turn) -> Obeyed | None:
    """Answer with the absence of the one who is replaced, and pass on who replaces her; where she
    is known to be away already, only that. None for other words."""
    who = "" if turn.message.is_no_new_text or turn.in_group else who_is_replaced(turn.text)
    if not who or not turn.may(Right.ABSENCE):
        return None
    another = others_away.another_in(turn, who)
    if another is None:
        return None
    words = turn.saying(without_reason(turn.text))
    passed = departing.passed_who_covers(words, another.name, {})
    waiting = [
        one
        for one in confirming_away.waiting_for(turn)
        if int(one.details["away"]) == another.person_id
    ]
    if len(waiting) == 1 and confirming_away.may_confirm(turn.text):
        done = others_away.confirm(turn, waiting[0])
        return Obeyed(done or Note(name="question_gone"), also=(passed,))
    if absence.known_of(turn.session, turn.context, another.person_id, turn.now):
        return Obeyed(passed)
    shown = others_away.shown(turn, another, turn.text, confirms=True)
    return replace(shown, also=(passed,))


def told_of_herself(turn: Turn) -> Obeyed | None:
    """Pass on that somebody who is no delegate replaces the writer, where she tells how that one is
    reached, or that it is not another: "no, Julián no es el que me reemplaza, es Andrés Soto". None
    for other words, and beside her absence."""
    text = turn.text
    if not turn.is_plain_text or tells_of_absence(text):
        return None
    bare = without_contacts(text)
    reached = bare != text and is_replaced(bare) and only_stands_in(bare)
    instead = stands_in_instead(text) if "reempla" in fold(text) else None
    if reached and stand_ins.is_delegate(turn, bare):
        return stand_ins.stood_in(turn.saying(bare))
    if instead is None and not reached:
        return None
    return Obeyed(departing.passed_of_others(turn))


def with_who_covers(turn: Turn, said: Sequence[Content]) -> list[Content]:
    """Return the answer to a message with what is told of who it says to stand in for somebody who
    is away: only that is passed on to planning, with her name and days, where control says it."""
    notes = [one for one in said if isinstance(one, Note)]
    days = {str(one.values.get("person") or ""): _days(one) for one in notes if one.name in _AWAY}
    away = [*days]
    told = turn.message.is_no_new_text or any(one.name == "staff_told" for one in notes)
    covers = "" if told or not away else who_covers(turn.text)
    if not covers or not turn.may(Right.ABSENCE):
        return [*said]
    if _WRITTEN_TO.match(covers) and any(_is_deputy(one, covers) for one in notes):
        return [*said]
    before = turn.text[: turn.text.find(covers)]
    whom = next((one for one in away if _named_last(one, before)), away[0])
    words = without_reason(covers)
    said = [one for one in said if not _only_quotes(one, covers)]
    return [*said, departing.passed_who_covers(turn.saying(words), whom, days[whom])]


def _is_deputy(note: Note, covers: str) -> bool:
    """Tell whether words name the one who is told to be written to meanwhile: nothing changes."""
    deputy = bare_words(str(note.values.get("deputy") or "")).split()
    return deputy[:1] != [] and deputy[0] in bare_words(covers).split()


def _days(note: Note) -> dict[str, str]:
    """Return the days of the absence of which a note is."""
    return {one: str(note.values[one]) for one in ("first", "until") if note.values.get(one)}


def _only_quotes(content: Content, words: str) -> bool:
    """Tell whether an answer only says that these words were not understood."""
    if not isinstance(content, Note) or content.name != "unclear":
        return False
    return str(content.values.get("words") or "").strip(" .") == words.strip(" .")


def _named_last(name: str, before: str) -> bool:
    """Tell whether the sentence that ends a text names somebody by her first name."""
    sentence = _SENTENCE.split(before.rstrip(" ,.;"))[-1]
    return fold(name.split()[0]) in bare_words(sentence).split() if name else False
