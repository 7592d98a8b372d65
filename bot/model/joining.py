"""What the model's reading changes in what the local readers say: a question, never a record. Pure.

Where they record, nothing. Where they ask for an activity or a figure, or understood nothing, and
the model's report is whole, its reading is shown and waits for a yes.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.meaning import Ask, Intent, Meaning, Status, Update

_REQUESTS = frozenset((Intent.EXTENSION, Intent.REASSIGN))


def joined(local: Meaning, model: Meaning | None) -> Meaning:
    """Return the meaning that the conversation goes on with.

    An update that the local readers would write stays as it is, and so does all where the model
    reads another intent, an unknown activity or no figure: nothing that was not there before can
    be written without a yes.
    """
    if model is None:
        return local
    if local.intent in _REQUESTS and local.ask is Ask.ACTIVITY:
        return _with_activity(local, model)
    asks = local.intent is Intent.REPORT and local.ask is not None
    if not (asks or local.intent is Intent.UNCLEAR) or not _whole(model):
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
