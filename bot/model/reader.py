"""The third reader: a text is put to the model, and its answer is checked against the text."""

from __future__ import annotations

import asyncio
from datetime import date

import structlog

from bot.model.answer import Unusable, read_answer, schema
from bot.model.endpoint import Endpoint, NoReply
from bot.model.meaning import meaning_of
from bot.model.prompt import messages
from bot.understanding.meaning import Context, Meaning
from core.dates.lengths import WorkingDays

log = structlog.get_logger("model")

SCHEMA_NAME = "answer"


async def read_with_model(
    client: Endpoint,
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None = None,
) -> Meaning | None:
    """Return what the model reads in a text, if all of it stands there; None for anything else.

    Never raises, and takes no longer than the timeout of the settings. Nothing is asked where the
    person has no open activity, or has written nothing.
    """
    if not context.pending or not text.strip():
        return None
    try:
        return await ask_model(client, text, context, today, working_days)
    except NoReply as error:
        log.warning("model_silent", error=error.sentence())
    except Unusable as error:
        log.info("model_unusable", reason=str(error))
    return None


async def ask_model(
    client: Endpoint,
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None = None,
) -> Meaning:
    """The same for those who want to know why there is none; raises NoReply or Unusable."""
    said = await client.complete(messages(text, context, today), SCHEMA_NAME, schema())
    # In a thread: whoever repeats her words a thousand times holds nobody else up.
    answer = read_answer(said)
    return await asyncio.to_thread(meaning_of, answer, text, context, today, working_days)


async def transcribe(client: Endpoint, content: bytes, name: str) -> str | None:
    """Return what is spoken in a voice note, None where nobody hears it. Never raises.

    `name` says by its ending what the recording is; nothing else of it is sent. Without
    [understanding] transcribe nothing is sent at all. What comes back is another's hearing: to be
    shown, and recorded only after a yes.
    """
    if not client.settings.transcribe or not content:
        return None
    ending = name.rpartition(".")[2].lower()
    try:
        heard = await client.transcribe(content, f"voice.{ending}", "es")
    except NoReply as error:
        log.warning("model_silent", error=error.sentence())
        return None
    # What no database takes, and nobody can read, is no word.
    words = "".join(sign if sign.isprintable() else " " for sign in heard)
    return " ".join(words.split()) or None
