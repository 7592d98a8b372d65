"""Keeps a file that somebody sent: judged, scanned, stored; the way of every channel."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import structlog

from bot.evidence.names import safe_name
from bot.evidence.settings import EvidenceSettings
from bot.evidence.types import SOUNDS, SUFFIXES, find_type, media_type
from bot.evidence.vault import Vault
from core.errors import EnvironmentFault
from core.files import Refusal, Unwanted
from core.inbound import FileKind
from models.incoming.files import KeptContent

log = structlog.get_logger("evidence")

SCAN_WITHIN_SECONDS = 120
REFUSED_BY_SCANNER = 1
_DEFAULT_NAMES = {
    FileKind.PHOTO: "foto",
    FileKind.VIDEO: "video",
    FileKind.DOCUMENT: "documento",
    FileKind.VOICE: "nota de voz",
}
_SPOKEN = frozenset({*SOUNDS, "mp4"})


class ScannerFault(EnvironmentFault):
    """The scanner does not say whether a file is clean."""


class Keeper:
    """Decides what is kept, and keeps it. Blocking: call it in a worker thread."""

    def __init__(self, settings: EvidenceSettings) -> None:
        self._settings = settings
        self.vault = Vault(settings.path)

    def keep(self, content: bytes, *, name: str, kind: FileKind) -> KeptContent:
        """Store a content and return what it is; nothing is opened, and no name is believed.

        Raises Unwanted for what is not kept (with the reason that its sender is told),
        EnvironmentFault for a disk or a scanner that is away: then it is to be tried again.
        """
        if len(content) > self._settings.most_bytes:
            raise Unwanted(Refusal.TOO_BIG)
        found = find_type(content, name)
        allowed = _SPOKEN if kind is FileKind.VOICE else self._settings.types
        if found not in allowed:
            raise Unwanted(Refusal.NOT_ALLOWED)
        return KeptContent(
            sha256=self.vault.keep(content, self._inspect),
            media_type=media_type(found),
            name=safe_name(name, SUFFIXES.get(found, found), _DEFAULT_NAMES[kind]),
            size=len(content),
        )

    def check(self) -> None:
        """Raise EnvironmentFault where files could not be kept: the folder, or the scanner."""
        self.vault.check(self._inspect)

    def _inspect(self, path: Path) -> None:
        if self._settings.scanner:
            scan([*shlex.split(self._settings.scanner), str(path.resolve())])


def scan(command: list[str]) -> None:
    """Run the scanner; raises Unwanted for exit code 1, ScannerFault for any other but 0."""
    try:
        # The command is the settings'; the path is a temporary name of our own.
        ended = subprocess.run(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SCAN_WITHIN_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _fault(str(error)) from error
    if ended.returncode == REFUSED_BY_SCANNER:
        log.warning("file_infected", said=_first_line(ended.stdout))
        raise Unwanted(Refusal.INFECTED)
    if ended.returncode:
        raise _fault(f"exit code {ended.returncode}: {_first_line(ended.stderr or ended.stdout)}")


def _first_line(output: bytes) -> str:
    lines = output.decode("utf-8", "replace").splitlines()
    return lines[0][:200] if lines else ""


def _fault(said: str) -> ScannerFault:
    return ScannerFault(
        f"the scanner does not work ({said}).",
        where="[evidence] scanner",
        todo="Start it, or correct the command; files wait meanwhile.",
    )
