"""The buttons of a reminder: the commonest answers to one activity, and what is of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from core.buttons import Button, Does
from core.messages import Line
from core.refs import Ref, Refs
from core.rules import WHOLE
from core.spanish import show_percent

ONE_BY_ONE = "Responder una por una"
SEE_ALL = "Ver todas"
DETAIL, NOT_MINE, OTHER = "Ver detalle", "No es mía", "Otra cifra"
BESIDES = frozenset({DETAIL, NOT_MINE})  # what is no answer to how an activity goes


def below(refs: Refs, *, of_a_group: bool = False) -> tuple[Button, ...]:
    """Return what stands under every reminder; in a group nobody is led from one to the next."""
    walked = () if of_a_group else ((ONE_BY_ONE, Ref(Does.WALK, 0)),)
    offered = (*walked, (SEE_ALL, Ref(Does.ALL, 0)))
    return tuple(Button(label=label, ref=refs.make(ref)) for label, ref in offered)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one activity: what its button says, what the press means, and the words that
    say the same in a mail, where it is offered there."""

    label: str
    ref: Ref
    words: str = ""


def subject(line: Line) -> str:
    """Return what an answer begins with: the activity, or an office's own part of it."""
    return f"{line.handle}: nuestra parte" if line.support else line.handle


def commonest(line: Line) -> tuple[Answer, ...]:
    """Return the commonest answers about an activity, the last left to be completed.

    Without a figure there is nothing that could stay the same, and what is at 100 % is done. An
    office that supports tells of its own part, whatever figure the activity has.
    """
    about = line.activity_id
    whose = subject(line)
    said = {f"{whose} ya está": Ref(Does.DONE, about)}
    if line.own is None:
        said[f"{whose} sin avance"] = Ref(Does.NONE_YET, about)
    elif line.own != WHOLE:
        stays = "igual" if line.support else f"en {show_percent(line.own)}"
        said[f"{whose} sigue {stays}"] = Ref(Does.STAYS, about, str(line.own))
    outright = (Answer(words, ref, words) for words, ref in said.items())
    return (*outright, Answer(OTHER, Ref(Does.OTHER, about), f"{whose} va en"))


def answers(refs: Refs, line: Line) -> tuple[Button, ...]:
    """Return the buttons of the commonest answers, and those that show more or refuse."""
    about = line.activity_id
    rest = (Answer(DETAIL, Ref(Does.CARD, about)), Answer(NOT_MINE, Ref(Does.NOT_MINE, about)))
    return tuple(
        Button(label=one.label, ref=refs.make(one.ref), words=one.words)
        for one in (*commonest(line), *rest)
    )
