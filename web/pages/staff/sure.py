"""The second question before something that cannot be taken back by one more press."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web

from web.forms import CSRF
from web.site import Ask

_FIELD, _YES = "seguro", "si"


def is_sure(ask: Ask) -> bool:
    """Tell whether the form that was sent is that of the second question."""
    return ask.form.get(_FIELD) == _YES


def ask_again(ask: Ask, question: str, yes: str, follows: Sequence[str], back: str) -> web.Response:
    """Show what would follow and ask; the form brings along all that was written before."""
    fields = [
        (name, value)
        for name, values in ask.form.fields.items()
        for value in values
        if name not in {CSRF, _FIELD}
    ]
    return ask.page(
        "sure",
        question=question,
        yes=yes,
        follows=tuple(follows),
        fields=[*fields, (_FIELD, _YES)],
        back=back,
    )
