"""Something is done about people or offices in one transaction; where it cannot be taken back by
one more press, what would follow is shown first, and asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.conversation.loading.plan_file import as_if
from models.audit import Change
from models.running.claims import wait_for_turn
from web import flash
from web.forms import CSRF
from web.site import Ask, see_other

_FIELD, _YES = "seguro", "si"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done in one sentence, what follows from it, and which page shows it ("": that from
    which it was done)."""

    told: str
    follows: tuple[str, ...] = ()
    then: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before something is done, and what the button says."""

    asks: str
    yes: str


def is_sure(ask: Ask) -> bool:
    """Tell whether the form that was sent is that of the second question."""
    return ask.form.get(_FIELD) == _YES


async def carry_out(
    ask: Ask, act: Callable[[Change], Done], role: str, back: str, question: Question | None = None
) -> web.StreamResponse:
    """Do something and go `back` with what was done, or to where it is shown; where there is a
    `question`, do it and take that back, show what would follow, and ask. Raises InputError for
    what cannot be done."""

    def work(change: Change) -> Done:
        wait_for_turn(change.session, change.entity_id)
        return act(change)

    if question is not None and not is_sure(ask):
        found = await ask.change(lambda change: as_if(change.session, lambda: work(change)), role)
        return ask_again(ask, question, found.follows, back)
    one = await ask.change(work, role)
    ask.site.woken()
    return flash.say(see_other(one.then or back), " ".join((one.told, *one.follows)))


def ask_again(ask: Ask, question: Question, follows: Sequence[str], back: str) -> web.Response:
    """Show what would follow and ask; the form brings along all that was written before."""
    fields = [
        (name, value)
        for name, values in ask.form.fields.items()
        for value in values
        if name not in {CSRF, _FIELD}
    ]
    return ask.page(
        "sure",
        question=question.asks,
        yes=question.yes,
        follows=tuple(follows),
        fields=[*fields, (_FIELD, _YES)],
        back=back,
    )
