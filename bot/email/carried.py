"""The files of evidence that travel with a mail, as many as a mail server takes."""

from __future__ import annotations

from mimetypes import guess_type

from bot.email.mime import File
from core.files import Contents
from core.overviews import Overview

# Servers take 20 to 25 MB as encoded, which is a third more than the files.
MOST_BYTES = 12_000_000
_ANY = "application/octet-stream"


def carried(content: Overview, contents: Contents) -> tuple[File, ...]:
    """Return the files that an overview names, the first ones, as long as they fit together."""
    files: list[File] = []
    room = MOST_BYTES
    for row in content.rows:
        if not row.file:
            continue
        data = contents(row.file)
        if len(data) > room:
            break
        room -= len(data)
        files.append(File(row.name, guess_type(row.name)[0] or _ANY, data))
    return tuple(files)
