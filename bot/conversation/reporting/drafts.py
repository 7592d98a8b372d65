"""From what was said to reports: those that are ready, and those that owe a question. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date

from bot.conversation import wishes
from bot.conversation.heard import Read
from bot.conversation.reporting.links import links_of
from bot.conversation.reporting.wording import (
    begins_with_a_figure,
    disclaimed,
    fitting,
    is_of_a_draft,
    lacking,
    of_the_work,
    recounted,
    without_requests,
)
from bot.conversation.state import ABOUT_FOR, FIGURE_UNKNOWN, QUESTION_FOR, Draft, State
from bot.conversation.steps import Action, AskAbout, Record, Say, Step, Undo
from bot.conversation.subjects import called_most, orders_a_figure
from bot.conversation.unknown_codes import nearest, unknown_code
from bot.conversation.view import View
from bot.understanding.asks.account import account_of
from bot.understanding.captions import is_label
from bot.understanding.correcting.correction import find_correction
from bot.understanding.meaning import Ask, Intent, Status, Update
from bot.understanding.progress.own_part import own_words
from bot.understanding.progress.states import says_no_progress
from bot.understanding.reading import read
from bot.understanding.yes_no import after_words, says_no
from core.rules import WHOLE
from core.spanish import fold, sentences

MOST_CHOICES = 12
GUESSED = "13 the only one reminded of"  # the rule by which an activity is proposed


def drafts_of(heard: Read, view: View) -> list[Draft]:
    """Return one draft for each activity that a text speaks of."""
    return [draft_of(one, heard, at, view) for at, one in enumerate(heard.meaning.updates)]


def draft_of(update: Update, heard: Read, ordinal: int, view: View) -> Draft:
    """Return the draft of the `ordinal`-th activity of a text."""
    activity_id = view.id_of(update.code)
    told = [one.description for one in heard.meaning.updates]
    percent = update.percent
    if activity_id is None and says_no_progress(update.words):
        percent = None  # it stays where it is, which only its name tells
    figure_is_missing = percent is None and update.status is not Status.NOT_APPLICABLE
    means = heard.meaning
    asks_for_time = Intent.EXTENSION in (means.intent, *(one.intent for one in means.also))
    ask = Ask.PERCENT if figure_is_missing and update.ask is not Ask.CONFIRM else update.ask
    if ask is None and percent is not None and is_of_a_draft(heard.text, percent):
        ask = Ask.CONFIRM
    if ask is Ask.CONFIRM and percent == view.percent(activity_id) == WHOLE:
        ask = None  # it is so already
    said = update.description
    words = account_of(without_requests(said) if asks_for_time else said)
    words = of_the_work(words) if figure_is_missing else words
    if heard.attached and percent == view.percent(activity_id) and is_label(words, view.every()):
        words = ""  # what is shown is kept with the evidence, and is no news of the work
    return Draft(
        activity_id=activity_id,
        **asdict(replace(update.reported, percent=percent, description=words)),
        inbound_id=heard.inbound_id,
        ordinal=ordinal,
        text=heard.text,
        said_on=view.today,
        ask=Ask.ACTIVITY if activity_id is None else ask,
        links=links_of(heard.text, told, ordinal) if len(told) > 1 else None,
        guessed=update.rule == GUESSED,
    )


def is_lower(draft: Draft, view: View) -> bool:
    """Tell whether the draft would bring the activity's figure down."""
    last = view.percent(draft.activity_id)
    return draft.percent is not None and last is not None and draft.percent < last


def is_hers_to_say(draft: Draft, view: View) -> bool:
    """Tell whether what a draft says is for her to say. Only one thing is not: that an activity
    does not apply, which planning decides; of her part in another's activity she may say it."""
    return draft.status is not Status.NOT_APPLICABLE or draft.activity_id in view.supported


def report(
    state: State, drafts: Sequence[Draft], view: View, asked: str = ""
) -> tuple[State, tuple[Action, ...]]:
    """Take a new report in: what owes no question is recorded at once.

    It answers the questions about its own activities. Any other is put once more; where it is
    passed over again, she is told that nothing was recorded of it. Words that waited, or of which
    she just gave no figure, are kept with the one that follows: `asked` names the question that it
    replies to.
    """
    told = {draft.activity_id for draft in drafts}
    answered = _answered(state, asked, view)
    asked_about = {draft.activity_id for draft in state.waiting}
    if state.walk is not None and state.walk.shown is not None:
        asked_about.add(state.walk.shown)
    left = [one for one in state.waiting if not _is_replaced(one, drafts)]
    if told <= asked_about:
        dropped = [one for one in left if _is_stale(one, view)]
        kept = [one for one in left if one not in dropped]
    else:
        dropped = [one for one in left if one.passed_over]
        kept = [one.model_copy(update={"passed_over": True}) for one in left if not one.passed_over]
    plainly = _plainly((*answered, *state.waiting), drafts, view, asked)
    whole = [
        _with_words_that_waited(
            [*(one for one in answered if one in plainly), *_asked_for(plainly, draft, view)],
            _without_question(draft, answered, view),
            view,
            asked,
        )
        for draft in drafts
    ]
    dropped += [one for one in state.waiting if any(_is_alone(draft, one) for draft in drafts)]
    following, actions = take(state.model_copy(update={"waiting": tuple(kept)}), whole, view)
    return following, (*actions, *(wishes.left_out(one) for one in dropped))


def take(state: State, drafts: Sequence[Draft], view: View) -> tuple[State, tuple[Action, ...]]:
    """Record the drafts that owe nothing; the others wait, before what waited already.

    That an activity does not apply is nothing to record: planning is to be asked for it.
    """
    settled = tuple(draft for draft in drafts if draft.ask is None)
    ready = tuple(draft for draft in settled if is_hers_to_say(draft, view))
    told = {draft.activity_id for draft in ready if draft.activity_id is not None}
    asked = wishes.not_applicable([one for one in settled if one not in ready], view)
    state = wishes.add(wishes.reported(state, told), asked)
    owing = tuple(draft for draft in drafts if draft.ask is not None)
    about = drafts[0].activity_id if len(drafts) == 1 else None
    following = about_now(state, about, view).model_copy(
        update={"waiting": (*owing, *state.waiting)}
    )
    return following, (Record(ready),) if ready else ()


def go_on(state: State, actions: Iterable[Action], view: View) -> Step:
    """After the actions, put the first question that is open."""
    if not state.waiting:
        return Step(state, tuple(actions))
    first, *others = state.waiting
    asked = first.model_copy(
        update={
            "asked_at": view.at,
            "before": view.percent(first.activity_id),
            "choices": _choices(first, view) if first.ask is Ask.ACTIVITY else (),
        }
    )
    following = state.model_copy(update={"waiting": (asked, *others)})
    return Step(following, (*actions, AskAbout(asked)))


def without(state: State, draft: Draft) -> State:
    """Return the state without a draft's question."""
    named = (draft.inbound_id, draft.ordinal)
    left = tuple(one for one in state.waiting if (one.inbound_id, one.ordinal) != named)
    return state.model_copy(update={"waiting": left})


def about_now(state: State, activity_id: int | None, view: View) -> State:
    """Return the state in which an activity is spoken of now, or none in particular."""
    return state.speaking_of(activity_id, view.at)


def overtaken(state: State, reported: Mapping[int, date]) -> tuple[State, tuple[Say, ...]]:
    """Return the state without the questions about activities on which somebody has reported on a
    later day than she wrote, and what she is told of her words; `reported` are the days of the
    last reports."""
    gone = [
        one
        for one in state.waiting
        if one.attached is None
        and one.activity_id is not None
        and reported.get(one.activity_id, one.said_on) > one.said_on
    ]
    kept = tuple(one for one in state.waiting if one not in gone)
    told = tuple(wishes.left_out(one) for one in gone if one.text)
    return state.model_copy(update={"waiting": kept}), told


def _is_replaced(asked: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a report says anew what was asked about: of the same activity, or the figure
    whose activity was asked, the same words, or another one without its activity. Files that wait
    are kept by `filing.kept_waiting`."""
    if asked.activity_id is not None:
        return any(draft.activity_id == asked.activity_id for draft in drafts)
    said_again = {draft.percent for draft in drafts} - {None}
    words = fold(asked.description)
    return (
        (bool(words) and any(words in fold(draft.description) for draft in drafts))
        or asked.attached is not None
        or asked.percent in said_again
        or any(draft.activity_id is None for draft in drafts)
    )


def _is_stale(asked: Draft, view: View) -> bool:
    """Tell whether a question was passed over, and is of words of days ago: it is put no more."""
    return asked.passed_over and view.today - asked.said_on > QUESTION_FOR


def _answered(state: State, asked: str, view: View) -> list[Draft]:
    """Return the questions that a report answers: the one called `asked`, those on the screen, and
    the one to which she just said no.

    Words that something else was shown after belong to no figure that comes later with other ones.
    """
    shown = state.open_question(view.reminded_at)
    message = None if shown is None else shown.inbound_id
    shown_ones = [one for one in state.waiting if one.name == asked or one.inbound_id == message]
    return shown_ones if state.refused is None else [*shown_ones, state.refused]


def _plainly(
    waiting: Sequence[Draft], drafts: Sequence[Draft], view: View, asked: str
) -> list[Draft]:
    """Return the questions that a report answers plainly: not those of words of days before where
    it tells of several activities, or has words of its own."""
    own = len(drafts) > 1 or any(one.description and not says_no(one.description) for one in drafts)
    first = any(begins_with_a_figure(one.text) for one in drafts)
    since = view.today - QUESTION_FOR if first else view.today
    return [one for one in waiting if not own or one.name == asked or one.said_on >= since]


def _without_question(draft: Draft, answered: Sequence[Draft], view: View) -> Draft:
    """Return a draft that owes no yes where it says the very figure again that was asked about:
    "sí, la 5.5 en 60. La 1.1 en 65"; not one that has moved since, nor what another has written."""
    same = [
        one
        for one in answered
        if one.ask is Ask.CONFIRM and not one.lacks and one.before == view.percent(one.activity_id)
        if (one.activity_id, one.percent) == (draft.activity_id, draft.percent)
    ]
    refused = after_words(draft.text, says_no) or says_no(draft.description) or draft.said_by
    again = draft.ask is Ask.CONFIRM and draft.percent is not None and same and not refused
    return draft.model_copy(update={"ask": None}) if again else draft


def _asked_for(waiting: Sequence[Draft], draft: Draft, view: View) -> list[Draft]:
    """Return the questions of the last days for a figure of which a report tells nothing but that:
    "la 4.3 cien" answers the one on the 4.3, whatever was asked since."""
    if draft.percent is None or draft.description:
        return []
    about = [one for one in waiting if one.activity_id == draft.activity_id]
    return [
        one for one in about if one.ask is Ask.PERCENT and view.today - one.said_on < QUESTION_FOR
    ]


def _with_words_that_waited(
    answered: Sequence[Draft], draft: Draft, view: View, asked: str
) -> Draft:
    """Return a draft with the words that waited for its figure, or for a yes to the same one, or
    that denied a 100.

    Where these say that something lacks, and a bare 100 follows, she is asked before it closes.
    Words that a correction takes back, that she says no to, or that the figure contradicts, go
    with nothing; nor do those of long ago with new ones, or with another figure than theirs, but in
    the reply to the question `asked`; nor any with new ones that leave the figure as it is.
    """
    if other := disclaimed(draft.text):
        told = draft.description.replace(other, "").strip()
        return _asked_before_it_closes(draft.model_copy(update={"description": told}), view)
    own = "" if says_no(draft.description) else draft.description
    for one in () if _leaves_the_figure(draft) else answered:
        if one.said_by and one.ask is Ask.CONFIRM and after_words(draft.text, says_no):
            continue
        another = one.ask is Ask.CONFIRM and draft.percent != one.percent
        if (own or another) and asked != one.name and _is_long_ago(one, draft, view):
            continue
        if one.activity_id != draft.activity_id or not _goes_with(one, draft, own):
            continue
        told = recounted(fitting(one.description, draft.percent, draft.text), draft.text)
        lacks = lacking(told)
        whole: dict[str, object] = {"description": sentences((told, own))}
        bare = draft.ask is None and draft.percent == WHOLE and not draft.description
        if bare and lacks and view.percent(draft.activity_id) != WHOLE:
            whole |= {"ask": Ask.CONFIRM, "lacks": lacks}
        if one.activity_id in one.adds_to and draft.ask is Ask.CONFIRM:
            whole |= {"ask": None}  # it is reopened: that the figure falls was the question
        return draft.model_copy(update=whole)
    return _asked_before_it_closes(draft, view)


def _leaves_the_figure(draft: Draft) -> bool:
    """Tell whether a draft has words of its own and leaves the figure as it is: "igual, ya mandé el
    acta" is no figure for what was told before."""
    own = draft.description and not says_no(draft.description)
    return bool(own) and draft.percent is not None and says_no_progress(draft.words)


def _is_alone(draft: Draft, one: Draft) -> bool:
    """Tell whether words that waited in `one` for a figure stay out of a draft that tells none."""
    waits = one.ask is Ask.PERCENT and one.description and one.activity_id == draft.activity_id
    return bool(waits) and _leaves_the_figure(draft)


def _goes_with(one: Draft, draft: Draft, own: str) -> bool:
    """Tell whether the words that waited in `one` go with a draft that answers it, with words of
    its `own` or none: they denied a 100 and it is none, wanted the figure that it has, or a yes to
    the same."""
    if one.lacks and draft.percent != WHOLE:
        return True
    if one.ask is Ask.PERCENT:
        corrects = find_correction(read(draft.text).plain) is not None
        return not corrects or orders_a_figure(draft.text)
    # "¿Registro 3 %?" "no, 3 de 5": only the figure is another one.
    same = draft.percent in (None, one.percent) or not own
    return one.ask is Ask.CONFIRM and same and not one.lacks


def _is_long_ago(asked: Draft, draft: Draft, view: View) -> bool:
    """Tell whether a question was put so long ago that new words do not go on with its words: a
    figure that was asked for and comes first answers it all the same."""
    awaited = asked.ask is Ask.PERCENT and begins_with_a_figure(draft.text)
    return not awaited and asked.asked_at is not None and view.at - asked.asked_at > ABOUT_FOR


def _asked_before_it_closes(draft: Draft, view: View) -> Draft:
    """Return a draft of 100 that owes a yes where its own words say that something lacks; not
    where a part is done, and what lacks is others'."""
    known = None if draft.activity_id is None else view.activities.get(draft.activity_id)
    office = "" if known is None else known.supports
    own = own_words(read(draft.description), office) if office else None
    lacks = lacking(draft.description if own is None else own.words)
    closes = (
        draft.ask is None and draft.percent == WHOLE and view.percent(draft.activity_id) != WHOLE
    )
    return (
        draft.model_copy(update={"ask": Ask.CONFIRM, "lacks": lacks}) if closes and lacks else draft
    )


def _choices(asked: Draft, view: View) -> tuple[int, ...]:
    alike = _printed_alike(asked.text, view)
    if len(alike) > 1:
        return alike
    likely = [one for one in asked.adds_to if one in view.activities]
    still_open = [one for one in view.activities if one in view.open_ids]
    closed = view.lately_closed if asked.percent is not None else ()
    if code := unknown_code(read(asked.text), replace(view.every(), others=view.others)):
        handles = {view.activities[one].code: one for one in (*still_open, *closed)}
        likely += [handles[one] for one in nearest(code, handles)]
    likely += called_most(asked.text, view)
    return tuple(dict.fromkeys([*likely, *(still_open or view.activities), *closed]))[:MOST_CHOICES]


def _printed_alike(text: str, view: View) -> tuple[int, ...]:
    """Return the activities that a code in a text may mean, where several have that code."""
    called: dict[str, list[int]] = {}
    for one, known in view.activities.items():
        for code in {known.code, known.printed} - {""}:
            called.setdefault(code, []).append(one)
    return next(
        (
            tuple(several)
            for code, several in called.items()
            if len(several) > 1 and re.search(rf"(?<![\d.]){re.escape(code)}(?![\d]|\.\d)", text)
        ),
        (),
    )


def no(state: State, asked: Draft, view: View, *, words: str = "") -> Step:
    """Write nothing of what was asked about; words that deny a 100 wait for the figure again, with
    other `words` beside the no. Where the question was whether her own report of 100 stands, that
    is taken back."""
    rest = about_now(without(state, asked), asked.activity_id, view)
    if asked.only_adds:
        return go_on(rest, (Say("not_added", about=asked.activity_id),), view)
    if asked.lacks:
        about = asked.activity_id
        again: dict[str, object] = {
            **FIGURE_UNKNOWN,
            "description": sentences((asked.description, words)),
            "lacks": "",
        }
        undone: tuple[Undo, ...] = ()
        if about is not None and about in asked.adds_to and about in view.follows:
            undone, again["adds_to"] = (Undo(activities=(about,)),), ()
        waiting = (asked.model_copy(update=again), *rest.waiting)
        return go_on(rest.model_copy(update={"waiting": waiting}), undone, view)
    if asked.guessed:  # it is asked of which one it is
        which = {"activity_id": None, "ask": Ask.ACTIVITY, "guessed": False}
        whole = asked.model_copy(update=which)
        return go_on(rest.model_copy(update={"waiting": (whole, *rest.waiting)}), (), view)
    if asked.percent is not None:
        rest = rest.without_figure_of(asked.activity_id, view.at)
    return go_on(rest, (Say("not_recorded", about=asked.activity_id),), view)
