"""A text and what it is read with, and the steps that read it anew in the light of that."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import thread
from bot.conversation.among import as_caption, of_the_answered, understood
from bot.conversation.correcting import corrected_beside, others_stand
from bot.conversation.correcting.corrected_count import as_swapped
from bot.conversation.correcting.corrected_figure import as_corrected, as_many, exchanges
from bot.conversation.for_others import elsewhere
from bot.conversation.heard import NOTHING, Answered, Read
from bot.conversation.named_another import of_others_alone, of_the_named
from bot.conversation.reporting import (
    bare_answers,
    few_words,
    fragments,
    hearsay,
    named_periods,
    of_its_own,
    spoken_last,
)
from bot.conversation.reporting.announced import own_words
from bot.conversation.requesting import reminding
from bot.conversation.subjects import named_behind, named_instead
from bot.conversation.turn import Turn
from bot.conversation.view import View
from bot.understanding.captions import is_named
from bot.understanding.correcting.correction import is_correction
from bot.understanding.correcting.replaced_figure import find_replaced
from bot.understanding.meaning import Ask, Context, Intent, Meaning
from bot.understanding.reading import read
from bot.understanding.talk import find_undo
from bot.understanding.wordlists import A_CODE
from core.messages import Attached, Reminder
from core.refs import Ref


@dataclass(frozen=True, slots=True)
class Said:
    """A text and what it is read with: her turn, what is known of her, the list that she saw last,
    the message of ours that it answers, the part that it refuses (`part_asked`), what came with
    it. `subject` is the activity that is spoken of, `order` those of which a place means one."""

    turn: Turn
    view: View
    listed: thread.Listed
    answers: Answered
    refused: Ref | None
    attached: Attached | None
    also: tuple[int, ...]
    subject: int | None = None
    order: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """Return the text without what only tells of the files."""
        return own_words(self.turn.text, self.attached, self.view)

    @property
    def takes_back(self) -> bool:
        """Tell whether it corrects or takes back: it is about what was said last."""
        plain = read(self.turn.text).plain
        puts_right = is_correction(plain) or exchanges(plain) or find_replaced(plain) is not None
        return puts_right or find_undo(plain) is not None

    def read_as(self, meaning: Meaning, *, overtaken: bool = False) -> Read:
        """Return the text as one that was read."""
        inbound_id, came = self.turn.inbound.id, (self.attached, self.also)
        return Read(self.turn.text, meaning, inbound_id, self.answers, *came, overtaken)


def _in_full(said: Said, meaning: Meaning) -> Meaning:
    """Read "ya" and "todavía no" as an answer to the reminder that she saw last, or replies to."""
    if said.answers == NOTHING and said.subject is not None:
        return meaning
    full = bare_answers.in_full(said.words)
    if full == said.words or not _answers_a_reminder(said):
        return meaning
    again = understood(full, said.view, said.subject, said.order, everything=False)
    return bare_answers.without_words(again)


def _answers_a_reminder(said: Said) -> bool:
    if said.answers != NOTHING:
        return isinstance(thread.replied_to(said.turn), Reminder) and not said.answers.asked
    return spoken_last.is_reminded(said.turn.message, said.listed, said.turn.current, said.view)


def _of_the_only_one(said: Said, meaning: Meaning) -> Meaning:
    """Read words that answer nothing as told of the only activity that she was reminded of."""
    if said.answers != NOTHING or said.subject is not None:
        return meaning
    turn = said.turn
    full = bare_answers.in_full(said.words)
    of_one = spoken_last.of_the_only_one(
        full, meaning, turn.message, said.listed, turn.current, said.view
    )
    of_one = of_one if full == said.words else bare_answers.without_words(of_one)
    aside = turn.message.files or turn.message.forwarded or turn.message.chat
    return of_one if aside else spoken_last.of_its_goal(said.words, of_one, said.view)


def _of_the_answered(said: Said, meaning: Meaning) -> Meaning:
    """Read a reply to a message of ours about one activity as of that one, where papers alone
    would call another."""
    if len(said.answers.activities) != 1 or said.subject != said.answers.activities[0]:
        return meaning
    return of_the_answered(said.words, meaning, said.view, said.subject)


def _of_a_page_of_others(said: Said, meaning: Meaning) -> Meaning:
    """Read a reply to a page about the activity of another office, which names none of hers, as
    said of that one: it is no report of hers."""
    told, view = said.answers.told, said.view
    tells = meaning.intent in (Intent.REPORT, Intent.UNCLEAR)
    if not told or said.answers.activities or not tells or view.id_of(told) is not None:
        return meaning
    if is_named(said.turn.text, Context(tuple(view.activities.values()), None)):
        return meaning
    return Meaning(Intent.ELSEWHERE, codes=(told,), rule="13 elsewhere", words=said.turn.text)


def _of_no_activity_of_hers(said: Said, meaning: Meaning) -> Meaning:
    """Read what puts something off, or asks for time, and names only activities of other offices by
    code as said of these: who decides or verifies means their work, and not her own."""
    moves = meaning.intent in (Intent.SNOOZE, Intent.EXTENSION) and not meaning.updates
    named = {*A_CODE.findall(said.turn.text)} if moves and said.turn.rules else set()
    if not named or any(said.view.id_of(one) is not None for one in named):
        return meaning
    others = elsewhere.called_or_printed(said.turn, tuple(sorted(named)))
    if len(others) != len(named):
        return meaning
    codes = tuple(sorted(others))
    return Meaning(Intent.ELSEWHERE, codes=codes, rule="13 elsewhere", words=said.turn.text)


def _after_all(said: Said, meaning: Meaning) -> Meaning:
    """Read a text in the light of what was said before: it may take an earlier report back, or go
    on from it ("la otra va igual"). A reply to a message of ours that asks nothing is about that
    message alone: its meaning stays as it was read."""
    text, subject, view = said.turn.text, said.subject, said.view
    question = said.turn.current.open_question(view.reminded_at)
    told = fragments.followed(said.turn.current, view.at, view.reminded_at)
    beside = others_stand.read_beside(text, subject, said.order, view, told)
    if beside is not None:
        return beside
    if said.takes_back:
        asked = question.text if question is not None and question.activity_id == subject else ""
        each = corrected_beside.read_each(text, meaning, subject, said.order, view, asked)
        swapped = as_swapped(text, view, said.turn.current.waiting)
        return each or swapped or as_corrected(meaning, text, subject, view, asked)
    if said.answers.activities and not said.answers.asked:
        return meaning
    if not said.answers.activities and question is not None:
        meaning = named_instead(meaning, text, subject, view)
    if not said.answers.activities:
        meaning = named_behind(meaning, text, subject, view)
    meaning = as_many(meaning, text, None, view) or meaning
    return few_words.reread(meaning, text, subject, said.order, said.turn.current, view)


def _of_the_named(said: Said, meaning: Meaning) -> Meaning:
    """Read what calls another activity than the one that is asked about, or answered, as of that
    one, and of all others that it tells of."""
    if said.attached is not None:
        return meaning
    text, subject, view = said.turn.text, said.subject, said.view
    return of_others_alone(of_the_named(meaning, text, subject, view), text, subject, view)


def _of_months(said: Said, meaning: Meaning) -> Meaning:
    """Read dates that are named by their months as met."""
    return named_periods.reread(meaning, said.turn.text, said.subject, said.view)


def _as_caption(said: Said, meaning: Meaning) -> Meaning:
    """Read the caption of files, where it replies to no activity of ours."""
    captions = said.attached is not None and not said.attached.recordings
    if not captions or said.answers.activities:
        return meaning
    return as_caption(said.words, meaning, said.view, said.subject)


def _of_what_she_sees(said: Said, meaning: Meaning) -> Meaning:
    """Read a reminder as of the activity that it names, else of what she was shown last, or of all
    or the rest."""
    seen, since = said.listed.activities, said.listed.reminded_at
    meaning = reminding.of_the_titled(said.turn.text, meaning, said.subject, said.view)
    if not said.answers.activities:
        meaning = reminding.of_more(said.turn.text, meaning, said.subject, said.view)
    return reminding.of_those_shown(said.turn.text, meaning, seen, since, said.view)


def _of_others(said: Said, meaning: Meaning) -> Meaning:
    """Read what others told of work that her office only supports, or that she only supports it."""
    told = hearsay.of_others(meaning, said.turn.text, said.view)
    return hearsay.that_she_only_supports(told, said.view)


def _each_its_own(said: Said, meaning: Meaning) -> Meaning:
    """Part from a description what is said of another activity, or of all the rest. Where a figure
    is asked for, the sentences are parted once it is known what answers that."""
    if said.takes_back:
        return meaning
    asked = said.turn.current.open_question(said.view.reminded_at)
    waits = asked is not None and asked.ask is Ask.PERCENT
    about = None if asked is None else asked.activity_id
    return of_its_own.apart(meaning, said.view, sentences=not waits, asked=about)


# In this order each reads the text anew that knows more of it than those before.
IN_THE_LIGHT = (
    _in_full,
    _of_the_only_one,
    _of_the_answered,
    _of_a_page_of_others,
    _after_all,
    _of_the_named,
    _of_no_activity_of_hers,
    _of_months,
    _as_caption,
    _of_what_she_sees,
    _of_others,
    _each_its_own,
)
