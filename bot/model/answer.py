"""The form of the model's answer, and the JSON schema that it is asked to keep. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

MOST_UPDATES = 60


class Unusable(Exception):
    """The model's answer is not used; says why, without the person's words."""


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SaidUpdate(_Form):
    """What the model reads of one activity; `words` are copied from the text."""

    words: str
    code: str | None
    percent: float | None = Field(allow_inf_nan=False)
    status: Literal["in_progress", "done", "not_started", "not_applicable"]
    description: str


class Answer(_Form):
    """The model's answer, in the fields of the contract of `culmina interpret`.

    What is another office's is not asked for: the model does not know the other offices' plans.
    """

    intent: Literal[
        "report", "extension", "reassign", "snooze", "list", "help", "undo", "courtesy", "unclear"
    ]
    updates: list[SaidUpdate]
    codes: list[str]
    until: str | None
    office: str | None
    reason: str
    ask: Literal["activity", "percent", "confirm"] | None


def read_answer(said: str) -> Answer:
    """Return the answer that a model has written; raises Unusable for anything else."""
    try:
        answer = Answer.model_validate_json(said)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise Unusable(f"not of the form: {place or 'no JSON'}") from None
    if len(answer.updates) > MOST_UPDATES or len(answer.codes) > MOST_UPDATES:
        raise Unusable("more activities than anybody reports")
    return answer


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer, in one piece and without names: some endpoints turn it
    into a grammar and follow no references.
    """
    whole = Answer.model_json_schema()
    plain = _plain(whole, whole.get("$defs", {}))
    plain.pop("$defs", None)
    found: dict[str, Any] = plain
    return found


def _plain(node: Any, parts: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_plain(one, parts) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _plain(parts[node["$ref"].rpartition("/")[2]], parts)
    plain = {}
    for name, value in node.items():
        if name == "properties":
            plain[name] = {key: _plain(one, parts) for key, one in value.items()}
        elif name not in ("title", "description"):
            plain[name] = _plain(value, parts)
    return plain
