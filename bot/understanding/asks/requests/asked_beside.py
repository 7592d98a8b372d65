"""Rules 16 and 17 beside reports: "la 2.1 va en 80; la 3.1 pásela a Hacienda"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile

from bot.understanding.asks.reminders import with_reminder
from bot.understanding.asks.requests.asked_in_a_list import find_list, with_codes
from bot.understanding.asks.requests.extension import find_extension
from bot.understanding.asks.requests.named_until import find_named_until, names_only
from bot.understanding.asks.requests.reasons import BECAUSE
from bot.understanding.asks.requests.reassignment import find_reassignment
from bot.understanding.correcting.retracted import all_but, disowns_a_figure
from bot.understanding.framing.signing import signature
from bot.understanding.meaning import REQUESTS, Context, Intent, Meaning, first_asked
from bot.understanding.parting.letter_head import without_head
from bot.understanding.parting.naming.denied_name import without_denied
from bot.understanding.parting.topics import (
    Topic,
    codes_named,
    hangs,
    is_why,
    sections,
    split_topics,
)
from bot.understanding.reading import read
from bot.understanding.wordlists import CODE
from core.dates.reader import blanked

_SAYS_NOTHING = (Intent.COURTESY, Intent.UNCLEAR)
_OF_NAMED = (Intent.REPORT, *REQUESTS, Intent.SNOOZE, Intent.ELSEWHERE, Intent.COURTESY)
_OF_NOBODY = (Intent.REPORT, Intent.LIST, Intent.HELP, *_SAYS_NOTHING)
_CODE = re.compile(rf"(?<![\w.]){CODE}(?!\w|%| ?%|\.\d)")
_SENTENCE = re.compile(r"[.;:!?](?=\s)\s{0,9}|\n\s{0,9}")
_CLAUSE = re.compile(r",\s(?:(?:[ye]|pero)\s)?|\s(?:[ye]|pero)\s")
_ENDS = r"(?!\w|%|\s?%|\.\d)"
_MORE = rf"(?:\s?,|\s[ye])\s(?:(?:para|de|en)\s)?(?:la\s|el\s)?{CODE}{_ENDS}"
_UNTIL = (
    rf"(?:\s?,)?\s(?:hasta|por)\s(?:(?!{CODE})[^,.;\n]){{1,60}}?"
    rf"(?=\s?(?:[.,;\n]|$)|\s(?:[ye]|porque|{BECAUSE})\b)"
)
_REASON = rf"\s?,?\s(?:porque|{BECAUSE})\b(?:(?!{CODE})(?:[^.;\n]|\.(?=\d))){{0,300}}"
# "… para la 4.2 hasta el lunes, porque …": up to where another activity is named
# "avanzamos harto en la 1.2": an account of it, and no reason of what is asked for.
_ACCOUNT = re.compile(
    r"\s{0,9}(?!(?:por|para|como|debido|dado|mientras|sin|ya\sque|porque|si|cuando|no)\b)"
    r"(?!(?:[^.;\n]|\.(?=\d)){0,60}?\b(?:atras|retras|demor|colg|cort[oa]s?\b|mal\b|quedad|tard))"
    r"(?:[^.;\n]|\.(?=\d)){0,60}?\b(?:vamos|va|van|avanzamos|avanc[eé]|avanza|hicimos|hice|seguimos|sigo|sigue"
    r"|estamos|estoy|llevamos|tuvimos|logramos|empezamos|arrancamos|revisamos|trabajamos"
    r"|adelantamos|terminamos|enviamos|mandamos)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s(?:[ye]|pero)\s{1,9}\Z", re.IGNORECASE)
# "me pueden correr la 2.5 al 15 de mayo? el concejo sesiona hasta mayo": with why behind it.
_ASKED = re.compile(
    r"(?:\A|[.;!]\s{1,3}|\n)\s{0,3}(?P<asked>(?:[^.;!?\n]|\.(?=\d)){8,200}\?)(?P<why>[^\d?%]{0,200})\Z"
)
_LONGEST_JOINED = 600  # characters: what a person writes in one sentence
_BEHIND = re.compile(
    r"\s(?:para|de|en|sobre)\s(?:(?:el|la|los|las|de|del|cumplir|terminar|entregar|culminar"
    rf"|actividad|meta|tarea|cumplimiento|entrega)\s){{0,5}}(?P<codes>{CODE}{_ENDS}(?:{_MORE}){{0,6}})"
    rf"(?:{_UNTIL})?(?:{_REASON})?(?=\s?(?:[.,;\n]|$)|(?<=[a-z])\s[ye]\s)",
    re.IGNORECASE,
)
_WHY = re.compile(r"\s?,\s(?![ye]\s)[^.;\n\d]{3,200}(?=[.;\n]|$)", re.IGNORECASE)
# "Asunto: solicitud de prórroga": what a letter is about is said below.
_SUBJECT = re.compile(
    r"\A\s{0,9}(?:[^\n]{0,80}\n\s{0,9}){0,4}?(?P<subject>(?:asunto|referencia|ref\.?)\s?:[^\n\d]{1,200})"
    r"(?=\n\s{0,9}\S)",
    re.IGNORECASE,
)

# "Esa actividad ya no es de Hacienda, la pasaron a Planeación. Y el predial: 60 %"
_GONE = re.compile(
    r"\A\s{0,9}(?:[^.;:\n\d]{1,40}[,:]\s)?(?:es[ae]|est[ae]|eso)(?:\s(?:actividad|tarea|tema|meta))?\s"
    r"(?:ya\sno\s(?:es|la|nos|me)|(?:ya\s)?(?:se\s)?(?:la|lo)\s(?:pas|traslad|asign|reasign)aron"
    r"|(?:ya\s)?(?:pas[oó]|qued[oó])\sa)\b[^.;\n]{0,200}[.;\n]\s{1,9}(?=\S)",
    re.IGNORECASE,
)


def one_by_one(
    text: str,
    context: Context,
    today: date,
    understand: Callable[[str], Meaning],
) -> Meaning:
    """Return what `understand` makes of a text whose reminders and requests are read apart; a
    figure below a leave-taking and a name is not read, nor one of what is all taken back."""
    if disowns_a_figure(text) or all_but(text) is not None:
        return Meaning(Intent.UNDO, rule="20 undo", words=text)
    signed = signature(text)
    if signed is not None and any(sign.isdigit() for sign in text[slice(*signed)]):
        text = blanked(text, [signed])
    subject = _SUBJECT.match(text)
    if subject is not None:
        text = blanked(text, [subject.span("subject")])
    text = without_denied(without_head(text, context), context)
    text = _without_what_is_gone(text, context, understand)

    def with_requests(words: str) -> Meaning:
        coded = with_codes(words, context)
        found = _with_list(coded, context, today, understand)
        asks = coded == words or found.intent is Intent.EXTENSION
        return found if asks else _with_list(words, context, today, understand)

    def whole(words: str) -> Meaning:
        return with_reminder(words, context, today, with_requests)

    return _in_sections(text, context, whole) or whole(text)


def _in_sections(
    text: str, context: Context, understand: Callable[[str], Meaning]
) -> Meaning | None:
    """Return what the parts of a text about activities of their own mean, each by itself; None for
    a text without such parts, where two are read as about the same activity, and where a heading
    asks for what several of them name."""
    told: list[Meaning] = []
    parts = sections(text, context)
    listed = find_list(text, context, understand) if parts else None
    if listed is not None and len(listed.requests) > 1:
        return None
    for one in parts:
        meaning = understand(text[one.first : one.last].rstrip(" .;\n"))
        about = {update.code for update in meaning.updates if update.definite or one.codes}
        known = meaning.intent in (_OF_NAMED if one.codes else _OF_NOBODY)
        if not known or not about | _asked_codes(meaning) <= {*one.codes}:
            return None
        if one.codes and meaning.intent not in _SAYS_NOTHING:
            updates = tuple(update.moved(one.first) for update in meaning.updates)
            told.append(replace(meaning, updates=updates))
    return _as_one(told) if len(told) > 1 else None


def _as_one(told: Sequence[Meaning]) -> Meaning:
    """Return several readings as one: the first request, or else the report, and beside it the
    others."""
    updates = tuple(update for one in told for update in one.updates)
    ask = first_asked(updates)
    asked = [one for one in told if one.intent is not Intent.REPORT]
    beside = [more for one in told for more in one.also]
    codes = tuple(code for one in told if one.intent is Intent.REPORT for code in one.codes)
    if codes:
        asked.append(Meaning(Intent.ELSEWHERE, codes=codes, rule="13 elsewhere"))
    requests = [one for one in asked if one.intent in REQUESTS]
    also = (*(replace(one, updates=(), also=(), ask=None) for one in asked), *beside)
    if requests:
        first = requests[0]
        rest = tuple(one for one in also if (one.intent, one.codes) != (first.intent, first.codes))
        return replace(first, updates=updates, also=rest, ask=ask)
    report = next((one for one in told if one.intent is Intent.REPORT), None)
    if report is None:
        return replace(told[0], also=also[1:])
    away = tuple(c for one in also if one.intent is Intent.ELSEWHERE for c in one.codes)
    later = tuple(one for one in also if one.intent is not Intent.ELSEWHERE)
    return replace(report, updates=updates, codes=away, also=later, ask=ask)


def _without_what_is_gone(text: str, context: Context, understand: Callable[[str], Meaning]) -> str:
    """Return a text without its first sentence where that says of something that it names by no
    word that another has it now, and the rest reports on activities: it is none of these."""
    gone = None if context.reply_to is not None else _GONE.match(text)
    if gone is None or codes_named(read(gone.group()), context):
        return text
    rest = blanked(text, [gone.span()])
    told = understand(rest)
    named = told.intent is Intent.REPORT and all(one.code is not None for one in told.updates)
    return rest if named and told.updates else text


def _with_list(
    text: str,
    context: Context,
    today: date,
    understand: Callable[[str], Meaning],
) -> Meaning:
    """Return what `understand` makes of a text; of a list of requests under a heading, and of what
    is left of the text."""
    found = find_list(text, context, understand)
    if found is None:
        return with_request(text, context, today, understand)
    first, *more = found.requests
    asked = replace(first, also=tuple(more))
    left = blanked(text, [(found.start, found.end)])
    beside = with_request(left, context, today, understand)
    told = [one for one in beside.updates if one.code is not None or one.definite]
    if beside.intent not in (Intent.REPORT, *REQUESTS) or not (told or beside.codes):
        return asked
    kept = replace(beside, updates=tuple(told))
    return _joined(asked, kept, split_topics(read(text), context))


def with_request(
    text: str,
    context: Context,
    today: date,
    understand: Callable[[str], Meaning],
) -> Meaning:
    """Return what `understand` makes of a text; of a request for an activity that it names, and of
    what is left of the text, where that reports on other activities."""
    if (found := _asked_and_why(text, context, today, understand)) is not None:
        return found
    if (found := _in_its_sentence(text, context, understand)) is not None:
        return found
    topics = split_topics(read(text), context)
    apart = (
        *_named_behind(text, context),
        *_apart(topics, context, today),
        *_joined_on(text, context),
    )
    for first, last, codes in apart:
        asked = understand(text[first:last])
        if asked.intent not in REQUESTS or _asked_codes(asked) != codes:
            continue
        joint = _JOINT.search(text, 0, first)
        left = blanked(text, [(joint.start() if joint else first, last)])
        beside = with_request(left, context, today, understand)
        if _reports_on_others(beside, codes, left):
            own = tuple(update.moved(first) for update in asked.updates)
            return _joined(replace(asked, updates=own), beside, topics)
    return understand(text)


def _in_its_sentence(
    text: str, context: Context, understand: Callable[[str], Meaning]
) -> Meaning | None:
    """Return what a text means one sentence of which names an activity and says whose it is, while
    the others tell of other activities that they name: "el pago en línea es de sistemas, no mío. La
    del recibo va en 50". None for other texts."""
    alone = replace(context, reply_to=None)
    edges = [0, *(one.end() for one in _SENTENCE.finditer(text)), len(text)]
    for first, last in pairwise(edges):
        said = read(text[first:last])
        if not said.tokens or find_reassignment(said) is None:
            continue
        asked = understand(text[first:last].strip(" .;\n"))
        codes, left = {*asked.codes}, blanked(text, [(first, last)])
        of_it = asked.intent is Intent.REASSIGN and not (asked.updates or asked.also)
        if not of_it or len(codes) != 1 or codes != {*codes_named(said, alone)}:
            continue
        beside = understand(left) if left.strip() else None
        told = () if beside is None else tuple(one.code for one in beside.updates)
        named = {*codes_named(read(left), alone)}
        if (
            beside is not None
            and beside.intent is Intent.REPORT
            and told
            and {*told} <= named - codes
        ):
            return _joined(asked, beside, split_topics(read(text), context))
    return None


def _asked_and_why(
    text: str, context: Context, today: date, understand: Callable[[str], Meaning]
) -> Meaning | None:
    """Return what a text asks at its end in a question of its own, for which the words behind that
    are why, with what it reports before on other activities; None for other texts."""
    found = _ASKED.search(text)
    asked = None if found is None else understand(found["asked"])
    if found is None or asked is None or asked.intent is not Intent.EXTENSION:
        return None
    codes, why = {*asked.codes}, found["why"].strip(" .\n")
    others = {*codes_named(read(why), replace(context, reply_to=None))} - codes
    if not codes or others or asked.until is None or asked.updates or asked.also:
        return None
    reason = ". ".join(filter(None, (asked.reason, why)))
    asked, before = replace(asked, reason=reason), text[: found.start("asked")]
    if not before.strip():
        return asked
    beside = with_request(before, context, today, understand)
    told = {update.code for update in beside.updates}
    if beside.intent is not Intent.REPORT or not told or told & {None, *codes}:
        return None
    return _joined(asked, beside, split_topics(read(before), context))


def _named_behind(text: str, context: Context) -> Iterator[tuple[int, int, set[str | None]]]:
    """Give where a text asks for more time and names the activity behind that, after it has told of
    another: "la 2.1 va en 80 y pedimos plazo hasta el 30 de junio para la 3.1, porque …"."""
    hers = {activity.code for activity in context.pending}
    for named in _BEHIND.finditer(text):
        before, codes = text[: named.start()], set(_CODE.findall(named["codes"]))
        begins = [one.end() for one in _SENTENCE.finditer(before)]
        start = begins[-1] if begins else 0
        other = [one.end() for one in _CODE.finditer(before, start)]
        clauses = [one.end() for one in _CLAUSE.finditer(before, other[-1])] if other else [start]
        for first in reversed(clauses):
            if codes <= hers and find_extension(read(text[first : named.start()])):
                why = _WHY.match(text, named.end())
                explained = why is not None and not codes_named(read(why.group()), context)
                last = why.end() if why is not None and explained else named.end()
                yield first, last, {*codes}
                break


def _joined_on(text: str, context: Context) -> Iterator[tuple[int, int, set[str | None]]]:
    """Give where one half of a sentence asks for more time and the other tells of an activity of
    another title: "la rampa va en 60 y pido quince días más para lo del SUIT"."""
    alone = replace(context, reply_to=None)
    hers = {activity.code for activity in context.pending}
    ends = [0, *(one.start() for one in _SENTENCE.finditer(text)), len(text)]
    for cut in _CLAUSE.finditer(text):
        before = max(end for end in ends if end <= cut.start()), cut.start()
        behind = cut.end(), min(end for end in ends if end >= cut.end())
        if behind[1] - before[0] > _LONGEST_JOINED:
            continue
        halves = {half: read(text[slice(*half)]) for half in (before, behind)}
        asks = [half for half, words in halves.items() if find_extension(words)]
        if len(asks) != 1 or hangs(halves[behind], alone):
            continue
        named = {half: {*codes_named(words, alone)} for half, words in halves.items()}
        codes = named[asks[0]]
        if all(named.values()) and codes <= hers and not named[before] & named[behind]:
            yield *asks[0], {*codes}


def _apart(
    topics: Sequence[Topic], context: Context, today: date
) -> Iterator[tuple[int, int, set[str | None]]]:
    """Give where topics stand that may ask for something, and their activities; not those between
    which words about other activities stand."""
    for request in _requests(topics, context, today):
        first, last = _place(request)
        if not _is_crossed(first, last, [one for one in topics if one not in request]):
            yield first, last, {code for one in request for code in one.codes}


def _requests(
    topics: Sequence[Topic], context: Context, today: date
) -> Iterator[tuple[Topic, ...]]:
    """Give the topics that may ask for something, with those that only name more activities."""
    hers = {activity.code for activity in context.pending}
    for at, topic in enumerate(topics):
        if len(topics) == 1 or not topic.named or not hers.issuperset(topic.codes) or is_why(topic):
            continue
        if _asks(topic, context, today):
            rest = takewhile(lambda one: names_only(one.reading), topics[at + 1 :])
            yield (topic, *rest)


def _asked_codes(asked: Meaning) -> set[str | None]:
    """Return the activities of a request, and of those that stand beside it."""
    return {code for one in (asked, *asked.also) for code in one.codes}


def _asks(topic: Topic, context: Context, today: date) -> bool:
    found = find_extension(topic.reading) or find_named_until(topic, context, today)
    return found is not None or find_reassignment(topic.reading) is not None


def _place(request: Sequence[Topic]) -> tuple[int, int]:
    """Return where in the text the words of a request stand."""
    tokens = [token for one in request for token in one.reading.tokens]
    return min(token.start for token in tokens), max(token.end for token in tokens)


def _is_crossed(first: int, last: int, others: Sequence[Topic]) -> bool:
    """Tell whether words about other activities stand between those of a request."""
    return any(first <= token.start < last for one in others for token in one.reading.tokens)


def _reports_on_others(meaning: Meaning, codes: set[str | None], words: str) -> bool:
    """Tell whether figures or states are reported of activities that a request is not about, or an
    account is given of one that its words name by its code: "avanzamos harto en la 1.2"."""
    told = {update.code for update in meaning.updates}
    known = None not in told and not (told | {*meaning.codes}) & codes
    account = meaning.intent is Intent.REPORT and told <= {*_CODE.findall(words)}
    account = account and _ACCOUNT.match(words) is not None
    definite = account or any(update.definite for update in meaning.updates)
    return known and definite and meaning.intent in (Intent.REPORT, *REQUESTS)


def _joined(asked: Meaning, beside: Meaning, topics: Sequence[Topic]) -> Meaning:
    """Return a request with what stands beside it, in the order of the text."""
    told = (*asked.updates, *beside.updates)
    order = [*(code for topic in topics for code in topic.codes), *(one.code for one in told)]
    updates = sorted(told, key=lambda one: order.index(one.code))
    also = (*asked.also, *beside.also)
    if beside.intent in REQUESTS:
        also = (replace(beside, updates=(), also=(), ask=None), *also)
    elif beside.codes:
        also = (*also, Meaning(Intent.ELSEWHERE, codes=beside.codes, rule="13 elsewhere"))
    return replace(asked, updates=tuple(updates), also=also, ask=first_asked(updates))
