"""What goes out with a digest: its picture by day and by night, and the workbook. Made once."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from threading import Lock
from types import ModuleType

import structlog

from reports import shown
from reports.values import Figures
from texts.catalog import Texts

log = structlog.get_logger(__name__)

PICTURE_NAME = "como-vamos.png"


@dataclass(frozen=True, slots=True)
class Attached:
    """The files of one digest; `day` and `night` are None where no picture could be made."""

    day: bytes | None
    night: bytes | None
    workbook: bytes
    workbook_name: str


class Attachments:
    """Makes the files of digests. The last ones are kept: all who get a digest get the same."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._last: tuple[Figures, Attached] | None = None
        self._one_at_a_time = Lock()  # digests are rendered in threads; the second takes the first

    def of(self, figures: Figures) -> Attached:
        """Return the files of a digest; a first time costs a second or two."""
        with self._one_at_a_time:
            if self._last is None or self._last[0] != figures:
                self._last = (figures, make(figures, self._texts))
            return self._last[1]


def make(figures: Figures, texts: Texts) -> Attached:
    """Make the files; a picture that fails is left out, the digest goes out without it."""
    export = _imported("reports.documents.export_xlsx")
    day = night = None
    try:
        charts = _imported("reports.documents.charts")
        day = charts.picture(figures, charts.DAY)
        night = charts.picture(figures, charts.NIGHT)
    except Exception:
        log.warning("picture_not_made", exc_info=True)
    return Attached(day, night, export.table(figures, texts), shown.table_name(figures))


@cache
def _imported(name: str) -> ModuleType:
    """Import a module that only who makes a digest pays for: 0.7 s and 35 MB, mostly for
    matplotlib.

    The collector of garbage looks at nothing meanwhile, and never at what is there afterwards: each
    look at all of it would hold up every other thread, and with them the service's loop, for 50 to
    200 ms.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
