"""Where the table of a page without lines ends: what is said below it, and who signs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.spanish import fold
from plans.posts import begins_with_post
from plans.readers.named_levels import named_level
from plans.readers.pdf.text import FEWEST_COLUMNS, FIGURE, PAGE_NUMBER, Word, runs_of, text_in
from plans.readers.pdf.unlined.gutters import crosses, straddles

# In parts of the letters' height.
_FAR_BELOW = 3.0
_MOST_SIGNED = 4
# Who signs the plan stands below its table, and not in the table's columns.
_SIGNED = re.compile(r"(?:elabor|proyect|revis|aprob)(?:o|ado)(?: por)?\s*:|firmas?\b")
# "Elaboró:", "Revisó: Ana Gil", "Aprobado por": what a person did for the plan.
_SIGNER = re.compile(r"(?:elabor|proyect|revis|aprob)(?:o|ado)(?: por)?(?:\s?:|$)")
_FEWEST_SIGNERS = 2
# What is drawn to sign on, a person's name as people write it below, and the post in the next line.
_TO_SIGN_ON = re.compile(r"[_.]{5,}|[-–—]{8,}")
_NAME = re.compile(
    r"[A-ZÁÉÍÓÚÑ](?:[a-záéíóúñü]+|\.?)"
    r"(?: (?:de(?: l[ao]s?)?|del|y|[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+|[A-ZÁÉÍÓÚÑ]\.)){1,5}"
    r"|[A-ZÁÉÍÓÚÑ]{2,}(?: [A-ZÁÉÍÓÚÑ]{2,}){1,5}"
)
# A woman's, below her name: elsewhere it is an office's, too.
_SECRETARY = re.compile(r"(?:sub)?secretaria\b")
# A title that stands close above the headings.
_TITLE = re.compile(r"plan(?: \w+){1,12}|(?:.* )?(?:vigencia|ano)? ?20\d\d(?: ?[-–] ?20\d\d)?")
# In letters' heights: who signs stands apart from the rows, and a post right below a name.
_APART = 1.35
_RIGHT_BELOW = 2.0
_FEWEST_WORDS = 2
# Points: a post begins where the name above it does, or has its middle where that has.
_SAME_PLACE = 6.0
_Line = Sequence[Word]


def is_title(line: _Line) -> bool:
    """Tell whether a line is one text that names a plan or its year, and no heading."""
    return len(runs_of(line)) == 1 and bool(_TITLE.fullmatch(fold(text_in(line))))


def signed_from(lines: Sequence[_Line]) -> int:
    """Return the line of a page from which on it only holds who signs the plan: lines to sign on,
    or names with a post below each, and no figures in columns; the number of lines for none."""
    for number, line in enumerate(lines):
        to_sign = all(_TO_SIGN_ON.fullmatch(text_in(run)) for run in runs_of(line))
        if not (to_sign or _names_signers(lines, number)):
            continue
        below = [runs_of(one) for one in lines[number:]]
        if not any(_has_figure(runs) for runs in below if len(runs) >= _FEWEST_WORDS):
            return number
    return len(lines)


def _names_signers(lines: Sequence[_Line], number: int) -> bool:
    """Tell whether a line holds nothing but names of persons, apart from the line above, with a
    post right below each of them."""
    if not 0 < number < len(lines) - 1:
        return False
    above, line, below = lines[number - 1], lines[number], lines[number + 1]
    height = line[0].bottom - line[0].top
    near = below[0].middle - line[0].middle < _RIGHT_BELOW * height
    apart = line[0].middle - above[0].middle > _APART * height
    names, posts = runs_of(line), runs_of(below)
    return (
        near
        and apart
        and len(names) == len(posts)
        and all(_NAME.fullmatch(text_in(name)) for name in names)
        and all(_is_post(text_in(post)) for post in posts)
        and all(map(_is_below, names, posts))
    )


def _is_post(text: str) -> bool:
    return begins_with_post(text) or bool(_SECRETARY.match(fold(text)))


def _is_below(name: _Line, post: _Line) -> bool:
    begins = abs(name[0].x0 - post[0].x0) < _SAME_PLACE
    middle = abs(name[0].x0 + name[-1].x1 - post[0].x0 - post[-1].x1) < 2 * _SAME_PLACE
    return begins or middle


def _has_figure(runs: Sequence[_Line]) -> bool:
    texts = [text_in(run) for run in runs]
    return any(FIGURE.fullmatch(text) and not PAGE_NUMBER.fullmatch(fold(text)) for text in texts)


def table_end(lines: Sequence[Sequence[Word]], cuts: Sequence[float]) -> int:
    """Return the line after the table's last: what stands alone or across the columns far below it
    is none of its."""
    signed = (n for n, line in enumerate(lines) if _SIGNED.match(fold(text_in(line))))
    # "Proyecto: …" above other rows is the name of a level.
    last = max((n for n, one in enumerate(lines) if len(runs_of(one)) >= FEWEST_COLUMNS), default=0)
    signed = (n for n in signed if n > last or not named_level(text_in(lines[n])))
    end = next((n for n in signed if crosses(lines[n], cuts) or _stands_below(lines, n, last)),
               len(lines))  # fmt: skip
    end = min(end, _signers(lines))
    start = _signatures(lines[:end])
    if any(straddles(line, cuts) or crosses(line, cuts) for line in lines[start:end]):
        end = start
    while end > 1 and (len(runs_of(lines[end - 1])) == 1 or crosses(lines[end - 1], cuts)):
        number = PAGE_NUMBER.fullmatch(fold(text_in(lines[end - 1])))
        if not number and not _is_far(lines[end - 2], lines[end - 1]):
            break
        end -= 1
    return end


def _stands_below(lines: Sequence[_Line], number: int, last: int) -> bool:
    """Tell whether a line is one text that stands apart below the `last` line of a row."""
    above, line = lines[number - 1][0], lines[number][0]
    apart = line.middle - above.middle > _RIGHT_BELOW * (line.bottom - line.top)
    return number > last and apart and len(runs_of(lines[number])) == 1


def _signers(lines: Sequence[Sequence[Word]]) -> int:
    """Return the line that says of several people side by side what each did for the plan, where
    it holds no figure and no row with one follows; the number of lines where there is none."""
    for number, line in enumerate(lines):
        texts = [fold(text_in(run)) for run in runs_of(line)]
        if sum(bool(_SIGNER.match(text)) for text in texts) < _FEWEST_SIGNERS:
            continue
        below = (runs_of(one) for one in lines[number:])
        rows = (runs for runs in below if len(runs) >= FEWEST_COLUMNS)
        if not any(FIGURE.fullmatch(text_in(run)) for runs in rows for run in runs):
            return number
    return len(lines)


def _signatures(lines: Sequence[Sequence[Word]]) -> int:
    """Return the line from which on few short lines, far below all others, may be who signs; the
    number of lines where none are."""
    start = len(lines) - 1
    while start > 0 and not _is_far(lines[start - 1], lines[start]):
        start -= 1
    last = lines[start:]
    named = all(len(runs_of(line)) < FEWEST_COLUMNS for line in last)
    figures = any(FIGURE.fullmatch(text_in(run)) for line in last for run in runs_of(line))
    few = start > 0 and 1 < len(last) <= _MOST_SIGNED
    return start if few and named and not figures else len(lines)


def _is_far(above: Sequence[Word], below: Sequence[Word]) -> bool:
    word = below[0]
    return word.middle - above[0].middle >= _FAR_BELOW * (word.bottom - word.top)
