"""Control accepts or returns in words: "no acepto la 2.4: falta el acta"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.conversation import commands, thread
from bot.conversation.away.others import answered_notice
from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.overseeing import (
    apart,
    called_reports,
    in_everyday_words,
    of_no_report,
    of_others_by_title,
    untold,
    without_names,
)
from bot.conversation.showing import each_question, inquiries
from bot.conversation.turn import Obeyed, Turn, together, would_take
from bot.understanding.asks.pages.asking import asked_apart
from bot.understanding.reading import read
from bot.understanding.reviews import judging_sentences, motive, reviewed
from bot.understanding.reviews.explained import explained
from bot.understanding.reviews.put_off import not_looked_at, puts_off
from bot.understanding.reviews.read_review import ReadReview
from bot.understanding.reviews.review_words import ACCEPTS, GOES_WELL, RETURNS, UNDECIDED
from bot.understanding.rulings.words import DECIDING
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import cancels, says_no, says_send, says_yes
from core.entity.rights import Right
from core.messages import Content, Note
from core.spanish import bare_words
from core.words import RequestKind
from models.answers import requests
from models.answers.reviews import ReviewRow
from plans.reviews.judging import Verdict, is_lower
from scheduler.message.lines import Facts, facts

# "sí, y acepto la 1.5": the yes is to what was asked.
_YES_FIRST = re.compile(
    r"\W{0,3}(?P<yes>[^\W\d_]{2,10}(?:\s[^\W\d_]{2,10}?)??)(?:\s?[,.;!]\s{1,2}(?:y\s)?|\sy\s)"
)
# "la 1.4 va en 40. La acepto": a judgement behind a report of her own, of no other activity.
_OF_HER_OWN = re.compile(
    rf"(?:\s?[.,;]\s|\n)(?P<said>(?!\w{{1,12}}ad[ao]s?\b)(?:{RETURNS}|{ACCEPTS}))[\s.!]{{0,3}}\Z",
    re.IGNORECASE,
)
_A_FIGURE = re.compile(r"\d\d|100")
# "la 3.6 todavía no porque va a medias": what she says of it is told back with it.
_WITH_A_REASON = re.compile(r"\b(?:porque|ya\sque|pues|faltan?)\b", re.IGNORECASE)


def ordered(turn: Turn) -> Obeyed | None:
    """Keep what a text verifies, and answer what it asks besides; None for other words, for who may
    not verify, and where an activity is none that there is."""
    words = of_others_by_title.in_order(turn) or without_names.like_the_last(turn)
    text, among = called_reports.in_codes(turn.saying(words))
    if among and (which := _which(turn, text, among)) is not None:
        return which
    asked, rest = untold.wanted_too(turn, called_reports.below_a_subject(turn, text))
    judging, left = judging_sentences.parted(explained(rest))
    found = tuple(_with_figure(turn, one) for one in reviewed.find(judging))
    if turn.in_group or not turn.may(Right.VERIFY):
        return None
    if not found:
        return without_names.of_an_office(turn, text) if asked else _of_none(turn, rest)
    meant = [(one, about) for one in found for about in _about(turn, one)]
    unknown = [code for one in found for code in one.codes if _is_of_none(turn, code)]
    count = sum(max(1, len(one.codes)) for one in found)
    own = [about for one, about in meant if _is_hers(turn, one, about)]
    if len(meant) + len(unknown) != count or (own and len(own) == len(meant)):
        return None
    if any(_may_decide(turn, *one) for one in meant):
        return None
    judged = [(*one, _judged(turn, *one)) for one in meant if one[1] not in own]
    each = [said for _, _, said in judged]
    each += [Obeyed(Note(name="no_such_activity", values={"code": one})) for one in unknown]
    owed = next((one.proposed for one in reversed(each) if one.proposed is not None), None)
    lost = untold.beside(turn, judged, " ".join((left, *asked)))
    more, left = untold.asked_beside(left)
    asked = (*asked, *more)
    beside = []
    for one in filter(None, (*judging_sentences.sentences(left), *lost)):
        named = A_CODE.search(one) is not None
        back = without_names.taken_back(turn.saying(one)) if named else None
        quiet = not_looked_at(one) or not _WITH_A_REASON.search(one)
        back = back or (without_names.for_later(turn, one) if quiet else None)
        each += [back] if back else []
        beside += [] if back or (puts_off(one) and not named) else [one]
    answer = together([*each, *each_question.answers_to(turn, asked)])
    return answer and replace(_telling_left(answer, "\n".join(beside)), proposed=owed)


def _with_figure(turn: Turn, one: ReadReview) -> ReadReview:
    """Return a judgement whose second number is of no activity with that as the figure: "devuelvo
    la 2.4, 20, sin acta"."""
    first, *numbers = one.codes or ("",)
    figure = numbers[0] if len(numbers) == 1 and "." in first and one.accepts is False else ""
    is_one = _A_FIGURE.fullmatch(figure) and not elsewhere.called_or_printed(turn, (figure,))
    if not is_one or one.percent is not None:
        return one
    return replace(one, codes=(first,), percent=Decimal(figure))


def _of_none(turn: Turn, text: str) -> Obeyed | None:
    """Answer words about judging that judge nothing yet; None for other words."""
    return (
        without_names.for_later(turn, text)
        or without_names.of_an_office(turn, text)
        or without_names.taken_back(turn)
        or in_everyday_words.noted(turn)
        or of_no_report.motive_announced(turn)
    )


def _which(turn: Turn, text: str, among: list[Facts]) -> Obeyed | None:
    """Ask which of several reports is meant, and keep what is judged of others beside it."""
    found = reviewed.find(text)
    if not found:
        return None
    first = among[0].handle
    others = [one for each in found for one in each.codes if one != first]
    asked = reviewing.which(among)
    plain = len(found) == 1 and found[0].codes and not found[0].remark
    if not others or not plain or A_CODE.search(turn.text) is None:
        return asked
    each = replace(found[0], codes=tuple(others))
    about = _about(turn, each)
    if len(about) != len(others) or any(_is_of_others(turn, each, one) for one in about):
        return asked
    return together([*(_judged(turn, each, one) for one in about), asked])


def _telling_left(answer: Obeyed, left: str) -> Obeyed:
    """Return an answer that says which sentences of the message were not taken."""
    if not left or is_courtesy(read(left).plain):
        return answer
    return replace(answer, also=(*answer.also, Note(name="left_out", values={"beside": left})))


def beside(turn: Turn) -> tuple[list[Content], Turn]:
    """Keep what sentences of a message verify, and return what is said of that and the turn with
    the others, and with the reason that it asks for; nothing and the whole message where there are
    none, or where that reason is owed and the others are of nothing of hers.

    What means to judge and cannot be read is told back: it reports nothing.
    """
    whole = turn
    if turn.message.is_no_new_text or turn.in_group:
        return [], whole
    text, among = called_reports.in_codes(turn)
    turn = turn.saying(called_reports.below_a_subject(turn, turn.text if among else text))
    turn = turn.saying(explained(turn.text))
    judging, left = (
        _behind_a_yes(turn) or _before_another(turn) or judging_sentences.parted(turn.text)
    )
    if not judging:
        return _not_read(turn, whole)
    says_nothing = is_courtesy(read(left).plain) and not _answers(turn, left)
    if not left or says_nothing or puts_off(left) or GOES_WELL.fullmatch(left):
        return [], whole
    if asked_apart(left)[0] and not asked_apart(left)[1]:
        return [], whole  # questions are answered with the judgement
    asked, left = untold.asked_beside(left)
    unknown, left = untold.ordered_beside(turn, left)
    if not left:
        return [], whole
    verified = _judged_beside(turn, judging, left)
    if verified is None or verified.said is None:
        return _not_read(turn, whole)
    answers = each_question.answers_to(turn, asked)
    said = [verified.said, *verified.also, *(one for told in answers for one in told.each)]
    said += [Note(name="left_out", values={"beside": unknown})] if unknown else []
    rest = replace(whole.saying(left), asks=verified.proposed or whole.asks)
    return said, _without_reason(rest, said)


def _without_reason(turn: Turn, said: list[Content]) -> Turn:
    """Return a turn that waits for no reason of what has been judged now."""
    waiting = turn.waiting
    if waiting is None or waiting.kind != reviewing.REASON:
        return turn
    about = facts(turn.session, [waiting.target]).get(waiting.target)
    judged = {one.values.get("handle") for one in said if isinstance(one, Note)}
    if about is None or about.handle not in judged:
        return turn
    return replace(turn, current=turn.current.model_copy(update={"proposed": None}))


def _judged_beside(turn: Turn, judging: str, left: str) -> Obeyed | None:
    """Keep what is judged beside other words; None, and nothing kept, for other words, and where a
    reason is owed and what is left speaks of nothing of hers: all of it is answered then."""
    hers = {*turn.desk.handles(turn.desk.activities)}
    goes_its_way = _answers(turn, left) or not hers.isdisjoint(A_CODE.findall(left))
    with turn.session.begin_nested() as attempt:
        verified = ordered(turn.saying(judging))
        owes = verified is not None and verified.proposed is not None and not goes_its_way
        if owes:
            attempt.rollback()
    return None if owes else verified


def _answers(turn: Turn, text: str) -> bool:
    """Tell whether words beside a judgement answer what waits for a yes or a no."""
    if not (says_yes(text) or says_no(text) or says_send(text)):
        return False
    waiting = turn.waiting
    asked = waiting is not None and waiting.kind != reviewing.REASON  # a yes is no reason
    waits = asked or turn.current.open_question(None) is not None
    return waits or answered_notice.tells_of_one(turn)


def _behind_a_yes(turn: Turn) -> tuple[str, str] | None:
    """Return what is judged behind a yes to what waits for one, and that yes; None elsewhere."""
    found = _YES_FIRST.match(turn.text)
    if found is None or not _answers(turn, found["yes"]):
        return None
    judging, left = judging_sentences.parted(turn.text[found.end() :])
    return (judging, "\n".join(filter(None, (found["yes"], left)))) if judging else None


def _not_read(turn: Turn, whole: Turn) -> tuple[list[Content], Turn]:
    """Tell back the sentences that mean to judge what others do, and cannot be read; `whole` is the
    turn with the message as it came."""
    means, left = _of_her_own(turn) or _of_others_unread(turn)
    if not means:
        return [], whole
    if not turn.may(Right.VERIFY) or would_take(turn, ordered):
        return [], whole
    said = Note(name="left_out", values={"beside": means})
    return [said], whole.saying(left)


def _of_others_unread(turn: Turn) -> tuple[str, str]:
    """Return the sentences that mean to judge what others do, and the others; none where they name
    an activity of hers."""
    means, left = judging_sentences.unread(turn.text)
    named = {*A_CODE.findall(means)}
    others = named and named.isdisjoint(turn.desk.handles(turn.desk.activities))
    return (means, left) if others else ("", turn.text)


def _of_her_own(turn: Turn) -> tuple[str, str] | None:
    """Return a judgement that ends a message on nothing but activities of hers, and what stands
    before it; None elsewhere. Nobody verifies her own."""
    found = _OF_HER_OWN.search(turn.text)
    named = {*A_CODE.findall(turn.text)}
    if found is None or not named or not named <= {*turn.desk.handles(turn.desk.activities)}:
        return None
    return found["said"], turn.text[: found.start()]


def _before_another(turn: Turn) -> tuple[str, str] | None:
    """Return the judgements of a message and the words behind them that speak of another activity
    or wish; None where there are none such, and where these judge too."""
    whole = reviewed.find(turn.text)
    if not whole or not turn.may(Right.VERIFY):
        return None
    for head, rest, named in apart.cuts(turn, turn.text):
        judged = reviewed.find(head)
        if len(judged) < len(whole):
            continue
        codes = {code for one in judged for code in one.codes}
        if codes and codes.isdisjoint(named) and not judging_sentences.parted(rest)[0]:
            return head, rest
    return None


def answered(turn: Turn) -> Obeyed | None:
    """Take a text as the reason that was asked for; None where it is something else."""
    waiting = turn.waiting
    if waiting is None or waiting.kind != reviewing.REASON or not turn.text.strip():
        return None
    about = facts(turn.session, [waiting.target]).get(waiting.target)
    if about is None or "?" in turn.text or commands.is_one(turn.text):
        return None
    if reviewed.find(explained(turn.text)):
        return None  # another judgement is no reason
    if cancels(turn.text) or says_no(turn.text):
        return Obeyed(Note(name="review_dropped", values={"handle": about.handle}))
    percent = reviewing.typed(waiting.value)
    reason = motive.without_lead(turn.text)
    if says_yes(turn.text) or not reason:
        return reviewing.ask_why(turn, about, percent)
    return reviewing.judge(turn, about, _verdict(turn, False, percent, reason))


def _about(turn: Turn, one: ReadReview) -> list[Facts]:
    """Return the activities that a judgement names, else the one whose reason is asked for or that
    was shown last; none where one of its codes is of no activity or of several."""
    waiting = turn.waiting
    if not one.codes and waiting is not None and waiting.kind == reviewing.REASON:
        return list(facts(turn.session, [waiting.target]).values())
    if not one.codes:
        shown = (
            called_reports.named_above(turn)
            or inquiries.spoken_of(turn)
            or called_reports.told_last(turn)
        )
        return list((shown or called_reports.named_above(turn, answers=True)).values())
    each = [elsewhere.called_or_printed(turn, (code,)) for code in one.codes]
    return [about for found in each if len(found) == 1 for about in found.values()]


def _is_of_none(turn: Turn, code: str) -> bool:
    """Tell whether a number, as plans print them, is of no activity; of one figure alone it may be
    a request's."""
    return not code.isdigit() and not elsewhere.called_or_printed(turn, (code,))


def _is_of_others(turn: Turn, one: ReadReview, about: Facts) -> bool:
    """Tell whether it is said of something else than a report of others."""
    return _is_hers(turn, one, about) or _may_decide(turn, one, about)


def _is_hers(turn: Turn, one: ReadReview, about: Facts) -> bool:
    """Tell whether it is said of her own work: "acepto la 2.4" may agree to what her office has,
    "devuélvale la 2.4 a Pedro" end a delegation, "para mí la 1.4 va en 40" report."""
    reports = one.accepts is None and one.doubtful
    may_be_hers = reports or one.accepts is True or one.to != ""
    return may_be_hers and about.activity_id in turn.desk.activities


def _may_decide(turn: Turn, one: ReadReview, about: Facts) -> bool:
    """Tell whether it may grant what was asked for: "la acepto"."""
    decides = not one.codes or UNDECIDED in one.remark or DECIDING.search(turn.text) is not None
    return decides and _waiting(turn, about) is not None


def _waiting(turn: Turn, about: Facts) -> int | None:
    """Return the number of a request about an activity that she may decide."""
    if not turn.may(Right.DECIDE):
        return None
    rows = requests.of_activity(turn.session, turn.context.entity_id, about.activity_id)
    wait = (row.id for row in rows if row.is_open and row.kind is not RequestKind.SNOOZE)
    return next(wait, None)


def _judged(turn: Turn, one: ReadReview, about: Facts) -> Obeyed:
    waits = _waiting(turn, about)
    if waits is not None and one.percent is None and one.reported is None:
        return reviewing.unclear(about, request=waits)
    last = reviewing.last_of(turn, about) if one.stands else None
    if last is not None and not one.doubtful:
        return _as_before(turn, one, about, last)
    reported = about.percent is not None
    if reported and (one.doubtful or one.reported not in (None, about.percent)):
        unclear = reviewing.unclear(about, found=one.percent)
        ok = one.accepts and one.remark == UNDECIDED
        return reviewing.undecided(turn, about) if ok else unclear
    accepts = one.accepts
    if accepts is None:
        accepts = not is_lower(one.percent, about.percent)
    percent = one.percent
    if reported and accepts is False and percent is not None and percent >= (about.percent or 0):
        if percent != about.percent:
            return reviewing.unclear(about)
        percent = None  # "devuelvo la 4.3 en 95": what the office reported
    remark = one.remark
    if not accepts and motive.points_back(remark):
        remark = reviewing.said_before(turn, about, thread.said_before(turn)[0])
    return reviewing.judge(turn, about, _verdict(turn, accepts, percent, remark))


def _as_before(turn: Turn, one: ReadReview, about: Facts, last: ReviewRow) -> Obeyed:
    """Say that what is returned stays so; what she adds is kept with what was verified and why."""
    if last.accepted:
        return reviewing.unclear(about)
    if one.remark in ("", last.remark) and one.percent in (None, last.percent):
        return reviewing.still(last)
    percent = last.percent if one.percent is None else one.percent
    return reviewing.judge(turn, about, _verdict(turn, False, percent, one.remark or last.remark))


def _verdict(turn: Turn, accepted: bool, percent: Decimal | None, remark: str) -> Verdict:
    """Return what she says of a report; her name below it is no remark."""
    signed = {*bare_words(remark).split()} <= {*bare_words(turn.person.name).split()}
    remark = "" if signed else remark
    return Verdict(accepted, percent, remark, inbound_id=turn.inbound.id, words=turn.text)
