"""What the API accepts and how it refuses: chat completions with a schema, and transcriptions.

After the API reference and the guide to structured outputs at platform.openai.com/docs; the other
endpoints accept the same or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

RECORDINGS = ("flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "oga", "ogg", "wav", "webm")
_TRANSCRIPTION_FIELDS = frozenset(
    ("file", "model", "language", "prompt", "response_format", "temperature")
)
_NO_KEYWORDS = frozenset(
    ("allOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "patternProperties")
)
_MOST_DEEP = 10


class Refusal(Exception):
    """A request that the API does not take: the status, and what it says."""

    def __init__(self, status: int, message: str, kind: str, code: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.kind = kind
        self.code = code

    def body(self) -> dict[str, Any]:
        """Return the error in the API's form."""
        told = {"message": str(self), "type": self.kind, "param": None, "code": self.code}
        return {"error": told}


def bad(message: str) -> Refusal:
    """Return the refusal of a request that is not made as it has to be."""
    return Refusal(400, message, "invalid_request_error")


class _Exact(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ChatMessage(_Exact):
    """One message of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str = Field(min_length=1)


class _Schema(_Exact):
    name: str = Field(pattern=r"^[a-zA-Z0-9_-]{1,64}$")
    strict: Literal[True]
    schema_: dict[str, Any] = Field(alias="schema")


class _Format(_Exact):
    type: Literal["json_schema"]
    json_schema: _Schema


class ChatRequest(_Exact):
    """A request for a completion, as far as culmina may make one."""

    model: str
    messages: list[ChatMessage] = Field(min_length=1)
    response_format: _Format
    temperature: float | None = Field(default=None, ge=0, le=2)
    top_p: float | None = Field(default=None, ge=0, le=1)
    seed: int | None = None
    max_tokens: int | None = Field(default=None, ge=1)
    max_completion_tokens: int | None = Field(default=None, ge=1)
    reasoning_effort: Literal["minimal", "low", "medium", "high"] | None = None

    @property
    def question(self) -> str:
        """What was said last."""
        return self.messages[-1].content


def chat_request(raw: bytes) -> ChatRequest:
    """Return a request for a completion; raises Refusal."""
    try:
        request = ChatRequest.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise bad(f"Invalid value for {place!r}: {first['msg']}") from error
    if request.messages[-1].role != "user":
        raise bad("The last message has to be the user's.")
    for fault in schema_faults(request.response_format.json_schema.schema_, "root"):
        raise bad(f"Invalid schema for response_format: {fault}")
    return request


def schema_faults(node: Any, place: str, deep: int = 0) -> Iterator[str]:
    """Yield what strict structured output does not take of a schema."""
    if deep > _MOST_DEEP:
        yield f"{place} is nested too deeply"
    if not isinstance(node, dict):
        return
    for keyword in sorted(_NO_KEYWORDS & node.keys()):
        yield f"{place}: {keyword} is not permitted"
    if node.get("type") == "object":
        yield from _object_faults(node, place)
    elif not deep:
        yield "the root has to be an object"
    below = [(f"{place}.{name}", one) for name, one in node.get("properties", {}).items()]
    below += [(place, one) for one in node.get("anyOf", [])]
    for name, one in [*below, (f"{place}[]", node.get("items"))]:
        yield from schema_faults(one, name, deep + 1)


def _object_faults(node: dict[str, Any], place: str) -> Iterator[str]:
    if node.get("additionalProperties") is not False:
        yield f"{place}: additionalProperties has to be false"
    if sorted(node.get("required", [])) != sorted(node.get("properties", {})):
        yield f"{place}: required has to hold every property"


def check_transcription(fields: dict[str, str], file_name: str, content: bytes) -> None:
    """Check a request for a transcription; raises Refusal."""
    for name in sorted(fields.keys() - _TRANSCRIPTION_FIELDS):
        raise bad(f"Unrecognized request argument supplied: {name}")
    ending = file_name.rpartition(".")[2].lower()
    if ending not in RECORDINGS:
        raise bad(f"Unrecognized file format. Supported formats: {list(RECORDINGS)}")
    if not content:
        raise bad("Audio file is too short. Minimum audio length is 0.1 seconds.")
    if not re.fullmatch(r"[a-z]{2}", fields.get("language", "es")):
        raise bad("Invalid language, use ISO-639-1.")
    if fields.get("response_format", "json") != "json":
        raise bad("This endpoint gives json only.")
