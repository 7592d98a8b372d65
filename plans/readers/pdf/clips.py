"""What a page prints, and where its letters may be seen: a text longer than its cell is cut there.

Programs that print workbooks write the whole text of a cell and show no more of it than its column
is wide. The letters that are not seen stand over the columns beside it, but are of their own cell.
"""

from __future__ import annotations

from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.utils import apply_matrix_pt
from pdfplumber.page import Page

# The rectangle (x0, y0, x1, y1) in which letters are seen, as the file counts; None: anywhere.
Seen = tuple[float, float, float, float] | None


def layout_of(page: Page) -> tuple[LTPage, list[Seen]]:
    """Return what a page holds and, for each of its letters in their order, where it is seen."""
    device = _Device(page.pdf.rsrcmgr, page.page_number)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result(), device.seen


class _Device(PDFPageAggregator):
    """Collects a page's parts, and notes for each letter where it is seen."""

    def __init__(self, resources: PDFResourceManager, number: int) -> None:
        super().__init__(resources, pageno=number)
        self.clip: Seen = None
        self.seen: list[Seen] = []

    def render_char(self, *args: Any, **named: Any) -> float:
        """Take one letter."""
        self.seen.append(self.clip)
        return super().render_char(*args, **named)


class _Interpreter(PDFPageInterpreter):
    """Follows the paths beyond which nothing is shown; the library leaves them out."""

    device: _Device

    def __init__(self, resources: PDFResourceManager, device: _Device) -> None:
        super().__init__(resources, device)
        self._clips: list[Seen] = []

    def do_q(self) -> None:
        """Keep the state."""
        super().do_q()
        self._clips.append(self.device.clip)

    def do_Q(self) -> None:  # noqa: N802 - the library's name
        """Go back to the state that was kept."""
        super().do_Q()
        if self._clips:
            self.device.clip = self._clips.pop()

    def do_W(self) -> None:  # noqa: N802 - the library's name
        """Show what follows within the path only."""
        places = [
            apply_matrix_pt(self.ctm, point)
            for segment in self.curpath
            for point in zip(segment[1::2], segment[2::2], strict=False)
        ]
        if places:
            xs, ys = zip(*places, strict=True)
            x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
            before = self.device.clip or (x0, y0, x1, y1)
            self.device.clip = (
                max(before[0], x0), max(before[1], y0), min(before[2], x1), min(before[3], y1),
            )  # fmt: skip

    def do_W_a(self) -> None:  # noqa: N802 - the library's name
        """Show what follows within the path only, by the other rule of what is within."""
        self.do_W()

    def do_Do(self, name: Any) -> None:  # noqa: N802 - the library's name
        """Print a part that is kept apart: its paths are its own."""
        before = self.device.clip
        super().do_Do(name)
        self.device.clip = before
