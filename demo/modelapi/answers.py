"""What the scripted model says: right answers, and every way to be wrong or to misbehave."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
HUGE = 2_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What the endpoint does with one request: `said` is the text of the model.

    `waits`: no reply before the server is told to go on. `cut`: the connection ends after the
    request. `body` stands in the place of the whole reply.
    """

    said: str = ""
    status: int = 200
    waits: bool = False
    cut: bool = False
    body: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()


Answering = Reply | Callable[[Json], Reply]  # a reply, or what makes one of the question


def an_answer(*updates: Json, **fields: Any) -> Json:
    """Return an answer of the model: a report, unless another intent is given."""
    whole = {"intent": "report", "updates": list(updates), "codes": [], "until": None}
    return {**whole, "office": None, "reason": "", "ask": None, **fields}


def an_update(words: str, code: str | None, percent: float | None, **fields: Any) -> Json:
    """Return what an answer says of one activity."""
    status = "done" if percent == 100 else "in_progress"
    told = {"words": words, "code": code, "percent": percent, "status": status, "description": ""}
    return {**told, **fields}


def says(answer: Json) -> Reply:
    """The model gives this answer."""
    return Reply(json.dumps(answer, ensure_ascii=False))


def with_another_figure(answer: Json) -> Reply:
    """The same, with a figure that nobody wrote."""
    wrong = copy.deepcopy(answer)
    for update in wrong["updates"]:
        update["percent"] = 87 if update["percent"] != 87 else 78
        update["status"] = "in_progress"
    return says(wrong)


def with_another_code(answer: Json) -> Reply:
    """The same of activities that were not asked for."""
    wrong = copy.deepcopy(answer)
    wrong["codes"] = ["99.9" for _ in wrong["codes"]]
    for update in wrong["updates"]:
        update["code"] = "99.9"
    return says(wrong)


def with_another_day(answer: Json) -> Reply:
    """The same, until a day that nobody named."""
    return says({**answer, "until": "2031-01-17"})


def broken() -> Reply:
    """The model stops in the middle of its answer."""
    return Reply('{"intent": "report", "updates": [{"words": "va en')


def slow() -> Reply:
    """The model thinks until the server is told to go on."""
    return Reply("{}", waits=True)


def cut() -> Reply:
    """The connection ends before a word."""
    return Reply(cut=True)


def too_many(seconds: int) -> Reply:
    """The endpoint takes no more requests for some seconds."""
    return Reply(status=429, headers=(("Retry-After", str(seconds)),))


def fails() -> Reply:
    """The endpoint does not work."""
    return Reply(status=500)


def elsewhere(url: str) -> Reply:
    """The endpoint sends on to another address."""
    return Reply(status=307, headers=(("Location", url),))


def huge() -> Reply:
    """The model writes without an end."""
    return Reply("9" * HUGE)


def a_page() -> Reply:
    """Something on the way replies with a page of its own."""
    return Reply(body=b"<html><body>Portal cautivo</body></html>")


def obeys(question: Json) -> Reply:
    """A model that does what the person's text tells it: everything is done.

    Its words stand in the text, so that only the checks of figures are left.
    """
    text = question["text"]
    updates = [an_update(text, one["code"], 100) for one in question["activities"]]
    return says(an_answer(*updates))
