"""What a message tells of somebody's days beside other things: each such part is obeyed as if it
had come alone, and the rest goes its own way. What nobody takes alone stays in the message."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.conversation import thread
from bot.conversation.away import (
    answered_notice,
    confirming_away,
    others_away,
    others_put_right,
    put_right,
    said_of_people,
    until_when,
)
from bot.conversation.turn import Handler, Obeyed, Turn, first_to_take
from bot.understanding.asks.people import days_apart
from bot.understanding.asks.people.absence import only_stands_in
from bot.understanding.asks.people.days_apart import Clause
from bot.understanding.asks.people.told_by import as_told
from bot.understanding.clauses import joined
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import is_answer, says_no, says_yes
from core.entity.rights import Right
from core.messages import Content, Note
from core.notice_names import AWAY
from core.spanish import bare_words

_MOST_TRIED = 4  # clauses
_HERS = "yo"
_OF_ONE = (Handler("absence of another", others_away.told),)
_OF_HERS = (Handler("absence put right", put_right.taken),)
_OF_SEVERAL = (
    Handler("what is said of who is away", said_of_people.taken),
    Handler("last day of another's absence", others_away.until_answered),
    Handler("another's absence put right", others_put_right.taken),
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A clause; `whose` days it tells (a colleague's name, `_HERS` for the writer's own, "" for
    those that were asked for, None for nobody's) and the `words` in which it is obeyed, `alone` where they are others by itself."""

    clause: Clause
    whose: str | None = None
    words: str = ""
    alone: str = ""


def beside(turn: Turn) -> tuple[list[Content], Turn]:
    """Take what a message tells of somebody's days, or answers of them, out of it; return what is
    said of that, and the turn with the rest and what is asked."""
    message = turn.message
    if message.is_no_new_text or message.files or turn.in_group:
        return [], turn
    said, turn = _told(turn)
    answered, turn = _answered_first(turn)
    return [*answered, *said], turn


def _told(turn: Turn) -> tuple[list[Content], Turn]:
    own = days_apart.may_tell_hers(turn.text)
    if not (own or _asks_until(turn) or days_apart.may_tell_days(turn.text)):
        return [], turn
    parts, said, taken = _parts(turn), list[Content](), set[int]()
    at = 0
    while at < len(parts):
        done, end = _obeyed_from(turn, parts, at, alone=not set(range(at)) - taken)
        if done is not None:
            said += [one for one in (done.said, *done.also) if one and not _is_known(turn, one)]
            turn = turn if done.proposed is None else replace(turn, asks=done.proposed)
            taken |= {*range(at, end)}
        at = end
    words = _rest(parts, taken)
    changed = taken or any(one.words not in ("", one.clause.said) for one in parts)
    if _of_another(parts, taken):
        words = others_away.with_why(words, turn.today)
    return said, turn.saying(words) if changed else turn


def _is_known(turn: Turn, said: Content) -> bool:
    """Tell whether no more is said than that an absence is known, to who only told why: nothing."""
    known = isinstance(said, Note) and said.name == "away_of_another" and said.values.get("known")
    return bool(known) and not turn.may(Right.ABSENCE)


def _asks_until(turn: Turn) -> bool:
    return turn.waiting is not None and turn.waiting.kind == until_when.QUESTION


def _of_another(parts: Sequence[_Part], taken: Collection[int]) -> bool:
    return any(parts[at].whose not in (_HERS, "") for at in taken)


def _parts(turn: Turn) -> list[_Part]:
    """Return the clauses of a message with whose days they tell: of a colleague whom they name, of
    the one who was named just before, or the writer's own."""
    rows = others_away.colleagues(turn, turn.person)
    names = {word for _, name in rows for word in bare_words(name).split()}
    found = days_apart.cut(turn.text, is_answer, names)
    made: list[_Part] = []
    for at, clause in enumerate(found):
        behind = next((one for one in found[at:] if one.ends_a_sentence), found[-1])
        asked = behind.whole.rstrip().endswith("?")
        before = made[-1].whose if made else None
        made.append(_Part(clause) if asked else _part(turn, clause, rows, names, before))
    return _with_a_yes_before(made, waits=turn.waits_for_answer)


def _may_be_hers(said: str, before: str | None) -> bool:
    """Tell whether a clause may put her own days right, or goes on with one `before` that does."""
    if days_apart.is_of_work(said):
        return False
    goes_on = days_apart.goes_on_with_hers(said) or only_stands_in(said)
    return days_apart.may_tell_hers(said) or (before == _HERS and goes_on)


def _with_a_yes_before(parts: Sequence[_Part], *, waits: bool) -> list[_Part]:
    """Return the parts with a yes taken to what follows it in its sentence where nothing else
    `waits` for one: "de acuerdo, ausente Marta"; what a "pero" puts right is not agreed to."""
    made = [*parts]
    for at in range(len(parts) - 1):
        clause, whose = parts[at].clause, parts[at + 1].whose
        other = whose in (None, "", _HERS) or parts[at].whose is not None
        if other or not says_yes(clause.said):
            continue
        if clause.is_contrasted:
            made[at] = _Part(Clause("", clause.edge), whose, "")
        elif not (waits or clause.goes_its_way):
            made[at] = _Part(clause, whose, clause.said)
    return made


def _part(
    turn: Turn,
    clause: Clause,
    rows: Sequence[tuple[int, str]],
    names: Collection[str],
    before: str | None,
) -> _Part:
    said = clause.said
    if before and before != _HERS and days_apart.stands_in(said):
        return _Part(clause, before, said)
    if before is None and _answers_until(turn, said, rows):
        return _Part(clause, "", said)
    named = None if days_apart.is_of_work(said) else others_away.among(rows, as_told(said))
    if named is not None:
        follows = before is not None and before != _HERS
        on_days = days_apart.in_days(said, names) if follows else None
        if on_days is not None or days_apart.tells_days(said):
            return _Part(clause, named.name, said, on_days or said)
    elif days_apart.tells_days(said):
        spoken = before if before and before != _HERS else _spoken_of(turn)
        words = days_apart.of_her(said, spoken) if spoken else None
        if words is not None:
            return _Part(clause, spoken, words)
    if before and before != _HERS and days_apart.goes_on(said):
        return _Part(clause, before, said)
    if named is None and _may_be_hers(said, before):
        return _Part(clause, _HERS, said)
    return _Part(clause)


def _answers_until(turn: Turn, said: str, rows: Sequence[tuple[int, str]]) -> bool:
    """Tell whether a clause gives the last day of the absence for which she was asked."""
    waiting = turn.waiting
    if waiting is None or not _asks_until(turn) or said.strip(" .").isdigit():
        return False
    words = until_when.without_name(said, dict(rows).get(waiting.target, turn.person.name))
    return until_when.completed(waiting, turn.saying(words)) is not None


def _spoken_of(turn: Turn) -> str:
    """Return the name of the one of whose absence she was told last; "" where that is nobody's, or
    several people's."""
    shown, _ = thread.said_before(turn)
    if isinstance(shown, Note) and shown.name.startswith("away_"):
        return str(shown.values.get("person") or "")
    waiting = confirming_away.waiting_for(turn) if turn.may(Right.ABSENCE) else []
    return str(waiting[0].details["person"]) if len(waiting) == 1 else ""


def _obeyed_from(
    turn: Turn, parts: Sequence[_Part], at: int, *, alone: bool
) -> tuple[Obeyed | None, int]:
    """Obey the longest run of clauses from `at` on that somebody takes as if it had come alone;
    return what is said of it, and where what follows begins. Where that run is all that a message
    says besides what was taken (`alone`), it is left to go its own way."""
    last = at
    while last < len(parts) and last - at < _MOST_TRIED and _runs_on(parts, at, last):
        last += 1
    for end in range(last, at, -1):
        ends = alone and end == len(parts)
        if ends and at == 0 and end == 1:
            break
        done = _obeyed(turn, parts[at:end], undoes=ends)
        if done is not None:
            return (None if ends else done), end
    return None, at + 1


def _runs_on(parts: Sequence[_Part], at: int, last: int) -> bool:
    """Tell whether a clause may be obeyed with those from `at` on: an answer stands by itself, and
    so do her own days."""
    first, whose = parts[at].whose, parts[last].whose
    if last == at or whose is None:
        return whose is not None
    return first == whose == _HERS or not {first, whose} & {"", _HERS}


def _obeyed(turn: Turn, run: Sequence[_Part], *, undoes: bool) -> Obeyed | None:
    """Obey clauses alone; None where nobody takes them. `undoes`: it is only tried."""
    whose = {one.whose for one in run}
    handlers = _OF_SEVERAL if len(whose) > 1 else (*_OF_SEVERAL, *_OF_ONE)
    handlers = _OF_HERS if whose == {_HERS} else handlers
    words = [one.words + one.clause.edge for one in run[:-1]] + [run[-1].words]
    said = joined(words) if len(run) > 1 else run[0].alone or run[0].words
    with turn.session.begin_nested() as attempt:
        _, obeyed = first_to_take(handlers, turn.saying(said))
        if obeyed is None or obeyed.said is None or undoes:
            attempt.rollback()
    return obeyed if obeyed is not None and obeyed.said is not None else None


def _rest(parts: Sequence[_Part], taken: Collection[int]) -> str:
    """Return the clauses that were not taken; where one was between them, they are sentences, or
    stand behind a comma as in the sentence that it was part of."""
    left = [one for at, one in enumerate(parts) if at not in taken]
    if len(left) == 1 and left[0].alone:
        return left[0].alone
    kept: list[str] = []
    for at, one in enumerate(parts):
        if at not in taken:
            kept.append((one.words or one.clause.said) + one.clause.edge)
        elif kept and at - 1 not in taken:
            ends = parts[at - 1].clause.ends_a_sentence or one.clause.ends_a_sentence
            kept[-1] = (parts[at - 1].words or parts[at - 1].clause.said) + (". " if ends else ", ")
    return joined(kept)


def _answered_first(turn: Turn) -> tuple[list[Content], Turn]:
    """Take the yes or no to an absence that was shown or told out of a message that goes on with an
    activity: "sí. Y la 1.4 va en 40"."""
    text = turn.text
    parts = days_apart.cut(text, is_answer) if A_CODE.search(text) else []
    rest = joined([one.whole for one in parts[1:]])
    if not rest or not parts[0].goes_its_way or not turn.may(Right.ABSENCE):
        return [], turn
    yes, no = says_yes(parts[0].said), says_no(parts[0].said)
    waiting = turn.waiting
    if not (yes or no) or confirming_away.may_confirm(rest):
        return [], turn
    if waiting is not None and waiting.kind == AWAY:
        done: Obeyed | None = others_away.answered(turn, waiting.target, yes=yes)
    else:
        done = answered_notice.confirmed(turn.saying(parts[0].said)) if yes else None
    if done is None or done.said is None:
        return [], turn
    return [done.said], turn.saying(rest)
