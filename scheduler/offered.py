"""The buttons of a reminder: the commonest answers to one activity, and what is of all of them."""

from __future__ import annotations

from core.buttons import Button
from core.messages import Line
from core.refs import Ref, Refs
from core.rules import WHOLE
from core.spanish import show_percent

ONE_BY_ONE = "Responder una por una"
SEE_ALL = "Ver todas"
DETAIL, NOT_MINE, OTHER = "Ver detalle", "No es mía", "Otra cifra"


def below(refs: Refs, *, of_a_group: bool = False) -> tuple[Button, ...]:
    """Return what stands under every reminder; in a group nobody is led from one to the next."""
    walked = () if of_a_group else ((ONE_BY_ONE, Ref("walk", 0)),)
    offered = (*walked, (SEE_ALL, Ref("all", 0)))
    return tuple(Button(label=label, ref=refs.make(ref)) for label, ref in offered)


def answers(refs: Refs, line: Line) -> tuple[Button, ...]:
    """Return the commonest answers about an activity; each does what the same words do.

    Without a figure there is nothing that could stay the same, and what is at 100 % is done. An
    office that supports tells of its own part, whatever figure the activity has.
    """
    about = line.activity_id
    whose = f"{line.handle}: nuestra parte" if line.support else line.handle
    same: tuple[tuple[str, Ref], ...] = ()
    if line.own is None:
        same = ((f"{whose} sin avance", Ref("none", about)),)
    elif line.own != WHOLE:
        stays = "igual" if line.support else f"en {show_percent(line.own)}"
        same = ((f"{whose} sigue {stays}", Ref("stays", about, str(line.own))),)
    offered = (
        (f"{whose} ya está", Ref("done", about)),
        *same,
        (OTHER, Ref("other", about)),
        (DETAIL, Ref("card", about)),
        (NOT_MINE, Ref("notmine", about)),
    )
    return tuple(Button(label=label, ref=refs.make(ref)) for label, ref in offered)
