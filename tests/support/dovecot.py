"""A real IMAP server for tests: Dovecot in a temporary folder, on a loopback port."""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Event
from time import monotonic

from tests.support.missing import missing

HOST = "127.0.0.1"
USER = "respuestas@puertoesperanza.example"
PASSWORD = "clave-del-buzon"

_SECONDS = 20.0
_numbers = count(1)
# Dovecot reads no mail as root; where the tests are root, an account without rights stands in.
_LEAST = "nobody"
_CONFIG = """\
protocols = imap
listen = {host}
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:{folder}/mail
mailbox_idle_check_interval = 1 secs
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
first_valid_uid = 1
imap_capability = {capability}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
"""


class Dovecot:
    """A server with one mailbox, which every user name opens with PASSWORD."""

    def __init__(self, folder: Path, *, capability: str = "", certificate: Path | None = None):
        self.folder = folder
        self.port = free_port()
        self.tls_port = free_port() if certificate else 0
        self._capability = capability
        self._certificate = certificate
        self._owner = pwd.getpwnam(_LEAST) if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        self._process: subprocess.Popen[bytes] | None = None
        self._mail = folder / "mail"
        self._mail.mkdir()
        self._own(self._mail)

    def start(self) -> None:
        """Start it, and wait until it greets."""
        config = self.folder / "dovecot.conf"
        config.write_text(self._config(), encoding="utf-8")
        program = installed()
        assert program is not None
        self._process = subprocess.Popen([program, "-F", "-c", str(config)], start_new_session=True)
        _until(self._greets, self._log)

    def stop(self) -> None:
        """Stop it; every connection is cut."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_SECONDS)
            self._process = None

    def kill(self) -> None:
        """End it and all its children without a word."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(_SECONDS)
            self._process = None

    def deliver(self, raw: bytes, folder: str = "INBOX") -> None:
        """Put a message into a folder as a mail server does: all at once."""
        home = self._mail if folder == "INBOX" else self._mail / f".{folder}"
        name = f"{next(_numbers)}.{os.getpid()}.test"
        for path in (home, home / "tmp", home / "new", home / "cur"):
            if not path.exists():
                path.mkdir()
                self._own(path)
        written = home / "tmp" / name
        written.write_bytes(raw)
        self._own(written)
        written.rename(home / "new" / name)

    def files(self, folder: str = "INBOX") -> list[Path]:
        """Return the files of a folder's messages; behind the comma of a name stand its flags."""
        home = self._mail if folder == "INBOX" else self._mail / f".{folder}"
        return sorted([*home.glob("new/*"), *home.glob("cur/*")], key=lambda path: path.name)

    def renumber(self, folder: str = "INBOX") -> None:
        """Forget the numbers of a folder: it gets another UIDVALIDITY. Only while stopped."""
        home = self._mail if folder == "INBOX" else self._mail / f".{folder}"
        for path in [*home.glob("dovecot-uidlist*"), *home.glob("dovecot.index*")]:
            path.unlink()

    def _own(self, path: Path) -> None:
        if os.geteuid() == 0:
            os.chown(path, self._owner.pw_uid, self._owner.pw_gid)

    def _config(self) -> str:
        root = os.geteuid() == 0
        certificate = ""
        if self._certificate is not None:
            key = self._certificate.with_suffix(".key")
            certificate = f"ssl_cert = <{self._certificate}\nssl_key = <{key}"
        return _CONFIG.format(
            host=HOST,
            folder=self.folder,
            ssl="yes" if self._certificate else "no",
            certificate=certificate,
            internal="dovecot" if root else self._owner.pw_name,
            internal_group="dovecot" if root else grp.getgrgid(self._owner.pw_gid).gr_name,
            login="dovenull" if root else self._owner.pw_name,
            capability=self._capability,
            port=self.port,
            tls_port=self.tls_port,
            password=PASSWORD,
            uid=self._owner.pw_uid,
            gid=self._owner.pw_gid,
        )

    def _greets(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection((HOST, self.port), 1) as near:
            near.settimeout(2)
            return near.recv(64).startswith(b"* OK")
        return False

    def _log(self) -> str:
        log = self.folder / "dovecot.log"
        return log.read_text("utf-8") if log.exists() else "it wrote no log"


def installed() -> str | None:
    """Return the server's program, None where there is none."""
    return shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@contextmanager
def a_dovecot(*, capability: str = "", certificate: Path | None = None) -> Iterator[Dovecot]:
    """Run a server while the block lasts; without Dovecot the test skips, or fails in CI.

    `capability` is what it says it can do, where that is less than it can.
    """
    if installed() is None:
        missing("Dovecot is not installed (dovecot-imapd): mailboxes were not tried")
    # Not the test's own folder, which nobody but its owner may enter.
    with tempfile.TemporaryDirectory(prefix="dovecot-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = Dovecot(folder, capability=capability, certificate=certificate)
        try:
            server.start()
            yield server
        finally:
            server.kill()


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def _until(condition: Callable[[], bool], log: Callable[[], str]) -> None:
    deadline, never = monotonic() + _SECONDS, Event()
    while not condition():
        if monotonic() > deadline:
            raise TimeoutError(f"Dovecot does not start: {log()}")
        never.wait(0.05)
