"""Doing what a transition wants done: each action writes its rows and returns what to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.conversation.deciding import open_requests, reconsidering
from bot.conversation.desk import as_lines, lines
from bot.conversation.filing import attaching
from bot.conversation.filing.none_came import none_came
from bot.conversation.for_others import elsewhere
from bot.conversation.joining import agreeing
from bot.conversation.reporting import chains, keeping_open, receipts, recording
from bot.conversation.requesting import passing, withdrawing
from bot.conversation.sheets import shown as sheet_shown
from bot.conversation.speaking import not_understood, speech
from bot.conversation.state import Draft
from bot.conversation.steps import (
    Action,
    AddWords,
    AskAbout,
    AskSheet,
    AskUntilWhen,
    AskWhich,
    AskWish,
    Attach,
    Correct,
    EndWalk,
    KeepOpen,
    KeepPart,
    LeadAsks,
    LeaveOpen,
    PassOn,
    Record,
    Say,
    ShowCard,
    ShowList,
    ShowRequests,
    ShowWalk,
    TellDenied,
    TellElsewhere,
    TellSheet,
    Undo,
    Withdraw,
    WithdrawRequests,
)
from bot.conversation.turn import Turn
from bot.understanding.correcting.correction import find_correction
from bot.understanding.meaning import Ask
from bot.understanding.reading import read
from core.agenda import example
from core.entity.rights import Right
from core.messages import Content, Line, Note, Question, Undone
from core.rules import WHOLE
from core.spanish import show_percent
from models.answers import promises, questions
from models.staff import people
from plans.requests import lapsing
from scheduler.message.lines import Facts, facts
from scheduler.told import supporting

_BARE_UNDO = 6  # words that only take back; who writes more tells of something else
# What somebody is told who asks what she can write, or greets: what her roles may do.
_OF_HER_ROLES = frozenset({"help", "greeting", "unclear", "asked_in_vain"})
_TOLD = {
    "sees": Right.SEE,
    "broadcasts": Right.BROADCAST,
    "traces": Right.ADDRESSES,
    "verifies": Right.VERIFY,
    "decides": Right.DECIDE,
    "records": Right.RECORD,
    "loads": Right.LOAD,
    "reports": Right.REPORT,
    "watches": Right.WATCH,
}


def act(turn: Turn, action: Action) -> Content | None:
    """Do one action in the caller's transaction; return what there is to say of it, if anything."""
    match action:
        case Record() | AddWords() | Correct() | KeepOpen() | Undo() | Attach() | Withdraw():
            return _write(turn, action)
        case PassOn() | LeadAsks() | AskWish() | TellDenied() | WithdrawRequests():
            return _ask_for(turn, action)
        case Say() | LeaveOpen() | AskSheet() | TellSheet():
            return _say(turn, action)
        case EndWalk():
            return speech.walk_ended(turn.context.refs, action)
        case TellElsewhere():
            return elsewhere.tell(turn, action)
        case KeepPart(report=report):
            supporting.refuse(turn.session, turn.context, turn.change_in, report)
            return None
        case ShowRequests(codes=codes, text=text):
            return open_requests.list_named(turn, codes, text)
    return _show(turn, action)


def _say(turn: Turn, said: Say | LeaveOpen | AskSheet | TellSheet) -> Note | Question:
    if isinstance(said, AskSheet | TellSheet):
        return sheet_shown.show(turn, said)
    if isinstance(said, LeaveOpen):
        return _left_open(turn, said)
    buttons = () if said.undo is None else (speech.undo(turn.context.refs, *said.undo),)
    values = _named(turn, () if said.about is None else (said.about,))
    values |= {"words": said.words} if said.words else {}
    if said.name in _OF_HER_ROLES:
        values |= _her_roles(turn)
    if said.name == "unclear":
        tries = not_understood.before(turn)
        values |= _from_her_desk(turn, said.about, tries)
        if tries == 1 and turn.desk.open_ids and not turn.in_group:
            buttons = (speech.one_by_one(turn.context.refs),)
    return Note(name=said.name, values=values, buttons=buttons)


def _from_her_desk(turn: Turn, about: int | None, tries: int) -> dict[str, str | int | None]:
    """Return an example of an answer: `about` that activity, later, as often as she `tries`, about
    another that is open on her desk; nothing where nothing is."""
    hers = [one for one in turn.desk.activities if one in turn.desk.open_ids]
    told: dict[str, str | int | None] = {"tries": tries} if tries else {}
    if not hers:
        return told
    chosen = about if about in hers and not tries else hers[tries % len(hers)]
    one = turn.desk.activities[chosen or hers[0]]
    return told | {"handle": one.handle, "example": example(one.percent)}


def _left_open(turn: Turn, left: LeaveOpen) -> Note:
    """Say what a question still lacks, which words wait with it, and whether it is asked again."""
    asked = left.asked
    about = () if asked.activity_id is None else (asked.activity_id,)
    line = _line(turn, about[0]) if about else None
    again = questions.waits_for_reminder(
        turn.session, person_id=turn.person.id, channel=turn.channel, name=asked.question
    )
    values: dict[str, str | int | None] = {
        "words": asked.description,
        "percent": None if line is None or line.own is None else show_percent(line.own),
        "figure": None if asked.percent is None else show_percent(asked.percent),
        "example": example(None if line is None else line.own),
        "thanked": int(left.thanked),
        "again": int(again),
    }
    return Note(name="question_waits", values=_named(turn, about) | values)


def _her_roles(turn: Turn) -> dict[str, str | int | None]:
    """Return what a note tells that a person may do; nothing for who answers for an office only."""
    told = _TOLD if turn.may(Right.SEE) else {}
    return {name: 1 for name, right in told.items() if turn.may(right)}


def _write(
    turn: Turn, action: Record | AddWords | Correct | KeepOpen | Undo | Attach | Withdraw
) -> Content | None:
    match action:
        case Record(drafts=drafts):
            return _record(turn, drafts)
        case AddWords() | Correct():
            return _continue(turn, action)
        case KeepOpen():
            return keeping_open.keep_open(turn, action)
        case Undo():
            return _undo(turn, action)
        case Attach():
            return attaching.file(turn, action)
        case Withdraw(inbound_ids=inbound_ids, is_told=is_told, of=activities):
            gone = attaching.withdraw(turn, inbound_ids, activities)
            return _gone(turn, gone) if is_told else None


def _gone(turn: Turn, activities: Sequence[int]) -> Note:
    known = turn.desk.activities
    handles = " y ".join(known[one].handle for one in activities if one in known)
    return Note(name="evidence_gone", values={"handle": handles} if handles else {})


def _ask_for(
    turn: Turn, action: PassOn | LeadAsks | AskWish | TellDenied | WithdrawRequests
) -> Content | None:
    match action:
        case TellDenied(request_ids=request_ids, insists=insists):
            return reconsidering.denied(turn, request_ids, insists=insists)
        case PassOn():
            return passing.pass_on(turn, action)
        case LeadAsks(activity_id=activity_id, kind=kind):
            about = _line(turn, activity_id)
            values = {"handle": about.handle, "lead": about.lead, "kind": kind.value}
            return Note(name="lead_asks", values=values | _who_leads(turn, activity_id))
        case AskWish(wish=wish):
            return passing.ask_wish(turn, wish)
        case WithdrawRequests(inbound_id=inbound_id):
            return withdrawing.taken_back(turn, inbound_id)


def _who_leads(turn: Turn, activity_id: int) -> dict[str, str]:
    """Return who answers for an activity in the office that leads it; in a group nobody."""
    leads = elsewhere.leading(facts(turn.session, [activity_id])[activity_id])
    if leads is None or turn.in_group:
        return {}
    staff = people.people_of_offices(turn.session, [leads]).get(leads, ())
    return {"person": staff[0].name} if staff else {}


def _show(
    turn: Turn, action: AskAbout | AskWhich | AskUntilWhen | ShowCard | ShowWalk | ShowList
) -> Content:
    desk = turn.desk
    match action:
        case ShowCard(activity_id=activity_id):
            return speech.card(turn.context.refs, _line(turn, activity_id))
        case AskUntilWhen(activity_id=activity_id):
            line = _line(turn, activity_id)
            return passing.ask_until_when(turn, line)
        case ShowList():
            still_open = [one for one in desk.activities if one in desk.open_ids]
            shown = lines(turn.session, turn.context, desk, still_open)
            agrees = agreeing.button(turn)
            page = "" if turn.in_group else turn.context.page_of(turn.person.id, turn.now)
            return speech.listing(turn.context.refs, shown.values(), turn.inbound.id, agrees, page)
        case ShowWalk(activity_id=activity_id):
            line = _line(turn, activity_id)
            return speech.walked(turn.context.refs, line, action)
        case AskWhich(receipt=receipt, reports=reports):
            told = lines(turn.session, turn.context, desk, reports)
            return speech.which(turn.context.refs, receipt, reports, told)
        case AskAbout(draft=draft):
            asked = None
            if draft.activity_id is not None:
                asked = _line(turn, draft.activity_id)
                attaching.attach_with(turn, draft)
            choices = [desk.activities[one] for one in draft.choices]
            known = draft if draft.is_evidence_only else attaching.as_it_is(turn.session, draft)
            about = desk.activities.get(draft.activity_id or 0)
            put = speech.question(turn.context.refs, known, asked, choices, about)
            which = draft.ask is Ask.ACTIVITY
            unknown = elsewhere.of_nothing(turn, read(draft.text)) if which else ""
            lacks = draft.ask is Ask.PERCENT and none_came(turn, [draft])
            return put.model_copy(update={"unknown": unknown, "no_file": lacks})


def _record(turn: Turn, drafts: Sequence[Draft]) -> Content:
    desk = turn.desk
    done = {
        one: draft
        for draft in drafts
        if draft.percent == WHOLE and (one := draft.activity_id) and desk.part_of(one) is None
    }
    today = turn.context.today(desk.at)
    closes = keeping_open.later(turn.session, done, today)
    kept = keeping_open.limited(turn.session, done, closes, today)
    drafts = [keeping_open.held(draft, kept, desk) for draft in drafts]
    written = {draft.activity_id: recording.record(turn, draft, kept) for draft in drafts}
    lapsed = _lapsed(turn, [one for one in done if one not in closes.keys() | kept.keys()])
    promised = _promised(turn, drafts)
    for draft in drafts:
        attaching.attach_with(turn, draft, written[draft.activity_id])
    told = [attaching.as_it_is(turn.session, draft) for draft in drafts]
    ids = [one for one in written if one is not None]
    found = facts(turn.session, ids)
    shown = as_lines(turn.context, desk, ids, found)
    later = {one: that.shown(kept_open=one in kept) for one, that in {**closes, **kept}.items()}
    records = [
        speech.recorded(
            draft.reported,
            shown[one],
            desk.activities[one].percent,
            later.get(one),
            () if one in kept else _met(turn, found[one], at, draft),
            attached=draft.attached,
            lapsed=one in lapsed,
            unreminded=None if one in kept else promised.get(one),
            before_by=_former(turn, found[one]),
            corrects=one not in kept and _corrects(turn, drafts, found[one]),
        )
        for draft in told
        if (one := draft.activity_id) is not None and (at := written[one])
    ]
    ends = {one.line.activity_id for one in records if one.meets} | closes.keys() - kept.keys()
    made = speech.receipt(
        turn.context.refs,
        records,
        still_open=receipts.still_open(turn),
        inbound_id=drafts[0].inbound_id,
        report_id=next(iter(written.values())),
        closing={one: at for one, at in written.items() if one is not None and one in ends},
    )
    told_so = made.model_copy(update={"no_file": none_came(turn, drafts)})
    return receipts.with_awaited(turn, told_so, found)


def _met(turn: Turn, about: Facts, report_id: int, draft: Draft) -> tuple[date, ...]:
    """Return the dates that a report below 100 % has met; none where the activity has one date,
    which 100 % alone meets."""
    if len(about.dates) == 1:
        return ()
    return keeping_open.met_by(turn.session, about.activity_id, report_id, draft.percent)


def _former(turn: Turn, about: Facts) -> str:
    """Return whose the former figure of an activity was: another person's name, else ""."""
    by = about.former
    told = by is not None and not by.decided and turn.desk.part_of(about.activity_id) is None
    return by.seen_by(turn.person.id).person if by is not None and told else ""


def _corrects(turn: Turn, drafts: Sequence[Draft], about: Facts) -> bool:
    """Tell whether the words of a message put right one figure that a person had told; not where a
    question about it was answered."""
    by, before = about.former, turn.desk.activities[about.activity_id].percent
    (said, *others) = (one.percent for one in drafts)
    if by is None or by.file or by.decided or others or said in {None, before}:
        return False
    asked = any(one.activity_id == about.activity_id for one in turn.current.waiting)
    return not asked and find_correction(read(turn.text).plain) is not None


def _lapsed(turn: Turn, closed: Sequence[int]) -> set[int]:
    """Withdraw what was asked of closed activities; return about which there was something."""
    if not closed:
        return set()
    return lapsing.lapse(turn.change_in(closed[0]), turn.context, closed)


def _promised(turn: Turn, drafts: Sequence[Draft]) -> dict[int, date]:
    """Return the days of promised reminders of what is reported as done."""
    done = [one for draft in drafts if draft.percent == WHOLE and (one := draft.activity_id)]
    offices = {one: turn.desk.office_of(one) for one in done}
    if not done:
        return {}
    asked = promises.promised(turn.session, done)
    days = {one: said.until for one in done if (said := asked.get((one, offices[one]))) is not None}
    today = turn.context.today(turn.desk.at)
    return {one: day for one, day in days.items() if day is not None and day > today}


def _continue(turn: Turn, wanted: AddWords | Correct) -> Content | None:
    if isinstance(wanted, AddWords):
        chain = recording.add_words(turn, wanted)
    else:
        chain = recording.correct(turn, wanted)
    if chain is None:
        return None
    closes = keeping_open.closed_by(turn.session, chain)
    meets = keeping_open.met_by(turn.session, chain.activity_id, chain.first.id, chain.last.percent)
    anew = isinstance(wanted, AddWords) and wanted.whole is not None
    shown = receipts.show_again(turn, chain, later=closes, meets=meets, aloud=anew)
    if anew:
        return shown
    if shown is None and isinstance(wanted, AddWords) and receipts.is_out(turn, chain):
        values = _named(turn, (wanted.activity_id,)) | {"words": wanted.words}
        whole = (speech.undo_one(turn.context.refs, chain.first.id, chain.activity_id),)
        return Note(name="words_added", values=values, buttons=whole)
    return shown


def _undo(turn: Turn, wanted: Undo) -> Content:
    receipt = chains.told_with(turn, wanted.reports, wanted.activities)
    activities = recording.undo(turn, wanted)
    if activities is None:
        return Note(name="undo_late")
    if not activities and len(turn.text.split()) > _BARE_UNDO:
        return _say(turn, Say("unclear", words=turn.text))
    if not activities:
        return Note(name="nothing_to_undo")
    stands = () if receipt is None else chains.standing_beside(turn, receipt, activities)
    shown = lines(turn.session, turn.context, turn.desk, (*activities, *stands))
    return Undone(
        lines=tuple(shown[one] for one in activities),
        stands=tuple(shown[one] for one in stands),
    )


def _named(turn: Turn, activities: Sequence[int]) -> dict[str, str | int | None]:
    """Return the handle of the one activity that a note is about; several are not listed."""
    known = turn.desk.activities
    if len(activities) != 1 or activities[0] not in known:
        return {}
    return {"handle": known[activities[0]].handle}


def _line(turn: Turn, activity_id: int) -> Line:
    return lines(turn.session, turn.context, turn.desk, [activity_id])[activity_id]
