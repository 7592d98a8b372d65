"""Files out of Telegram: what a message holds, and the two calls that fetch it."""

from __future__ import annotations

from telegram import Animation, Audio, Bot, Document, Message, PhotoSize, Video, VideoNote, Voice
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.telegram.errors import as_duration
from bot.telegram.secrecy import TokenFilter
from core.files import FetchError, Refusal
from core.inbound import FileKind, InboundFile

# "The maximum file size to download is 20 MB" (Bot API, getFile).
MOST_BYTES = 20_000_000
_TOO_BIG = "file is too big"


def files_of(message: Message) -> tuple[InboundFile, ...]:
    """Return the file that a message holds: a photo in its largest size; nothing for a sticker."""
    held = message.effective_attachment
    if isinstance(held, tuple | list):
        sizes = [one for one in held if isinstance(one, PhotoSize)]
        if not sizes:
            return ()
        largest = max(sizes, key=lambda one: (one.width * one.height, one.file_size or 0))
        return (InboundFile(kind=FileKind.PHOTO, ref=largest.file_id, size=largest.file_size),)
    match held:
        case Document():
            kind = FileKind.DOCUMENT
        case Video() | Animation():
            kind = FileKind.VIDEO
        case Voice() | VideoNote() | Audio():
            kind = FileKind.VOICE
        case _:
            return ()
    return (
        InboundFile(
            kind=kind,
            ref=held.file_id,
            name=getattr(held, "file_name", None) or "",
            media_type=getattr(held, "mime_type", None) or "",
            size=held.file_size,
        ),
    )


class TelegramFiles:
    """Fetches files by the names that Telegram gave them (core.files.FileSource)."""

    name = "telegram"

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._guard = TokenFilter(bot.token)

    async def fetch(self, file: InboundFile) -> bytes:
        """Ask where the file lies and download it; raises FetchError."""
        if file.size is not None and file.size > MOST_BYTES:
            raise FetchError("over the limit of getFile", refusal=Refusal.TOO_BIG)
        try:
            found = await self._bot.get_file(file.ref)
            return bytes(await found.download_as_bytearray())
        except TelegramError as error:
            # Without the cause: its frames hold the URL, and the URL holds the token.
            raise self._fault(error) from None

    def _fault(self, error: TelegramError) -> FetchError:
        detail = self._guard.redact(f"{type(error).__name__}: {error}")
        if isinstance(error, BadRequest):
            # Of a file_id that it does not know Telegram says that it may be "temporarily
            # unavailable" as well; it never was, and its sender can send it again at once.
            too_big = _TOO_BIG in error.message.casefold()
            return FetchError(detail, refusal=Refusal.TOO_BIG if too_big else Refusal.NOT_FETCHED)
        wait = as_duration(error.retry_after) if isinstance(error, RetryAfter) else None
        return FetchError(detail, retry_after=wait)
