"""What the model's reading changes in what the local readers say: a question, never a record. Pure.

Where they record, nothing. Where they ask for an activity or a figure, or understood nothing, and
the model's report is whole, its reading is shown and waits for a yes.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.meaning import Ask, Intent, Meaning, Status, Update

_REQUESTS = frozenset((Intent.EXTENSION, Intent.REASSIGN))
_OPEN = frozenset((Ask.ACTIVITY, Ask.PERCENT))


def in_doubt(local: Meaning) -> bool:
    """Tell whether a model may help: the local readers ask for more than a yes, or understood
    nothing.

    A bare "60" names no activity: whoever said which one it is about would invent it.
    """
    if local.intent in _REQUESTS:
        return local.ask is Ask.ACTIVITY
    if local.intent is Intent.UNCLEAR:
        return True
    bare = any(one.ask is Ask.ACTIVITY and not one.description for one in local.updates)
    return local.intent is Intent.REPORT and local.ask in _OPEN and not bare


def joined(local: Meaning, model: Meaning | None) -> Meaning:
    """Return the meaning that the conversation goes on with.

    An update that the local readers would write stays as it is, and so does all where the model
    reads another intent, an unknown activity or no figure: nothing that was not there before can
    be written without a yes.
    """
    if model is None or not in_doubt(local):
        return local
    if local.intent in _REQUESTS:
        return _with_activity(local, model)
    if not _whole(model):
        return local
    kept = tuple(one for one in local.updates if one.ask is None)
    settled = {one.code for one in kept}
    alone = len(model.updates) == 1
    shown = tuple(
        _to_confirm(one, local, alone=alone) for one in model.updates if one.code not in settled
    )
    if not shown or not _covers(shown, local):
        return local
    return replace(model, updates=(*kept, *shown), codes=local.codes, ask=Ask.CONFIRM)


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


def _to_confirm(one: Update, local: Meaning, *, alone: bool) -> Update:
    """Return an update that waits for a yes, with all that the local readers would have kept."""
    asked = [other for other in local.updates if other.ask is not None]
    hers = asked if alone else [other for other in asked if other.code == one.code]
    described = dict.fromkeys(other.description for other in hers if other.description)
    return replace(one, ask=Ask.CONFIRM, description=". ".join(described) or one.description)


def _with_activity(local: Meaning, model: Meaning) -> Meaning:
    """Name the activity of a request for time or another office, and ask whether it is meant."""
    if model.intent is not local.intent or not model.codes:
        return local
    if any(one.ask not in (None, Ask.CONFIRM) for one in local.updates):
        return local
    until = model.until or local.until
    return replace(local, codes=model.codes, until=until, ask=Ask.CONFIRM)
