"""Files and links that come with a message: whose evidence they are, and what is asked. Pure.

A caption is the message: what it says of the work is read as without a file, and what came with
it is evidence of what it speaks of. A caption that only names what is shown reports nothing and
asks for no figure: it is evidence of what the caption names, of what is replied to, of what was
just spoken of, or of the only activity that is open; else the question asks which, and the files
wait with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bot.conversation.filing import showing
from bot.conversation.filing.carrying import carries, carrying
from bot.conversation.heard import Edited, Pressed, Read
from bot.conversation.reporting.announced import announced
from bot.conversation.reporting.drafts import about_now, go_on
from bot.conversation.reporting.fragments import WITHIN
from bot.conversation.reporting.links import links_in, shown_of, without_links
from bot.conversation.requesting import wish_answers
from bot.conversation.state import Draft, State
from bot.conversation.steps import (
    Action,
    AddWords,
    AskAbout,
    AskWish,
    Attach,
    PassOn,
    Record,
    Say,
    Step,
    Undo,
    Withdraw,
)
from bot.conversation.view import View
from bot.conversation.wish import Wish
from bot.understanding import captions
from bot.understanding.meaning import Ask, Intent, Status
from bot.understanding.yes_no import says_no, says_yes
from core.messages import Attached

Words = Callable[[State, Read, View], Step]

_ORDERS = frozenset({Intent.EXTENSION, Intent.REASSIGN, Intent.SNOOZE, Intent.LIST, Intent.UNDO})
_SAYS_NOTHING = frozenset(
    {"unclear", "asked_in_vain", "courtesy", "help", "forward_not_read", "forward_no_office"}
)


def filed(state: State, heard: Read, view: View, in_words: Words) -> Step:
    """Return what follows from a message with files or links; `in_words` from a text alone."""
    attached = heard.attached or Attached()
    said = _said(state, heard, view, in_words)
    if not attached.total:
        return said
    own = announced(heard, view)
    said = carrying(said, heard.inbound_id, attached, heard.also, own)
    named = own or showing.named(heard, view)
    if attached.recordings:  # of words, which are no caption: evidence of what they report alone
        return _attach(said, _acted_on(said.actions), heard, attached, view)
    if carries(said, heard.inbound_id):
        elsewhere = tuple(one for one in named if one not in _acted_on(said.actions))
        elsewhere = tuple(one for one in elsewhere if not own or not _waits(said.state, one, heard))
        return _attach(said, elsewhere, heard, attached, view)
    about = named or _acted_on(said.actions) or _wished(said.state, heard)
    about = about or _unnamed(state, heard, view)
    if about or _is_aside(heard, view):
        return _attach(said, about, heard, attached, view)
    return _ask_which(said, heard, attached, view)


def is_about_files(step: Step) -> bool:
    """Tell whether all that follows from a message is about its files: it can wait for them."""
    return bool(step.actions) and all(
        isinstance(one, Attach) or (isinstance(one, AskAbout) and one.draft.is_evidence_only)
        for one in step.actions
    )


def going_on(step: Step, asked: Draft, activity_id: int) -> Step:
    """Return a step after which what waited with a question goes where its words have gone."""
    if asked.attached is None:
        return step
    carried = carrying(step, asked.inbound_id, asked.attached, asked.also)
    if carries(carried, asked.inbound_id):
        return carried
    filing = Attach((activity_id,), asked.messages, asked.attached)
    return Step(carried.state, (filing, *carried.actions))


def placed(state: State, asked: Draft, activity_id: int, view: View, *, alone: bool = True) -> Step:
    """File what waited for nothing but its activity; `alone`: the next question is put."""
    following = about_now(state, activity_id, view).model_copy(update={"filed": asked.inbound_id})
    filing = Attach((activity_id,), asked.messages, asked.attached or Attached())
    return go_on(following, (filing,), view) if alone else Step(following, (filing,))


def kept_waiting(before: State, step: Step, heard: Pressed | Read, view: View) -> Step:
    """Return a step that loses no file which waits for its activity.

    A text that reports on one activity soon after the question answers it on the way, which is
    told with a button that denies it; a figure whose activity is asked takes the files along. After
    a later report they are asked about again; after anything else they wait on, behind what is
    asked. Where words waited with them that a newer report has replaced, the files wait alone.
    """
    lost = [
        one
        for one in before.waiting
        if one.activity_id is None and one.attached and not carries(step, one.inbound_id)
    ]
    if not lost or _settles(step.actions, lost[0]):
        return step
    asked = before.open_question(view.reminded_at)
    if isinstance(heard, Read) and asked == lost[0]:
        taken = _taken_along(step, lost[0], heard, view)
        step, lost = (taken, lost[1:]) if taken is not None else (step, lost)
    waiting = (*step.state.waiting, *(_alone(one) for one in lost))
    following = step.state.model_copy(update={"waiting": waiting})
    if not lost or step.state.waiting or not any(isinstance(one, Record) for one in step.actions):
        return replace(step, state=following)
    return go_on(following, step.actions, view).by(step.taken_by)


def _alone(draft: Draft) -> Draft:
    """Return what waits of a draft whose words have been replaced: its files."""
    return draft.model_copy(
        update={"percent": None, "description": "", "words": "", "text": "", "adds_to": ()}
    )


def _taken_along(step: Step, lost: Draft, heard: Read, view: View) -> Step | None:
    """Return the step in which the text that was the answer takes the files along."""
    attached = lost.attached or Attached()
    about = _acted_on(step.actions)
    is_soon = lost.asked_at is not None and view.at - lost.asked_at <= WITHIN
    if len(about) == 1 and (is_soon or heard.answers.asked == lost.name):
        along = Attach(about, lost.messages, attached)
        return replace(step, actions=(*step.actions, along))
    for fresh in step.state.waiting:
        if fresh.inbound_id == heard.inbound_id and fresh.activity_id is None:
            whole = attached if fresh.attached is None else fresh.attached + attached
            return carrying(step, heard.inbound_id, whole, (*fresh.also, *lost.messages))
    return None


def carried_along(step: Step, read: Read, view: View) -> Step:
    """Return what follows from an edit with what came with the message in its first form."""
    if not read.attached:
        return step
    return carrying(step, read.inbound_id, read.attached, read.also, announced(read, view))


def is_renewed(state: State, heard: Edited) -> bool:
    """Tell whether an edit puts other words to files that still wait, of which nothing stands."""
    waits = any(one.attached and one.inbound_id in heard.original.family for one in state.waiting)
    return waits and not heard.original.stood


def taken_back(state: State, view: View) -> Step:
    """Take back what was filed, and ask where it belongs."""
    if view.filed is None:
        return Step(state, (Say("question_gone"),))
    (first, *others), attached = view.filed
    owing = _evidence_only(first, attached, view).model_copy(update={"also": tuple(others)})
    following = state.model_copy(
        update={"waiting": (owing, *state.waiting), "filed": None, "about": None, "about_at": None}
    )
    return go_on(following, (Withdraw(view.filed[0]),), view)


def remember(step: Step) -> Step:
    """Keep in mind that filing was the last thing done: "deshacer" means that then."""
    actions = step.actions
    if any(isinstance(one, Record | AddWords | Undo) for one in actions):
        return replace(step, state=step.state.model_copy(update={"filed": None}))
    filings = [one for one in actions if isinstance(one, Attach)]
    if not filings:
        return step
    filed_now = filings[-1].inbound_ids[0]
    return replace(step, state=step.state.model_copy(update={"filed": filed_now}))


def _said(state: State, heard: Read, view: View, in_words: Words) -> Step:
    """Return what follows from the words alone; a caption that reports nothing says nothing."""
    if (about_a_wish := wish_answers.answer(state, heard, view)) is not None:
        return about_a_wish
    if _is_aside(heard, view):
        return in_words(state, heard, view)
    if not without_links(heard.text):
        return Step(state, ())
    intent = heard.meaning.intent
    if intent in _ORDERS:
        return in_words(state, heard, view)
    if intent is Intent.REPORT:
        label = captions.is_label(without_links(heard.text), view.every())
        updates = tuple(
            one
            for one in heard.meaning.updates
            if (
                showing.tells(one, heard.text, label)
                and not showing.only_shown(one, heard.text, view)
            )
            or (showing.follows(one.code, view) and not label)
        )
        if not updates:
            return Step(state, ())
        spoken = replace(heard, meaning=replace(heard.meaning, updates=updates))
        return in_words(state, spoken, view)
    asked = state.open_question(view.reminded_at)
    if asked is not None and (says_yes(heard.text) or says_no(heard.text)):
        return in_words(state, heard, view)
    return Step(state, ())


def _waits(state: State, activity_id: int, heard: Read) -> bool:
    """Tell whether a report of a message on an activity waits for an answer."""
    mine = (one for one in state.waiting if one.inbound_id == heard.inbound_id)
    return any(one.activity_id == activity_id for one in mine)


def _is_aside(heard: Read, view: View) -> bool:
    """Tell whether links stand in a text that says more than what they show, or it was spoken: it
    is a text first of all."""
    attached, words = heard.attached or Attached(), without_links(heard.text)
    only_links = attached.total == len(links_in(heard.text)) + attached.recordings
    if not only_links or not words:
        return False
    return bool(attached.recordings) or not captions.is_label(words, view.every())


def _unnamed(state: State, heard: Read, view: View) -> tuple[int, ...]:
    """Return the activity under discussion, unless the words name others of hers."""
    about = _subject(state, heard, view)
    called = {one for one in view.named(heard.text) if one is not None}
    if not called or called.intersection(about):
        return about
    return tuple(called) if len(called) == 1 else ()


def _subject(state: State, heard: Read, view: View) -> tuple[int, ...]:
    """Return the activity under discussion, where the words name none.

    What was spoken of after a question was put is nearer than what it asks about; what was spoken
    of while the files were fetched says nothing of them. A file without words may be the one that
    she promised.
    """
    told = tuple(one for one in heard.answers.activities if one in view.activities)
    if heard.answers.activities:
        return told if len(told) == 1 else ()
    if not heard.overtaken:
        asked = state.open_question(view.reminded_at)
        about = state.spoken_of(view.at, view.reminded_at)
        newer = asked is None or (about in view.activities and _is_newer(state, asked))
        if asked is not None and asked.activity_id is not None and not newer:
            return captions.shown_of(heard.text, asked.activity_id, view.titles, view.told)
        if about is not None and about in view.activities:
            return (about,)
    if len(view.awaited) == 1 and not heard.text:  # "le mando la foto mañana"
        return view.awaited
    return tuple(view.open_ids) if len(view.open_ids) == 1 else ()


def _is_newer(state: State, asked: Draft) -> bool:
    """Tell whether something was spoken of after a question had been put."""
    spoken, put = state.about_at, asked.asked_at
    return spoken is not None and put is not None and spoken > put


def _attach(
    said: Step, activities: Iterable[int], heard: Read, attached: Attached, view: View
) -> Step:
    about = tuple(activities)
    if not about:
        return said
    spoken = tuple(
        one for one in said.actions if not (isinstance(one, Say) and one.name in _SAYS_NOTHING)
    )
    is_subject = len(about) == 1 and not spoken and not heard.overtaken
    state = about_now(said.state, about[0], view) if is_subject else said.state
    return Step(state, (*spoken, *_filings(about, heard, attached, view)), said.taken_by)


def _filings(
    about: tuple[int, ...], heard: Read, attached: Attached, view: View
) -> Iterator[Attach]:
    """Yield what is filed for which activities: links alone only for those they are said with."""
    if heard.also or attached.total > attached.links:
        yield Attach(about, heard.messages, attached)
        return
    told = {view.id_of(one.code): one.description for one in heard.meaning.updates}
    theirs = {one: words for one, words in told.items() if one is not None}
    for own, ids in shown_of(heard.text, theirs, about, view.named).items():
        yield Attach(ids, heard.messages, Attached(links=len(own)), own)


def _ask_which(said: Step, heard: Read, attached: Attached, view: View) -> Step:
    """Ask of which activity it is; what waits for that already waits on with it."""
    if not view.activities:
        return Step(said.state, said.actions or (Say("list_empty"),))
    owing = _evidence_only(heard.inbound_id, attached, view)
    owing = owing.model_copy(update={"also": heard.also})
    waiting = said.state.waiting
    if waiting and waiting[0].is_evidence_only:
        first, *others = waiting
        owing = first.model_copy(
            update={
                "attached": (first.attached or Attached()) + attached,
                "also": (*first.also, *heard.messages),
            }
        )
        waiting = tuple(others)
    following = said.state.model_copy(update={"waiting": (owing, *waiting)})
    return go_on(following, said.actions, view)


def _evidence_only(inbound_id: int, attached: Attached, view: View) -> Draft:
    return Draft(
        activity_id=None,
        percent=None,
        status=Status.IN_PROGRESS,
        description="",
        words="",
        inbound_id=inbound_id,
        said_on=view.today,
        ask=Ask.ACTIVITY,
        attached=attached,
    )


def _acted_on(actions: Iterable[Action]) -> tuple[int, ...]:
    """Return the activities of which something was recorded or passed on, each once."""
    about: list[int | None] = []
    for action in actions:
        match action:
            case Record(drafts=drafts):
                about.extend(draft.activity_id for draft in drafts)
            case AddWords(activity_id=activity_id):
                about.append(activity_id)
            case PassOn(activities=activities) | AskWish(wish=Wish(activities=activities)):
                about.extend(activities)
    return tuple(dict.fromkeys(one for one in about if one is not None))


def _wished(state: State, heard: Read) -> tuple[int, ...]:
    """Return the activities of which the message asks for something."""
    asked = (one for one in state.wishes if one.inbound_id == heard.inbound_id)
    return tuple(about for one in asked for about in one.activities)


def _settles(actions: Iterable[Action], waiting: Draft) -> bool:
    """Tell whether a question about files was answered: with an activity, or with a no."""
    for action in actions:
        match action:
            case Say(name="not_recorded"):
                return True
            case Attach(inbound_ids=inbound_ids) if waiting.inbound_id in inbound_ids:
                return True
    return False
