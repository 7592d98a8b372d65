"""Some words of a report are said to be of another activity: "no, lo del lunes es de la 1.3"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from bot.conversation import thread
from bot.conversation.correcting.moved_words import END, IS
from bot.conversation.reporting import chains
from bot.conversation.turn import Turn
from bot.conversation.view import Moving, View
from bot.understanding.clauses import SENTENCE
from bot.understanding.correcting.words_replaced import parted_by_topic
from bot.understanding.reading import read
from core.reported import NOTHING_SAID
from core.spanish import bare_words

_LEAD = (
    r"(?:(?:no|ay|uy|h?uy|perdon|ojo|que pena|disculp[ea]|y|pero|mire|mentiras?|me equivoque)"
    r"(?: [,.;:!])? ){0,3}"
)
_LIKE = 6  # letters by which "convocatoria" is said of "convocar"
_OF_A_TOPIC = re.compile(
    rf"{_LEAD}(?:lo|eso|(?:la parte|las palabras|lo que (?:dije|puse|escribi))) (?:del?|sobre)"
    r" (?:(?:el|la|los|las) )?(?P<topic>[a-z]{4,20}(?: [a-z]{2,20}){0,3}?)"
    rf" {IS} (?:del?|para|en)(?: (?:el|la|los|las|lo))?(?: de(?: (?:la|las|los))?)?"
    rf" (?P<to>(?:[^¶.,;:!?]|(?<=\d)\.(?=\d)){{2,60}}?){END}"
)


def moved(turn: Turn, view: View, told: Collection[int], text: str) -> tuple[str, Moving] | None:
    """Return a text without the sentence that says of which activity some words of a report are,
    and what is moved; None where none says so, or no report holds such words: those `told` by the
    message that is answered, else those spoken of last."""
    said = [one.strip() for one in SENTENCE.split(text) if one and one.strip()]
    for at, sentence in enumerate(said):
        found = _OF_A_TOPIC.fullmatch(read(sentence).plain.strip())
        to = None if found is None else _named(found["topic"], found["to"], view)
        if found is None or to is None:
            continue
        moving = _moving(turn, view, told, (found["topic"], to, text))
        if moving is not None:
            return ". ".join(one.rstrip(".") for one in (*said[:at], *said[at + 1 :])), moving
    return None


def _named(topic: str, words: str, view: View) -> int | None:
    """Return the activity that words name; the one of a topic, where they have a word like one of
    its title: "eso de las juntas es de la convocatoria" of "Convocar a las juntas"."""
    named = view.named(words)
    if named:
        return named[0] if len(named) == 1 else None
    of_topic = view.named(topic)
    if len(of_topic) != 1 or of_topic[0] is None:
        return None
    said = [one[:_LIKE] for one in words.split() if len(one) >= _LIKE]
    title = bare_words(view.activities[of_topic[0]].title).split()
    return of_topic[0] if any(one.startswith(word) for word in said for one in title) else None


def _moving(
    turn: Turn, view: View, told: Collection[int], wanted: tuple[str, int, str]
) -> Moving | None:
    """Return which words of one report are moved, and to which activity."""
    topic, to, text = wanted
    if {*view.named(topic)} - {None, to}:
        return None  # it is of another activity that is said
    last = thread.last_report(turn)
    about = told or {*turn.current.told, *(() if last is None else last.activities)}
    held = {one: chains.recent(turn, one) for one in about if one in view.activities and one != to}
    found = {
        one: parts
        for one, chain in held.items()
        if chain is not None and (parts := parted_by_topic(chain.last.description, topic))
    }
    if len(found) != 1:
        return None
    ((off, (left, gone)),) = found.items()
    there = chains.recent(turn, to)
    beside = there is not None and there.last.percent is not None
    return Moving(
        off, to, text, told=replace(NOTHING_SAID, description=gone), beside=beside, left=left
    )
