"""From a text and the person's open activities to what the text means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from unicodedata import category

from bot.understanding.asks.agreed import judged
from bot.understanding.asks.no_account import NO_ACCOUNT, gives_no_account, is_no_account
from bot.understanding.asks.requests.asked_beside import one_by_one
from bot.understanding.asks.requests.asked_in_a_list import each_its_day, until_one_day
from bot.understanding.asks.requests.extension import find_extension, words_after
from bot.understanding.asks.requests.figure_beside import due_of, moved_no_later, reports_apart
from bot.understanding.asks.requests.named_until import find_named_until
from bot.understanding.asks.requests.reassignment import find_reassignment, reason_of
from bot.understanding.asks.snooze import find_snooze
from bot.understanding.correcting.correction import needs_no_yes
from bot.understanding.correcting.retracted import undoes_another
from bot.understanding.description import describe
from bot.understanding.framing.body import body_of, without_names
from bot.understanding.meaning import (
    REQUESTS,
    Ask,
    Context,
    Intent,
    Meaning,
    PendingActivity,
    ReadReport,
    Status,
    Update,
    first_asked,
)
from bot.understanding.parting.pieces import default_code
from bot.understanding.parting.topics import Topic, is_why, split_topics, without_others
from bot.understanding.progress.asked_about import asked_about
from bot.understanding.progress.outcome import BARE_COUNT, DONE, OUT_OF_RANGE, Verdict
from bot.understanding.progress.outcome import UNSURE_FIGURE as DENIED
from bot.understanding.progress.tags import tagged
from bot.understanding.progress.work import is_about_work, is_other_question
from bot.understanding.reading import Reading, read
from bot.understanding.talk import (
    command_of,
    find_undo,
    is_courtesy,
    is_help_request,
    is_list_request,
    says_ready,
)
from core.dates.lengths import WorkingDays
from core.entity.calendar import Calendar


@dataclass(frozen=True, slots=True)
class _Said:
    """What a topic says of one of its activities."""

    topic: Topic
    code: str | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class _Message:
    reading: Reading
    topics: Sequence[Topic]
    said: Sequence[_Said]
    context: Context
    today: date
    working_days: WorkingDays


def understand_by_rules(
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None = None,
    *,
    correcting: bool = False,
) -> Meaning:
    """Return what `text` means, by the rules of the contract; never raises for any text.

    `today` is the day on which the person writes. `working_days(day, n)` adds working days for
    "días hábiles"; without it Colombia's own are counted. A person who is `correcting` what she
    said is not asked to confirm a lower figure, as when the text itself says so (rule 20).
    """

    def alone(words: str) -> Meaning:
        found = understand_one(words, context, today, working_days, correcting=correcting)
        return asked_about(ReadReport(words, context, today, found), (tagged,))

    return one_by_one(text, context, today, alone)


def understand_one(
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None = None,
    *,
    correcting: bool,
) -> Meaning:
    """Return what a text means out of which reminders and requests beside reports were cut."""
    working_days = working_days or Calendar().add_working_days
    whole = read(text)
    reading = body_of(whole)
    every = split_topics(reading, context)
    topics, elsewhere = without_others(every, context)
    topics = reports_apart(topics, context, today, working_days)
    if elsewhere and not topics:
        return Meaning(Intent.ELSEWHERE, codes=elsewhere, rule="13 elsewhere", words=reading.text)
    correcting = needs_no_yes(reading.plain, correcting=correcting)
    said = tuple(
        _Said(t, code, judged(t, whole, _activity(context, code), today, correcting=correcting))
        for t in topics
        for code in t.codes or (None,)
    )
    message = _Message(reading, topics, said, context, today, working_days)
    meaning = _by_rules(message)
    if meaning.intent in REQUESTS:
        told = {code for one in every if _tells(one, whole, today) for code in one.codes}
        return _with_elsewhere(meaning, tuple(code for code in elsewhere if code in told))
    return _beside_others(meaning, elsewhere, message) if elsewhere else meaning


def _by_rules(message: _Message) -> Meaning:
    for rule in (
        _as_talk,
        _as_requests,
        _as_report,
        _as_undo,
        _as_snooze,
        _as_account,
    ):
        meaning = rule(message)
        if meaning is not None:
            return meaning
    said = message.said
    none = [one.code for one in said if one.code and gives_no_account(one.topic.reading.plain)]
    told = NO_ACCOUNT if none else "22 unclear"
    return Meaning(Intent.UNCLEAR, codes=tuple(none), rule=told)


def _beside_others(meaning: Meaning, codes: tuple[str, ...], message: _Message) -> Meaning:
    """Keep what is reported of her own, and name the activities of others that are told of."""
    text, told = message.reading.text, {c for t in message.topics if t.named for c in t.codes}
    told |= {one.code for one in meaning.updates if one.description}
    updates = tuple(u for u in meaning.updates if u.definite or u.code in told - {None})
    if meaning.intent is Intent.REPORT and updates:
        return replace(meaning, updates=updates, codes=codes, ask=first_asked(updates))
    if meaning.intent in (Intent.REPORT, Intent.COURTESY, Intent.UNCLEAR):
        return Meaning(Intent.ELSEWHERE, codes=codes, rule="13 elsewhere", words=text)
    return meaning


def _tells(topic: Topic, whole: Reading, today: date) -> bool:
    """Tell whether something is reported of a topic, or asked for: it is more than named."""
    verdict = judged(topic, whole, None, today, correcting=False)
    asks = find_extension(topic.reading) or find_reassignment(topic.reading)
    return asks is not None or (verdict is not None and verdict.definite)


def _with_elsewhere(meaning: Meaning, codes: tuple[str, ...]) -> Meaning:
    """Name beside a request the activities of others that are told of."""
    if not codes:
        return meaning
    told = Meaning(Intent.ELSEWHERE, codes=codes, rule="13 elsewhere")
    return replace(meaning, also=(*meaning.also, told))


def _activity(context: Context, code: str | None) -> PendingActivity | None:
    return next((a for a in context.pending if a.code == code), None)


def _as_talk(message: _Message) -> Meaning | None:
    """Read what is not about the work itself: commands, courtesy, questions (rules 19, 22)."""
    plain, text = message.reading.plain, message.reading.text
    command = command_of(plain)
    if command in ("list", "help"):
        return Meaning(Intent(command), rule=f"22 {command}", words=text)
    if not any(character.isalnum() for character in plain):
        seen = any(category(character) in ("So", "Sk") for character in text)
        return Meaning(Intent.COURTESY if seen else Intent.UNCLEAR, rule="19 courtesy", words=text)
    if is_courtesy(plain) or is_courtesy(without_names(message.reading)):
        if says_ready(plain) and default_code(message.context) is not None:
            return None
        return Meaning(Intent.COURTESY, rule="19 courtesy", words=text)
    if is_other_question(plain) and not any(said.code for said in message.said):
        return _as_question(message) or Meaning(Intent.UNCLEAR, rule="22 unclear", words=text)
    if _has_numbers(message) or _reports(message) or find_extension(message.reading) is not None:
        return None
    return _as_question(message)


def _has_numbers(message: _Message) -> bool:
    """Whether numbers are written that do not name an activity."""
    tokens = (token for topic in message.topics for token in topic.reading.tokens)
    return any(token.norm[0].isdigit() or token.norm == "%" for token in tokens)


def _as_question(message: _Message) -> Meaning | None:
    """Read "¿qué tengo pendiente?" and "¿cómo reporto?" (rule 22)."""
    plain = message.reading.plain
    listed = is_list_request(plain)
    if is_help_request(plain) and not (listed and "ayud" in plain):
        return Meaning(Intent.HELP, rule="22 help", words=message.reading.text)
    later = find_snooze(message.reading, message.today)
    if listed and (later is None or later.until is None):
        return Meaning(Intent.LIST, rule="22 list", words=message.reading.text)
    return None


def _reports(message: _Message) -> bool:
    """Whether a state is said outright, as in "no hemos avanzado, ¿cómo hago?"."""
    return any(
        u.percent is not None or u.status is not Status.IN_PROGRESS for u in _updates(message)
    )


def _updates(message: _Message, *, only_definite: bool = True) -> list[Update]:
    updates = (_update(said, only_definite=only_definite) for said in message.said)
    return [update for update in updates if update is not None]


def _update(said: _Said, *, only_definite: bool) -> Update | None:
    topic, code, verdict = said.topic, said.code, said.verdict
    definite = verdict is not None and verdict.definite
    if verdict is None or not verdict.definite:
        bare = topic.excepted and verdict is None and not describe(topic.reading, None)
        if only_definite or bare or is_no_account(topic.reading):
            return None
        verdict = verdict or Verdict(
            None, Status.IN_PROGRESS, Ask.PERCENT, 0, len(topic.reading.plain), "5 account of work"
        )
    found = (verdict.start, verdict.end)
    span = topic.reading.span(*found) if topic.reading.tokens else None
    known = verdict.percent is not None or verdict.status is not Status.IN_PROGRESS
    figure = known or verdict.rule == OUT_OF_RANGE
    return Update(
        code=code,
        percent=verdict.percent,
        status=verdict.status,
        description=describe(topic.reading, found if figure else None, done=verdict.rule == DONE),
        span=span,
        words=topic.reading.text[span[0] : span[1]] if span else "",
        rule=verdict.rule,
        outright=verdict.outright,
        ask=Ask.ACTIVITY if code is None else verdict.ask,
        definite=definite,
    )


def _as_report(message: _Message) -> Meaning | None:
    """Read figures and states, one update per activity (rules 1–15)."""
    definite = _updates(message)
    denied = all(update.rule == DENIED for update in definite)
    if not definite or (denied and find_undo(message.reading.plain) is not None):
        return None  # "la 2.2 no está en 100, deshacer"
    updates = _updates(message, only_definite=False)
    return Meaning(Intent.REPORT, tuple(updates), ask=first_asked(updates), rule=definite[0].rule)


def _as_account(message: _Message) -> Meaning | None:
    """Read an account of the work without any amount (rule 5)."""
    if not is_about_work(message.reading, message.topics, message.context):
        return None
    updates = _updates(message, only_definite=False)
    if not updates:
        return None
    return Meaning(Intent.REPORT, tuple(updates), ask=first_asked(updates), rule=updates[0].rule)


def _as_undo(message: _Message) -> Meaning | None:
    """Read "me equivoqué" without a new figure (rule 20)."""
    plain = message.reading.plain
    found = find_undo(plain)
    named = tuple(code for t in message.topics if t.named for code in t.codes if code is not None)
    unknown = not named and undoes_another(plain)
    if unknown or (found is None and command_of(plain) != "undo"):
        return None
    reply = _activity(message.context, message.context.reply_to)
    codes = named or ((reply.code,) if reply is not None else ())
    words = _words(message.reading, found.span() if found else (0, len(plain)))
    return Meaning(Intent.UNDO, codes=codes, rule="20 undo", words=words)


def _words(reading: Reading, found: tuple[int, int]) -> str:
    """Return the person's words for `plain[found[0]:found[1]]`."""
    first, last = reading.span(*found)
    return reading.text[first:last]


def _asked_codes(message: _Message, topic: Topic) -> tuple[str, ...]:
    """Return the activities of a request: those of its own topic, else the one of rule 13."""
    chosen = topic.codes or (default_code(message.context),)
    return tuple(code for code in chosen if code is not None)


def _as_requests(message: _Message) -> Meaning | None:
    """Read a request, and those for other activities beside it: each has its own day or office."""
    found = _as_extension(message) or _as_reassignment(message)
    if found is None:
        return None
    here = {*found.codes, None}
    others = [one for one in message.topics if not set(one.codes) & here]
    left = [one for one in others if not is_why(one) or _named_until(message, one)]
    other = _as_requests(replace(message, topics=left)) if left else None
    if other is None:
        return found
    # Beside either what the other one asks for is told: that is no report.
    kept = tuple(update for update in found.updates if update in other.updates)
    alone = replace(other, updates=(), also=(), ask=None)
    ask = first_asked(kept) if found.codes else Ask.ACTIVITY
    return replace(found, updates=kept, also=(alone, *other.also), ask=ask)


def _as_extension(message: _Message) -> Meaning | None:
    """Read a request for a new due date (rule 16); what is reported beside it is kept."""
    for topic in message.topics:
        asked, named = find_extension(topic.reading), _named_until(message, topic)
        at = asked or named
        due, today = due_of(topic, message.context), message.today
        if at is None or moved_no_later(topic.reading, due, today, message.working_days):
            continue
        besides, until = until_one_day(
            message.topics, topic, at, due, today, message.working_days, message.context
        )
        codes = tuple(c for one in (topic, *besides) for c in _asked_codes(message, one))
        kept = _kept_beside(message, topic)
        why = (
            describe(topic.reading, at, anything=True)
            if asked
            else words_after(topic.reading, at[1])
        )
        told = (one.description.rstrip(".") for one in kept if one.code in topic.codes)
        own_words = _words(topic.reading, at)
        both = (one for one in dict.fromkeys(told) if own_words not in one)
        told_else = (one for one in both if one not in why)
        reason = ", ".join(filter(None, (*told_else, why)))
        ask = Ask.ACTIVITY if not codes else first_asked(kept)
        meaning = Meaning(
            Intent.EXTENSION, kept, codes, until, reason=reason, ask=ask,
            rule="16 extension", words=own_words,
        )  # fmt: skip
        return each_its_day(meaning, (topic, *besides), today)
    return None


def _named_until(message: _Message, topic: Topic) -> tuple[int, int] | None:
    """Return where a topic that tells no figure and no state gives its activity a day to come."""
    said = (one.verdict for one in message.said if one.topic is topic)
    if not topic.codes or any(verdict is not None and verdict.definite for verdict in said):
        return None
    return find_named_until(topic, message.context, message.today)


def _kept_beside(message: _Message, request: Topic, *, figures: bool = False) -> tuple[Update, ...]:
    """Return what is reported beside a request; what is done needs no more time, unless
    it is only the part of an office that supports. Every figure of it is kept where `figures`."""
    updates = []
    for update in _updates(message):
        own = update.code in request.codes
        activity = _activity(message.context, update.code)
        done = update.status is Status.DONE and not (activity is not None and activity.supports)
        written = figures and any(one.isdigit() for one in update.words)
        last = None if activity is None else activity.percent
        known = update.rule == BARE_COUNT and update.percent == last
        if not own or written or not (done or known or update.percent is None):
            updates.append(update)
    return tuple(updates)


def _as_reassignment(message: _Message) -> Meaning | None:
    """Read that the activity is another's (rule 17)."""
    for topic in message.topics:
        found = find_reassignment(topic.reading)
        if found is None:
            continue
        codes = _asked_codes(message, topic)
        kept = _kept_beside(message, topic, figures=True)
        ask = Ask.ACTIVITY if not codes else first_asked(kept)
        reason, at = reason_of(topic.reading, found), (found.start, found.end)
        return Meaning(
            Intent.REASSIGN, kept, codes, office=found.office, reason=reason, ask=ask,
            rule="17 reassign", words=_words(topic.reading, at),
        )  # fmt: skip
    return None


def _as_snooze(message: _Message) -> Meaning | None:
    """Read that the answer comes later (rule 18)."""
    found = find_snooze(message.reading, message.today)
    if found is None:
        return None
    named = tuple(code for t in message.topics for code in t.codes if code is not None)
    codes = named or tuple(activity.code for activity in message.context.pending)
    return Meaning(
        Intent.SNOOZE, codes=codes, until=found.until, rule="18 snooze", words=message.reading.text
    )
