"""What is said of a file that was sent to be stored: what it is asked to be, and what storing it
would change, found by storing it and taking that back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from bot.conversation.loading import people_file, plan_file
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from core.buttons import Button
from core.loading import FileOf, ShownFile, Stage
from core.messages import Question
from core.refs import Ref
from models.incoming import brought
from models.incoming.brought import Brought, BroughtState
from plans.brought.contents import Contents, Unread
from plans.storing.reload import PlanName

# What its buttons do: a yes or no to what is shown, and answers that a yes does not give.
STORE, CHOOSE = "load", "loadas"
YES, NO, SAME, OTHER, EVIDENCE, NEW, VERSION = "yes", "no", "same", "other", "proof", "new", "v"
_NAMED = {FileOf.PLAN: "Es un plan", FileOf.PEOPLE: "Es una lista de personas"}
_MOST_PLANS = 6

T = TypeVar("T")


def refuse(turn: Turn, file: Brought, contents: Contents, of: FileOf | None) -> Obeyed:
    """Say why a file cannot be stored, and what to do; nothing waits."""
    why = contents.people if of is FileOf.PEOPLE else contents.plan
    if not isinstance(why, Unread):  # it is the other thing
        why = Unread("", "")
    brought.decide(turn.session, file.id, BroughtState.DROPPED, now=turn.now)
    of = of or FileOf.PLAN
    shown = ShownFile(stage=Stage.REFUSED, name=file.name, of=of, what=why.what, todo=why.todo)
    return Obeyed(Question(name="file", file=shown))


def ask_what(turn: Turn, file: Brought, may_be: Sequence[FileOf], *, evidence: bool) -> Obeyed:
    """Ask once what a file is that may be several things."""
    shown = ShownFile(stage=Stage.WHAT, name=file.name, of=may_be[0])
    options = [(_NAMED[one], one.value) for one in may_be]
    if evidence:
        options.append(("Es un soporte", EVIDENCE))
    return _ask(turn, file, shown, [*options, ("Cancelar", NO)])


def offer(
    turn: Turn,
    file: Brought,
    contents: Contents,
    of: FileOf,
    *,
    older_id: int | None = None,
    more: int = 0,
    anew: bool = False,
) -> Obeyed:
    """Show what storing a file would change, with the options to store it or not.

    `older_id` is the stored plan of which its sender has said that it is a newer version, 0 for
    none; None where she was not asked.
    """
    told = {"more": more, "anew": anew}
    if of is FileOf.PEOPLE:
        return _offer_people(turn, file, contents, told)
    looked = plan_file.looked_at(turn, file, contents, older_id)
    if looked.stage is Stage.WHICH and contents.document is not None:
        return _ask_which(turn, file, plan_file.alike(turn, file, contents.document))
    plan = looked.plan
    if looked.stage is not Stage.OFFERED or plan is None:
        brought.decide(turn.session, file.id, BroughtState.DROPPED, now=turn.now)
        return Obeyed(Question(name="file", file=looked))
    shown = looked.model_copy(update=told)
    if plan.undecided:
        options = [("Son las mismas: cargar", SAME), ("Son otras: cargar", OTHER)]
        return _ask(turn, file, shown, [*options, ("Cancelar", NO)])
    return _ask(turn, file, shown, [("Cargar", YES), ("Cancelar", NO)])


def _offer_people(turn: Turn, file: Brought, contents: Contents, told: dict[str, int]) -> Obeyed:
    looked = people_file.looked_at(turn, file, contents)
    if looked.people is None:
        return refuse(turn, file, contents, FileOf.PEOPLE)
    shown = looked.model_copy(update=told)
    if looked.stage is Stage.REFUSED:
        brought.decide(turn.session, file.id, BroughtState.DROPPED, now=turn.now)
        return Obeyed(Question(name="file", file=shown))
    return _ask(turn, file, shown, [("Cargar", YES), ("Cancelar", NO)])


def _ask_which(turn: Turn, file: Brought, alike: Sequence[PlanName]) -> Obeyed:
    """Ask of which of several stored plans a file is a newer version."""
    shown = ShownFile(stage=Stage.WHICH, name=file.name)
    names = Counter(one.title for one in alike)
    options = [
        (
            one.title if names[one.title] == 1 else f"{one.title} ({one.source_name})",
            f"{VERSION}{one.id}",
        )
        for one in alike[:_MOST_PLANS]
    ]
    return _ask(turn, file, shown, [*options, ("Es otro plan", NEW), ("Cancelar", NO)])


def _ask(turn: Turn, file: Brought, shown: ShownFile, options: Sequence[tuple[str, str]]) -> Obeyed:
    """Put a question about a file, in the place of one that waited before."""
    brought.show(turn.session, file.id, turn.person.id, shown.model_dump_json(), now=turn.now)
    values = {value for _, value in options}
    action = STORE if values == {YES, NO} else CHOOSE
    buttons = tuple(
        Button(
            label=label,
            ref=turn.context.refs.make(Ref(action, file.id, value)),
            words=label.lower(),
        )
        for label, value in options
    )
    waits = Proposal(kind=STORE, target=file.id, at=turn.desk.at) if action == STORE else None
    return Obeyed(Question(name="file", file=shown, buttons=buttons), waits)
