"""Taking back what was reported: one report at once, of several only what she chooses. Pure."""

from __future__ import annotations

import re

from bot.conversation.correcting.asking_back import ask
from bot.conversation.filing import filing
from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import about_now, go_on, no, without
from bot.conversation.speaking.numbered import PLACE
from bot.conversation.state import Choice, Draft, State
from bot.conversation.steps import AskWhich, Say, Step, Undo, Withdraw, WithdrawRequests
from bot.conversation.view import View
from bot.understanding.correcting.retracted import all_but, disowns_a_figure
from bot.understanding.meaning import Ask
from bot.understanding.wordlists import EVERY
from bot.understanding.yes_no import cancels, drops, says_no, says_yes
from core.buttons import Does
from core.refs import Ref
from core.spanish import bare_words, sentences

_COUNTS = {"ambas": 2, "ambos": 2, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5}
_ALL = re.compile(
    r"(?:(?:si|deshaga|deshacer|borre|quite|pues|por favor|mejor|son|a) ){0,3}"
    rf"(?:{EVERY}|completo|el mensaje|(?:(?:las|los) )?(?P<count>ambas|ambos)"
    r"|(?:las|los) (?P<so_many>dos|tres|cuatro|cinco|\d{1,2}))"
    r"(?: (?:ellas|ellos|completo|el mensaje|por favor|porfa|gracias)){0,2}"
)
# "me equivoqué de actividad, es la 1.3"
_WAS_OF = re.compile(r"\b(?:es|era|fue) (?:(?:de|para|en) )?(?:la|el) ")
# "la recojo yo era por la 1.1, quite eso de la 3.5": words of two, and neither figure is denied
_WORDS_WERE_OF = re.compile(
    r"\b(?:es|era|eran|fue) (?:(?:de|para|en|por) )?(?:la|el|lo de la) .{0,30}?"
    r"\b(?:quit|borr|sa(?:c|qu)|elimin)[a-z]{1,4}(?:l[oa]s?)?(?: (?:eso|es[ao]s?(?: palabras)?))?"
    r" (?:de|en|a) (?:la|el|lo de la) "
)
_SEVERAL = 2
_FIGURE = re.compile(r"(?<![\w.])\d{1,9}(?![\w.]\d)")


def pressed(state: State, ref: Ref, view: View) -> Step:
    """Return what follows from a button that takes back: a receipt's, or one of the question's."""
    rest = state.model_copy(update={"taking_back": None})
    if ref.action == Does.UNDO_NONE:
        return Step(about_now(rest, None, view), (Say("undo_nothing"),))
    if ref.action == Does.UNDO_ONE:
        return Step(about_now(rest, None, view), (Undo(reports=(ref.target,)),))
    receipt = (ref.target, int(ref.value))
    if ref.action == Does.UNDO and len(view.undoable.reports) > 1:
        return ask(rest, receipt, view)
    last = view.last
    told = () if last is None or last.inbound_id != ref.target else last.activities
    denied = state.about is None and state.told == told  # it was of another activity
    about = told[0] if len(told) == 1 and ref.action == Does.UNDO and not denied else None
    return Step(about_now(rest, about, view), (Undo(receipt=receipt),))


def said(state: State, heard: Read, view: View) -> Step:
    """Take back the receipt that is replied to, or the newest thing: the open question when there
    is one (with a button for the last report), else the last report."""
    known = (view.id_of(code) for code in heard.meaning.codes)
    named = tuple(dict.fromkeys(one for one in known if one is not None))
    receipt = heard.answers.undo
    if receipt is not None and set(named) <= set(heard.answers.activities):
        return _replied_to(state, receipt, named, view)
    words_of_two = len(named) > 1 and _WORDS_WERE_OF.search(bare_words(heard.text)) is not None
    if words_of_two or _tells_a_figure(heard, named, view):
        about = named[0] if len(named) == 1 else None
        return Step(state, (Say("report_denied", about=about, undo=view.undoable.receipt),))
    asked = state.open_question(view.reminded_at)
    all_of_it = _all_of_it(state, heard, named, view)
    if (by_name := all_of_it or _by_name(state, asked, named, view)) is not None:
        return by_name
    if asked is not None and (not named or asked.activity_id in named):
        corrects = asked.ask is Ask.PERCENT and _has_figure(heard, named, view)
        return (_asked_on if corrects else _dropped)(state, asked, heard, view)
    if state.requested is not None and set(named) <= {state.about}:
        return Step(about_now(state, None, view), (WithdrawRequests(state.requested),))
    if view.filed is not None and set(named) <= {state.about}:
        return filing.taken_back(state, view)
    several = not named and len(view.undoable.reports) > 1
    if (
        several or (view.unprompted and view.undoable.reports)
    ) and view.undoable.receipt is not None:
        return ask(state, view.undoable.receipt, view)
    return _newest(state, heard, named, view)


def _replied_to(state: State, told: Ref, named: tuple[int, ...], view: View) -> Step:
    """Take back what the message told that is replied to: one report, or those of a receipt."""
    if told.action == Does.UNDO_ONE:
        return Step(about_now(state, None, view), (Undo(reports=(told.target,)),))
    return _whole(state, (told.target, int(told.value)), named, view)


def _all_of_it(state: State, heard: Read, named: tuple[int, ...], view: View) -> Step | None:
    """Take back all that her last message recorded, as she says, but for what she names: "deshaga
    todo menos la 1.2"; None for other words, and where she leaves out what is not known."""
    left_out = all_but(heard.text)
    told = view.undoable.reports
    kept = {*named, *(one for one in view.named(heard.text) if one is not None)}
    if left_out is None or len(told) < _SEVERAL or bool(left_out) != bool(kept & set(told)):
        return None
    reports = tuple(report for about, report in told.items() if about not in kept)
    return Step(about_now(state, None, view), (Undo(reports=reports),)) if reports else None


def _newest(state: State, heard: Read, named: tuple[int, ...], view: View) -> Step:
    """Take back the last report of what is named; where that has none and she only says which one
    she meant, offer to take back the one that was told."""
    about = named[0] if len(named) == 1 else None
    rest = about_now(state, about, view)
    if (
        named
        and not view.follows
        and view.undoable.reports
        and not set(named) <= set(view.undoable.reports)  # "era el borrador"
        and _WAS_OF.search(bare_words(heard.text))
    ):
        told = next(iter(view.undoable.reports)) if len(view.undoable.reports) == 1 else None
        return Step(rest, (Say("report_denied", about=told, undo=view.undoable.receipt),))
    return Step(rest, (Undo(activities=named),))


def told_beside(state: State, view: View) -> tuple[int, ...]:
    """Return the activities of the last report, where its receipt stands above a question of an
    older message that was put again below it: it is the receipt that is taken back then."""
    reminded = view.reminded_at
    asked = state.open_question(reminded) or state.open_wish(reminded)
    if asked is None or asked.asked_at is None or view.undoable.receipt is None:
        return ()
    is_newest = state.told_at is not None and state.told_at >= asked.asked_at
    return (
        tuple(view.undoable.reports)
        if is_newest and asked.inbound_id < view.undoable.receipt[0]
        else ()
    )


def _tells_a_figure(heard: Read, named: tuple[int, ...], view: View) -> bool:
    """Tell whether a number stands beside words that take the last report back, all of it hers to
    correct: to take it back at once would lose the number without a word."""
    told = set(view.undoable.reports)
    if disowns_a_figure(heard.text):
        return False
    return bool(told) and set(named) <= told and _has_figure(heard, named, view)


def _has_figure(heard: Read, named: tuple[int, ...], view: View) -> bool:
    bare = heard.text
    for one in named:
        bare = bare.replace(view.activities[one].code, " ")
    return _FIGURE.search(bare) is not None


def chosen(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows when a text answers which of several reports is taken back.

    None when it says other things: the question is then no longer open, its buttons still are.
    """
    choice = state.taking_back
    if choice is None or not choice.is_open(view.at, view.reminded_at):
        return None
    rest = about_now(state.model_copy(update={"taking_back": None}), None, view)
    text = bare_words(heard.text)
    if len(choice.reports) == 1 and says_yes(heard.text):
        return Step(rest, (Undo(reports=(choice.reports[0][1],)),))
    if _means_all(text, len(choice.reports)):
        return Step(rest, (Undo(receipt=choice.receipt),))
    reports = any(one.definite for one in heard.meaning.updates)
    leaves = cancels(heard.text) or drops(heard.text, reports=reports)
    if (says_no(heard.text) and not text.isdecimal()) or leaves:
        return Step(rest, (Say("undo_nothing"),))
    report = _meant(heard, choice, view)
    if report is not None:
        return Step(rest, (Undo(reports=(report,)),))
    if PLACE.fullmatch(text) or _ALL.fullmatch(text):
        again = choice.model_copy(update={"asked_at": view.at})
        kept = state.model_copy(update={"taking_back": again})
        return Step(kept, (AskWhich(again.receipt, dict(again.reports)),))
    return None


def _by_name(state: State, asked: Draft | None, named: tuple[int, ...], view: View) -> Step | None:
    """Take back the standing reports that she names, or that a receipt has just told, and leave
    open whatever is asked of others."""
    waits = asked is not None or state.open_wish(view.reminded_at) is not None
    if not view.follows or not waits:
        return None
    if asked is not None and view.follows == (asked.activity_id,) != tuple(view.undoable.reports):
        return None  # what she said last of it waits for its figure
    if not named and len(view.follows) > 1 and view.undoable.receipt is not None:
        return ask(state, view.undoable.receipt, view)
    about = view.follows[0] if len(view.follows) == 1 else None
    return go_on(about_now(state, about, view), (Undo(activities=view.follows),), view)


def _asked_on(state: State, asked: Draft, heard: Read, view: View) -> Step:
    """Ask again for a figure, with a correction kept among the words that wait for it."""
    words = sentences((asked.description, heard.text.strip()))
    more = asked.model_copy(update={"description": words})
    return go_on(state.model_copy(update={"waiting": (more, *state.waiting[1:])}), (), view)


def _dropped(state: State, asked: Draft, _: Read, view: View) -> Step:
    """Drop a question, with the files of its message; a report of the last hours may be what was
    meant: a button takes it back."""
    came = asked.attached is not None and asked.activity_id is not None
    gone = (Withdraw(asked.messages, is_told=True),) if came else ()
    receipt = view.undoable.receipt if view.undoable.reports else None
    if receipt is None or view.last is None or view.last.inbound_id != receipt[0]:
        return Step(state, gone).then(no(state, asked, view))
    rest = about_now(without(state, asked), asked.activity_id, view)
    dropped = Say("question_dropped", about=asked.activity_id, undo=receipt)
    return go_on(rest, (*gone, dropped), view)


def _whole(state: State, receipt: tuple[int, int], named: tuple[int, ...], view: View) -> Step:
    """Take back what a receipt told: what is named of it, else all, or ask which."""
    reports = tuple(view.undoable.reports[one] for one in named if one in view.undoable.reports)
    if reports:
        return Step(about_now(state, None, view), (Undo(reports=reports),))
    if len(view.undoable.reports) > 1:
        return ask(state, receipt, view)
    return Step(about_now(state, None, view), (Undo(receipt=receipt),))


def _means_all(text: str, reports: int) -> bool:
    """Tell whether a text takes all back: "todas", "las dos" of two, or the last of the options."""
    number, every = PLACE.fullmatch(text), _ALL.fullmatch(text)
    if number is not None:
        return int(number[1]) == reports + 1
    if every is None:
        return False
    said = every["count"] or every["so_many"]
    return said is None or (_COUNTS.get(said) or int(said)) == reports


def _meant(heard: Read, choice: Choice, view: View) -> int | None:
    """Return the report that a text names by code, by place or in words; None if it is not sure."""
    reports = dict(choice.reports)
    place = PLACE.fullmatch(bare_words(heard.text))
    called = [view.id_of(heard.text.strip())]
    if place is not None and 1 <= int(place[1]) <= len(reports):
        called.append(list(reports)[int(place[1]) - 1])
    if place is None:
        said = heard.meaning
        called += map(view.id_of, said.codes)
        called += [view.id_of(one.code) for one in said.updates if one.percent is None]
    meant = {reports[one] for one in called if one is not None and one in reports}
    return meant.pop() if len(meant) == 1 else None
