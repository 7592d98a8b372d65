"""A message in parts, each with whose days it tells: a colleague's, the writer's, or nobody's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.conversation import thread
from bot.conversation.away.others import confirming_away, others_away, until_when
from bot.conversation.turn import Turn
from bot.understanding.asks.people import days_apart
from bot.understanding.asks.people.absence import only_stands_in, says_here
from bot.understanding.asks.people.days_apart import Clause
from bot.understanding.asks.people.told_by import as_told
from bot.understanding.yes_no import is_answer, says_no, says_yes
from core.entity.rights import Right
from core.messages import Note
from core.notice_names import AWAY
from core.spanish import bare_words

# Instead of a colleague's name.
HERS = "yo"
ORDERED = "ausente"  # nobody's by name: "ausente 12"
ASKED_FOR = "?"  # the last day of an absence, for which she was asked


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of a message; `whose` days it tells: a colleague's by name, `HERS`, those that were
    `ASKED_FOR`, or nobody's ("").

    `words` is what the clause says where others stand for it ("Rosa vuelve" for "ella vuelve"),
    `alone` where it is obeyed without the clauses before it.
    """

    clause: Clause
    whose: str = ""
    words: str = ""
    alone: str = ""

    @property
    def said(self) -> str:
        """Return the words that are read of it."""
        return self.words or self.clause.said

    @property
    def of_another(self) -> bool:
        """Tell whether it tells of a colleague's days."""
        return self.whose not in ("", HERS, ORDERED, ASKED_FOR)


def parts_of(turn: Turn) -> list[Part]:
    """Return the parts of the message of a turn; one that asks tells nothing."""
    rows = others_away.colleagues(turn, turn.person)
    names = {word for _, name in rows for word in bare_words(name).split()}
    found = days_apart.cut(turn.text, is_answer, names)
    made: list[Part] = []
    for at, clause in enumerate(found):
        last = next((one for one in found[at:] if one.ends_a_sentence), found[-1])
        before = made[-1] if made else Part(Clause("", ""))
        if turn.may(Right.ABSENCE) and confirming_away.is_order(clause.said):
            made.append(Part(clause, "" if _is_denied(turn, before) else ORDERED))
        elif last.whole.rstrip().endswith("?"):
            made.append(Part(clause))
        elif before.of_another:
            made.append(_behind_another(clause, before, rows, names))
        else:
            made.append(_by_itself(turn, clause, before, rows, names))
    return _with_answers(turn, made)


def asks_until(turn: Turn) -> bool:
    """Tell whether she was asked until when somebody is away."""
    return turn.waiting is not None and turn.waiting.kind == until_when.QUESTION


def asks_to_confirm(turn: Turn) -> bool:
    """Tell whether she was shown an absence that waits for her yes."""
    return turn.waiting is not None and turn.waiting.kind == AWAY


def _behind_another(
    clause: Clause, before: Part, rows: Sequence[tuple[int, str]], names: Collection[str]
) -> Part:
    """Return a clause with whose days it tells, behind one that tells of a colleague's (`before`):
    who stands in for that one, another one's days, or more of the same."""
    said, whose = clause.said, before.whose
    if days_apart.stands_in(said):
        return Part(clause, whose)
    named = _named(said, rows)
    if named:
        if too := days_apart.also_away(said, before.said, names, named):
            return Part(clause, named, too)
        on_days = days_apart.in_days(said, names)
        if on_days is not None or days_apart.tells_days(said):
            return Part(clause, named, alone=on_days or "")
    elif days_apart.tells_days(said) and (words := days_apart.of_her(said, whose)):
        return Part(clause, whose, words)
    if days_apart.goes_on(said):
        return Part(clause, whose)
    return _of_herself(clause, named, whose)


def _by_itself(
    turn: Turn,
    clause: Clause,
    before: Part,
    rows: Sequence[tuple[int, str]],
    names: Collection[str],
) -> Part:
    """Return a clause with whose days it tells where none tells of a colleague's before it."""
    said = clause.said
    if not before.whose and _answers_until(turn, said, rows):
        return Part(clause, ASKED_FOR)
    named = _named(said, rows)
    spoken = _spoken_of(turn, before) if turn.may(Right.ABSENCE) else ""
    follows = before.clause.is_contrasted
    if named in ("", spoken) and spoken:
        words = days_apart.on_other_days(said, spoken, names, follows=follows)
        if words is not None:
            return Part(clause, spoken, words)
    on_days = days_apart.in_days(said, names) if before.whose == ASKED_FOR else None
    if named and (on_days is not None or days_apart.tells_days(said)):
        return Part(clause, named, alone=on_days or "")
    if too := _too(turn, clause, before, named, names):
        return Part(clause, named, too)
    if not named and days_apart.tells_days(said) and (spoken := spoken or _spoken_of(turn, before)):
        words = days_apart.of_her(said, spoken)
        if words is not None:
            return Part(clause, spoken, words)
    return _of_herself(clause, named, before.whose)


def _too(turn: Turn, clause: Clause, before: Part, named: str, names: Collection[str]) -> str:
    """Return what a clause says of another who is away, behind a yes to an absence; "" for others:
    "sí, y también Sandra mañana"."""
    agrees = named and asks_to_confirm(turn) and says_yes(before.clause.said)
    return days_apart.too_on_days(clause.said, names, named) if agrees else ""


def _of_herself(clause: Clause, named: str, before: str) -> Part:
    """Return a clause that names nobody, of her own days where it may put these right, or goes on
    with one that does."""
    said = clause.said
    if named or days_apart.is_of_work(said):
        return Part(clause)
    more = days_apart.goes_on_with_hers(said) or only_stands_in(said) or says_here(said)
    hers = days_apart.may_tell_hers(said) or (before == HERS and more)
    return Part(clause, HERS if hers else "")


def _named(said: str, rows: Sequence[tuple[int, str]]) -> str:
    """Return the name of the one colleague whom a clause names; "" for one of the work."""
    found = None if days_apart.is_of_work(said) else others_away.among(rows, as_told(said))
    return "" if found is None else found.name


def _with_answers(turn: Turn, parts: Sequence[Part]) -> list[Part]:
    """Return the parts with what belongs to somebody's days behind it, and a yes just behind a
    colleague's to these where nothing else `waits` for one: "Pedro ausente, listo"."""
    waits = turn.waits_for_answer
    made = [_before_days(turn, one, behind) for one, behind in pairwise(parts)]
    if not parts:
        return []
    *before, last = parts
    if before and not (waits or last.whose) and says_yes(last.clause.said):
        told = before[-1]
        if told.of_another and not told.clause.goes_its_way:
            return [*made, Part(last.clause, told.whose)]
    return [*made, last]


def _before_days(turn: Turn, part: Part, behind: Part) -> Part:
    """Return a part that tells no days as one of the days `behind` it where it belongs to them:
    that she is here, or more days, to her own, a yes in their sentence to a colleague's where
    nothing else waits for one ("de acuerdo, ausente Marta"), to what an order sets, a "no" to what
    was meant instead. What a "pero" puts right is not agreed to: that yes, or order, is left out.
    """
    clause, said, waits = part.clause, part.clause.said, turn.waits_for_answer
    if part.whose == ORDERED and behind.words and clause.is_contrasted:
        return Part(Clause("", clause.edge), behind.whose)
    if part.whose or not behind.whose:
        return part
    if behind.whose == ORDERED:
        shown = {*others_away.shown_last(turn)} & {*confirming_away.numbers_of(behind.clause.said)}
        return Part(clause, ORDERED) if says_yes(said) and (shown or not waits) else part
    if behind.whose == HERS:
        days = days_apart.only_days(said) and not clause.ends_a_sentence
        return Part(clause, HERS) if days or says_here(said) else part
    if not behind.of_another:
        return part
    if says_yes(said) and clause.is_contrasted:
        return Part(Clause("", clause.edge), behind.whose)
    agrees = says_yes(said) and not (waits or clause.goes_its_way)
    meant = says_no(said) and days_apart.puts_right(behind.clause.said)
    return Part(clause, behind.whose) if agrees or meant else part


def _is_denied(turn: Turn, before: Part) -> bool:
    """Tell whether an order stands behind a "no", which answers nothing else: "no, ausente 12"."""
    denies = says_no(before.clause.said) or bare_words(before.clause.said).startswith("no ")
    return denies and not (turn.waits_for_answer and before.clause.goes_its_way)


def _answers_until(turn: Turn, said: str, rows: Sequence[tuple[int, str]]) -> bool:
    """Tell whether a clause gives the last day of the absence for which she was asked."""
    waiting = turn.waiting
    if waiting is None or not asks_until(turn) or said.strip(" .").isdigit():
        return False
    words = until_when.without_name(said, dict(rows).get(waiting.target, turn.person.name))
    return until_when.completed(waiting, turn.saying(words)) is not None


def _spoken_of(turn: Turn, before: Part) -> str:
    """Return the name of the one whose absence the order just `before` sets, or of which she was
    told last; "" where that is nobody's, or several people's."""
    if before.whose == ORDERED:
        numbers = confirming_away.numbers_of(before.clause.said)
        told = confirming_away.told_her(turn, numbers[0]) if len(numbers) == 1 else None
        return "" if told is None else str(told.details["person"])
    shown, _ = thread.said_before(turn)
    if isinstance(shown, Note) and shown.name.startswith("away_"):
        return str(shown.values.get("person") or "")
    waiting = confirming_away.waiting_for(turn) if turn.may(Right.ABSENCE) else []
    return str(waiting[0].details["person"]) if len(waiting) == 1 else ""
