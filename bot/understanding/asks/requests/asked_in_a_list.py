"""Requests under a heading, "solicito plazo para: a) 1.2 …", and whose day is whose among several
of one message. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from bot.understanding.activities import sounds_like, stem, words_of
from bot.understanding.asks.requests.extension import extended_until, find_extension
from bot.understanding.asks.requests.named_until import names_only
from bot.understanding.meaning import Context, Intent, Meaning
from bot.understanding.parting.topics import SUBJECT, Topic, codes_named
from bot.understanding.reading import read
from bot.understanding.talk import closing, is_greeting, is_social
from bot.understanding.wordlists import BECAUSE, CODE, CODE_ALONE, word_set
from core.dates.lengths import WorkingDays
from core.dates.reader import find_dates, is_asked_day

_LONGEST_HEAD = 300
_ON_NAMES = word_set("de del la las los el en y e a al con sobre para por")
_UP_TO_WHY = word_set("por porque ya debido dado pues hasta .")
_HEAD_ENDS = re.compile(r":(?=\s)")
# "Solicitamos:", "pedimos muy respetuosamente lo siguiente:", where each item has its day
_ONLY_ASKS = re.compile(
    r"(?:^|\s)(?:(?:me|nos) permit(?:o|imos) |queremos |quiero |quisier\w{1,4} )?"
    r"(?:solicit(?:o|amos|ar)|pido|pedimos|pedir|requiero|requerimos|ruego|rogamos)"
    r"(?: (?:muy|de manera|formal|formalmente|respetuosamente|comedidamente|cordialmente|a|ustedes"
    r"|planeacion|la oficina de planeacion|lo siguiente|asi)){0,6} ?"
)
_HEAD_BEGINS = re.compile(r"[.;:]\s|\n")
_LABEL = r"(?:\(?[a-zA-Z]\)|\(?\d{1,2}\)|(?:[a-zA-Z]|\d{1,2})(?:\.-?|-)(?=\s)|[-•*–·])"
_CALLED = rf"(?:(?:para|de|en|la|el|actividad|meta|c[oó]digo)\s){{0,4}}{CODE}"
_DATED = r"\s?[:,(–-]?\s?(?:(?:hasta|para\sel|al|el|con\s(?:plazo|fecha))\s|(?<=\()\d)"
# Where an item begins; what comes before is the end of the one above.
_BEGINS = re.compile(
    rf"\s{{0,3}}(?:;|\n[^\S\n]{{0,9}}(?=\n)|\n[^\S\n]{{0,9}}(?={_LABEL}\s|{_CALLED}\b)"
    rf"|[\s,.](?=\(?[a-zA-Z1-9]\)\s)|[.,](?=\s\d{{1,2}}\.\s{_CALLED}\b)|[.,](?=\s{_CALLED}{_DATED})"
    rf"|\s[ye](?=\s{_CALLED}{_DATED}))",
    re.IGNORECASE,
)
_MARKS = re.compile(rf"[\s,;]{{0,9}}(?:[ye]\s)?(?:{_LABEL}\s{{0,3}})?(?:[ye]\s)?", re.IGNORECASE)
_TO_A_DAY = re.compile(
    rf"({_CALLED})\s?[:,(–-]\s?(?:al?\s|hasta\s|para\s)?(?=(?:el\s)?\d)", re.IGNORECASE
)
_CODE = re.compile(CODE_ALONE)
# Behind it another thing may be told: "… por la veda. La 5.3 va en 60 %".
_ENDS = re.compile(r"[.;]\s|\n|,\s(?=(?:y|e|pero)\s)|\s(?=[ye]\s)", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.;]\s|\n|\Z")
_WHY = re.compile(rf"\s(?:{BECAUSE})\s", re.IGNORECASE)
_JOINT = re.compile(r"\s[ye]\s?\Z", re.IGNORECASE)
_IS_CALLED = re.compile(_CALLED, re.IGNORECASE)
_MOST = 30
# "necesito plazo para el diálogo y la página, porque …", "plazo para todo lo mío"
_TIME = (
    r"\b(?:plazo|pr[oó]rroga|ampliaci[oó]n|aplazamiento|tiempo|d[ií]as)"
    r"(?:\s(?:del?|el|al?|m[aá]s|plazo|fecha)){0,3}?\s(?:para|del?|en|con)\s"
)
_BEHIND = (
    r"(?=\s?(?:$|[.;:\n]|,?\s(?:hasta|porque|por|ya\sque|pues|debido|dado|gracias|es\sque)\b))"
)
_SEVERAL_NAMES = re.compile(rf"{_TIME}(?P<names>[^.;:\d\n]{{3,160}}?){_BEHIND}", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(
    r"(?:,\s(?:y\s)?|\s[ye]\s)(?:(?:tambi[eé]n\s)?(?:para|de|en|del)\s)?", re.IGNORECASE
)
_ALL_OF_HERS = re.compile(
    rf"{_TIME}(?P<all>(?:todo\s)?lo\s(?:m[ií]o|nuestro)|todo|todo\slo\s(?:que\s(?:tengo|tenemos"
    rf"|(?:me|nos)\stoca)|pendiente|asignado)|todas\slas\s(?:m[ií]as|nuestras)){_BEHIND}",
    re.IGNORECASE,
)
_TELLS_MORE = re.compile(rf"%|{CODE_ALONE}|\b(?:va|van|vamos)\s(?:en|al)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedRequests:
    """The requests of a list, and where in the text its heading begins and its last item ends."""

    requests: tuple[Meaning, ...]
    start: int
    end: int


def find_list(
    text: str, context: Context, understand: Callable[[str], Meaning]
) -> ListedRequests | None:
    """Return the requests for more time that a text makes in a list of activities under a heading
    that asks for it; None for no such list.

    The heading names no activity; each item names hers, and perhaps its day and why. The list ends
    where an item says anything else.
    """
    for colon in _HEAD_ENDS.finditer(text):
        start = _heading(text, colon.start(), context)
        if start is not None:
            found = _items(text, colon.end(), context, understand)
            return None if found is None else ListedRequests(found[0], start, found[1])
    return None


def with_codes(text: str, context: Context) -> str:
    """Return a request for more time in which several activities, each named by words of its own,
    are named by their codes, and all that is hers by "todas"; other texts as they are, and where
    it goes on to a figure or a code."""
    found = _ALL_OF_HERS.search(text) or _SEVERAL_NAMES.search(text)
    if found is None or _TELLS_MORE.search(text, found.end()):
        return text
    before, ((group, said),) = text[: found.start()], found.groupdict().items()
    if group == "all":
        begins = not before.strip() or is_greeting(read(before).plain)
        asks = "necesito " if begins else ""  # "plazo para todo lo mío"
        return f"{before}{asks}{text[found.start() : found.start(group)]}todas{text[found.end() :]}"
    codes = [codes_named(read(one), context) for one in _BETWEEN_NAMES.split(said)]
    one_each = len(codes) > 1 and all(len(one) == 1 and one[0] is not None for one in codes)
    if not one_each or len({*codes}) < len(codes):
        return text
    called = " y ".join(f"la {code}" for one in codes for code in one)
    return f"{text[: found.start(group)]}{called}{text[found.end() :]}"


def _heading(text: str, colon: int, context: Context) -> int | None:
    """Return where the words before a colon begin that ask for more time and name no activity."""
    least = max(0, colon - _LONGEST_HEAD)
    begins = [one.end() for one in _HEAD_BEGINS.finditer(text, least, colon)]
    for start in (*reversed(begins), least):
        words = read(text[start:colon])
        if codes_named(words, context):
            return None
        if find_extension(words) is not None or _only_asks(words.plain):
            return start
    return None


def _only_asks(plain: str) -> bool:
    """Tell whether words end with a verb of asking that says not yet what for."""
    found = [*_ONLY_ASKS.finditer(plain)]
    return bool(found) and found[-1].end() >= len(plain.rstrip())


def _items(
    text: str,
    start: int,
    context: Context,
    understand: Callable[[str], Meaning],
) -> tuple[tuple[Meaning, ...], int] | None:
    """Return the requests of the items after a heading, and where the last of them ends."""
    found: list[Meaning] = []
    end = start
    for first, last in _pieces(text, start):
        words = text[first:last]
        codes = codes_named(read(words), context)
        if not codes and _is_aside(words):
            continue
        asked, length = _item(words, codes, understand)
        found += asked
        end = first + length if asked else end
        if not asked or end < last:
            break
    return (tuple(found), end) if found else None


def _item(
    words: str, codes: tuple[str | None, ...], understand: Callable[[str], Meaning]
) -> tuple[list[Meaning], int]:
    """Return what an item asks for that names activities, and how many of its characters say so;
    nothing where it says anything else.

    What explains it may name another activity ("porque la 2.3 no avanza"), and asks for nothing
    of it; what is told of another one behind it is not the item's.
    """
    named = [*_CODE.finditer(words)]
    other = next((one.start() for one in named if one[0] != named[0][0]), len(words))
    why = _WHY.search(words, 0, other)
    if why is not None and other < len(words):
        closed = _SENTENCE_ENDS.search(words, other)
        length = len(words) if closed is None else closed.end()
        return _requests(words[: why.start()], codes[:1], words[:length], understand), length
    asked = _requests(words, codes, words, understand)
    ends = [one.end() for one in _ENDS.finditer(words, 0, other)] if not asked and named else []
    if asked or not ends or other == len(words) or ends[-1] <= named[0].end():
        return asked, len(words)
    before = words[: ends[-1]]
    return _requests(before, codes[:1], before, understand), len(before)


def _requests(
    words: str, codes: tuple[str | None, ...], why: str, understand: Callable[[str], Meaning]
) -> list[Meaning]:
    """Return the requests that words make for activities, with the words that explain them."""
    if not codes or None in codes:
        return []
    asked = _asked(words, understand)
    each = [replace(one, updates=(), also=(), ask=None) for one in (asked, *asked.also)]
    reports = any(update.definite for update in asked.updates)
    if reports or any(one.intent is not Intent.EXTENSION for one in each):
        return []
    if not {codes[0]} <= {code for one in each for code in one.codes} <= {*codes}:
        return []
    if asked.also:
        return each
    words = _JOINT.sub("", why)
    reason = without_thanks(words)
    return [replace(each[0], reason=reason.strip(None if reason == words else " ,;\n"))]


def without_thanks(text: str) -> str:
    """Return a text without the thanks at its end."""
    reading = read(text)
    end = closing(reading.plain)
    return text if end >= len(reading.plain) else text[: reading.tokens[reading.index(end)].start]


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Give where the items of a list stand, without their labels."""
    cuts = [one.end() for one in _BEGINS.finditer(text, start)][:_MOST]
    for first, last in zip([start, *cuts], [*cuts, len(text)], strict=True):
        marks = _MARKS.match(text, first, last)
        begins = first if marks is None else marks.end()
        if text[begins:last].strip():
            yield begins, last


def _is_aside(words: str) -> bool:
    """Tell whether words say nothing, or are a courtesy."""
    plain = read(words).plain
    return not any(one.isalnum() for one in plain) or is_social(plain)


def _asked(words: str, understand: Callable[[str], Meaning]) -> Meaning:
    """Return what an item asks for; "4.2: 30 de abril" has no word that says it is until then."""
    asked = understand(words)
    if asked.intent is Intent.EXTENSION or _IS_CALLED.match(words) is None:
        return asked
    dated = _TO_A_DAY.sub(r"\1 hasta ", words, count=1)
    return understand(f"solicito plazo para {dated}")


_NEXT_DAY = re.compile(r" (?:, |[ye] |, [ye] ){1,2}(?:(?:hasta|al?|para) )?(?:(?:el|la|dia) ){0,2}")


def until_one_day(
    topics: Sequence[Topic],
    request: Topic,
    at: tuple[int, int],
    due: date | None,
    today: date,
    working_days: WorkingDays,
    context: Context,
) -> tuple[list[Topic], date | None]:
    """Return the topics that only name more activities of a request that stands `at`, and the day
    that is asked for all of them; one that has another day is a request of its own."""
    besides: list[Topic] = []
    until = extended_until(request.reading, at, due, today, working_days)
    for one in named_besides(topics, request, context):
        day = extended_until(one.reading, at, due, today, working_days)
        if None not in (day, until) and day != until:
            break
        until = until or day
        besides.append(one)
    return besides, until


def each_its_day(meaning: Meaning, topics: Sequence[Topic], today: date) -> Meaning:
    """Return a request for several activities of which each has its own day, in their order: "hasta
    el 30 de junio y el 15 de julio"; without a day where there are more or fewer days."""
    rows = (_days_in_a_row(topic.reading.plain, today) for topic in topics)
    days = next((row for row in rows if row), [])
    if not days or len(meaning.codes) == 1:
        return meaning
    if len(days) != len(meaning.codes):
        return replace(meaning, until=None)
    first, *more = (
        replace(meaning, codes=(code,), until=day)
        for code, day in zip(meaning.codes, days, strict=True)
    )
    return replace(first, also=tuple(replace(one, updates=(), ask=None) for one in more))


def _days_in_a_row(plain: str, today: date) -> list[date | None]:
    """Return the days to come that stand one after another: "hasta el 30 de junio y el 15 de
    julio"; nothing where only one does."""
    days = [one for one in find_dates(plain, today) if is_asked_day(one, today)]
    row = [
        at
        for at in range(1, len(days))
        if _NEXT_DAY.fullmatch(f"{plain[days[at - 1].end : days[at].start]}".rstrip() + " ")
    ]
    if not row or row != list(range(row[0], row[-1] + 1)):
        return []
    return [one.day for one in days[row[0] - 1 : row[-1] + 1]]


def named_besides(topics: Sequence[Topic], request: Topic, context: Context) -> list[Topic]:
    """Return the topics that only name more activities: "plazo para la 2.1 y la 1.2", "quince días
    para el SUIT, el informe y la rampa"."""
    following = topics[topics.index(request) + 1 :]
    return list(
        takewhile(lambda one: names_only(one.reading) or _is_named_alone(one, context), following)
    )


def _is_named_alone(topic: Topic, context: Context) -> bool:
    """Tell whether a topic tells nothing but words of the titles of its activities, up to why."""
    own = [words_of(one.title, one.product) for one in context.pending if one.code in topic.codes]
    terms = frozenset(term for words in own for term in words.terms)
    norms = topic.reading.norms
    told = [*takewhile(lambda norm: norm not in _UP_TO_WHY, norms)]
    said = [norm for norm in told if norm not in _ON_NAMES and norm not in (",", SUBJECT)]
    return bool(said) and all(sounds_like(stem(norm), terms) is not None for norm in said)
