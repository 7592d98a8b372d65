"""Tables printed on paper for the tests: with and without lines, over several pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plans.readers.grid import Grid
from plans.readers.pdf import read_pdf
from tests.support.pdf_writer import A4, Sheet, pdf, width_of, wrapped

SIZE = 8.0
PITCH = 9.5
_MARGIN = 30.0
_PAD = 3.0
# A longer word, such as an address, is cut.
_WORD = 75.0


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is printed.

    `merged` columns: a name and the blanks below it are one cell, its text in the middle of what
    stands on the page. `cut`: a row may go on over the page. `stand`: 0 top, 0.5 middle, 1 bottom.
    `room` above and below each cell's text is in points.
    """

    ruled: bool = True
    landscape: bool = True
    stand: float = 0.0
    room: float = 3.0
    merged: Sequence[int] = ()
    cut: bool = False
    repeat: bool = True
    titles: Sequence[str] = ()
    footer: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    lines: tuple[tuple[str, ...], ...]
    goes_on: tuple[bool, ...]
    heading: bool = False

    @property
    def height(self) -> int:
        return max(1, *(len(cell) for cell in self.lines))


def printed(rows: Sequence[Sequence[str]], layout: Layout = Layout()) -> bytes:
    """Return the PDF of a table whose first row is its heading."""
    width, height = A4[::-1] if layout.landscape else A4
    xs = _columns(rows, width)
    done = [
        _Row(
            tuple(
                tuple(wrapped(text, xs[n + 1] - xs[n] - 2 * _PAD, SIZE))
                for n, text in enumerate(row)
            ),
            tuple(n in layout.merged and not text for n, text in enumerate(row)),
            heading=number == 0,
        )
        for number, row in enumerate(rows)
    ]
    sheets: list[Sheet] = []
    for page in _pages(done, layout, height):
        sheet = Sheet(width, height)
        top = _MARGIN
        for title in layout.titles if not sheets else ():
            sheet.text(_MARGIN, top, title, SIZE + 2)
            top += 2 * PITCH
        _print(sheet, page, xs, top, layout)
        if layout.footer:
            sheet.text(_MARGIN, height - _MARGIN, f"{layout.footer} {len(sheets) + 1}", SIZE)
        sheets.append(sheet)
    return pdf(sheets)


def read(rows: Sequence[Sequence[str]], layout: Layout = Layout()) -> Grid:
    return read_pdf(printed(rows, layout), "plan.pdf")


def _columns(rows: Sequence[Sequence[str]], width: float) -> list[float]:
    columns = list(zip(*rows, strict=True))
    least = [
        min(max((width_of(w, SIZE) for text in column for w in text.split()), default=0.0), _WORD)
        + 2 * _PAD
        + 1
        for column in columns
    ]
    shares = [max(len(text) for text in column) ** 0.5 for column in columns]
    unit = (width - 2 * _MARGIN - sum(least)) / (sum(shares) or 1)
    xs = [_MARGIN]
    for one, share in zip(least, shares, strict=True):
        xs.append(xs[-1] + max(one + share * unit, one / 2))
    return xs


def _pages(rows: Sequence[_Row], layout: Layout, height: float) -> Iterator[list[_Row]]:
    room = height - 2 * _MARGIN - 2 * PITCH * (len(layout.titles) + 1)
    head = [rows[0]] if layout.repeat else []
    page, used = [rows[0]], _height(rows[0], layout)
    for row in rows[1:]:
        fits = int((room - used - 2 * layout.room) // PITCH)
        rest = row
        if row.height > fits:
            if layout.cut and fits > 0 and len(page) > 1:
                first, rest = _parts(row, fits)
                page.append(first)
            yield page
            page, used = [*head], sum(_height(one, layout) for one in head)
        page.append(rest)
        used += _height(rest, layout)
    yield page


def _parts(row: _Row, fits: int) -> tuple[_Row, _Row]:
    first = replace(row, lines=tuple(cell[:fits] for cell in row.lines))
    return first, _Row(tuple(cell[fits:] for cell in row.lines), row.goes_on)


def _height(row: _Row, layout: Layout) -> float:
    return row.height * PITCH + 2 * layout.room


def _print(
    sheet: Sheet, page: Sequence[_Row], xs: Sequence[float], top: float, layout: Layout
) -> None:
    ys = [top]
    for row in page:
        ys.append(ys[-1] + _height(row, layout))
    for n in range(len(xs) - 1):
        for first, last in _cells(page, n):
            lines = next((row.lines[n] for row in page[first:last] if row.lines[n]), ())
            stand = 0.5 if last - first > 1 else layout.stand
            free = ys[last] - ys[first] - 2 * layout.room - len(lines) * PITCH
            for number, line in enumerate(lines):
                at = ys[first] + layout.room + max(free, 0.0) * stand + number * PITCH
                sheet.text(xs[n] + _PAD, at, line, SIZE)
            if layout.ruled:
                sheet.line(xs[n], ys[first], xs[n + 1], ys[first])
                sheet.line(xs[n], ys[last], xs[n + 1], ys[last])
                sheet.line(xs[n], ys[first], xs[n], ys[last])
                sheet.line(xs[n + 1], ys[first], xs[n + 1], ys[last])


def _cells(page: Sequence[_Row], column: int) -> Iterator[tuple[int, int]]:
    first = 0
    for number in range(1, len(page) + 1):
        if number == len(page) or page[number - 1].heading or not page[number].goes_on[column]:
            yield first, number
            first = number
