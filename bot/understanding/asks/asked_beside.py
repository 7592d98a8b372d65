"""Rules 16 and 17 beside reports: "la 2.1 va en 80; la 3.1 pásela a Hacienda"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from bot.understanding.asks.extension import find_extension, find_named_until, names_only
from bot.understanding.asks.reassignment import find_reassignment
from bot.understanding.asks.reminders import with_reminder
from bot.understanding.frames import signature
from bot.understanding.meaning import Context, Intent, Meaning, Update, first_asked
from bot.understanding.reading import Reading, read
from bot.understanding.second.ranking import Judge
from bot.understanding.topics import Topic, is_why, split_topics
from core.dates.reader import blanked

_REQUESTS = (Intent.EXTENSION, Intent.REASSIGN)


def one_by_one(
    text: str,
    context: Context,
    today: date,
    understand: Callable[[str], Meaning],
    judge: Judge | None = None,
) -> Meaning:
    """Return what `understand` makes of a text whose reminders and requests are read apart; a
    figure below a leave-taking and a name is not read."""
    signed = signature(text)
    if signed is not None and "%" in read(text[slice(*signed)]).norms:
        text = blanked(text, [signed])

    def with_requests(words: str) -> Meaning:
        return with_request(words, context, today, understand, judge)

    return with_reminder(text, context, today, with_requests, judge)


def with_request(
    text: str,
    context: Context,
    today: date,
    understand: Callable[[str], Meaning],
    judge: Judge | None = None,
) -> Meaning:
    """Return what `understand` makes of a text; of a request for an activity that it names, and of
    what is left of the text, where that reports on other activities."""
    topics = split_topics(read(text), context, judge)
    hers = {activity.code for activity in context.pending}
    for request in _requests(topics, hers, today):
        first, last = _place(request)
        if _is_crossed(first, last, [one for one in topics if one not in request]):
            continue
        asked = understand(text[first:last])
        codes = {code for one in request for code in one.codes}
        if asked.intent not in _REQUESTS or {*asked.codes} != codes or asked.also:
            continue
        left = blanked(text, [(first, last)])
        beside = with_request(left, context, today, understand, judge)
        if _reports_on_others(beside, codes):
            own = tuple(_moved(update, first) for update in asked.updates)
            return _joined(replace(asked, updates=own), beside, topics)
    return understand(text)


def _requests(topics: Sequence[Topic], hers: set[str], today: date) -> Iterator[tuple[Topic, ...]]:
    """Give the topics that may ask for something, with those that only name more activities."""
    for at, topic in enumerate(topics):
        if len(topics) == 1 or not topic.named or not hers.issuperset(topic.codes) or is_why(topic):
            continue
        if _asks(topic.reading, today):
            rest = takewhile(lambda one: names_only(one.reading), topics[at + 1 :])
            yield (topic, *rest)


def _asks(reading: Reading, today: date) -> bool:
    found = find_extension(reading) or find_named_until(reading, today)
    return found is not None or find_reassignment(reading) is not None


def _place(request: Sequence[Topic]) -> tuple[int, int]:
    """Return where in the text the words of a request stand."""
    tokens = [token for one in request for token in one.reading.tokens]
    return min(token.start for token in tokens), max(token.end for token in tokens)


def _is_crossed(first: int, last: int, others: Sequence[Topic]) -> bool:
    """Tell whether words about other activities stand between those of a request."""
    return any(first <= token.start < last for one in others for token in one.reading.tokens)


def _reports_on_others(meaning: Meaning, codes: set[str | None]) -> bool:
    """Tell whether figures or states are reported of activities that a request is not about."""
    told = {update.code for update in meaning.updates}
    known = None not in told and not (told | {*meaning.codes}) & codes
    definite = any(update.definite for update in meaning.updates)
    return known and definite and meaning.intent in (Intent.REPORT, *_REQUESTS)


def _moved(update: Update, by: int) -> Update:
    if update.span is None:
        return update
    return replace(update, span=(update.span[0] + by, update.span[1] + by))


def _joined(asked: Meaning, beside: Meaning, topics: Sequence[Topic]) -> Meaning:
    """Return a request with what stands beside it, in the order of the text."""
    told = (*asked.updates, *beside.updates)
    order = [*(code for topic in topics for code in topic.codes), *(one.code for one in told)]
    updates = sorted(told, key=lambda one: order.index(one.code))
    also = beside.also
    if beside.intent in _REQUESTS:
        also = (replace(beside, updates=(), also=(), ask=None), *also)
    elif beside.codes:
        also = (*also, Meaning(Intent.ELSEWHERE, codes=beside.codes, rule="13 elsewhere"))
    return replace(asked, updates=tuple(updates), also=also, ask=first_asked(updates))
