"""What a text says of an earlier file or report, read ahead of the rest: where it belongs, how its
words are to be, and that those added last are taken out again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from bot.conversation import thread
from bot.conversation.correcting import moved_topic, moving
from bot.conversation.filing import attaching, belongs, misfiled
from bot.conversation.heard import Answered
from bot.conversation.reporting import chains
from bot.conversation.steps import AddWords, Say
from bot.conversation.turn import Turn
from bot.conversation.view import View
from bot.understanding.correcting import corrected_number, words_replaced
from bot.understanding.correcting.retracted import undoes_what_was_told
from bot.understanding.reading import read
from bot.understanding.talk import find_undo
from bot.understanding.understand import understand_by_rules
from models.answers import evidence


def filed_last(turn: Turn, view: View) -> View:
    """Return the view that knows what was filed, where a text is about that: with the message that
    a figure is asked for, or else the last thing done; of a file that is named, the newest."""
    moves = misfiled.says_where(turn.text) or misfiled.places_first(turn.text) is not None
    out = misfiled.takes_out(turn.text) and not moves
    if not out and not moves and find_undo(read(turn.text).plain) is None:
        return view
    about = misfiled.spoken_of(turn.text, view)
    asked = turn.current.open_question(view.reminded_at)
    last, during = turn.current.filed, thread.UNDO_FOR
    if misfiled.names_a_file(turn.text) and (out or (moves and turn.current.filed is None)):
        during = attaching.MOVED_FOR if moves else during
        about = about if out else tuple(view.activities)
        last = evidence.newest(turn.session, person_id=turn.person.id, activities=about)
    elif asked is not None and asked.attached and asked.activity_id in about:
        last = asked.inbound_id
    elif out and (turn.current.requested is not None or turn.current.about not in (None, *about)):
        last = None
    return view if last is None else filed_with(turn, view, last, during)


def _placed(turn: Turn, view: View) -> tuple[str, View]:
    """Return the text without what it says of the activity of a file that came before, and the
    view that knows that; both as they are where it says no such thing."""
    found = belongs.parted(turn.text, view, brings_files=bool(turn.message.files))
    if found is None:
        return turn.text, view
    about = found.placing.off or tuple(view.activities)
    kind = misfiled.kind_named(found.words)
    last = evidence.newest(turn.session, person_id=turn.person.id, activities=about, kind=kind)
    if last is not None:
        view = filed_with(turn, view, last, attaching.MOVED_FOR)
    return found.rest, replace(view, placing=found.placing)


def moved(turn: Turn, view: View, answers: Answered) -> tuple[Turn, View]:
    """Return the turn whose message is without what it says of the activity of an earlier file or
    report, or of its words, and the view that knows that; both as they are where it says neither,
    and where the message is a later form of another."""
    if turn.message.edits is not None:
        return turn, view
    text, view = _placed(turn, view)
    if text:
        a_file = turn.message.files or turn.current.filed is not None
        of_file = a_file and misfiled.says_where(text)
        topic = None if of_file else moved_topic.moved(turn, view, answers.activities, text)
        if topic is not None:
            return turn.saying(topic[0]), replace(view, rewriting=topic[1])
        found = None if of_file else moving.heard(turn, view, answers, text)
        found = found or _with_reworded(turn, view, answers.activities, text)
        found = found or _without_topic(turn, view, answers.activities, text)
        text, view = found or _replaced(turn, view, answers.activities, text) or (text, view)
    if text == turn.text:
        return turn, view
    return turn.saying(text), view


def filed_with(
    turn: Turn, view: View, inbound_id: int, during: timedelta = thread.UNDO_FOR
) -> View:
    """Return the view that knows what was filed with a message and can be taken back."""
    return replace(view, filed=attaching.standing(turn, inbound_id, during=during))


def _with_reworded(
    turn: Turn, view: View, told: Collection[int], text: str
) -> tuple[str, View] | None:
    """Return a text without what puts a number right in the words of a report of the last hours,
    and the view that knows the words as they are then: of the activity that it names, of those
    `told` by the message that it answers, or of the last report. None for other texts."""
    said = corrected_number.find(text)
    if said is None:
        return None
    found = {
        one: again
        for one in _meant(turn, view, told, said.words)
        if (chain := chains.recent(turn, one)) is not None
        and not corrected_number.tells(chain.first.words, said.old)  # it made the figure
        and (again := corrected_number.reworded(chain.last.description, said)) is not None
    }
    if len(found) != 1:
        return None
    ((one, again),) = found.items()
    words = AddWords(one, said.words, turn.inbound.id, whole=again)
    return said.rest, replace(view, rewriting=words)


def _replaced(turn: Turn, view: View, told: Collection[int], text: str) -> tuple[str, View] | None:
    """Return what is left of a text that says what the words of a report are to be, and the view
    that knows it: of the activity that it names, of those `told` by the message that it answers, or
    of the last report. Words that tell another figure are a report anew. None for other texts."""
    said = words_replaced.find(text)
    if said is None:
        return None
    about = _meant(turn, view, told, said.head)
    if said.new is None:
        again = _without_last(turn, about, text)
        if said.figure is not None and isinstance(again, Say):
            again = _without_words(turn, view, about, said.figure, text) or again
        undoes = said.or_all and isinstance(again, Say)
        return None if undoes else ("", replace(view, rewriting=again))
    if len(about) != 1:
        return None
    (one,) = about
    if chains.of_hers(turn, one) is None:
        return None
    meant = understand_by_rules(said.new, view.only(one), view.today)
    if any(update.percent not in (None, view.percent(one)) for update in meant.updates):
        return f"{view.activities[one].code}: {said.new}", view
    return "", replace(view, rewriting=AddWords(one, text, turn.inbound.id, whole=said.new))


def _without_topic(
    turn: Turn, view: View, told: Collection[int], text: str
) -> tuple[str, View] | None:
    """Return an empty text and the view that knows the words of a report without what is not to
    stand in them: "quiten lo de Nelson", "eso era una pregunta"; or that nothing of the kind
    stands there. None for other texts, and where an activity is called so."""
    asked = words_replaced.was_a_question(text)
    topic = "una pregunta" if asked else words_replaced.topic_taken_out(text)
    if topic is None or (not asked and set(view.named(topic)) - {None}):
        return None
    whose = text.replace("pregunta", "") if asked else text  # which a title may have too
    chains_of = {one: chains.of_hers(turn, one) for one in _meant(turn, view, told, whose)}
    told_of = {one: chain.last.description for one, chain in chains_of.items() if chain is not None}
    found = {
        one: again
        for one, words in told_of.items()
        if (again := _without(words, None if asked else topic)) is not None
    }
    if len(found) == 1:
        ((one, again),) = found.items()
        return "", replace(view, rewriting=AddWords(one, text, turn.inbound.id, whole=again))
    if found or not told_of or undoes_what_was_told(read(text).plain):
        return None
    about = next(iter(told_of)) if len(told_of) == 1 else None
    return "", replace(view, rewriting=Say("words_stay", about=about, words=topic))


def _without(words: str, topic: str | None) -> str | None:
    """Return a description without what speaks of a topic, or without what asks."""
    if topic is None:
        return words_replaced.without_questions(words)
    return words_replaced.without_topic(words, topic)


def _meant(turn: Turn, view: View, told: Collection[int], words: str) -> list[int]:
    """Return the activities that are meant: the one that words name, else those `told` by the
    message that is answered, else those of the last report."""
    named = {*view.named(words)} - {None}
    if len(named) == 1:
        return [one for one in view.activities if one in named]
    last = None if told else thread.last_report(turn)
    told = told or (() if last is None else last.activities)
    return [one for one in view.activities if one in told]


def _without_words(
    turn: Turn, view: View, about: Collection[int], figure: int, text: str
) -> AddWords | None:
    """Return a report without any words, where its figure is the one that is said to stay."""
    hers = [one for one in about if chains.of_hers(turn, one) is not None]
    if len(hers) != 1 or view.percent(hers[0]) != figure:
        return None
    return AddWords(hers[0], text, turn.inbound.id, whole="")


def _without_last(turn: Turn, about: Collection[int], text: str) -> AddWords | Say:
    """Return a report of the last hours as it was before words were added to it last; where none
    were, what to do instead."""
    held = (chains.recent(turn, one) for one in about)
    added = [one for one in held if one is not None and not one.last.is_whole]
    if len(added) != 1:
        return Say("words_stay", about=next(iter(about)) if len(about) == 1 else None)
    (chain,) = added
    before = chain.rows[-2].description
    return AddWords(chain.activity_id, text, turn.inbound.id, whole=before)
