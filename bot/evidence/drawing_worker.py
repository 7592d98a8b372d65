"""The process that draws one page of a PDF as a picture, and ends.

It is started as `python -m bot.evidence.drawing_worker`.
"""

from __future__ import annotations

from io import BytesIO

from pypdfium2 import PdfDocument, PdfiumError

from bot.evidence.drawing import SECONDS
from core.running.confined import confine, end_after
from plans.readers.limits import MOST_MEMORY
from plans.readers.worker import serve

MOST_POINTS = 14_400  # of a side: 200 inches, more than which PDF 1.7 (annex C.2) does not allow
SIDE = 1400  # pixels of the longer side: small print can be read


def drawn(given: bytes) -> bytes:
    """Return the count of pages in a line, and the wanted page as PNG; nothing where it cannot be
    drawn. Takes the number of the page in a line, and the file."""
    number, _, content = given.partition(b"\n")
    try:
        with PdfDocument(content) as document:
            count, wanted = len(document), int(number)
            if not 1 <= wanted <= count:
                return b""
            page = document[wanted - 1]
            side = max(page.get_size())
            if not 0 < side <= MOST_POINTS:
                return b""
            picture = BytesIO()
            page.render(scale=SIDE / side).to_pil().save(picture, "PNG")
            return f"{count}\n".encode() + picture.getvalue()
    except (PdfiumError, MemoryError, ValueError):
        return b""


def main() -> None:
    """Draw what is asked for on the standard input, answer, and end."""
    end_after(SECONDS)
    confine(MOST_MEMORY)
    serve(drawn)


if __name__ == "__main__":
    main()
