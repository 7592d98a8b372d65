"""What the model's reading changes in what the local readers say. Pure.

Of each activity two of three readers decide. What the local readers would record stays where the
model reads it too; where it reads something else that waits for a yes, and where it sees no amount
the figure is asked for. Where they ask, what the model shares with one of them holds, and so does
what the text tells plainly and none reads otherwise; all else that it reads waits for a yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.understanding.meaning import REQUESTS, Ask, Intent, Meaning, Status, Update, first_asked

_REPORTING = REQUESTS | {Intent.REPORT}


def is_put_to_it(local: Meaning) -> bool:
    """Tell whether a model is asked: about reports and requests, and where the local readers
    differ or understood nothing.

    A bare "60" names no activity: whoever said which one it is about would invent it.
    """
    if local.readings or local.intent is Intent.UNCLEAR:
        return True
    bare = any(one.ask is Ask.ACTIVITY and not one.description for one in local.updates)
    return local.intent in _REPORTING and not bare


def joined(local: Meaning, model: Meaning | None) -> Meaning:
    """Return the meaning that the conversation goes on with.

    Nothing that a local reader reads otherwise is written without a yes.
    """
    if model is None or not is_put_to_it(local):
        return local
    agreed = next((one for one in local.readings if _same(one, model)), None)
    if agreed is not None:
        return _fuller(agreed, model)
    if local.intent is Intent.UNCLEAR and model.intent is Intent.REPORT and _is_whole(model):
        shown = tuple(_shown(one, local, model) for one in model.updates)
        return replace(model, updates=shown, ask=first_asked(shown))
    if local.intent not in _REPORTING:
        return local
    updates = tuple(_voted(local, model))
    if updates != local.updates:
        lacks = local.intent in REQUESTS and local.ask is Ask.ACTIVITY and not local.codes
        ask = Ask.ACTIVITY if lacks else first_asked(updates)
        local = replace(local, updates=updates, ask=ask)
    return _with_activity(local, model)


def _voted(local: Meaning, model: Meaning) -> Iterator[Update]:
    """Yield what is gone on with of each activity."""
    read = {one.code: one for one in model.updates}
    known = {one.code for one in local.updates}
    new = [one for one in model.updates if one.code not in known]
    alone = len(model.updates) == 1
    fits = _is_whole(model) and _covers(model, local)
    loose = [one for one in local.updates if one.code is None and fits and (new or alone)]
    if _is_whole(model):
        loose += [one for one in local.updates if one.code not in read and _is_alone(one, local)]
    for one in local.updates:
        if one.code is not None and one.code in read:
            found = _of_all(one, read[one.code], local, model)
            yield _with_words(found, loose) if alone else found
        elif one not in loose:
            yield _doubted(one)
    yield from (_shown(one, local, model) for one in new if fits)


def _of_all(one: Update, told: Update, local: Meaning, model: Meaning) -> Update:
    """Return what is gone on with of one activity: `one` is of the local readers, `told` is the
    model's."""
    theirs = [other for read in local.readings for other in read.updates if other.code == one.code]
    agreed = [other for other in theirs if _said(other) == _said(told)]
    if not _tells(told):
        return replace(told, ask=Ask.PERCENT) if _tells(one) else one
    if agreed:
        owed = None if any(other.ask is None for other in agreed) else agreed[0].ask
        return replace(one if _said(one) == _said(told) else agreed[0], ask=owed)
    if _said(one) == _said(told):
        return one
    if one.ask is None and all(_said(one) == _said(other) for other in theirs):
        return _doubted(one)
    return one if one.ask is Ask.CONFIRM and not theirs else _shown(told, local, model)


def _is_alone(one: Update, local: Meaning) -> bool:
    """Whether only one of the local readers reads this of an activity, and it is asked about."""
    same = [_said(one) in map(_said, read.updates) for read in local.readings]
    return one.ask is not None and len(same) > 1 and sum(same) < 2


def _doubted(update: Update) -> Update:
    """Return an update that waits for a yes where it would be recorded."""
    return replace(update, ask=Ask.CONFIRM) if update.ask is None and _tells(update) else update


def _shown(one: Update, local: Meaning, model: Meaning) -> Update:
    """Return what the model reads with all that the local readers would have kept; it waits for a
    yes where one of them reads another figure, or they ask nothing."""
    others = (other for read in (local, *local.readings) for other in read.updates)
    figures = {_said(other) for other in others if other.code == one.code and other.percent}
    asked = [other for other in local.updates if other.ask is not None]
    sure = figures <= {_said(one)} and (asked or local.intent is Intent.UNCLEAR)
    hers = asked if len(model.updates) == 1 else [o for o in asked if o.code == one.code]
    described = dict.fromkeys(other.description for other in hers if other.description)
    return replace(
        one,
        ask=one.ask if sure else Ask.CONFIRM,
        description=". ".join(described) or one.description,
    )


def _with_words(update: Update, loose: Sequence[Update]) -> Update:
    """Return an update with the words that named no activity."""
    said = (update.description, *(one.description for one in loose))
    kept = [words for words in dict.fromkeys(said) if words]
    beside = [words for words in kept if not any(words in o for o in kept if o != words)]
    return replace(update, description=". ".join(beside))


def _same(one: Meaning, other: Meaning) -> bool:
    """Whether two readers read the same of the same activities."""
    codes = one.intent is Intent.REPORT or set(one.codes) == set(other.codes)
    told = {_said(update) for update in one.updates} == {_said(update) for update in other.updates}
    return one.intent is other.intent and codes and told


def _fuller(read: Meaning, model: Meaning) -> Meaning:
    """Return a reading with the model's words of an activity where they are more than its own."""
    words = {one.code: one.description for one in model.updates}
    described = (max(one.description, words.get(one.code, ""), key=len) for one in read.updates)
    pairs = zip(read.updates, described, strict=True)
    return replace(read, updates=tuple(replace(one, description=own) for one, own in pairs))


def _said(update: Update) -> tuple[str | None, Decimal | None, Status]:
    return update.code, update.percent, update.status


def _tells(update: Update) -> bool:
    """Whether a figure or a state is read."""
    return update.percent is not None or update.status is not Status.IN_PROGRESS


def _is_whole(model: Meaning) -> bool:
    """Whether what is reported leaves no question but the yes."""
    return bool(model.updates) and all(
        one.code is not None and _tells(one) and one.ask in (None, Ask.CONFIRM)
        for one in model.updates
    )


def _covers(model: Meaning, local: Meaning) -> bool:
    """Whether the model reads of each activity that the local readers ask about."""
    asked = {one.code for one in local.updates if one.ask is not None and one.code is not None}
    return asked <= {one.code for one in model.updates}


def _with_activity(local: Meaning, model: Meaning) -> Meaning:
    """Name the activity of a request for time or another office, and ask whether it is meant."""
    lacks = local.intent in REQUESTS and local.ask is Ask.ACTIVITY
    if not lacks or model.intent is not local.intent or not model.codes:
        return local
    if any(one.ask not in (None, Ask.CONFIRM) for one in local.updates):
        return local
    until = model.until or local.until
    return replace(local, codes=model.codes, until=until, ask=Ask.CONFIRM)
