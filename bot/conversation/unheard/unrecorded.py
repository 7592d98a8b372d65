"""Sentences of a message that report something by themselves, and of which an answer shows no
trace. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from bot.conversation.unheard.facts import Part, plain_number
from bot.conversation.unheard.told import Told
from bot.understanding.asks.requests.extension import find_extension
from bot.understanding.asks.requests.reassignment import says_whose_it_is_not
from bot.understanding.checked import understand_checked
from bot.understanding.framing.besides import is_all_besides
from bot.understanding.meaning import Context, Intent, Update
from bot.understanding.progress.of_the_report import tells_of_ours
from bot.understanding.reading import read
from core.spanish import bare_words

_A_DEED = 3  # words, at least: "nos toca" only leads to the wish
_ALREADY = re.compile(r"\bya (?!no\b|que\b|casi\b)")
_DENIES = re.compile(r"\b(?:no|falta[a-z]{0,3}|sin|pendientes?|porque|necesit[a-z]{1,5})\b")
_JOINS = re.compile(r"(?:\b(?:y|pero|entonces|por eso|as[ií] que)|,)\s{1,3}\Z", re.IGNORECASE)
_TRACE = 2  # words in a row that a description or a question has of a sentence


def unrecorded(
    parts: Sequence[Part], told: Told, known: Context, today: date, shown: Iterable[str]
) -> tuple[str, ...]:
    """Return the parts that name no activity and, read alone, report words or a figure of which
    nothing stands among the figures that are told, or in what is `shown` of the message.

    What tells nothing of the work is no such part: "es que estaba en una reunión".
    """
    traces = [bare_words(one) for one in shown if one]
    bare = [one.text for one in parts if one.is_bare and not one.wishes]
    left = [one for one in bare if not _is_traced(one, traces)]
    return tuple(one for one in left if _reports(one, told, known, today))


def beside_whose_it_is(parts: Sequence[Part], known: Context, today: date) -> tuple[str, ...]:
    """Return the parts that report something, beside one that says whose an activity is not, where
    all that is answered is who leads it: "la apoyamos con el sonido. Eso no es nuestro"."""
    others = [one.text for one in parts if not says_whose_it_is_not(one.text)]
    told = len(others) < len(parts)
    return tuple(one for one in others if told and _reports(one, Told(), known, today))


def before_a_wish(parts: Sequence[Part], told: Told) -> tuple[str, ...]:
    """Return what is told of the work before more time is asked for, where the answer only asks
    about that: "ya firmamos el contrato, necesitamos plazo"; nothing where none of it asks."""
    if not any(find_extension(read(one.text)) for one in parts):
        return ()
    traces = [bare_words(one) for one in (told.kept, told.answers, told.asked) if one]
    heads = (_before_the_wish(one.text) for one in parts)
    told_of = (one for one in heads if _DENIES.search(bare_words(one)) is None)  # no reason
    told_of = (one for one in told_of if len(one.split()) >= _A_DEED)
    deeds = [one for one in told_of if _ALREADY.search(bare_words(one)) or tells_of_ours(one)]
    return tuple(one for one in deeds if not _is_traced(one, traces))


def _before_the_wish(text: str) -> str:
    """Return the words of a part before those that ask for more time; all where none do."""
    reading = read(text)
    asked = find_extension(reading)
    if asked is None:
        return text
    ends = reading.tokens[reading.index(asked[0])].start
    return _JOINS.sub("", text[:ends]).strip(" ,;:")


def _is_traced(text: str, traces: Sequence[str]) -> bool:
    """Tell whether two words in a row of a text stand in what is shown of its message."""
    words = bare_words(text).split()
    rows = (" ".join(words[at : at + _TRACE]) for at in range(len(words) - _TRACE + 1))
    return any(f" {row} " in f" {one} " for row in rows for one in traces)


def _reports(text: str, told: Told, known: Context, today: date) -> bool:
    if is_all_besides(read(text)):
        return False
    meaning = understand_checked(text, known, today)
    return meaning.intent is Intent.REPORT and any(_is_lost(one, told) for one in meaning.updates)


def _is_lost(update: Update, told: Told) -> bool:
    if update.percent is not None:
        return plain_number(str(update.percent)) not in told.figures
    return bool(update.description)
