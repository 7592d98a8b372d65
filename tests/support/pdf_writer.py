"""A small writer of PDFs: Helvetica, also bold and oblique, straight lines, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS

A4 = (595.0, 842.0)
_WIDTHS = FONT_METRICS["Helvetica"][1]
_USUAL_WIDTH = 556
_LOCK = "<< /Filter /Standard /V 1 /R 2 /P -4 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") >>"
_FONTS = ("", "Bold", "Oblique")
# Text upright, and turned to the left by one, two and three quarters.
_TURNS = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))


@dataclass(slots=True)
class Sheet:
    """One page, measured in points from its top left corner."""

    width: float = A4[0]
    height: float = A4[1]
    rotate: int = 0
    marks: list[str] = field(default_factory=list)

    def text(
        self, x: float, top: float, text: str, size: float = 8, turn: int = 0, style: str = ""
    ) -> None:
        """Print a line of text whose letters' upper edge is `top`, in a style of `_FONTS`."""
        a, b, c, d = _TURNS[turn]
        down = top + size * 0.72
        letters = text.encode("cp1252", "replace").hex()
        place = f"{a} {b} {c} {d} {x:.2f} {self.height - down:.2f} Tm"
        self.marks.append(f"BT /F{1 + _FONTS.index(style)} {size} Tf {place} <{letters}> Tj ET")

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Draw a thin line."""
        self.marks.append(
            f"0.5 w {x0:.2f} {self.height - top:.2f} m {x1:.2f} {self.height - bottom:.2f} l S"
        )

    def box(self, x0: float, top: float, x1: float, bottom: float, paint: str = "S") -> None:
        """Draw a rectangle: its lines ("S"), or its inside in grey ("f")."""
        sides = f"{x0:.2f} {self.height - bottom:.2f} {x1 - x0:.2f} {bottom - top:.2f}"
        self.marks.append(f"0.9 g {sides} re {paint} 0 g")

    def image(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Place an image, as a scanner does: one grey point over the rectangle."""
        place = f"{x1 - x0:.2f} 0 0 {bottom - top:.2f} {x0:.2f} {self.height - bottom:.2f} cm"
        self.marks.append(f"q {place} BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q")


def width_of(text: str, size: float = 8) -> float:
    """Return how wide a text is in Helvetica."""
    return sum(_WIDTHS.get(letter, _USUAL_WIDTH) for letter in text) * size / 1000


def wrapped(text: str, width: float, size: float = 8) -> list[str]:
    """Return a text in lines no wider than `width`; a long word stands alone, cut where it must."""
    lines: list[str] = []
    for word in (piece for one in text.split() for piece in _cut(one, width, size)):
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(word: str, width: float, size: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def pdf(sheets: Sequence[Sheet], *, locked: bool = False) -> bytes:
    """Return the file; `locked` says that it needs a password."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{name and '-' + name} "
        "/Encoding /WinAnsiEncoding >>"
        for name in _FONTS
    ]
    fonts = " ".join(f"/F{n} {n + 2} 0 R" for n in range(1, 1 + len(_FONTS)))
    kids = []
    for sheet in sheets:
        stream = "\n".join(sheet.marks)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] "
            f"/Rotate {sheet.rotate} /Contents {len(objects)} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects, _LOCK if locked else "")


def _file(objects: Sequence[str], lock: str) -> bytes:
    content = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    start = len(content)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    lock = f" /Encrypt {lock} /ID [(a) (a)]" if lock else ""
    content += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{lock} >>\nstartxref\n{start}\n%%EOF\n"
    ).encode("latin-1")
    return content
