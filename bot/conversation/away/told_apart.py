"""What a message tells of somebody's days beside other things: each such part is obeyed as if it
had come alone, and the rest goes its own way. What nobody takes alone stays in the message."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.conversation.away import absent, put_right
from bot.conversation.away.others import (
    answered_notice,
    confirming_away,
    others_away,
    others_put_right,
    said_of_people,
)
from bot.conversation.away.others.whose_days import (
    HERS,
    ORDERED,
    Part,
    asks_to_confirm,
    asks_until,
    parts_of,
)
from bot.conversation.turn import Handler, Obeyed, Turn, first_to_take
from bot.understanding.asks.people import days_apart
from bot.understanding.asks.people.absence import (
    says_why_away,
    tells_of_absence,
    tells_of_another,
    without_absence,
)
from bot.understanding.asks.people.anothers_days import only_mistaken
from bot.understanding.asks.people.covered import says_who_covers
from bot.understanding.asks.people.presence_words import is_only_back, of_one_absence
from bot.understanding.asks.people.substitutes import stands_in_instead
from bot.understanding.clauses import joined
from bot.understanding.wordlists import A_CODE, WEEKDAY
from bot.understanding.yes_no import is_answer, says_no, says_yes
from core.entity.rights import Right
from core.messages import Content, Note

_MOST_TRIED = 5  # clauses
_OF_HERS = (
    Handler("absence put right", put_right.taken),
    Handler("she is here", absent.here_again),
)
_OF_OTHERS = (
    Handler("what is said of who is away", said_of_people.taken),
    Handler("last day of another's absence", others_away.until_answered),
    Handler("another's absence put right", others_put_right.taken),
    Handler("absence of another", others_away.told),
)
_OF_ORDERS = (Handler("order that sets absences", confirming_away.of_order),)
_HOLDS = re.compile(r"\W{0,3}(?:y\s)?(?:pero|solo|sólo|menos|aunque|cuando|si)\b", re.IGNORECASE)
# "otra cosa, Sandra no está hasta el 13"
_LEADS_ON = re.compile(
    r"(?:(?:y|ah|bueno|le|les)\s)*(?:otra\s(?:cosa|cosita)|(?:por\s)?(?:otro|otra)\s(?:lado|parte)|adem[aá]s|aparte"
    r"|para\sque\s(?:l[ao]s?\s)?(?:tengan?\sen\scuenta|sepan?|est[eé]n?\s(?:enterad[ao]s?|al\stanto))|para\ssu\s(?:informaci[oó]n|conocimiento)"
    r"|(?:cuento|informo|aviso|comento)(?:\suna\scosa)?|una\scosa(?:\sm[aá]s)?)[\s.,:]*",
    re.IGNORECASE,
)
# "se fue el viernes pasado", "tiene licencia por luto", behind until when
_LEAVE = (
    r"(?:licencia|permiso|incapacidad|vacaciones|luto|calamidad|comisi[oó]n|maternidad"
    r"|compensatorio|cita\sm[eé]dica)"
)
_WHEN = (
    r"(?:desde|el|este|esta|la|ayer|hoy|antier|semana|pasad[ao]"
    rf"|{WEEKDAY}|mi[eé]rcoles|s[aá]bado|\d{{1,2}})"
)
_HAS_GONE = re.compile(
    r"(?:(?:ella|[eé]l|ya|que)\s)*(?:(?:se\sfue|sali[oó]|viaj[oó]|est[aá]\s(?:por\s)?fuera)"
    rf"(?:\s{_WHEN})*|(?:tiene|est[aá]|anda|sali[oó]|pidi[oó]|le\sdieron)\s(?:(?:en|de|con|una?|sus?)\s)*"
    rf"{_LEAVE}(?:\s[^\W\d_]{{2,20}}){{0,4}})[\s.]*",
    re.IGNORECASE,
)
# "no hay. y sí, Germán tiene permiso": the yes leads on to what was taken.
_AND_YES = re.compile(r"\s?[.,;]\s(?:y|e)\ss[ií]\Z", re.IGNORECASE)
_OF_SEVERAL = _OF_OTHERS[:-1]  # the last one hears of one person


def beside(turn: Turn) -> tuple[list[Content], Turn]:
    """Take what a message tells of somebody's days, or answers of them, out of it; return what is
    said of that, and the turn with the rest and what is asked."""
    if not turn.is_plain_text:
        return [], turn
    text = of_one_absence(turn.text) if tells_of_another(turn.text) else turn.text
    said, turn = _told(turn if text == turn.text else turn.saying(text))
    answered, turn = _answered_first(turn)
    return [*answered, *said], turn


def _told(turn: Turn) -> tuple[list[Content], Turn]:
    """Obey the parts that tell of somebody's days, run by run, from the first to the last; return
    what is said of them, and the turn with the rest."""
    may = days_apart.may_tell_hers(turn.text) or days_apart.may_tell_days(turn.text)
    if not (may or asks_until(turn) or asks_to_confirm(turn)):
        return [], turn
    parts, said, taken = parts_of(turn), list[Content](), set[int]()
    if (away := _beside_who_covers(turn, parts)) is not None:
        return [], turn.saying(away.clause.said.strip())
    at = _led_on(turn, parts)
    leads = {*range(at)}
    while at < len(parts):
        done, end = _obeyed_from(turn, parts, at, only=taken | leads == {*range(at)})
        if done is not None:
            said += [one for one in (done.said, *done.also) if one and not _is_known(turn, one)]
            turn = turn if done.proposed is None else replace(turn, asks=done.proposed)
            taken |= {*range(at, end)}
        at = end
    if not (taken or any(one.words for one in parts)):
        return said, turn
    of_another = any(parts[one].of_another for one in taken)
    if taken:
        taken |= _belonging(turn, parts, taken, leads)
    rest = _rest(parts, taken)
    if of_another:
        return said, turn.saying(others_away.with_why(rest, turn.today))
    return said, turn.saying(_without_why(rest) if taken else rest)


def _beside_who_covers(turn: Turn, parts: Sequence[Part]) -> Part | None:
    """Return who is away where somebody who confirms no absences says no more than that and who
    stands in, which control is to be told with it; None for other messages."""
    away = [one for one in parts if not says_who_covers(one.said)]
    alone = len(away) == 1 < len(parts) and away[0].of_another
    return away[0] if alone and not turn.may(Right.ABSENCE) else None


def _belonging(
    turn: Turn, parts: Sequence[Part], taken: Collection[int], leads: Collection[int]
) -> set[int]:
    """Return the clauses that belong to what was taken and tell nothing else: who covers a
    colleague, why that one is away, that the message begins with a mistake."""
    found = {one for one in leads if only_mistaken(parts[one].said)}
    if not any(parts[one].of_another for one in taken):
        return found
    if turn.may(Right.ABSENCE):  # who stands in is passed on: `replaced`
        found |= {at for at, one in enumerate(parts) if says_who_covers(one.said)}
    return found | {at for at in range(len(parts)) if _says_no_more(parts, at, taken)}


def _says_no_more(parts: Sequence[Part], at: int, taken: Collection[int]) -> bool:
    """Tell whether a clause only leads to what was taken of somebody's days, "para que lo tenga en
    cuenta", or says behind it why that one is away, "tiene licencia por luto"."""
    said = parts[at].clause.said
    if A_CODE.search(said) is not None:
        return False
    if _LEADS_ON.fullmatch(said.strip()) is not None:
        return True
    behind = at - 1 in taken and parts[at - 1].of_another
    return behind and (says_why_away(said) or _HAS_GONE.fullmatch(said.strip()) is not None)


def _led_on(turn: Turn, parts: Sequence[Part]) -> int:
    """Return where a message begins behind a yes or no that answers nothing that was asked, and
    only leads on to what is said of somebody: "no, Luz no se va", "me equivoqué, Luz sí vino"."""
    if turn.waits_for_answer or len(parts) < 2 or not parts[1].of_another:
        return 0
    if only_mistaken(parts[0].said):
        return 1
    return int(parts[0].whose == "" and (says_yes(parts[0].said) or says_no(parts[0].said)))


def _without_why(rest: str) -> str:
    """Return what is left beside the writer's own days, without what belongs to an absence: "le
    mando la excusa". Another absence of hers, or another stand-in, is left whole."""
    whole = tells_of_absence(rest) or stands_in_instead(rest) is not None
    return rest if whole else without_absence(rest)


def _is_known(turn: Turn, said: Content) -> bool:
    """Tell whether no more is said than that an absence is known, to who only told why: nothing."""
    known = isinstance(said, Note) and said.name == "away_of_another" and said.values.get("known")
    return bool(known) and not turn.may(Right.ABSENCE)


def _obeyed_from(
    turn: Turn, parts: Sequence[Part], at: int, *, only: bool
) -> tuple[Obeyed | None, int]:
    """Obey the longest run of clauses from `at` on that somebody takes as if it had come alone;
    return what is said of it, and where what follows begins.

    `only`: nothing before it is left. A run that is all of what is left then goes its own way.
    """
    last = at
    while last < len(parts) and last - at < _MOST_TRIED and _runs_on(parts[at], parts[last]):
        last += 1
    for end in range(last, at, -1):
        reached = _with_why(parts, end)
        is_all = only and reached == len(parts)
        if is_all and reached == 1:
            break
        done = _obeyed(turn, parts[at:end], undoes=is_all)
        if done is not None:
            return (None if is_all else done), reached
    return None, at + 1


def _with_why(parts: Sequence[Part], end: int) -> int:
    """Return where a run ends with the clauses behind it that only say why, or of somebody else
    again that she is back, or that it was a mistake: nobody needs these."""

    def adds_nothing(one: Part) -> bool:
        why = one.whose != "" and days_apart.tells_why(one.clause.said)
        says_so = is_only_back(one.said) or only_mistaken(one.said)
        return why or (parts[end - 1].of_another and says_so)

    while end < len(parts) and adds_nothing(parts[end]):
        end += 1
    return end


def _runs_on(first: Part, part: Part) -> bool:
    """Tell whether a clause may be obeyed together with the first one of a run: colleagues' days
    go together, her own do; the day that was asked for stands by itself."""
    if part is first:
        return part.whose != ""
    return (first.whose == part.whose and part.whose in (HERS, ORDERED)) or (
        first.of_another and part.of_another
    )


def _obeyed(turn: Turn, run: Sequence[Part], *, undoes: bool) -> Obeyed | None:
    """Obey clauses alone; None where nobody takes them. `undoes`: it is only tried."""
    *before, last = run
    words = joined([*(one.said + one.clause.edge for one in before), last.said])
    said = words if before else last.alone or last.said
    with turn.session.begin_nested() as attempt:
        _, obeyed = first_to_take(_takers(run), turn.saying(said))
        if obeyed is None or obeyed.said is None or undoes:
            attempt.rollback()
    return obeyed if obeyed is not None and obeyed.said is not None else None


def _takers(run: Sequence[Part]) -> tuple[Handler, ...]:
    """Return who may take a run of clauses, by whose days it tells."""
    whose = {one.whose for one in run}
    if whose == {HERS}:
        return _OF_HERS
    if whose == {ORDERED}:
        return _OF_ORDERS
    return _OF_SEVERAL if len(whose) > 1 else _OF_OTHERS


def _rest(parts: Sequence[Part], taken: Collection[int]) -> str:
    """Return the clauses that were not taken; where one was between them, they are sentences, or
    stand behind a comma as in the sentence that it was part of."""
    left = [one for at, one in enumerate(parts) if at not in taken]
    if len(left) == 1 and left[0].alone:
        return left[0].alone
    kept: list[str] = []
    for at, one in enumerate(parts):
        if at not in taken:
            kept.append(one.said + one.clause.edge)
        elif kept and at - 1 not in taken:
            before = parts[at - 1]
            ends = before.clause.ends_a_sentence or one.clause.ends_a_sentence
            kept[-1] = _AND_YES.sub("", before.said) + (". " if ends else ", ")
    return joined(kept)


def _answered_first(turn: Turn) -> tuple[list[Content], Turn]:
    """Take the yes or no to an absence that was shown or told out of a message that goes on with an
    activity, "sí. Y la 1.4 va en 40", or the yes before anything else: "sí, ¿y quién queda?"."""
    text = turn.text
    if not turn.may(Right.ABSENCE) or says_yes(text) or says_no(text):
        return [], turn
    head, rest = _parted(text)
    if not rest or confirming_away.may_confirm(rest):
        return [], turn
    yes, no = answered_notice.agrees(head), says_no(head)
    coded = A_CODE.search(text) is not None
    goes_on = yes and not (days_apart.may_tell_days(rest) or _HOLDS.match(rest))
    if not (goes_on or (coded and (yes or no))):
        return [], turn
    if turn.waiting is not None and asks_to_confirm(turn):
        done: Obeyed | None = others_away.answered(turn, turn.waiting.target, yes=yes)
    else:
        done = answered_notice.confirmed(turn.saying(head)) if yes else None
    if done is None or done.said is None:
        return [], turn
    return [done.said], turn.saying(rest)


def _parted(text: str) -> tuple[str, str]:
    """Return the clauses with which a text answers, "sí, confirmado, que se mejore", and what goes
    on behind them; nothing where that is no other thing."""
    parts = days_apart.cut(text, _answers)
    first = [*takewhile(lambda one: _answers(one.said), parts)]
    if not first or not first[-1].goes_its_way:
        return "", ""
    *before, last = first
    head = joined([*(one.whole for one in before), last.said])
    return head, joined([one.whole for one in parts[len(first) :]])


def _answers(text: str) -> bool:
    return is_answer(text) or answered_notice.agrees(text)
