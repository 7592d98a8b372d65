"""Control accepts or returns what was reported of an activity: carried out, and by button."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.words_about import words_about
from bot.understanding.meaning import OtherActivity
from core.buttons import Button
from core.entity.rights import Right
from core.messages import Content, Note
from core.refs import Ref
from core.spanish import cut_at_word, show_percent
from core.words import Role
from models.answers import reviews
from models.answers.reviews import Review, ReviewRow
from models.audit import figure
from models.inbox import Inbound
from models.plan import Activity
from models.progress import ProgressReport
from plans.reviews import judging
from plans.reviews.judging import Judged, Refused, Verdict, Why
from scheduler.message.lines import Facts, facts_of

ACTION = "review"  # of a button; value: "yes" or "no", and the report that was shown
MOST_REASON = 600  # characters of what she wrote that are shown to the office as the reason
MOST_NAMED = 5  # activities among which it is asked which is meant
KEPT = "review_kept"  # what was judged, told back
WHICH = "review_which"  # among several: which is judged
STANDS = "review_stands"  # it is returned, as before
REASON = "review_reason"  # a question: why it is returned


def offered(turn: Turn, about: Facts) -> tuple[Button, ...]:
    """Return the buttons that judge the report of an activity, where she may and nobody has."""
    if turn.in_group or not turn.may(Right.VERIFY):
        return ()
    report = judging.in_question(turn.session, about.activity_id)
    if report is None:
        return ()
    first = judging.first_of(report)
    if reviews.of_entity(turn.session, turn.context.entity_id, Review.report_id == first):
        return ()
    return _both(turn, about, report)


def offered_beside(turn: Turn, about: Facts, message: Inbound) -> tuple[Button, ...]:
    """Return the buttons that judge the report of an activity of others about which she wrote a
    message, where she may: it is returned with what she wrote as the reason."""
    report = judging.in_question(turn.session, about.activity_id)
    hers = about.activity_id in turn.desk.activities
    if report is None or hers or turn.in_group or not turn.may(Right.VERIFY):
        return ()
    return _both(turn, about, report, message)


def _both(
    turn: Turn, about: Facts, report: ProgressReport, message: Inbound | None = None
) -> tuple[Button, ...]:
    """Return the buttons that accept and return a report: with the reason that is in a message
    where one is given."""
    first = judging.first_of(report)
    said_in, reason = ("", "") if message is None else (f".{message.id}", _reason(message, about))
    told = "" if report.percent is None else f" ({show_percent(report.percent)})"
    ref = turn.context.refs.make
    return (
        Button(
            label=f"Aceptar {about.handle}{told}",
            ref=ref(Ref(ACTION, about.activity_id, f"yes.{first}")),
            words=f"acepto la {about.handle}",
        ),
        Button(
            label=f"Devolver {about.handle}{' con ese motivo' if reason else ''}",
            ref=ref(Ref(ACTION, about.activity_id, f"no.{first}{said_in}")),
            words=f"no acepto la {about.handle}: {reason}",
        ),
    )


def pressed(turn: Turn, ref: Ref) -> Obeyed:
    """Do what a button says of the report that stood above it; what was reported since is looked at
    first."""
    if not turn.may(Right.VERIFY):
        return Obeyed(Note(name="not_for_you"))
    says, shown, said_in = (*ref.value.split("."), "")[:3]
    about = facts_of(turn.session, turn.context.entity_id, ref.target)
    report = None if about is None else judging.in_question(turn.session, ref.target)
    if about is None or report is None or str(judging.first_of(report)) != shown:
        handle = "" if about is None else about.handle
        return Obeyed(Note(name="review_newer", values={"handle": handle}))
    if says == "yes":
        return judge(turn, about, Verdict(accepted=True))
    message = turn.session.get(Inbound, int(said_in)) if said_in else None
    if message is None or message.entity_id != turn.context.entity_id:
        return ask_why(turn, about, None)
    said = message.said.strip()
    verdict = Verdict(False, None, _reason(message, about), inbound_id=message.id, words=said)
    return judge(turn, about, verdict)


def said_before(turn: Turn, about: Facts, told: Content | None) -> str:
    """Return the reason to which "por eso" points, where this was told right before: why the last
    report was returned, or her words with which a button returns this one; nothing elsewhere."""
    if not isinstance(told, Note):
        return ""
    if told.name == KEPT and not told.values["accepted"]:
        return str(told.values.get("reason") or "")
    refs = [turn.context.refs.read(one.ref) for one in told.buttons]
    returns = [
        one.value.split(".")
        for one in refs
        if one and one.action == ACTION and one.target == about.activity_id
    ]
    said_in = next((parts[2] for parts in returns if parts[0] == "no" and len(parts) > 2), "")
    message = turn.session.get(Inbound, int(said_in)) if said_in else None
    hers = message is not None and message.entity_id == turn.context.entity_id
    return _reason(message, about) if message is not None and hers else ""


def said_of(about: Facts, text: str) -> str:
    """Return what a text of somebody else says of an activity."""
    one = OtherActivity(about.handle, about.title, "")
    return words_about(text, one, about.code or "")


def _reason(message: Inbound, about: Facts) -> str:
    return cut_at_word(said_of(about, message.said.strip()), MOST_REASON)


def judge(turn: Turn, about: Facts, verdict: Verdict) -> Obeyed:
    """Judge the report that holds of an activity; return what became of it, or the question for
    what lacks."""
    activity = turn.session.get_one(Activity, about.activity_id)
    try:
        judged = judging.judge(turn.change(Role.CONTROL), activity, verdict)
    except Refused as refused:
        return _refused(turn, about, verdict, refused.why)
    return Obeyed(_kept(judged))


def ask_why(turn: Turn, about: Facts, percent: Decimal | None) -> Obeyed:
    """Ask for the reason of what is returned; her next words are it."""
    question = Note(name=REASON, values=_named(about) | {"percent": figure(percent)})
    value = figure(percent) or ""
    return Obeyed(
        question, Proposal(kind=REASON, target=about.activity_id, at=turn.now, value=value)
    )


def typed(value: str) -> Decimal | None:
    """Return the figure that the question for a reason keeps."""
    return Decimal(value) if value else None


def last_of(turn: Turn, about: Facts) -> ReviewRow | None:
    """Return what was judged last of the report that holds of an activity; None for nothing."""
    report = judging.in_question(turn.session, about.activity_id)
    newest = reviews.newest_of(turn.session, turn.context.entity_id, (about.activity_id,))
    last = newest.get(about.activity_id)
    held = report is not None and last is not None and last.report_id == judging.first_of(report)
    return last if held else None


def still(row: ReviewRow) -> Obeyed:
    """Say that a report stays returned as it was, with what was verified and why."""
    values = {"percent": figure(row.percent), "reason": row.remark}
    return Obeyed(Note(name=STANDS, values={"handle": row.handle, "title": row.title} | values))


def unclear(about: Facts, *, request: int | None = None, found: Decimal | None = None) -> Obeyed:
    """Say that nothing was written down of an activity, and how it is; `request` waits of it too,
    and may be what she meant; `found` is the lower figure that she named."""
    told: dict[str, str | int | None] = {"reported": figure(about.percent), "request": request}
    if judging.is_lower(found, about.percent):
        told["found"] = figure(found)
    return Obeyed(Note(name="review_unclear", values=_named(about) | told))


def undecided(turn: Turn, about: Facts) -> Obeyed:
    """Ask with buttons how a report is judged to which she only says "ok"."""
    report = judging.in_question(turn.session, about.activity_id)
    if report is None:
        return unclear(about)
    values = _named(about) | {"reported": figure(about.percent)}
    return Obeyed(Note(name="review_unclear", values=values, buttons=_both(turn, about, report)))


def taken_back(turn: Turn, about: Facts) -> Obeyed:
    """Ask how a report is judged whose judgement is taken back: that stands until there is another;
    where there is none that is said."""
    last = last_of(turn, about)
    report = judging.in_question(turn.session, about.activity_id)
    if last is None or report is None:
        return unclear(about)
    values = _named(about) | {"reported": figure(about.percent), "stands": int(last.accepted)}
    return Obeyed(Note(name="review_unclear", values=values, buttons=_both(turn, about, report)))


def which(among: Sequence[Facts], *, order: str = "", **judged: str) -> Obeyed:
    """Ask which of some activities is judged: their titles have the words that call it, or an
    `order` judges all of them that are shown, after a yes; `judged` tells how (`without_names`)."""
    values: dict[str, str | int | None] = {}
    for place, one in enumerate(among[:MOST_NAMED], start=1):
        values |= {f"handle{place}": one.handle, f"title{place}": one.title}
        if one.percent is not None:
            values[f"percent{place}"] = show_percent(one.percent)
    if order and len(among) <= MOST_NAMED:
        values |= {"order": order, **judged}
    return Obeyed(Note(name=WHICH, values=values))


def _refused(turn: Turn, about: Facts, verdict: Verdict, why: Why) -> Obeyed:
    match why:
        case Why.NO_REASON:
            return ask_why(turn, about, verdict.percent)
        case Why.LOWER | Why.HIGHER:
            return unclear(about)
        case Why.NO_REPORT:
            return Obeyed(Note(name="review_none", values=_named(about)))
        case Why.CLOSED:
            return Obeyed(Note(name="question_gone"))


def _kept(judged: Judged) -> Note:
    one = judged.review
    return Note(
        name=KEPT,
        values={
            "handle": one.handle,
            "title": one.title,
            "accepted": int(one.accepted),
            "reported": figure(one.reported),
            "percent": figure(one.percent),
            "reason": one.remark,
            "own": int(one.own_office),
            "reopened": int(bool(judged.reopened)),
        }
        | judging.told_again(judged.reopened),
    )


def _named(about: Facts) -> dict[str, str | int | None]:
    return {"handle": about.handle, "title": about.title}
