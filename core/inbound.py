"""What comes in, whatever the channel: a message as it is stored before it is handled."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

from core.buttons import Data

# Who takes a message (`taken_by`) that answers about a request: reports read it.
ABOUT_A_REQUEST = "answer about a request"


class FileKind(StrEnum):
    """What a file is to the person who sends it; a voice note is speech, and no evidence."""

    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    VOICE = "voice"


class InboundFile(Data):
    """A file that came with a message; `ref` is the channel's own name for it.

    `name`, `media_type` and `size` (bytes) are what the sender's program says of it: none of them
    is believed.
    """

    kind: FileKind
    ref: str
    name: str = ""
    media_type: str = ""
    size: int | None = None


class Aside(StrEnum):
    """How the reasons begin for which a message is set aside although nothing failed."""

    NOBODYS = "the address is nobody's"
    OF_A_MACHINE = "a machine wrote it"
    TOO_MANY = "too many answers to it"
    TOO_LARGE = "too large"
    UNREACHABLE = "whoever it was given to cannot be reached"


class InboundKind(StrEnum):
    """What a message is: a person's, or a machine's that speaks of her or of her address.

    `empty` says nothing; `other` is a calendar's, a list's, or the copy of what was written to
    somebody else.
    """

    MESSAGE = "message"
    EMPTY = "empty"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    SOFT_BOUNCE = "soft_bounce"
    OTHER = "other"


class Proof(StrEnum):
    """Whether the channel vouches for the sender: yes, it says nothing, or it says the contrary.

    A chat is the sender's own; the From of a mail is only what somebody wrote there.
    """

    PROVEN = "proven"
    UNKNOWN = "unknown"
    DENIED = "denied"


class Returned(StrEnum):
    """What a mail server says became of a message for one recipient.

    arrived: it was taken · delayed: it is still being tried · gone: the mailbox or its domain does
    not exist or was disabled; no other outcome ends an address · passing: the mailbox is full, or
    takes nothing for now · refused: the server does not want this mail or its sender · unreached:
    the server was not reached in time, or the reason is not known.
    """

    ARRIVED = "arrived"
    DELAYED = "delayed"
    GONE = "gone"
    PASSING = "passing"
    REFUSED = "refused"
    UNREACHED = "unreached"


class FailedAddress(Data):
    """An address that a message did not reach (empty: not named), and why in its server's words."""

    address: str
    reason: str = ""
    outcome: Returned = Returned.UNREACHED


class Beside(Data):
    """What was written below lines of ours; `quoted` are those lines."""

    quoted: str
    text: str


class GroupEvent(Data):
    """What happened to our membership of a group: taken in, thrown out, or moved to `moved_to`."""

    kind: Literal["added", "removed", "moved"]
    moved_to: str = ""


class Forwarded(Data):
    """Whose message was passed on, as the channel tells it; `address` where it is known.

    `above` are the words that whoever passed it on put above it, `older` those of other people
    further down. `by_machine`: we wrote it, or another program did.
    """

    name: str
    address: str | None = None
    sent_at: datetime
    above: str = ""
    older: tuple[str, ...] = ()
    by_machine: bool = False


class Inbound(Data):
    """One message from outside, whatever the channel, as it is stored before it is handled.

    `external_id` is unique in its channel, `sender` the address it came from, `pressed` the
    reference of a button, `replies_to` the provider's id of the message it answers, `start` the
    code of an invitation, `edits` the external id of the message that it is a later form of.
    `album` is the name under which a channel sends several files as several messages, which are
    one answer. `forwarded` tells whose words `text` is, where it passes them on. `chat` is where
    the answer goes when that is a group and not the sender's own chat.

    `thread` is the message under which an answer is to stand, `earlier` are those before it, the
    nearest last. `answers_item` is the message of ours that a signed reference names: whoever wrote
    this had that one. A stranger is `greeted` where the answer reaches him and nobody else.
    `beside` are the pieces of the text with the quoted lines above them, where there are any.
    `on_behalf_of` is the person whose message it was found to be. `spoken` is the stored voice note
    of which the text is what was heard, and she has agreed to it. `too_large` is the size in bytes
    of a message of which only the header was taken. `raw` is what came, letter by letter, where it
    could not be read or stored as it was read: then a person looks at it, or it is read again.
    """

    external_id: str
    sender: str
    sent_at: datetime
    text: str = ""
    pressed: str | None = None
    replies_to: str | None = None
    start: str | None = None
    sender_name: str = ""
    edits: str | None = None
    files: tuple[InboundFile, ...] = ()
    album: str | None = None
    forwarded: Forwarded | None = None
    chat: str | None = None
    chat_title: str = ""
    event: GroupEvent | None = None
    kind: InboundKind = InboundKind.MESSAGE
    proof: Proof = Proof.PROVEN
    automatic: bool = False
    subject: str = ""
    thread: str | None = None
    earlier: tuple[str, ...] = ()
    answers_item: int | None = None
    greeted: bool = True
    failed: tuple[FailedAddress, ...] = ()
    beside: tuple[Beside, ...] = ()
    on_behalf_of: int | None = None
    spoken: int | None = None
    too_large: int | None = None
    raw: str = ""

    @property
    def is_no_new_text(self) -> bool:
        """Whether it is no new text of its writer's own: a press, another's words, an edit."""
        return bool(self.pressed or self.forwarded or self.edits)
