"""The answer to what was shown of a file: it is stored as it was shown, or forgotten."""

from __future__ import annotations

from bot.conversation.loading import people_file, plan_file, shown_file
from bot.conversation.turn import Obeyed, Turn
from core.entity.rights import Right
from core.loading import FileOf, ShownFile, Stage
from core.messages import Question
from core.refs import Ref
from models import inbox
from models.incoming import brought
from models.incoming.brought import Brought, BroughtState
from plans.brought.contents import Contents, from_text

_GONE = Obeyed(Question(name="file", file=ShownFile(stage=Stage.GONE, name="")))


def pressed(turn: Turn, ref: Ref) -> Obeyed:
    """Do what a button under a file says; one that was decided on, or that another person or a
    newer file took over, is gone."""
    file = None
    if turn.may(Right.LOAD) and not turn.in_group:
        entity_id, person_id = turn.context.entity_id, turn.person.id
        file = brought.waiting(turn.session, entity_id, person_id, ref.target)
    if file is None:
        return _GONE
    shown = ShownFile.model_validate_json(file.shown)
    if ref.value == shown_file.NO:
        return _forgotten(turn, file, shown)
    if ref.value == shown_file.EVIDENCE and file.inbound_id is not None:
        brought.decide(turn.session, file.id, BroughtState.EVIDENCE, now=turn.now)
        inbox.take_again(turn.session, file.inbound_id, now=turn.now)
        return Obeyed(None)  # the message with it is heard again, and answered
    contents = from_text(file.content)
    if shown.stage is Stage.WHAT:
        return shown_file.offer(turn, file, contents, FileOf(ref.value))
    if shown.stage is Stage.WHICH:
        older = ref.value.removeprefix(shown_file.VERSION)
        older_id = 0 if ref.value == shown_file.NEW else int(older)
        return shown_file.offer(turn, file, contents, FileOf.PLAN, older_id=older_id)
    return _stored(turn, file, contents, shown, same=ref.value != shown_file.OTHER)


def answered(turn: Turn, target: int, *, yes: bool) -> Obeyed:
    """Do what a yes or a no in words says to what was shown of a file."""
    value = shown_file.YES if yes else shown_file.NO
    return pressed(turn, Ref(shown_file.STORE, target, value))


def _forgotten(turn: Turn, file: Brought, shown: ShownFile) -> Obeyed:
    brought.decide(turn.session, file.id, BroughtState.DROPPED, now=turn.now)
    dropped = ShownFile(stage=Stage.DROPPED, name=file.name, of=shown.of)
    return Obeyed(Question(name="file", file=dropped))


def _stored(
    turn: Turn, file: Brought, contents: Contents, shown: ShownFile, *, same: bool
) -> Obeyed:
    """Store a file where that does what was shown; else show anew what it would do now."""
    if shown.of is FileOf.PEOPLE:
        now = people_file.store_as_shown(turn, contents, shown)
    else:
        now = plan_file.store_as_shown(turn, file, contents, shown, same=same)
    if now is None:
        return _anew(turn, file, contents, shown)
    brought.decide(turn.session, file.id, BroughtState.LOADED, now=turn.now)
    return Obeyed(Question(name="file", file=now))


def _anew(turn: Turn, file: Brought, contents: Contents, shown: ShownFile) -> Obeyed:
    """Show anew what storing a file would do now; of which plan it is a newer version is asked
    again where others have come or gone."""
    document, before = contents.document, shown.plan
    older_id = None
    if document is not None and before is not None:
        ids = tuple(one.id for one in plan_file.alike(turn, file, document))
        older_id = before.older_id or 0 if ids == before.alike else None
    return shown_file.offer(turn, file, contents, shown.of, older_id=older_id, anew=True)
