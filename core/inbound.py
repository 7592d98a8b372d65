"""What comes in, whatever the channel: a message as it is stored before it is handled."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

from core.data import Data

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
    """How the reasons begin for which a message waits for a person although nothing failed."""

    NOBODYS = "the address is nobody's"
    OF_A_MACHINE = "a machine wrote it"
    TOO_MANY = "too many answers to it"
    TOO_LARGE = "too large"
    UNREACHABLE = "whoever it was given to cannot be reached"
    BOUNCE_NOT_OURS = "a bounce of no message of ours"
    PASSED_ON = "forwarded, with words of its own: whoever knows may assign it"
    NOT_UNDERSTOOD = "not understood"
    PASSED_ON_UNCLEAR = "what was forwarded was not recorded for whom it was assigned to"


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


class Outcome(StrEnum):
    """What came of a message, in one word.

    Of a conversation: recorded · asked · requested · corrected · added (words, to a report) ·
    filed (as evidence) · undone · answered · unclear · repeated (a button pressed twice, an edit
    that changes nothing: said nothing to) · elsewhere (another office's: nothing is recorded) ·
    enrolled · consent (its sender has not agreed: with her yes it is handled again) · unknown (who
    writes is nobody's address). Of a group: group (the bot's own coming and going) · refused (a
    press by somebody else). Of a mail: held (somebody is asked whose it is) · bounced · delayed ·
    auto_reply · other, as InboundKind has it.

    Of what goes on elsewhere: waits (for its files, which all of it is about) · set aside (a person
    has to look at it) · discarded (by that person) · edited (a later form was heard before its
    files had come) · album (another message has its files) · read_again (it became another one).
    """

    RECORDED = "recorded"
    ASKED = "asked"
    REQUESTED = "requested"
    CORRECTED = "corrected"
    ADDED = "added"
    FILED = "filed"
    UNDONE = "undone"
    ANSWERED = "answered"
    UNCLEAR = "unclear"
    REPEATED = "repeated"
    ELSEWHERE = "elsewhere"
    ENROLLED = "enrolled"
    CONSENT = "consent"
    UNKNOWN = "unknown"
    GROUP = "group"
    REFUSED = "refused"
    HELD = "held"
    BOUNCED = "bounced"
    DELAYED = "delayed"
    AUTO_REPLY = "auto_reply"
    OTHER = "other"
    WAITS = "waits"
    SET_ASIDE = "set aside"
    DISCARDED = "discarded"
    EDITED = "edited"
    ALBUM = "album"
    READ_AGAIN = "read_again"


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
    """One message from outside, as it is stored before it is handled; never changed then.

    A channel fills it (`bot/telegram/parse.py`, `bot/email/inbound.py`); what has no meaning there
    keeps its default. Messages are named by the provider's ids, but where a field says otherwise.
    """

    # Which message it is (unique in its channel), whose, and when it was sent (UTC): the address or
    # the chat it came from, the name beside it, whether the channel vouches for it.
    external_id: str
    sender: str
    sender_name: str = ""
    sent_at: datetime
    proof: Proof = Proof.PROVEN
    # What she says: words (a mail: without quotes and signature), or the signed reference of the
    # button pressed, or the code of an invitation; files as the channel announces them, several
    # messages of one `album` being one answer; `edits`: the message this is a later form of.
    text: str = ""
    subject: str = ""
    pressed: str | None = None
    start: str | None = None
    files: tuple[InboundFile, ...] = ()
    album: str | None = None
    edits: str | None = None
    # Whose words `text` is where it passes them on; her pieces of the text, each with the lines of
    # ours above it, where she wrote between them.
    forwarded: Forwarded | None = None
    beside: tuple[Beside, ...] = ()
    # What it answers: the activity under which it was written on her own page; the message it
    # replies to; the row of the outbox that a signed reply address
    # names, so whoever wrote this had that one. Mail: the message under which our answer is to
    # stand, and those before it, the nearest last.
    page: int | None = None
    replies_to: str | None = None
    answers_item: int | None = None
    thread: str | None = None
    earlier: tuple[str, ...] = ()
    # A group: where our answer goes instead of the sender's own chat, its title, what happened to
    # our membership.
    chat: str | None = None
    chat_title: str = ""
    event: GroupEvent | None = None
    # What a machine wrote or sent back (mail): what it is, whether its head says that a program
    # sent it, which addresses were not reached.
    kind: InboundKind = InboundKind.MESSAGE
    automatic: bool = False
    failed: tuple[FailedAddress, ...] = ()
    # Whether a stranger may be answered: not by mail, where the answer could reach somebody else.
    greeted: bool = True
    # Filled once it is here: the person whose message planning found it to be (`models/incoming`);
    # the stored voice note of which the text was heard, and she agreed to it (`spoken.py`).
    on_behalf_of: int | None = None
    spoken: int | None = None
    # Where it was not taken whole: its size in bytes where only the header was; what came, letter
    # by letter, where it could not be read or stored as read: a person looks at it.
    too_large: int | None = None
    raw: str = ""

    @property
    def is_reply(self) -> bool:
        """Whether it replies to something: to a message, by that one's name or at a signed address,
        or to an activity on her page."""
        told = (self.answers_item, self.replies_to, self.page)
        return any(one is not None for one in told)

    @property
    def is_no_new_text(self) -> bool:
        """Whether it is no new text of its writer's own: a press, another's words, an edit."""
        return bool(self.pressed or self.forwarded or self.edits)
