"""What a text is about where it names none: the question, the last report, the reply. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.conversation.heard import Answered
from bot.conversation.state import Draft, State
from bot.conversation.view import LastReport, View
from bot.understanding.activities import stem, words_of
from bot.understanding.captions import is_named
from bot.understanding.correcting.correction import ORDERED_FIGURE, find_correction
from bot.understanding.meaning import Ask, Context, Intent, Meaning
from bot.understanding.parting.naming.handles import names_handle
from bot.understanding.parting.naming.names import may_name, names_of
from bot.understanding.parting.naming.title_clauses import best_of
from bot.understanding.parting.turns import first_sentence
from bot.understanding.reading import read
from bot.understanding.talk import find_undo
from core.inbound import Inbound
from core.spanish import bare_words

ANSWERS = re.compile(r"\s{0,5}(?:re|rv|fwd?)\s?:", re.IGNORECASE)
_CALLS = 2  # words of a title
_BARE_FIGURE = re.compile(
    r"\W*(?:(?:va|vamos|está|estamos|es|en|al|el|un) ){0,3}"
    r"(?P<figure>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|por ?ciento)?\W*",
    re.IGNORECASE,
)
_TELLING = 2  # words of a title that stand in a subject
_ORDERED = re.compile(
    rf"(?<!\S)(?:{ORDERED_FIGURE}(?= (?:el |un |al? )?\d{{1,3}}(?![\d/]))"
    # "50 ya le dije", "ya le dije que 50"
    r"|\d{1,3}(?: %)?(?: ,)? (?:(?:yo|ya|se|lo|le|les|te) ){0,3}dije(?!\S)"
    r"|(?:(?:yo|ya|se|lo|le|les|te) ){0,3}dije(?: (?:que|es|son|va|vamos|en|el|un|al)){0,4}"
    r" \d{1,3}(?![\d/]))"
)

_WITH_A_THING = re.compile(
    r"(?:(?:y|ya|hoy|bueno|pues|@) ){0,2}(?:vamos|voy|va|van|estamos|llevamos|quedamos)"
    r"(?: (?:en|al|como|por|el|un)){0,2} \d{1,3}(?: (?:%|por ciento))?"
    r" con (?:lo de )?(?:la|el|las|los)(?: de)? [a-z ]{4,60}(?: [.!]){0,2}"
)


def subject_of(
    state: State, answers: Answered, text: str, view: View, *, takes_back: bool
) -> int | None:
    """Return the activity that a text is about where it names none, None when nothing says so.

    The message it replies to says so, then, of what puts a figure right, what was taken back a
    moment ago, then what she said no to a figure of, then the open question, then (rule 20) the
    last report, unless something was filed since, then what was just spoken of.
    """
    told = answers.activities
    if told:
        repeated = next((one for one in state.waiting if one.name == answers.asked), None)
        if repeated is not None and repeated.activity_id not in told:
            return repeated.activity_id if _is_its_figure(text, repeated) else None
        return told[0] if len(told) == 1 else None
    if answers.quoted or view.undone in view.activities:
        return None if answers.quoted else view.undone  # whatever is asked in another message
    asked = state.open_question(view.reminded_at)
    if (denied := _after_a_no(state, asked, text, view, takes_back=takes_back)) is not None:
        return denied
    last = view.last if view.filed is None and state.requested is None else None
    ordered = asked is not None and asked.ask is Ask.PERCENT and orders_a_figure(text)
    if takes_back and last is not None and not ordered and not _is_newer(asked, last):
        return last.activities[0] if len(last.activities) == 1 else None
    if asked is not None:
        return asked.activity_id
    wish = state.open_wish(view.reminded_at)
    if wish is not None:
        return wish.activities[0] if len(wish.activities) == 1 else None
    about = state.spoken_of(view.at, view.reminded_at)
    return about if takes_back or about in view.open_ids else None


def _after_a_no(
    state: State, asked: Draft | None, text: str, view: View, *, takes_back: bool
) -> int | None:
    """Return the activity of which she said no to a figure, where nothing of another is asked; not
    for what takes a report back without any figure."""
    of_another = asked is not None and asked.ask is not Ask.ACTIVITY
    if of_another or state.open_wish(view.reminded_at) is not None:
        return None
    if takes_back and not puts_right(text, takes_back=True):
        return None
    denied = state.figure_denied(view.at, view.reminded_at)
    return denied if denied in view.activities else None


def with_title(answers: Answered, message: Inbound, view: View) -> Answered:
    """Return what a mail answers; of one that answers nothing, and names no activity in its first
    sentence, those that its subject names, by code or by words of one title: "soporte 3.3" above
    "Adjunto.". What answers a message of ours that tells of one activity of hers, and of nothing
    else, is of that one."""
    alone = view.id_of(answers.told) if answers.told and not answers.activities else None
    if alone is not None and message.pressed is None:
        return replace(answers, activities=(alone,))
    if answers.activities or message.pressed is not None:
        return answers
    if answers.quoted:
        quoted = tuple(one for one in view.named(answers.quoted) if one in view.open_ids)
        return replace(answers, activities=quoted) if len(quoted) == 1 else answers
    titled = _titled(message.subject, view)
    known = Context(tuple(view.activities.values()), None)
    if not titled or is_named(first_sentence(message.text), known):
        return answers
    return replace(answers, activities=titled)


def named_above(message: Inbound, view: View) -> int | None:
    """Return the one open activity that the subject of a mail names, be it by a word alone that no
    other title has: "Rampa"."""
    own = "" if ANSWERS.match(message.subject) else message.subject  # ours has such words too
    titled = _titled(message.subject, view) or _called(own, view, alone=True)
    return titled[0] if len(titled) == 1 and titled[0] in view.open_ids else None


def _titled(subject: str, view: View) -> tuple[int, ...]:
    coded = tuple(one for one in view.activities if is_coded(subject, one, view))
    return coded or _called(subject, view)


def _called(subject: str, view: View, *, alone: bool = False) -> tuple[int, ...]:
    """Return the one activity that has most words of a subject in its title, two or more; where it
    may be one `alone`, the subject says nothing else, and it is no word of any plan."""
    open_ones = [one for one in view.activities if one in view.open_ids]
    known = {one: view.activities[one] for one in open_ones}
    names = names_of(tuple(((it.code,), it.title, it.product) for it in known.values()))
    said = {one for word in bare_words(subject).split() for one in [stem(word)] if may_name(word)}
    score = {one: len(said & names.words[(it.code,)].terms) for one, it in known.items()}
    most = max(score.values(), default=0)
    best = tuple(one for one, count in score.items() if count == most)
    if len(best) != 1:
        return ()
    own = names.words[(known[best[0]].code,)]
    one_word = alone and most == len(said) == 1 and said <= own.terms - own.common
    return best if most >= _TELLING or one_word else ()


def is_coded(text: str, activity_id: int, view: View) -> bool:
    """Tell whether a code such as "1.1" or "P-7" stands in a text; "80" may be a figure."""
    code = view.activities[activity_id].code
    return not code.isdecimal() and names_handle(text, code)


def puts_right(text: str, *, takes_back: bool) -> bool:
    """Tell whether a text says the figure that is to be written instead of another."""
    figured = takes_back and any(map(str.isdigit, read(text).plain))
    return figured or orders_a_figure(text)


def orders_a_figure(text: str) -> bool:
    """Tell whether a text says what figure is to be written, "póngale 95", and nothing else that
    puts a former one right: it answers a question as well as it corrects a report."""
    plain = read(text).plain
    rest = _ORDERED.sub(lambda found: "_" * len(found[0]), plain)
    return rest != plain and find_correction(rest) is None and find_undo(rest) is None


def named_instead(meaning: Meaning, text: str, subject: int | None, view: View) -> Meaning:
    """Return what a text without a figure means that calls another open activity than the `subject`
    of the question by words of its title, and the subject by none."""
    told = {view.id_of(one.code) for one in meaning.updates}
    if subject is None or meaning.intent is not Intent.REPORT or told != {subject}:
        return meaning
    if meaning.codes or any(one.percent is not None for one in meaning.updates):
        return meaning
    called = [one for one in view.activities if is_called(text, one, view)]
    if not called or titled_words(text, subject, view) or {*called} - view.open_ids:
        return meaning
    again = view.read_open(text, None)
    return again if {view.id_of(one.code) for one in again.updates} == {*called} else meaning


def named_behind(meaning: Meaning, text: str, subject: int | None, view: View) -> Meaning:
    """Return what a figure means behind which another open activity than the `subject` is named by
    a thing of its own: "vamos en 70 con la página"."""
    told = [view.id_of(one.code) for one in meaning.updates]
    if subject is None or told != [subject] or meaning.intent is not Intent.REPORT:
        return meaning
    found = _WITH_A_THING.fullmatch(read(text).plain.strip())
    if found is None or titled_words(text, subject, view):
        return meaning
    again = view.read_open(text, None)
    named = [view.id_of(one.code) for one in again.updates if one.percent is not None]
    return again if len(named) == 1 and named[0] is not None else meaning


def is_called(text: str, activity_id: int, view: View) -> bool:
    """Tell whether a text calls an activity by two words of its title that no other one has."""
    own = titled_words(text, activity_id, view)
    others = (one for one in view.activities if one != activity_id)
    return len(own - frozenset().union(*(_terms(one, view) for one in others))) >= _CALLS


def called_most(text: str, view: View) -> tuple[int, ...]:
    """Return the one open activity whose name has most words of a text, words of any plan among
    them: "ya subimos los contratos de febrero"; nothing where none has, or several as many."""
    known = {one: it for one, it in view.activities.items() if one in view.open_ids}
    said = [norm for norm in read(text).norms if norm.isalpha()]
    best = best_of(said, [*known.values()]) if known else ()
    return tuple(one for one, it in known.items() if len(best) == 1 and it is best[0])


def titled_words(text: str, activity_id: int, view: View) -> frozenset[str]:
    """Return the words of the title of an activity, and of what it makes, that stand in a text."""
    said = frozenset(stem(token.norm) for token in read(text).tokens if token.norm.isalpha())
    return said & _terms(activity_id, view)


def _terms(activity_id: int, view: View) -> frozenset[str]:
    known = view.activities[activity_id]
    words = words_of(known.title, known.product)
    return words.terms - words.common


def _is_its_figure(text: str, asked: Draft) -> bool:
    """Tell whether a text can only answer a question that stood below other activities."""
    figure = _BARE_FIGURE.fullmatch(text)
    if figure is None:
        return False
    same = asked.percent == Decimal(figure["figure"].replace(",", "."))
    return asked.ask is Ask.PERCENT or (asked.ask is Ask.CONFIRM and same)


def _is_newer(asked: Draft | None, last: LastReport) -> bool:
    """Tell whether a correction means the open question, rather than the last report.

    A question for a figure holds none that could be corrected: beside a report of the same message
    it is that one which is meant.
    """
    if asked is None:
        return False
    return asked.percent is not None or asked.inbound_id != last.inbound_id
