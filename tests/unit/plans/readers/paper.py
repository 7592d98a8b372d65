"""Tables printed on paper for the tests: with and without lines, over several pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import A4, Sheet, pdf, width_of, wrapped

SIZE = 8.0
PITCH = 9.5
_MARGIN = 30.0
_PAD = 3.0
Area = tuple[int, int, int, int]
# A longer word, such as an address, is cut.
_WORD = 75.0


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is printed.

    `merged` columns: a name and the blanks below it are one cell, its text in the middle of what
    stands on the page. `cut`: a row may go on over the page. `stand`: 0 top, 0.5 middle, 1 bottom.
    `room` above and below each cell's text is in points. `areas` are one cell each:
    first row and column, last row and column, from 1. The first `heads` rows are the heading;
    the first `box` of them, the form's box, stand on the first page alone.
    `scale` makes the paper larger.
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
    heads: int = 1
    box: int = 0
    areas: Sequence[Area] = ()
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class _Row:
    """`across` counts the columns of each cell, 0 where the one before it covers its column."""

    lines: tuple[tuple[str, ...], ...]
    goes_on: tuple[bool, ...]
    across: tuple[int, ...]
    height: int
    heading: bool = False


def printed(rows: Sequence[Sequence[str]], layout: Layout = Layout()) -> bytes:
    """Return the PDF of a table whose first rows are its heading."""
    width, height = (layout.scale * side for side in (A4[::-1] if layout.landscape else A4))
    xs = _columns(rows, width)
    done = _laid_out(rows, xs, layout)
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


def _laid_out(rows: Sequence[Sequence[str]], xs: Sequence[float], layout: Layout) -> list[_Row]:
    areas = {(top - 1, left - 1): (last, end) for top, left, last, end in layout.areas}
    spans = {
        (row, column): (row > top, end - left if column == left else 0)
        for (top, left), (last, end) in areas.items()
        for row in range(top, last)
        for column in range(left, end)
    }
    done: list[_Row] = []
    for number, row in enumerate(rows):
        own = [spans.get((number, n), (n in layout.merged and not text, 1))
               for n, text in enumerate(row)]  # fmt: skip
        lines = tuple(
            tuple(wrapped(text, xs[n + max(across, 1)] - xs[n] - 2 * _PAD, SIZE))
            for n, (text, (_, across)) in enumerate(zip(row, own, strict=True))
        )
        tall = {n for n in range(len(row)) if areas.get((number, n), (0, 0))[0] > number + 1}
        height = max([1, *(len(cell) for n, cell in enumerate(lines) if n not in tall)])
        below, across = zip(*own, strict=True)
        done.append(_Row(lines, below, across, height, heading=number < layout.heads))
    for (top, left), (last, _) in areas.items():
        lacking = len(done[top].lines[left]) - sum(row.height for row in done[top:last])
        if lacking > 0:
            done[last - 1] = replace(done[last - 1], height=done[last - 1].height + lacking)
    return done


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
    first = list(rows[: layout.heads])
    head = first[layout.box :] if layout.repeat else []
    page, used = list(first), sum(_height(one, layout) for one in first)
    for row in rows[layout.heads :]:
        fits = int((room - used - 2 * layout.room) // PITCH)
        rest = row
        if row.height > fits:
            if layout.cut and fits > 0 and len(page) > 1:
                begun, rest = _parts(row, fits)
                page.append(begun)
            yield page
            page, used = [*head], sum(_height(one, layout) for one in head)
        page.append(rest)
        used += _height(rest, layout)
    yield page


def _parts(row: _Row, fits: int) -> tuple[_Row, _Row]:
    first = replace(row, lines=tuple(cell[:fits] for cell in row.lines), height=fits)
    rest = tuple(cell[fits:] for cell in row.lines)
    return first, replace(row, lines=rest, height=max([1, *map(len, rest)]))


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
            if not page[first].across[n]:
                continue
            lines = next((row.lines[n] for row in page[first:last] if row.lines[n]), ())
            end = xs[n + page[first].across[n]]
            stand = 0.5 if last - first > 1 else layout.stand
            free = ys[last] - ys[first] - 2 * layout.room - len(lines) * PITCH
            for number, line in enumerate(lines):
                at = ys[first] + layout.room + max(free, 0.0) * stand + number * PITCH
                sheet.text(xs[n] + _PAD, at, line, SIZE)
            if layout.ruled:
                sheet.line(xs[n], ys[first], end, ys[first])
                sheet.line(xs[n], ys[last], end, ys[last])
                sheet.line(xs[n], ys[first], xs[n], ys[last])
                sheet.line(end, ys[first], end, ys[last])


def _cells(page: Sequence[_Row], column: int) -> Iterator[tuple[int, int]]:
    first = 0
    for number in range(1, len(page) + 1):
        begins = number == len(page) or not page[number].goes_on[column]
        if begins or page[number - 1].heading != page[number].heading:
            yield first, number
            first = number
