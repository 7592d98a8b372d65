"""Texts and buttons that answer an open question: yes or no, which activity, what figure. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

from bot.conversation import unclear_words
from bot.conversation.correcting import denials
from bot.conversation.filing import filing
from bot.conversation.for_others import offering
from bot.conversation.heard import Read
from bot.conversation.reporting import fragments, of_its_own, without_figure
from bot.conversation.reporting.drafts import (
    about_now,
    draft_of,
    go_on,
    is_lower,
    no,
    take,
    without,
)
from bot.conversation.reporting.wording import continued, fitting, lacking
from bot.conversation.requesting import requests
from bot.conversation.speaking.numbered import LEADING
from bot.conversation.state import FIGURE_UNKNOWN, Draft, State
from bot.conversation.steps import AddWords, Say, Step
from bot.conversation.subjects import titled_words
from bot.conversation.view import View
from bot.understanding.asks.requests.sent import orders_request
from bot.understanding.meaning import Ask, Intent, Meaning, Status, Update
from bot.understanding.progress.counts import units_of
from bot.understanding.progress.done import is_for_later
from bot.understanding.reading import read
from bot.understanding.wordlists import word_set
from bot.understanding.yes_no import (
    after_words,
    agrees,
    complains,
    denies,
    drops,
    knows_not,
    merely_thanks,
    reason_after_yes,
    says_no,
    says_yes,
)
from core.rules import WHOLE
from core.spanish import bare_words, fold, sentences, show_percent

_LONGEST_PLACE = 3
_SMALL = 2  # letters of a word that only joins
_ROOT = 6  # letters that words of one root share
# What points at an activity, beside words of its title.
_POINTS = word_set(
    "es era son fue de del en a al con por sobre la el lo las los esa ese eso esta este esto que "
    "una un pues ah ay oiga si claro actividad tema asunto tarea tiene tienen ver trata habla dice "
    "llama relacionada relacionado relaciona se refiero refiere hablo hablaba hablando me le mi "
    "digo dije nuestra nuestro aquella aquel"
)
_MOST_BESIDE_A_NAME = 5  # words: more are a report of their own
# "la 1.2, por nuestra parte ya terminamos las jornadas" is a report of its own.
_TELLS = re.compile(r"\b(?:ya|[a-z]{3,}(?:[ai]mos|aron|ieron))\b")

# "2", "van 2", "son 2 encuentros", "2 de 4", "2 de los 4 encuentros": behind a yes
_COUNT = re.compile(
    r"(?:(?:si|son|van|ya|llev(?:amos|o|an)|hicimos|solo|l[oa]s) ){0,3}(?P<number>\d{1,3})"
    r"(?: (?:de|/)(?: l[oa]s)? (?P<whole>\d{1,3}))?(?: (?P<noun>[a-z]{3,20}))?[ .!]*"
)


class _Choice(Enum):
    """A text that should choose an activity and does not choose one."""

    UNSURE = "unsure"
    OTHER = "other"


def answer(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows when a text answers the open question; None when it says other things."""
    asked = state.open_question(view.reminded_at)
    if asked is None:
        return None
    elsewhere = heard.answers.activities
    if elsewhere and asked.activity_id not in elsewhere and asked.name != heard.answers.asked:
        return None
    reports = any(one.definite for one in heard.meaning.updates)
    if drops(heard.text, reports=reports) or unclear_words.is_refused(asked, heard.text):
        rest = about_now(without(state, asked), asked.activity_id, view)
        later = () if asked.activity_id is None else requests.promised(heard, view)
        return go_on(rest, (Say("not_recorded", about=asked.activity_id), *later), view)
    if asked.guessed and isinstance(other := _named(heard, view), int):
        return None if other == asked.activity_id else choose(state, asked, other, view)
    if (about := denials.belongs(heard, view)) not in (None, asked.activity_id):
        return _of_another(state, asked, about, view)
    match asked.ask:
        case Ask.CONFIRM:
            return _confirmation(state, asked, heard, view)
        case Ask.ACTIVITY:
            return _choice(state, asked, heard, view)
    return without_figure.answered(state, asked, heard, view)


def _of_another(state: State, asked: Draft, about: int | None, view: View) -> Step:
    """Give the words that were asked about to the activity of which she says that they are; the
    figure that is written in them goes along, where they name no other activity."""
    written = asked.percent is not None and any(map(str.isdigit, asked.words))
    own = about is not None and {*view.named(asked.text)} <= {about}
    if written and own and about is not None and not asked.lacks:
        return choose(state, asked, about, view)
    words = {
        "activity_id": about,
        **FIGURE_UNKNOWN,
        "lacks": "",
        "adds_to": (),
        "description": asked.description or asked.words or asked.text,
    }
    rest, draft = about_now(without(state, asked), about, view), asked.model_copy(update=words)
    if about in view.follows:
        return go_on(rest, (fragments.add(draft, about),), view)
    return go_on(rest.model_copy(update={"waiting": (draft, *rest.waiting)}), (), view)


def yes(state: State, asked: Draft, view: View, *, reason: str = "") -> Step:
    """Record what was asked about, unless the figure has moved since: then the yes was to
    something else, and a fall is asked about again."""
    draft = asked.model_copy(update={"description": continued(asked.description, reason)})
    rest = about_now(without(state, asked), asked.activity_id, view)
    if asked.only_adds:
        words_of = asked.activity_id if asked.activity_id in view.follows else None
        more = Say("question_gone") if words_of is None else fragments.add(draft, words_of)
        return go_on(rest, (more,), view)
    closed = asked.activity_id if asked.lacks and asked.activity_id in asked.adds_to else None
    if closed in view.follows and closed is not None:  # it stays closed: these are words beside it
        return go_on(rest, (fragments.add(draft, closed),), view)
    if is_lower(draft, view) and view.percent(draft.activity_id) != asked.before:
        return go_on(rest.model_copy(update={"waiting": (draft, *rest.waiting)}), (), view)
    owes = draft.percent is None and draft.status is not Status.NOT_APPLICABLE
    taken = draft.model_copy(update={"ask": Ask.PERCENT if owes else None})
    following, actions = take(rest, [taken], view)
    return go_on(following, actions, view)


def choose(
    state: State, asked: Draft, activity_id: int, view: View, *, by: Read | None = None
) -> Step:
    """Go on with what was said, now that its activity is known: it is read again, because "sin
    avance", "subimos 10" and "van 2" mean another figure for each activity.
    What else she says where she names it `by` words is kept."""
    rest = without(state, asked)
    if asked.is_evidence_only:
        return filing.placed(rest, asked, activity_id, view)
    return filing.going_on(_chose(rest, asked, activity_id, view, by), asked, activity_id)


def _chose(rest: State, asked: Draft, activity_id: int, view: View, by: Read | None) -> Step:
    if activity_id in asked.adds_to and activity_id in view.follows:
        follows = fragments.following(asked, activity_id, view)
        if isinstance(follows, AddWords):
            return go_on(rest, (follows,), view)
        return go_on(rest.model_copy(update={"waiting": (follows, *rest.waiting)}), (), view)
    whole_text = view.read_about(activity_id, asked.text, asked.said_on)
    meaning, others = of_its_own.beside(whole_text, view)
    code = view.activities[activity_id].code
    rest, figure_waited = _answered_too(rest, asked, meaning)
    # A reminder of what was not known yet could not be promised before.
    later = tuple(o for o in meaning.also if o.intent is Intent.SNOOZE and o.codes == (code,))
    alone = Read(asked.text, replace(meaning, updates=(), also=later), asked.inbound_id)
    if meaning.intent in requests.KINDS:
        # What else was reported has been recorded, other requests were shown.
        beside = tuple(one for one in meaning.updates if figure_waited and one.code == code)
        about_it = replace(alone.meaning, codes=(code,), updates=beside, ask=None)
        return requests.requested(rest, replace(alone, meaning=about_it), view)
    draft = offering.said_by(_read_again(asked, meaning, activity_id, view), asked.said_by)
    # "la 5.5 queda lista mañana" names it, and denies that it is done.
    if draft.percent == WHOLE and by is not None and is_for_later(by.text, view.today):
        draft = draft.model_copy(update=FIGURE_UNKNOWN)
    same = [one for one in rest.waiting if one.activity_id == activity_id]
    said = "" if by is None else by.text
    waited = (
        fitting(one.description, draft.percent, said) for one in same if one.ask is Ask.PERCENT
    )
    told = dict.fromkeys((*waited, draft.description, asked.beside, _added(by, activity_id, view)))
    whole = draft.model_copy(update={"description": sentences(told)})
    left = tuple(one for one in rest.waiting if one.activity_id != activity_id)
    besides = _besides(asked, meaning, others, view)
    following, actions = take(rest.model_copy(update={"waiting": left}), [whole, *besides], view)
    return go_on(following, (*actions, *requests.reminders(alone, view)), view)


def _besides(
    asked: Draft, meaning: Meaning, others: Sequence[Update], view: View
) -> Iterator[Draft]:
    """Give the drafts of what the words that were asked about tell of other activities."""
    both = replace(meaning, updates=(*meaning.updates, *others))
    later = max(0, asked.ordinal + 1 - len(meaning.updates))
    for at, one in enumerate(others, len(meaning.updates)):
        draft = draft_of(one, Read(asked.text, both, asked.inbound_id), at, view)
        yield offering.said_by(draft, asked.said_by).model_copy(update={"ordinal": at + later})


def _answered_too(rest: State, asked: Draft, meaning: Meaning) -> tuple[State, bool]:
    """Return the state without the questions about the same words that the choice has answered,
    and whether a figure in them had waited for it; another figure of theirs waits on."""
    same = [
        one
        for one in rest.waiting
        if one.inbound_id == asked.inbound_id and one.ask is Ask.ACTIVITY and one.text == asked.text
    ]
    is_request = meaning.intent in requests.KINDS
    gone = [one for one in same if is_request or one.ordinal >= len(meaning.updates)]
    left = tuple(one for one in rest.waiting if one not in gone)
    figure_waited = any(one.percent is not None for one in (asked, *gone))
    return rest.model_copy(update={"waiting": left}), figure_waited


def _read_again(asked: Draft, meaning: Meaning, activity_id: int, view: View) -> Draft:
    updates = meaning.updates
    if asked.ordinal < len(updates) and view.id_of(updates[asked.ordinal].code) == activity_id:
        heard = Read(asked.text, meaning, asked.inbound_id)
        return draft_of(updates[asked.ordinal], heard, asked.ordinal, view)
    draft = asked.model_copy(update={"activity_id": activity_id})
    if draft.percent is None and draft.status is not Status.NOT_APPLICABLE:
        return draft.model_copy(update={"ask": Ask.PERCENT})
    return draft.model_copy(update={"ask": Ask.CONFIRM if is_lower(draft, view) else None})


def _confirmation(state: State, asked: Draft, heard: Read, view: View) -> Step | None:
    figures = [update.percent for update in heard.meaning.updates if update.percent is not None]
    reason = reason_after_yes(heard.text)
    again = _says_it_again(asked, heard, view) or _counts_it_again(asked, heard.text, view)
    if says_yes(heard.text) or again:
        return yes(state, asked, view)
    if says_no(heard.text):
        return no(state, asked, view)
    lacks, told = after_words(heard.text, says_no), heard.meaning.updates
    about_it = {view.id_of(one.code) for one in told} <= {None, asked.activity_id}
    if asked.lacks and about_it and not figures and lacking(lacks):
        return no(state, asked, view, words=lacks)
    if reason and not figures and not denies(heard.text) and not orders_request(heard.text):
        return yes(state, asked, view, reason=reason)
    if merely_thanks(heard.text):
        return Step(state, (Say("courtesy"),))
    if heard.meaning.intent is Intent.UNCLEAR:
        figure = "" if asked.percent is None else show_percent(asked.percent)
        shorter = Say("ask_yes_again", about=asked.activity_id, words=figure)
        return without_figure.put_again(state, asked, shorter) or without_figure.left(
            state, asked, view
        )
    return None


def _says_it_again(asked: Draft, heard: Read, view: View) -> bool:
    """Tell whether a text repeats the very figure that was asked about: "sí, 30", "30 %"; other
    words beside a 100 that lacks something are a report of their own."""
    said = heard.meaning.updates
    if asked.lacks and any(one.description not in ("", asked.description) for one in said):
        return False
    same = len(said) == 1 and view.id_of(said[0].code) == asked.activity_id
    return same and said[0].percent == asked.percent is not None and not denies(heard.text)


def _counts_it_again(asked: Draft, text: str, view: View) -> bool:
    """Tell whether a text is a yes that says again how many are there, of the count that was asked
    about: "sí, 2", "sí, 2 de 4 encuentros"."""
    again = _COUNT.fullmatch(
        read(after_words(f"{text} ", says_yes) or reason_after_yes(text)).plain
    )
    counted = read(asked.words).plain
    numbers = [word for word in counted.split() if word.isdecimal()]
    if again is None or "%" in counted or again["number"] not in numbers[:1]:
        return False
    known = bare_words(f"{asked.text} {view.titles.get(asked.activity_id or 0, '')}").split()
    return again["whole"] in (None, *numbers[1:], *_units(asked, view)) and (
        again["noun"] is None or any(word[:_ROOT] == again["noun"][:_ROOT] for word in known)
    )


def _units(asked: Draft, view: View) -> tuple[str, ...]:
    """Return how many units the goal of what is asked about counts, as a number is written."""
    about = view.activities.get(asked.activity_id or 0)
    return () if about is None else (str(units_of(about)[0]),)


def _choice(state: State, asked: Draft, heard: Read, view: View) -> Step | None:
    # Who was asked twice is asked no more anyway: her figure waits.
    ends = (says_no,) if asked.repeated else (says_no, complains, knows_not)
    if any(one(heard.text) for one in ends) and not heard.text.strip().isdecimal():
        return no(state, asked, view)
    chosen = _Choice.UNSURE if agrees(heard.text) else _chosen(heard, asked, view)
    if chosen is _Choice.UNSURE and any(sign.isdigit() for sign in heard.text):
        return go_on(state, (), view)
    if chosen is _Choice.UNSURE:
        return without_figure.put_again(state, asked, Say("ask_activity_again"))
    if not isinstance(chosen, int):
        return None
    return choose(state, asked, chosen, view, by=None if _pointed_at(heard.text, view) else heard)


def _added(by: Read | None, activity_id: int, view: View) -> str:
    """Return what a text tells of the activity that it names, beside words of its title."""
    if by is None or _is_number(by.text) or not by.meaning.updates:
        return ""
    told = by.meaning.updates[0].description
    beside = _beside_the_title(told, activity_id, view)
    return told if any(len(word) > _SMALL for word in beside) else ""


def _chosen(heard: Read, asked: Draft, view: View) -> int | _Choice:
    """Return the activity that a text names and reports nothing of.

    A number alone is never a figure here; one that fits two activities, or none, is asked again.
    """
    meant = _called(heard.text, asked.choices, view)
    if len(meant) == 1:
        return meant.pop()
    if pointed := _pointed_at(heard.text, view):
        return pointed.pop() if len(pointed) == 1 else _Choice.UNSURE
    if meant or _is_number(heard.text) or heard.meaning.intent is Intent.UNCLEAR:
        return _Choice.UNSURE
    return _named(heard, view)


def _pointed_at(text: str, view: View) -> set[int]:
    """Return the open activities of whose titles are all words of a text beside those that only
    point: "esa que es de caracterizar", "la que tiene que ver con la capacitación"; of several
    parts those of each, and none where one part says more."""
    found = set[int]()
    for part in re.split(r"\sy\s|[,.;\n]\s", text):
        words = bare_words(part).split()
        told = [word for word in words if word not in _POINTS]
        if len(told) == len(words) or any(map(str.isdigit, part)):
            return set()
        named = {one for one in view.open_ids if told and _is_titled(told, one, view)}
        if told and not named:
            return set()
        found |= named
    return found


def _is_titled(words: Sequence[str], activity_id: int, view: View) -> bool:
    return all(
        titled_words(word, activity_id, view) or _begins_alike(word, activity_id, view)
        for word in words
    )


def _begins_alike(word: str, activity_id: int, view: View) -> bool:
    """Tell whether a title has a word of the same root: "capacitación", "Capacitar"."""
    title = bare_words(view.titles[activity_id]).split()
    return len(word) >= _ROOT and any(one[:_ROOT] == word[:_ROOT] for one in title)


def _named(heard: Read, view: View) -> int | _Choice:
    updates = heard.meaning.updates
    if len(updates) != 1 or updates[0].percent is not None:
        return _Choice.OTHER
    words, found = bare_words(updates[0].description), view.id_of(updates[0].code)
    beside = _beside_the_title(words, found, view)
    own = _TELLS.search(words) is not None or len(beside) > _MOST_BESIDE_A_NAME
    if own or updates[0].status is Status.NOT_APPLICABLE:
        return _Choice.OTHER
    return _Choice.OTHER if found is None else found


def _beside_the_title(words: str, activity_id: int | None, view: View) -> list[str]:
    title = bare_words(view.titles.get(activity_id or 0, "")).split()
    return [word for word in bare_words(words).split() if word not in title]


def _called(text: str, choices: Sequence[int], view: View) -> set[int]:
    """Return the activities that a text could mean as a code, as its number, or as a place
    among those that were offered."""
    typed = fold(text).strip(" .,;:#()")
    codes = {one: fold(known.code) for one, known in view.activities.items()}
    found = {one for one, code in codes.items() if code == typed}
    if not _is_number(text):
        return found
    if not found:
        number = LEADING.sub("", typed)
        found = {one for one, code in codes.items() if LEADING.sub("", code) == number}
    place = int(typed) if typed.isdecimal() and len(typed) <= _LONGEST_PLACE else 0
    at_place = choices[place - 1 : place] if place else ()
    found |= {one for one in at_place if one in codes}  # it may have gone elsewhere since
    return found or {one for one, code in codes.items() if code.replace(".", "") == typed}


def _is_number(text: str) -> bool:
    """Tell whether a text is a number and no percentage: "3", "1.2"."""
    return re.fullmatch(r"\W*\d+(?:\.\d+)*\W*", text) is not None and "%" not in text
