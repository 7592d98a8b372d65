"""Something is done about one thing, a person, an office or a plan, in one transaction; where it
cannot be taken back by one more press, what would follow is shown first, and asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from aiohttp import web

from bot.conversation.loading.plan_file import as_if
from core.errors import InputError
from models.audit import Change
from models.running.claims import wait_for_turn
from models.session import Session
from web import flash
from web.forms import CSRF
from web.site import PLANNING, Ask, see_other
from web.wrong import sentence

T = TypeVar("T")

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


@dataclass(frozen=True, slots=True)
class Subject(Generic[T]):
    """What is changed on a page of its own: how the one of the address is found (HTTPNotFound where
    there is none), where its page is, and the page itself, with what is wrong in one of its forms.
    """

    named: Callable[[Session, Ask], T]
    address: Callable[[T], str]
    page: Callable[[Ask, str, str], Awaitable[web.Response]]

    async def done(
        self,
        ask: Ask,
        at: str,
        act: Callable[[Change, T], Done],
        *,
        role: str = PLANNING,
        question: Callable[[T], Question | None] = lambda _: None,
    ) -> web.StreamResponse:
        """Do something about the one of the address, and go back to its page with what was done; a
        `question` is put first. Where it cannot be done as it was written, show the page with what
        is wrong in the form `at`."""
        one = await ask.read(lambda session: self.named(session, ask))
        try:
            return await carry_out(
                ask,
                lambda change: act(change, self.named(change.session, ask)),
                role,
                self.address(one),
                question(one),
            )
        except InputError as error:
            return await self.page(ask, sentence(error), at)


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


def ask_again(
    ask: Ask,
    question: Question,
    follows: Sequence[str],
    back: str,
    to: str = "",
    carried: Mapping[str, str] = MappingProxyType({}),
) -> web.Response:
    """Show what would follow and ask; the form brings along all that was written before, and what
    is `carried`, `to` the address that does it ("": the one that asks)."""
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
        fields=[*fields, *carried.items(), (_FIELD, _YES)],
        to=to or ask.request.path,
        back=back,
    )
