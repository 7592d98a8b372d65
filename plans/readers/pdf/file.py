"""Reads the tables of a PDF that has text: ruled or not, page after page."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from core.errors import InputError
from plans.readers.grid import Grid
from plans.readers.limits import refused
from plans.readers.pdf.boxes import BOX_ROWS, lines_of_box
from plans.readers.pdf.cut_names import Item, Loose
from plans.readers.pdf.cut_texts import cut_texts, is_decisive, is_figure, shown_of
from plans.readers.pdf.named_blocks import with_blocks
from plans.readers.pdf.overprinted import overprinted, without_overprinted
from plans.readers.pdf.page import Glyph, Printed, printed
from plans.readers.pdf.pages import rows_of
from plans.readers.pdf.ruled import (
    Piece,
    is_banded,
    lattices,
    piece_of,
    rows_are_undrawn,
    rows_between,
)
from plans.readers.pdf.several import read_tables
from plans.readers.pdf.text import (
    FEWEST_COLUMNS,
    Word,
    lines_of,
    text_in,
    text_of,
    with_texts_apart,
    words_of,
)
from plans.readers.pdf.turned_names import CutName, names_beyond, with_names
from plans.readers.pdf.unlined.ends import signed_from
from plans.readers.pdf.unlined.names_over import with_names_over
from plans.readers.pdf.unlined.running import foot_of, head_of
from plans.readers.pdf.unlined.spilled import within_columns
from plans.readers.pdf.unruled import Unruled, read_in_columns, read_unruled

MOST_PAGES = 300
# What the library gives for a letter whose meaning the file does not tell.
_UNKNOWN = "(cid:"
_MOST_UNKNOWN = 0.3
# An image over so much of a page, which has hardly more letters than its number, is the page.
_SCANNED = 0.4
_FEW_LETTERS = 40
_MOST_BOXED = 0.4
_AS_TABLE = "Pida la tabla en Excel o en Word, o expórtela de nuevo a PDF desde el original."


def read_pdf(content: bytes, source: str) -> Grid:
    """Return the grid of a PDF: the rows of its tables, and the text around them as loose lines.
    Raises `InputError` for a scanned, locked or damaged file and for more than 300 pages."""
    reading = _Reading()
    try:
        pdf = pdfplumber.open(BytesIO(content))
        pages = len(pdf.pages)
    except Exception as error:
        raise _refused(error, source) from error
    if pages > MOST_PAGES:
        todo = f"Deje solo las páginas de la tabla, {MOST_PAGES} como máximo."
        raise refused(f"el PDF tiene {pages} páginas.", todo, source)
    page = before = None
    for number in range(pages + 1):
        after = _printed(pdf, number, source) if number < pages else None
        if page is not None:
            reading.add(page, beside=after or before)
        before, page = page, after
    reading.check(source)
    reading.settle_groups()
    shown = rows_of(reading.items, reading.cut_names)
    over = reading.overprinted_beside({*shown.over, *(page for page, _ in shown.doubtful)})
    rows, lost = without_overprinted(shown.rows, over)
    return Grid(
        source,
        tuple(rows),
        scanned=tuple(reading.scanned),
        unsure=(*reading.unsure, *shown.doubtful, *(one for one in over if one not in lost)),
        unsure_groups=tuple(reading.unsure_groups),
        undrawn=reading.undrawn,
        cut=(*reading.cut, *lost),
        cut_groups=(*shown.unnamed, *reading.cut_groups),
        left_out=tuple(reading.left_out),
    )


def _printed(pdf: PDF, number: int, source: str) -> Printed:
    """Return what a page shows; it is parsed once, and let go."""
    try:
        page = pdf.pages[number]
        found = printed(page)
        page.close()
    except Exception as error:
        raise _refused(error, source) from error
    return found


def _refused(error: Exception, source: str) -> InputError:
    cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
        todo = "Guarde una copia sin contraseña y vuelva a cargarla."
        return refused("el PDF está protegido con contraseña.", todo, source)
    return refused("el archivo está dañado o no es un PDF.", _AS_TABLE, source)


class _Reading:
    """What was found so far, and where the last table without lines began."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.scanned: list[int] = []
        self.unsure: list[tuple[int, str]] = []
        self.unsure_groups: list[tuple[int, str]] = []
        self.cut_groups: list[tuple[int, str]] = []
        self.left_out: list[tuple[int, str]] = []
        self.undrawn = False
        self.cut: list[tuple[int, str]] = []
        self._over: list[tuple[int, str]] = []
        self._ruled = False
        self.cut_names: list[CutName] = []
        self._unruled: Piece | None = None
        self._numbered = 0
        self._letters = 0
        self._unknown = 0

    def add(self, page: Printed, beside: Printed | None = None) -> None:
        """Take the tables of one more page, and the lines around them, from the top; `beside` is
        the page after it, or before the last one."""
        if page.image > _SCANNED and len(page.glyphs) <= _FEW_LETTERS:
            self.scanned.append(page.number)
        self._letters += len(page.glyphs)
        self._unknown += sum(glyph.text.startswith(_UNKNOWN) for glyph in page.glyphs)
        page = self._without_cut_figures(page)
        page = replace(page, glyphs=within_columns(page))
        pieces, rest = self._lattices(page)
        loose = _level_lines(replace(page, glyphs=rest))
        boxes: list[Piece] = []
        if self._are_boxes(pieces, page):
            # A file with one doubtful page is refused: no more ways are tried on the others.
            read = read_unruled if self.unsure else read_tables
            again = _level_lines(beside) if beside else []
            head, end = head_of(loose, again, self._unruled), len(loose) - foot_of(loose, again)
            end = max(head, min(end, signed_from(loose)))
            found = read(loose[head:end], page, self._unruled, self._numbered)
            self._numbered = found.numbered
            outside = found.outside
            self._doubt(page, found)
            if found.pieces:
                first = found.pieces[found.last]
                if found.last or self._unruled is None or self._unruled.width != first.width:
                    self._unruled = first
                boxes = pieces
                pieces, outside = with_names_over(found.pieces, outside)
            loose = [*loose[:head], *outside, *loose[end:]]
        lines = [
            Loose(page.number, one[0].top, text_in(one), one[0].x0, one[-1].x1) for one in loose
        ]
        lines += [line for box in boxes for line in lines_of_box(box)]
        rest = self._without_cut_labels(page.number, pieces, rest)
        turned = text_of([glyph for glyph in rest if glyph.turn])
        lines += [Loose(page.number, 0.0, line) for line in turned.splitlines()]
        self.items += sorted([*pieces, *lines], key=lambda one: one.top)

    def _without_cut_figures(self, page: Printed) -> Printed:
        """Return a page without the dates and figures that lack their end: without it they say
        another thing. The headings that lack it are in doubt, other texts are told alone."""
        gone: set[Glyph] = set()
        for glyphs in cut_texts(page.glyphs):
            text = shown_of(glyphs)
            decisive, has_figure = is_decisive(text), any(map(str.isdigit, text))
            if decisive and is_figure(text):
                gone |= set(glyphs)
            told = self.unsure if decisive and not has_figure else self.cut
            told.append((page.number, text))
        kept = [glyph for glyph in page.glyphs if glyph not in gone] if gone else page.glyphs
        return replace(page, glyphs=kept)

    def _are_boxes(self, pieces: Sequence[Piece], page: Printed) -> bool:
        """Tell whether what is drawn on a page is none of the plan's table: only boxes with few of
        its letters, as those of the form's code and of signatures, in a file without drawn tables.
        """
        wide = [piece for piece in pieces if piece.width >= FEWEST_COLUMNS]
        inside = sum(len(slot.text) for piece in pieces for row in piece.rows for slot in row)
        small = all(len(piece.rows) <= BOX_ROWS for piece in wide)
        boxes = small and inside < _MOST_BOXED * len(page.glyphs)
        self._ruled |= not boxes
        return not wide or (boxes and not self._ruled)

    def _lattices(self, page: Printed) -> tuple[list[Piece], list[Glyph]]:
        """Return the tables whose cells are drawn, and the letters outside them."""
        pieces, rest = [], page.glyphs
        found = lattices(page)
        banded = not page.drawn and rows_between(found, rest)
        for lattice in [] if banded else found:
            inside = [glyph for glyph in rest if lattice.holds(glyph)]
            if not page.drawn and is_banded(lattice, inside):
                continue
            names = names_beyond(lattice, page)
            beyond = {glyph for name in names for glyph in name.glyphs}
            rest = [glyph for glyph in rest if glyph not in beyond]
            inside = [glyph for glyph in inside if glyph not in beyond]
            piece = with_names(piece_of(lattice, inside, page.number), names)
            self.cut_names += names
            self._over += [(page.number, text) for text in overprinted(lattice, inside)]
            rest = [glyph for glyph in rest if not lattice.holds(glyph)]
            if rows_are_undrawn(piece) and not any(glyph.turn for glyph in inside):
                columns = read_in_columns(list(_loose_lines(inside)), page, lattice.xs)
                self._doubt(page, columns)
                (piece,) = columns.pieces
            pieces.append(piece)
        return pieces, rest

    def _without_cut_labels(
        self, page: int, pieces: Sequence[Piece], rest: Sequence[Glyph]
    ) -> list[Glyph]:
        """Return the letters outside the tables without those of turned names that go on beyond a
        table's end: a page break cuts these names, and what they say is not certain."""
        sides = [(piece.xs[0], piece.xs[-1]) for piece in pieces if piece.ys]
        cut: list[Glyph] = []
        kept: list[Glyph] = []
        for glyph in rest:
            beyond = any(start < glyph.across < end for start, end in sides)
            (cut if glyph.turn and beyond else kept).append(glyph)
        if cut:
            self.unsure_groups.append((page, text_of(cut).replace("\n", " ")))
        return kept

    def _doubt(self, page: Printed, found: Unruled) -> None:
        self.undrawn |= bool(found.pieces)
        self.unsure += [(page.number, quoted) for quoted in found.doubts]
        self.left_out += [(page.number, quoted) for quoted in found.left_out]
        self.unsure_groups += [(page.number, quoted) for quoted in found.groups]

    def settle_groups(self) -> None:
        """Put the names of groups over their rows where the pages together say which these are."""
        pieces = [one for one in self.items if isinstance(one, Piece)]
        drawn = any(one.ys for one in pieces) or not any(one.lines for one in pieces)
        if self.unsure or drawn or len({one.width for one in pieces}) != 1:
            return
        found = with_blocks(pieces)
        if found:
            settled = iter(found.pieces)
            self.items = [next(settled) if isinstance(one, Piece) else one for one in self.items]
            self.cut_groups += [*found.doubts, *(found.unknown if self.unsure_groups else ())]
            self.unsure_groups = []

    def overprinted_beside(self, told: Container[int]) -> list[tuple[int, str]]:
        """Return what is printed over other text, on pages of which nothing else is told."""
        return [one for one in self._over if one[0] not in told]

    def check(self, source: str) -> None:
        """Raise `InputError` where the pages hold no letters, or letters without a meaning."""
        if self._letters and self._unknown <= _MOST_UNKNOWN * self._letters:
            return
        what = "no tiene texto: es una imagen escaneada"
        if self._letters:
            what = "no dice qué letras son las que muestra"
        raise refused(f"el PDF {what}.", _AS_TABLE, source)


def _level_lines(page: Printed) -> list[list[Word]]:
    level = [one for one in page.glyphs if not one.turn and one.seen]
    return with_texts_apart(list(_loose_lines(level)))


def _loose_lines(glyphs: Sequence[Glyph]) -> Iterator[list[Word]]:
    for line in lines_of(glyphs):
        if words := words_of(line):
            yield words
