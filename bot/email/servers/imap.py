"""One connection to an IMAP server: what lies in a folder, its bytes, and the wait for more.

Everything here blocks and belongs to one thread; only `interrupt` and `abandon` may be called from
another. Raises what FAILURES names.
"""

from __future__ import annotations

import contextlib
import imaplib
import re
import select
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass

from imap_tools import BaseMailBox
from imap_tools.errors import ImapToolsError, MailboxLoginError
from imap_tools.utils import encode_folder

from bot.email.servers.receiving import ImapSettings
from bot.email.servers.trust import verifying
from bot.email.servers.tunnel import connect

# RFC 2177: a server may log out who idles for 30 minutes; one is to begin anew before 29.
IDLE_SECONDS = 28 * 60.0
KEYWORD = "CulminaHandled"
MOST_HEADER = 256 * 1024

FAILURES = (imaplib.IMAP4.error, ImapToolsError, OSError)
REFUSED = (MailboxLoginError, imaplib.IMAP4.error)
CUT = (imaplib.IMAP4.abort, OSError)  # the connection broke; the server has refused nothing

_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_AT_ONCE = 200  # numbers in one command: servers limit the length of a line
_NO_NEWS = (BlockingIOError, TimeoutError, ssl.SSLWantReadError)


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder as the server shows it now (RFC 3501, 7.1)."""

    uidvalidity: int
    uidnext: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """A mail: its first bytes, as many as were asked for, and its size as the server tells it."""

    raw: bytes
    size: int


class Mailbox:
    """A logged-in connection. `token` is an access token where no password is given."""

    def __init__(self, settings: ImapSettings, token: str | None = None) -> None:
        self._settings = settings
        self._box = _connect(settings)
        self._client = self._box.client
        self._ears, self._bell = socket.socketpair()
        # While nothing is said for half an hour, this alone tells that the server is still there.
        self._client.sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        try:
            _log_in(self._box, settings, token)
            # What a server can do is often told in full only to who has logged in.
            _, told = self._client.capability()
            self._client.capabilities = tuple(told[-1].decode("ascii", "replace").upper().split())
            self._moves = bool(settings.handled_folder) and self._can("MOVE")
            if self._moves and not self._box.folder.exists(settings.handled_folder):
                self._box.folder.create(settings.handled_folder)
        except BaseException:
            self.abandon()
            raise
        self._keywords = False

    @property
    def idles(self) -> bool:
        """Tell whether the server announces new mail by itself."""
        return self._settings.idle and self._can("IDLE")

    def folders(self) -> list[str]:
        """Return the names of all folders."""
        return [folder.name for folder in self._box.folder.list()]

    def open(self, folder: str) -> Opened:
        """Open a folder, anew even where it is open: only so a change of its numbers is seen."""
        self._box.folder.set(folder)
        flags = self._client.response("PERMANENTFLAGS")[1][0] or b""
        self._keywords = rb"\*" in flags
        uidnext = self._number("UIDNEXT")
        if not uidnext:  # old servers keep it to themselves
            uidnext = max(self._found("ALL"), default=0) + 1
        return Opened(self._number("UIDVALIDITY"), uidnext)

    def listed(self, next_uid: int, since_uid: int) -> list[int]:
        """Return the numbers of the mails from `next_uid` on; before `since_uid` of unread ones.

        Without those that carry culmina's mark: after a change of numbers they come up again.
        """
        condition = f"UNDELETED UNKEYWORD {KEYWORD}" if self._keywords else "UNDELETED"
        found: list[int] = []
        if next_uid < since_uid:
            found = self._found(f"UID {next_uid}:{since_uid - 1} UNSEEN {condition}")
        first = max(next_uid, since_uid)
        # The last mail is always part of "n:*", even where its number is lower.
        found += [uid for uid in self._found(f"UID {first}:* {condition}") if uid >= first]
        return sorted(set(found))

    def fetch(self, uid: int, most: int) -> Fetched | None:
        """Return the first `most` bytes of a mail; None when it is gone. Marks nothing."""
        told = self._uid("FETCH", str(uid), f"(UID RFC822.SIZE BODY.PEEK[]<0.{most}>)")
        raw = next((bytes(piece[1]) for piece in told if isinstance(piece, tuple)), None)
        if raw is None:
            return None
        heads = [piece[0] if isinstance(piece, tuple) else piece or b"" for piece in told]
        size = _SIZE.search(b" ".join(heads))
        return Fetched(raw, int(size[1]) if size else len(raw))

    def take_out(self, folder: str, word: str) -> bytes | None:
        """Return the first bytes of the mail whose subject holds `word`, and delete it; else None.

        Only for messages of culmina's own.
        """
        if not self._box.folder.exists(folder):
            return None
        self.open(folder)
        for uid in self._found(f'SUBJECT "{word}"'):
            head = self.fetch(uid, MOST_HEADER)
            self._uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Deleted)")
            if self._can("UIDPLUS"):
                self._uid("EXPUNGE", str(uid))
            return None if head is None else head.raw
        return None

    def settle(self, uids: Sequence[int]) -> None:
        """Move handled mails to their folder, or mark them as read where that is not possible.

        What is not there any more is passed over. Never expunges: what a person has marked as
        deleted stays until she says so.
        """
        for start in range(0, len(uids), _AT_ONCE):
            some = ",".join(map(str, uids[start : start + _AT_ONCE]))
            if self._moves:
                self._uid("MOVE", some, encode_folder(self._settings.handled_folder))
            else:
                flags = rf"(\Seen {KEYWORD})" if self._keywords else r"(\Seen)"
                self._uid("STORE", some, "+FLAGS.SILENT", flags)

    def wait(self, seconds: float) -> None:
        """Wait for news of the open folder, at most `seconds`; `interrupt` ends it."""
        if not self.idles:
            self._rest(seconds, listen=False)
            return
        self._box.idle.start()  # type: ignore[no-untyped-call]
        # An announcement may have come together with the answer: it would wait in the buffer.
        if not self._heard():
            self._rest(min(seconds, IDLE_SECONDS), listen=True)
        self._box.idle.stop()  # type: ignore[no-untyped-call]

    def interrupt(self) -> None:
        """End a wait, from any thread; one that has not begun yet ends at once."""
        with contextlib.suppress(OSError):
            self._bell.send(b".")

    def abandon(self) -> None:
        """Cut the connection, from any thread: whatever is asked of it fails."""
        with contextlib.suppress(OSError):
            self._client.sock.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(OSError):
            self._client.shutdown()
        self._ears.close()
        self._bell.close()

    def close(self) -> None:
        """Take leave of the server."""
        with contextlib.suppress(*FAILURES, ValueError):  # the last: it was cut off meanwhile
            self._box.logout()
        self.abandon()

    def _can(self, ability: str) -> bool:
        return ability in self._client.capabilities

    def _number(self, name: str) -> int:
        told = self._client.response(name)[1][0]
        return int(told) if told else 0

    def _found(self, condition: str) -> list[int]:
        return [int(uid) for uid in self._box.uids(condition, charset=None)]

    def _uid(self, command: str, *words: str | bytes) -> list[bytes | tuple[bytes, bytes] | None]:
        try:
            status, told = self._client.uid(command, *words)  # type: ignore[arg-type]
        except imaplib.IMAP4.abort as error:
            if "BYE" not in self._client.untagged_responses:
                raise
            # Not the network: the server hangs up because of what it was asked.
            raise imaplib.IMAP4.error(f"{command}: {error}") from error
        if status != "OK":
            raise imaplib.IMAP4.error(f"{command}: {told[0]!r}")
        return list(told)

    def _heard(self) -> bool:
        """Tell whether the server has said something that was not read yet."""
        line_before = self._client.sock.gettimeout()
        self._client.sock.settimeout(0)
        try:
            return bool(self._client.readline())
        except _NO_NEWS:
            return False
        finally:
            self._client.sock.settimeout(line_before)

    def _rest(self, seconds: float, *, listen: bool) -> None:
        heard = [self._ears, self._client.sock] if listen else [self._ears]
        ready, _, _ = select.select(heard, [], [], max(seconds, 0.0))
        if self._ears in ready:
            self._ears.recv(4096)


class _Box(BaseMailBox):
    """The library's mailbox, over a connection by the way that the settings name."""

    def __init__(self, settings: ImapSettings) -> None:
        self._settings = settings
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        settings = self._settings
        if settings.security == "tls":
            return _Encrypted(settings)
        return _Plain(settings)


class _Plain(imaplib.IMAP4):
    """A connection that is not encrypted from the first byte."""

    def __init__(self, settings: ImapSettings) -> None:
        self._settings = settings
        super().__init__(settings.host, settings.port, settings.timeout)

    def _create_socket(self, timeout: float) -> socket.socket:
        return connect(self._settings.proxy, self.host, self.port, timeout)


class _Encrypted(imaplib.IMAP4_SSL):
    """A connection that is."""

    def __init__(self, settings: ImapSettings) -> None:
        self._settings = settings
        trusted = verifying(settings.ca_file)
        super().__init__(
            settings.host, settings.port, ssl_context=trusted, timeout=settings.timeout
        )

    def _create_socket(self, timeout: float) -> socket.socket:
        way = connect(self._settings.proxy, self.host, self.port, timeout)
        trusted: ssl.SSLContext = self.ssl_context
        return trusted.wrap_socket(way, server_hostname=self.host)


def _connect(settings: ImapSettings) -> BaseMailBox:
    box = _Box(settings)
    if settings.security == "starttls":
        try:
            box.client.starttls(verifying(settings.ca_file))
        except BaseException:  # the library's own way leaves the connection open
            with contextlib.suppress(OSError):  # a handshake that failed has closed its socket
                box.client.shutdown()
            raise
    return box


def _log_in(box: BaseMailBox, settings: ImapSettings, token: str | None) -> None:
    password = settings.password.get_secret_value()
    if token is not None:
        box.xoauth2(settings.username, token, initial_folder=None)
    elif (settings.username + password).isascii():
        box.login(settings.username, password, initial_folder=None)
    else:
        box.login_utf8(settings.username, password, initial_folder=None)
