"""Who takes words of hers that are no edit, in their order: TAKERS. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from bot.conversation import unclear_words, wishes
from bot.conversation.answering import of_overseeing, yes_in_words
from bot.conversation.answering.answers import answer
from bot.conversation.answering.figure_first import (
    behind_a_no,
    figure_beside_a_report,
    name_beside_a_report,
    sentences_of_another,
    to_what_was_asked_long_ago,
)
from bot.conversation.answering.yes_first import (
    beside_a_question,
    beside_a_report,
    no_beside_a_report,
)
from bot.conversation.correcting import asking_back, corrected_days, denials, taking_back
from bot.conversation.filing import as_support
from bot.conversation.filing.misfiled import placed_first, put_elsewhere, taken_out
from bot.conversation.heard import Heard, Read
from bot.conversation.reporting import few_words, fragments, left_to_lead
from bot.conversation.reporting.drafts import drafts_of, go_on, report, without
from bot.conversation.reporting.period import kept_open_apart
from bot.conversation.reporting.wording import of_the_work
from bot.conversation.requesting import (
    moved_wishes,
    wish_answers,
    wish_beside,
)
from bot.conversation.requesting.reminding import only_some, taken_back
from bot.conversation.requesting.requests import asked_next, on_day, reminders, requested
from bot.conversation.showing import several
from bot.conversation.state import Draft, State
from bot.conversation.steps import Say, ShowList, Step, TellElsewhere
from bot.conversation.view import View
from bot.conversation.wish import Owes
from bot.understanding.asks.asides import protests
from bot.understanding.asks.no_account import NO_ACCOUNT
from bot.understanding.asks.pages.inquiry import is_question, tells_nothing
from bot.understanding.asks.reminders import promises_a_file
from bot.understanding.asks.requests.granted import granted_apart
from bot.understanding.asks.requests.reassignment import is_shared
from bot.understanding.asks.requests.withdrawal import hers_and_not, says_it_is_hers
from bot.understanding.captions import SPEAKS
from bot.understanding.correcting.retracted import leaves_as_it_was, takes_all_back
from bot.understanding.meaning import ASKS_NOTHING, Ask, Intent, Update
from bot.understanding.reading import read
from bot.understanding.talk import asks_what_it_is, is_greeting
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import asks_no_more, cancels, complains, drops, says_no
from core.inbound import ABOUT_A_REQUEST
from core.rules import WHOLE
from core.words import RequestKind, Status

_LONGEST_NAME = 120  # characters of an answer that only names an activity
_ABOUT_ACTIVITIES = frozenset({Intent.REPORT, Intent.EXTENSION, Intent.REASSIGN, Intent.SNOOZE})

_BARE_YES = re.compile(r"(?:si|sip|claro que si|si (?:señora?|claro|por favor|correcto))[ .!]*")
_MERELY_HOW = 2  # words: "¿cómo así?" is about the question that is open

H = TypeVar("H", bound=Heard)


@dataclass(frozen=True, slots=True)
class Taker(Generic[H]):
    """Who may take what is heard: `take` returns what follows, None where it leaves it to others;
    `inbound.taken_by` keeps its `name`.

    It is pure: what follows is done later (`acting.py`); a `Handler` (`turn.py`) obeys at once.
    """

    name: str
    take: Callable[[State, H, View], Step | None]


def first(takers: Iterable[Taker[H]], state: State, heard: H, view: View) -> Step:
    """Return what follows from what is heard: the first that takes it has it; one of them does."""
    steps = ((one.name, one.take(state, heard, view)) for one in takers)
    return next(step.by(name) for name, step in steps if step is not None)


def in_words(state: State, heard: Read, view: View) -> Step:
    """Return what follows from words: the first of TAKERS has them."""
    return first(TAKERS, state, heard, view)


def _then(
    name: str, first_words: Callable[[State, Read, View], tuple[Step, Read] | None]
) -> Taker[Read]:
    """Return what takes the first words of a text, and goes on with the rest of it."""

    def take(state: State, heard: Read, view: View) -> Step | None:
        taken = first_words(state, heard, view)
        if taken is None:
            return None
        begun, rest = taken
        return begun.by(name).then(in_words(begun.state, rest, view))

    return Taker(name, take)


def _denied(state: State, heard: Read, view: View) -> Step | None:
    return denials.answered(state, heard, view) if heard.denies else None


def _told_elsewhere(state: State, heard: Read, view: View) -> Step | None:
    """Say whose the named activities are. Words that waited for the name of their activity go
    with it, where the text says nothing else."""
    if heard.meaning.intent is not Intent.ELSEWHERE:
        return None
    asked, plain = state.open_question(view.reminded_at), read(heard.text).plain
    rest = A_CODE.sub("", plain)
    tells = SPEAKS.search(plain) is not None or any(sign.isdigit() or sign in "%?" for sign in rest)
    waits = asked is not None and asked.ask is Ask.ACTIVITY and not asked.is_evidence_only
    if asked is None or not waits or tells or len(plain) > _LONGEST_NAME:
        return Step(state, (TellElsewhere(heard.meaning.codes, heard.inbound_id),))
    told = TellElsewhere(heard.meaning.codes, heard.inbound_id, said=asked.inbound_id)
    return Step(without(state, asked), (told,))


def _shared_with_others(state: State, heard: Read, view: View) -> Step | None:
    """Return what is said to "la 5.4 no es mía sola": it stays hers, planning says with whom."""
    told = heard.meaning.updates
    if not is_shared(read(heard.text).plain) or any(one.definite for one in told):
        return None
    codes = (*heard.meaning.codes, *(one.code for one in told))
    about = next((one for one in map(view.id_of, codes) if one is not None), None)
    if about is None:
        one = state.open_wish(view.reminded_at)
        about = None if one is None else one.activities[0]
    if about is None or about in view.supported:
        return None
    kept = tuple(
        one
        for one in state.wishes
        if one.kind is not RequestKind.REASSIGN or about not in one.activities
    )
    rest = state.model_copy(update={"wishes": kept}).speaking_of(about, view.at)
    return Step(rest, (Say("shared_work", about=about),))


def _granted(state: State, heard: Read, view: View) -> Step | None:
    """Thank who only says that more time has been granted: nothing is told of the work."""
    del view
    return Step(state, (Say("courtesy"),)) if granted_apart(heard.text) == (True, "") else None


def _beside_granted(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what a text says beside that more time has been granted."""
    told, rest = granted_apart(heard.text)
    if not told or not rest:
        return None
    meaning = view.read_open(rest, state.spoken_of(view.at, view.reminded_at))
    return Step(state, ()), replace(heard, text=rest, meaning=meaning)


def _hers_after_all(state: State, heard: Read, view: View) -> Step | None:
    """Say that what she says to be hers stays hers, and ask for no other office."""
    if not says_it_is_hers(heard.text):
        return None
    wish = state.open_wish(view.reminded_at)
    given = wish is not None and wish.kind is RequestKind.REASSIGN
    codes = (*heard.meaning.codes, *(one.code for one in heard.meaning.updates))
    named = [one for one in map(view.id_of, codes) if one is not None]
    named += wish.activities if given and wish is not None else ()
    if not named and state.spoken_of(view.at, view.reminded_at) is None:
        return None
    kept = tuple(
        one
        for one in state.wishes
        if one.kind is not RequestKind.REASSIGN or not {*named} & {*one.activities}
    )
    about = named[0] if len({*named}) == 1 else None
    rest = state.model_copy(update={"wishes": kept})
    if about is not None:
        rest = rest.speaking_of(about, view.at)
    return Step(rest, (Say("stays_hers", about=about),))


def _hers_and_not(state: State, heard: Read, view: View) -> Step | None:
    """Keep what she says to be hers, and ask whose the other is: "la que es mía es la 4.2, no la
    4.1"; of an activity that is not on her desk there is nothing to ask."""
    codes = hers_and_not(heard.text)
    hers, other = (None, None) if codes is None else map(view.id_of, codes)
    if codes is None or hers is None or hers in view.supported:
        return None
    stays = Say("stays_hers", about=hers)
    rest = state.without_another_office({hers})
    if other is None or other not in view.open_ids or other in view.supported:
        return Step(rest.speaking_of(hers, view.at), (stays,))
    text = f"la {codes[1]} no es mía"
    asked = requested(rest, replace(heard, text=text, meaning=view.read_open(text, None)), view)
    return Step(asked.state, (stays, *asked.actions))


def _said(state: State, heard: Read, view: View) -> Step:
    intent = heard.meaning.intent
    if intent in _ABOUT_ACTIVITIES and not view.activities:  # she has nothing that it could tell of
        asks = several.begins_asking(heard.text)
        return Step(state, (Say("asked_in_vain" if asks else "list_empty"),))
    match intent:
        case Intent.REPORT:
            return _reported(state, heard, view)
        case Intent.EXTENSION | Intent.REASSIGN | Intent.SNOOZE:
            return requested(state, heard, view)
        case Intent.UNDO:
            return taking_back.said(state, heard, view)
        case Intent.LIST:
            return Step(state, (ShowList(),))
    plain, own = read(heard.text).plain, _first_open(view)
    if intent is Intent.COURTESY and is_greeting(plain):
        return Step(state, (Say("greeting", about=own),))
    if intent is Intent.COURTESY and _BARE_YES.fullmatch(plain.strip()):
        return _nothing_agreed(state, heard, view)
    named = own if intent in (Intent.HELP, Intent.UNCLEAR) else None
    said = Say(intent.value, about=named)  # help, courtesy, unclear: texts of the same name
    shows = intent is Intent.HELP and own is not None and asks_what_it_is(plain)
    return Step(state, (said, ShowList()) if shows else (said,))


def _nothing_agreed(state: State, heard: Read, view: View) -> Step:
    """Put what waits for an answer once more after a yes to something else; where nothing waits,
    say so."""
    if state.waiting:
        return go_on(state, (), view)
    if state.wishes:
        return wishes.put(state, state.wishes[0], view)
    return Step(state, (Say("courtesy", words=heard.text),))


def _taken_all_back(state: State, heard: Read, view: View) -> Step | None:
    """Write and undo nothing of what is taken back at its end; who only refuses answers what was
    asked."""
    if leaves_as_it_was(heard.text):
        about = next((one for one in view.named(heard.text) if one is not None), None)
        return Step(state, (Say("undo_nothing", about=about),))
    refuses = cancels(heard.text) or says_no(heard.text) or drops(heard.text, reports=False)
    back = takes_all_back(heard.text) and not refuses
    return Step(state, (Say("not_recorded"),)) if back else None


def _asked_no_more(state: State, heard: Read, view: View) -> Step | None:
    """Close what is asked for good, and say what goes on: reminders of days do by rule."""
    if not asks_no_more(heard.text):
        return None
    asked, wish = state.open_question(view.reminded_at), state.open_wish(view.reminded_at)
    if asked is None and wish is None:  # the one that the next reminder would ask
        asked, wish = next(iter(state.waiting), None), next(iter(state.wishes), None)
    rest, about = state, None
    if asked is not None:
        rest, about = without(state, asked), asked.activity_id
    elif wish is not None:
        kept = tuple(one for one in state.wishes if one != wish)
        rest, about = state.model_copy(update={"wishes": kept}), wish.activities[0]
    return Step(rest.off_the_screen(view.at), (Say("asked_no_more", about=about),))


def _asked_in_vain(state: State, heard: Read, view: View) -> Step | None:
    """Say that nobody here can answer what a text asks or protests that reports nothing; who says
    that she was asked before, or is asked why, answers that."""
    means, reading = heard.meaning, read(heard.text)
    asks = tells_nothing(reading)
    if means.intent is not Intent.ELSEWHERE:
        if means.intent not in ASKS_NOTHING or len(heard.text.split()) <= _MERELY_HOW:
            return None
        only_asks = is_question(reading) and not any(map(_tells_of_work, means.updates))
        asks = asks or only_asks or _protests_alone(state, heard, view)
    return Step(state, (Say("asked_in_vain"),)) if asks else None


def _tells_of_work(update: Update) -> bool:
    """Tell whether an update says something for certain: of an activity, a figure or a state."""
    says = update.code or update.percent is not None or update.status is not Status.IN_PROGRESS
    return update.definite and bool(says)


def _protests_alone(state: State, heard: Read, view: View) -> bool:
    """Tell whether she protests without a figure, and does not say why she asks for something."""
    wish = state.open_wish(view.reminded_at)
    says_why = wish is not None and wish.owes is Owes.REASON
    back = protests(heard.text) and not complains(heard.text) and not says_why
    return back and all(one.percent is None for one in heard.meaning.updates)


def _reported(state: State, heard: Read, view: View) -> Step:
    every, of_leads = left_to_lead.apart(drafts_of(heard, view), view)
    opened, every = kept_open_apart(every, heard, view)
    if _only_promises_proof(every, heard, view):
        spoken = state.speaking_of(about, view.at) if (about := every[0].activity_id) else state
        return Step(spoken, (*opened, Say("courtesy"), *of_leads))
    added, drafts = fragments.told_apart(every, heard, state, view)
    state = left_to_lead.without_questions(state, of_leads)
    if not drafts:
        return Step(state, (*opened, *added, *of_leads))
    if not heard.answers.asked and all(one.ask is None for one in drafts):
        state = unclear_words.without(state, but={one.activity_id for one in drafts})
    following, actions = report(state, drafts, view, heard.answers.asked)
    actions = (*opened, *added, *actions, *of_leads, *_told_besides(heard), *reminders(heard, view))
    return asked_next(state, Step(following, actions), heard, view)


def _only_promises_proof(drafts: Sequence[Draft], heard: Read, view: View) -> bool:
    """Tell whether of a closed activity no more is said than that its proof will come: its figure
    and its words stand."""
    if len(drafts) != 1 or heard.attached is not None or heard.meaning.also:
        return False
    told = heard.meaning.updates[drafts[0].ordinal]
    bare = told.percent is None and not told.description
    closed = view.percent(drafts[0].activity_id) == WHOLE
    return bare and not told.definite and closed and promises_a_file(heard.text)


def _no_account(state: State, heard: Read, view: View) -> Step | None:
    """Say that words were not understood which name no activity, tell no figure and no state,
    answer nothing of ours and give no account of her work: none is asked for."""
    means, text = heard.meaning, heard.text
    if means.rule == NO_ACCOUNT:
        return Step(state, (Say("not_recorded", about=view.id_of(means.codes[0])),))
    if means.intent is not Intent.REPORT or heard.attached is not None:
        return None
    figured = any(
        one.percent is not None or one.status is not Status.IN_PROGRESS for one in means.updates
    )
    if figured or means.codes or means.also or view.follows or A_CODE.search(text) is not None:
        return None
    answers = heard.answers.activities or state.open_question(view.reminded_at) or state.walk
    about = state.spoken_of(view.at, view.reminded_at)
    if answers or about is not None or of_the_work(text):
        return None
    return Step(state, (Say("unclear", about=_first_open(view)),))


def _told_besides(heard: Read) -> tuple[TellElsewhere, ...]:
    codes = heard.meaning.codes
    return (TellElsewhere(codes, heard.inbound_id, beside=True),) if codes else ()


def _first_open(view: View) -> int | None:
    return next((one for one in view.activities if one in view.open_ids), None)


# Who takes words that are her own and no edit, in their order; the last takes all.
TAKERS: tuple[Taker[Read], ...] = (
    Taker("message for somebody else", asking_back.misaddressed),
    Taker("bare answer days after its question", few_words.long_after),
    _then("figure days after a request was shown", few_words.figure_long_after),
    _then("place of the file that was asked about", placed_first),
    Taker("file put elsewhere", put_elsewhere),
    Taker("file taken out", taken_out),
    Taker("day put right", corrected_days.answered),
    Taker("only some of the reminders", only_some),
    Taker("later reminder taken back", taken_back),
    Taker("day of a reminder", on_day),
    Taker("all taken back in the same breath", _taken_all_back),
    Taker("part that is asked no more", left_to_lead.asked_no_more),
    Taker("left to the office that leads", left_to_lead.left),
    Taker("wants no question", _asked_no_more),
    Taker("denial", _denied),
    Taker("request for another activity", moved_wishes.moved),
    _then("request for another activity beside a text", moved_wishes.moved_beside),
    Taker("asked in vain", _asked_in_vain),
    Taker("yes to a request, and why", wish_beside.yes_and_why),
    Taker("request for a part", wish_beside.only_a_part),
    _then(f"{ABOUT_A_REQUEST} beside a report", wish_beside.beside_a_report),
    Taker("yes to all that is asked", yes_in_words.to_all),
    Taker("yes to a figure in words", yes_in_words.to_one),
    _then("yes to a figure in words beside a report", yes_in_words.to_one_first),
    Taker("yes or no beside a question", beside_a_question),
    _then("yes beside a report", beside_a_report),
    _then("no beside sentences of another activity", behind_a_no),
    _then("no beside a report", no_beside_a_report),
    _then("figure beside a report", figure_beside_a_report),
    _then("name beside a report", name_beside_a_report),
    _then("sentences of another activity", sentences_of_another),
    _then("words long after a question", to_what_was_asked_long_ago),
    Taker("activity of another office", _told_elsewhere),
    Taker("work shared with others", _shared_with_others),
    Taker("hers after all", _hers_after_all),
    Taker("hers, and another is not", _hers_and_not),
    Taker("mere thanks", few_words.thanked),
    Taker(ABOUT_A_REQUEST, wish_answers.answer),
    Taker("more time granted", _granted),
    _then("more time granted beside a text", _beside_granted),
    Taker("words of who oversees", of_overseeing.not_understood),
    Taker("answer to a question", answer),
    Taker("evidence without a file", as_support.without_a_file),
    Taker("no account of her work", _no_account),
    Taker("report, request or courtesy", _said),
)
