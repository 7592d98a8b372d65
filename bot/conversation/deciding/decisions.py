"""Granting and denying in a chat: buttons under the notice of a request, or words; decided once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from bot.conversation import thread
from bot.conversation.deciding import (
    changing,
    decided,
    deciding_all,
    decision_asks,
    going_on,
    of_the_list,
    open_requests,
    rulings_asked,
)
from bot.conversation.deciding.carrying_out import (
    CARRIED_OUT,
    CHANGED,
    NO_LEAD,
    ask_what_lacks,
    decide,
    grant,
    hers,
    not_yours,
)
from bot.conversation.deciding.changing import CHANGE
from bot.conversation.deciding.decided import DECIDED
from bot.conversation.deciding.deciding_all import ALL, Before
from bot.conversation.deciding.decision_asks import LEAVE, OFFICE, UNTIL
from bot.conversation.deciding.parting import parted
from bot.conversation.deciding.verdicts import (
    gives_unasked,
    names_own_office,
    names_unknown,
    of_button,
    of_the_option,
    read_grant,
)
from bot.conversation.requesting.asked_days import names_a_day, names_only_a_day
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.pages.asking import asked_apart
from bot.understanding.reading import read
from bot.understanding.rulings import everyday, granted, left_where_it_is, of_kinds, words
from bot.understanding.rulings.beside import as_written
from bot.understanding.rulings.in_order import put_in_order
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_all import miscounts
from bot.understanding.rulings.of_each import (
    ReadRuling,
    Rulings,
    find,
    names_any,
    of_the_shown,
    perhaps,
)
from bot.understanding.rulings.regretted import (
    denies_it,
    last_word,
    may_decide,
    tells_of_work,
)
from bot.understanding.rulings.told_to import tells_what_is_decided
from bot.understanding.yes_no import agrees, cancels, denies, says_no, says_yes
from core.buttons import Does
from core.entity.rights import Right
from core.messages import PAGE, Content, Note, Question
from core.overviews import Overview
from core.refs import Ref
from core.spanish import fold
from core.words import RequestKind
from models.answers import requests
from plans.requests import deciding
from plans.requests.outcomes import Verdict

ACTIONS = frozenset({Does.GRANT, Does.DENY, UNTIL, OFFICE, LEAVE, CHANGE})
QUESTIONS = frozenset({UNTIL, OFFICE, NO_LEAD, DECIDED, ALL, CHANGE})
MOST_WORDS = 6  # beside the day, in an answer that only names it


def pressed(turn: Turn, ref: Ref) -> Obeyed:
    """Do what a button under a request's notice or question asks for.

    What is none of these actions decides nothing.
    """
    if ref.action == CHANGE:
        if not turn.may(Right.DECIDE):
            return Obeyed(not_yours())
        return changing.pressed(turn, ref)
    request = hers(turn, ref.target)
    if isinstance(request, Note):
        if request.name == CHANGED and ref.action in (Does.GRANT, Does.DENY):
            ruling = ReadRuling(ref.target, ref.action == Does.GRANT, "")
            return _asked_since_changed(turn, request, ruling)
        return changing.decided_before(turn, ref.target, request)
    if ref.action == decision_asks.LEAVE:
        return Obeyed(Note(name="decision_waits", values={"handle": request.handle}))
    verdict = of_button(ref)
    if verdict is None or not names_own_office(turn, verdict):
        return Obeyed(Note(name="question_gone"))
    if verdict.granted:
        return grant(turn, request, verdict)
    return decide(turn, request, verdict)


def answered(turn: Turn) -> Obeyed | None:
    """Take a text as the date or the office that was asked for; None when it names none. A "no"
    right after a decision is told what stands, and why it was denied is kept."""
    proposed = turn.waiting
    if proposed is None or proposed.kind not in QUESTIONS:
        return None
    match proposed.kind:
        case deciding_all.ALL:
            return _all_of_them(turn, proposed)
        case decided.DECIDED:
            return _after_it(turn, proposed)
        case changing.CHANGE:
            said = changing.answered(turn, proposed)
            after = proposed.model_copy(update={"kind": DECIDED, "value": ""})
            return said or _after_it(turn, after)
    return _day_or_office_named(turn, proposed)


def _day_or_office_named(turn: Turn, proposed: Proposal) -> Obeyed | None:
    request = hers(turn, proposed.target)
    if isinstance(request, Note) or open_requests.calls_another(turn, request.id):
        return None
    if (why := denies_it(turn.text)) is not None:
        return decide(turn, request, Verdict(granted=False, reason=why))
    unled = proposed.kind == NO_LEAD
    if cancels(turn.text) or words.holds(turn.text) or (unled and says_no(turn.text)):
        return Obeyed(Note(name="decision_waits", values={"handle": request.handle}))
    if unled and says_yes(turn.text):
        led_by_nobody = Verdict(granted=True, office_id=int(proposed.value), anyway=True)
        return grant(turn, request, led_by_nobody)
    extends = request.kind is RequestKind.EXTENSION
    if extends and not _says_only_a_day(turn.text, turn.today):
        return None
    verdict = read_grant(turn.session, turn.context, turn.today, request, turn.text)
    verdict = verdict or of_the_option(turn, request)
    if verdict is None:
        unclear = extends and names_a_day(turn.text, turn.today)
        return ask_what_lacks(turn, request, turn.text) if unclear else None
    return grant(turn, request, verdict)


def _after_it(turn: Turn, proposed: Proposal) -> Obeyed | None:
    """Take a text right after a decision as its contrary, or as why it was denied."""
    about = [int(one) for one in proposed.value.split()] or [proposed.target]
    regretted = decided.contradicted(turn, about)
    if regretted:
        return changing.offered(turn, regretted, turn.text)
    said = decided.explained(turn, about)
    return None if said is None else Obeyed(said, proposed)


def _says_only_a_day(text: str, today: date) -> bool:
    """Tell whether a text answers "¿hasta cuándo?", and is not a report that names a day."""
    return names_only_a_day(read(text).plain, today, MOST_WORDS) and not denies(text)


def ordered(turn: Turn) -> Obeyed | None:
    """Obey "conceder 12 hasta el 30 de junio; negar 4: ya se aplazó"; None for other words."""
    before = Before(thread.replied_to(turn), turn.waiting)
    written = open_requests.hers_in_numbers(turn, turn.text)
    shown, text = deciding_all.shown_alone(before), put_in_order(written)
    named = of_the_list.named_with_why(written)
    if not names_any(text) and shown is None and named is None:
        return None
    if not turn.may(Right.DECIDE):
        sees = find(text).each and turn.may(Right.SEE)
        return Obeyed(not_yours()) if sees else None
    known = open_requests.known(turn.session, turn.context)
    one = last_word(written, known) or of_the_list.of_the_list(turn, named, known, before)
    if one is not None:
        return _rule(turn, one) if one.grants is not None else _shown_again(turn, one, known)
    known = deciding_all.with_spoken_of(turn, (written, text), known, before)
    text = deciding_all.in_places(turn, text, known, before)
    if alike := going_on.decided_alike(turn, written, known):
        return _asked_of_all(turn, alike, None)
    of_all = deciding_all.find(turn, text, known, before)
    of_all = tuple(replace(one, beside=as_written(one.beside, text, written)) for one in of_all)
    if len(of_all) > PAGE:
        return None
    if of_one := deciding_all.of_the_one_shown(written, known, shown, of_all):
        return _rule(turn, of_one[0])
    if of_all:
        unclear = len(of_all) == 1 and going_on.was_unclear(turn, of_all[0].number, known)
        return _rule(turn, of_all[0]) if unclear else _asked_of_all(turn, of_all, before.waiting)
    ruled = _of_each(turn, find(text, known, written), known)
    none = None if ruled else open_requests.of_none_that_waits(turn, written, known)
    return ruled if none is None else _rule(turn, none)


def _of_each(turn: Turn, found: Rulings, known: Known) -> Obeyed | None:
    """Carry out what a text decides of requests that it names; ask first where a no grants until
    another day, or time is given to somebody. None where it says other things."""
    beside = found.unread or found.unclear
    if len(found.each) > 1 or (beside and _is_open(turn, found)):
        return _to_whom(turn, known) or _several(turn, found)
    if beside or not found.each:
        return None
    told = granted.gives_time(turn.text) or tells_what_is_decided(turn.text)
    asks = found.each[0].instead or told
    return _asked_of_all(turn, found.each, None) if asks else _rule(turn, found.each[0])


def _shown_again(turn: Turn, one: ReadRuling, known: Known) -> Obeyed:
    """Show one request of the list, of which only a reason was said."""
    return Obeyed(open_requests.list_named(turn, [known.called[one.number].split()[0]]))


def _to_whom(turn: Turn, known: Known) -> Obeyed | None:
    """Ask which office is to have what a text gives to another, and asks about besides: "la 3.4
    concedida, pero ¿quién es Comunicaciones?"; None for other texts, and where it is known."""
    questions, rest = asked_apart(turn.text)
    found = find(rest, known, rest)
    if not questions or found.unread or found.unclear or len(found.each) != 1:
        return None
    (one,) = found.each
    request = requests.find(turn.session, turn.context.entity_id, one.number)
    if not one.grants or request is None or request.kind is not RequestKind.REASSIGN:
        return None
    waits = request.is_open and deciding.office_in_question(turn.session, request) is None
    return ask_what_lacks(turn, request, rest) if waits else None


def perhaps_of_one(turn: Turn, own: Collection[str]) -> Obeyed | None:
    """Ask whether the one request that a text calls, and says yes or no to, is decided so; None for
    other words, of her `own` activities, and where it may tell of the work."""
    may = may_decide(turn.text) and not tells_of_work(turn.text)
    if not may or not turn.may(Right.DECIDE):
        return None
    known = open_requests.known(turn.session, turn.context)
    why = denies_it(turn.text)
    if why is not None and turn.waiting is None and len(known.waiting) == 1:
        return _asked_of_all(turn, (ReadRuling(next(iter(known.waiting)), False, why),), None)
    if turn.waiting is None:
        listed = deciding_all.of_the_one_listed(turn, known)
        if listed:
            return _asked_of_all(turn, listed, None)
    text, left = parted(turn, everyday.plainly(turn.text), known)
    spoken_of = deciding_all.spoken_of(turn, known, Before(thread.replied_to(turn)))
    found = perhaps(text, known, spoken_of) or going_on.not_for_now(turn.text, known)
    found = found or left_where_it_is.denied(turn.text, known)
    if found is None and (to := of_kinds.said_to_be_anothers(turn.text, known.kinds, known.codes)):
        found = ReadRuling(to[0], True, to[1])
    if found is None:
        gone = open_requests.withdrawn(turn, turn.text, known)
        return None if gone is None else Obeyed(gone)
    if known.called[found.number].split()[0] in own:
        return None
    return _with_others(_asked_of_all(turn, (found,), None), left)


def _all_of_them(turn: Turn, proposed: Proposal) -> Obeyed | None:
    """Carry out after a yes what was to be decided of several requests; None for other words."""
    each = deciding_all.restored(proposed.value)
    if miscounts(turn.text, len(each)):
        return Obeyed(rulings_asked.question(turn, each), proposed)
    known = open_requests.known(turn.session, turn.context)
    if len(each) == 1 and (rather := deciding_all.RATHER.match(turn.text)):
        said = of_the_shown(turn.text[rather.end() :], known, each[0].number)
        if said.each and not (said.unread or said.unclear):
            return _rule(turn, said.each[0])
    if denied := going_on.because(turn.text, each):
        return _rule(turn, denied[0]) if len(denied) == 1 else _several(turn, Rulings(denied))
    dated = deciding_all.to_another_day(turn.text, known, each)
    if dated is not None:
        return _asked_of_all(turn, dated, proposed)
    if named := going_on.agreed_by_name(turn.text, known, each):
        return _asked_of_all(turn, named, proposed)
    made = deciding_all.made_of(each, turn.text, known)
    if made == ():
        return Obeyed(Note(name="decision_waits", values={"handle": "", "count": len(each)}))
    return None if made is None else _asked_of_all(turn, made, proposed)


def asked_again(turn: Turn) -> Obeyed | None:
    """Ask again after a yes what she was asked before something else, and decide it where only one
    answer of ours stands between, within the hour; None where nothing was asked."""
    if turn.in_group or not agrees(turn.text) or thread.replied_to(turn) is not None:
        return None
    if not turn.may(Right.DECIDE):
        return None
    known = open_requests.known(turn.session, turn.context)
    each = deciding_all.left_unanswered(turn, known)
    return _asked_of_all(turn, each, deciding_all.just_asked(turn, each)) if each else None


def _asked_of_all(turn: Turn, each: tuple[ReadRuling, ...], asked: Proposal | None) -> Obeyed:
    """Ask whether several requests are decided so; decide them where just that was asked."""
    each = tuple(going_on.as_asked(turn, one) for one in each)
    crossed = [
        row.handle
        for one in each
        if one.beside
        and (row := requests.find(turn.session, turn.context.entity_id, one.number))
        and gives_unasked(turn.session, turn.context, row, one.beside)
    ]
    if crossed:
        return Obeyed(open_requests.list_named(turn, crossed))
    value = deciding_all.stored(each)
    if asked is not None and asked.kind == ALL:
        before = deciding_all.restored(asked.value)
        if each == before or rulings_asked.says_the_same(turn, each, before):
            return _several(turn, Rulings(before))
    return Obeyed(rulings_asked.question(turn, each), Proposal(kind=ALL, at=turn.now, value=value))


def _asked_since_changed(turn: Turn, changed: Note, ruling: ReadRuling) -> Obeyed:
    """Say what a request asks for by now, and ask whether it is decided so."""
    asked = _asked_of_all(turn, (ruling,), None)
    also = (*asked.also,) if asked.said is None else (asked.said, *asked.also)
    return replace(asked, said=changed, also=also)


def _is_open(turn: Turn, found: Rulings) -> bool:
    """Tell whether a text is about a request that waits, whatever else it says."""
    named = (requests.find(turn.session, turn.context.entity_id, one.number) for one in found.each)
    return bool(found.unclear) or any(one is not None and one.is_open for one in named)


def _several(turn: Turn, found: Rulings) -> Obeyed:
    """Carry out what can be; return what became of each, and what could not be understood."""
    done: list[str] = []
    values: dict[str, str | int | None] = {
        "count": len(found.each),
        "unread": " · ".join(found.unread) or None,
        "unclear": " y ".join(f"la {one}" for one in found.unclear) or None,
    }
    numbers = [one.number for one in found.each]
    for place, one in enumerate(found.each, 1):
        if numbers.count(one.number) > 1:
            became: dict[str, str | int | None] = {"what": "twice"}
        else:
            became = _in_brief(_rule(turn, one).said)
        became["number"] = one.number
        values |= {f"{name}{place}": value for name, value in became.items()}
        if became["what"] in CARRIED_OUT:
            values["done"] = "yes"
            done.append(str(one.number))
    if found.unread or found.unclear:
        values["waiting"] = open_requests.named(turn) or None
    said = Note(name="decided_several", values=values)
    return Obeyed(said, Proposal(kind=DECIDED, at=turn.now, value=" ".join(done)) if done else None)


def _in_brief(content: Content | None) -> dict[str, str | int | None]:
    """Return what was answered to one decision, as one line of several tells it."""
    if isinstance(content, Question):
        handle = "" if content.line is None else content.line.handle
        return {"what": content.name, "handle": handle, "why": content.why}
    if isinstance(content, Overview):  # it asks for something else than what was granted
        return {"what": "decision_waits"}
    return {"what": content.name, **content.values} if isinstance(content, Note) else {}


def _rule(turn: Turn, ruling: ReadRuling) -> Obeyed:
    ruling = going_on.as_asked(turn, ruling)
    request = hers(turn, ruling.number)
    if isinstance(request, Note):
        if request.name == "question_gone":
            return Obeyed(open_requests.unknown(turn, ruling.number))
        if request.name == CHANGED and ruling.grants is not None:
            return _asked_since_changed(turn, request, ruling)
        return changing.decided_before(turn, ruling.number, request, ruling)
    if ruling.grants is None:
        return Obeyed(Note(name="decision_waits", values={"handle": request.handle}))
    if not ruling.grants:
        verdict = Verdict(granted=False, reason=ruling.beside)
        return decide(turn, request, verdict)
    if gives_unasked(turn.session, turn.context, request, ruling.beside):
        return Obeyed(open_requests.list_named(turn, [request.handle]))
    said, today = granted.what_is_granted(ruling.beside), turn.today
    named = read_grant(turn.session, turn.context, today, request, said)
    extends = request.kind is RequestKind.EXTENSION
    dated = "hasta" in fold(said).split() or names_a_day(said, today)
    of_another = granted.may_be_of_something_else(said, today)
    doubtful = extends and dated and (named is None or of_another)
    if doubtful or (named is None and names_unknown(request, said)):
        return ask_what_lacks(turn, request, said)  # never what was asked for
    hands = request.kind is RequestKind.REASSIGN
    beside = granted.said_beside(ruling.beside, today, names_office=hands)
    reason, others = granted.others_apart(beside)
    verdict = replace(
        named or Verdict(granted=True), anyway=granted.anyway(ruling.beside), reason=reason
    )
    return _with_others(grant(turn, request, verdict), others)


def _with_others(done: Obeyed, others: str) -> Obeyed:
    """Return what came of a decision, with what is said beside it of other things told back."""
    left = (Note(name="left_out", values={"beside": others}),) if others else ()
    return replace(done, also=(*done.also, *left))
