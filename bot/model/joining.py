"""What the model's reading changes in what the local readers say. Pure.

Where the local readers differ and the model reads what one of them does, that holds: two readers of
different makes agree. Where it reads otherwise what only one of them would record, it is asked
about. Where they ask for an activity or a figure, or understood nothing, and the model's report is
whole, what it reads plainly and none of them reads otherwise holds; the rest waits for a yes.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.understanding.meaning import Ask, Intent, Meaning, Status, Update

_REQUESTS = frozenset((Intent.EXTENSION, Intent.REASSIGN))
_OPEN = frozenset((Ask.ACTIVITY, Ask.PERCENT))


def in_doubt(local: Meaning) -> bool:
    """Tell whether a model may help: the local readers differ, ask for more than a yes, or
    understood nothing.

    A bare "60" names no activity: whoever said which one it is about would invent it.
    """
    if local.readings:
        return True
    if local.intent in _REQUESTS:
        return local.ask is Ask.ACTIVITY
    if local.intent is Intent.UNCLEAR:
        return True
    bare = any(one.ask is Ask.ACTIVITY and not one.description for one in local.updates)
    return local.intent is Intent.REPORT and local.ask in _OPEN and not bare


def joined(local: Meaning, model: Meaning | None) -> Meaning:
    """Return the meaning that the conversation goes on with.

    Nothing that a local reader reads otherwise is written without a yes. All stays as it is where
    the model reads another intent than they, an unknown activity or no figure.
    """
    if model is None or not in_doubt(local):
        return local
    agreed = next((one for one in local.readings if _same(one, model)), None)
    if agreed is not None:
        return agreed
    if local.intent in _REQUESTS:
        return _with_activity(local, model)
    if not _whole(model):
        return local
    kept = tuple(one for one in local.updates if one.ask is None and _holds(one, local, model))
    settled = {one.code for one in kept}
    alone = len(model.updates) == 1
    shown = tuple(
        _beside(one, local, alone=alone) for one in model.updates if one.code not in settled
    )
    if not shown or not _covers(shown, local):
        return local
    ask = Ask.CONFIRM if any(one.ask for one in shown) else None
    return replace(model, updates=(*kept, *shown), codes=local.codes, ask=ask)


def _same(one: Meaning, other: Meaning) -> bool:
    """Whether two readers read the same of the same activities."""
    codes = one.intent is Intent.REPORT or set(one.codes) == set(other.codes)
    return one.intent is other.intent and codes and _told(one) == _told(other)


def _told(meaning: Meaning) -> set[tuple[str | None, Decimal | None, Status]]:
    return {_said(one) for one in meaning.updates}


def _said(update: Update) -> tuple[str | None, Decimal | None, Status]:
    return update.code, update.percent, update.status


def _holds(update: Update, local: Meaning, model: Meaning) -> bool:
    """Whether what would be recorded stays: both local readers read it, or the model does not read
    it otherwise."""
    by_all = all(_said(update) in _told(one) for one in local.readings)
    return by_all or all(
        one.code != update.code or _said(one) == _said(update) for one in model.updates
    )


def _whole(model: Meaning) -> bool:
    """Whether a report leaves no question but the yes."""
    return (
        model.intent is Intent.REPORT
        and bool(model.updates)
        and all(
            one.code is not None
            and (one.percent is not None or one.status is Status.NOT_APPLICABLE)
            and one.ask in (None, Ask.CONFIRM)
            for one in model.updates
        )
    )


def _covers(shown: tuple[Update, ...], local: Meaning) -> bool:
    """Whether each activity that the local readers ask about is among those shown."""
    asked = {one.code for one in local.updates if one.ask is not None and one.code is not None}
    return asked <= {one.code for one in shown}


def _beside(one: Update, local: Meaning, *, alone: bool) -> Update:
    """Return an update with all that the local readers would have kept; it waits for a yes where
    one of them reads another figure."""
    others = (other for read in (local, *local.readings) for other in read.updates)
    figures = {_said(other) for other in others if other.code == one.code and other.percent}
    ask = one.ask if figures <= {_said(one)} else Ask.CONFIRM
    asked = [other for other in local.updates if other.ask is not None]
    hers = asked if alone else [other for other in asked if other.code == one.code]
    described = dict.fromkeys(other.description for other in hers if other.description)
    return replace(one, ask=ask, description=". ".join(described) or one.description)


def _with_activity(local: Meaning, model: Meaning) -> Meaning:
    """Name the activity of a request for time or another office, and ask whether it is meant."""
    if model.intent is not local.intent or not model.codes:
        return local
    if any(one.ask not in (None, Ask.CONFIRM) for one in local.updates):
        return local
    until = model.until or local.until
    return replace(local, codes=model.codes, until=until, ask=Ask.CONFIRM)
