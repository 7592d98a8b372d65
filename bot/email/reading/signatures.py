"""Signatures: below a delimiter, a leave-taking or the sender's name, or as a block of charges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.email.reading.header_blocks import is_rule
from bot.email.reading.lines import Line, Mark, folded
from bot.email.reading.signs import (
    is_contact,
    is_initials,
    is_office,
    is_postscript,
    is_sentence,
    looks_like_name,
    names_sender,
    reports,
    reports_below_a_name,
)
from bot.email.reading.wordings import folded_alternatives

MOST_LINES_BELOW = 300
_MOST_ROWS = 22
_MOST_SIGNATURES = 3
_LONG = 110
_MOST_LONG = 3
_FEW = 4
_HEAD = 8
_NEAR = 10
_ENDS = (".", "!", "?", "。", "！", "…")
_MOST_BLOCK = 12
_ENOUGH_CONTACTS = 2
_DELIMITER = re.compile(r"\s*(?:--|—|––|-–|–-|__|- -|---)\s*$")

# What parts the name, the charge and the telephone of a signature in one line, and who reports.
_PIECES = re.compile(r"\s{0,3}[|•/·]\s{0,3}|\s[-–—]\s|(?<=\w\w\w\w)\.\s|,\s")
_BYLINE = re.compile(
    r"(?i)\W{0,3}(?:responsables?|(?:quien )?reporta|elabor[oó]|proyect[oó]|revis[oó]"
    r"|(?:cordial|atenta|respetuosa)mente)\s?[:;]\s?"
)
_DASHED_NAME = re.compile(r"[-–—~/]{1,2}[^\W\d_]")
_LEAVES = re.compile(
    rf"\W{{0,3}}(?:{folded_alternatives('leaves')})(?=\W*$|,\s|[.!]\s+[^\W\d_]+\W*$)"
)
_SIGNED = re.compile(r"[.!?]\s{1,4}([A-ZÁÉÍÓÚÑ.]{2,8})\s*$")  # "… a la fecha. HQ"
_OPENS = re.compile(r"[^\W\d_]\s?:$")
_CLOSING = re.compile(rf"(?:.*[.!] )?\W{{0,3}}(?:{folded_alternatives('closings')})\W*$")
# What greets as often as it takes leave: at the top of a mail it stays.
_GREETS = re.compile(
    r"\W*(?:un )?(?:cordial(?:es)? )?(?:respetuosos? )?salud[oa]s?"
    r"|\W*(?:saudacoes|cordiais|best|hilsen|salut)"
)


def without_signature(lines: Sequence[Line], names: frozenset[str], *, last: bool) -> list[Line]:
    """Return the lines above a signature, with a postscript from below it.

    `last` is whether nothing of the person's follows: only there a block of charges and telephones
    without any introduction is taken for a signature, and only there the rest may be long.
    """
    kept = _without_end([line for line in lines if line.mark is not Mark.SIGNATURE])
    if kept and (found := _SIGNED.search(kept[-1].text)) and is_initials(found[1], names):
        kept[-1] = replace(kept[-1], text=kept[-1].text[: found.start(1)].rstrip())
    postscript: list[Line] = []
    for _ in range(_MOST_SIGNATURES):
        first = _first_row(kept, names, last=last)
        if first is None:
            break
        postscript = _postscript(kept[first + 1 :]) + postscript
        kept = _without_end(kept[:first])
    return kept + postscript


def _first_row(lines: Sequence[Line], names: frozenset[str], *, last: bool) -> int | None:
    """Return where a signature begins: the earliest row that any rule finds.

    None is longer than MOST_LINES_BELOW lines: of a long text only the end is gone through.
    """
    start = max(0, len(lines) - MOST_LINES_BELOW)
    begun = any(not line.blank for line in lines[:start])
    for row in range(start, len(lines)):
        if lines[row].blank:
            continue
        if _begins(lines, row, names, begun=begun, last=last):
            return row
        begun = True
    return None


def _begins(
    lines: Sequence[Line], row: int, names: frozenset[str], *, begun: bool, last: bool
) -> bool:
    text, rest = lines[row].text, lines[row + 1 :]
    if _DELIMITER.match(text):
        return _is_tail(rest, most=_MOST_ROWS * 2)
    if is_rule(text):
        return _is_tail(rest, most=_MOST_ROWS) and _signs(rest, names)
    if _DASHED_NAME.match(text):
        listed = row and lines[row - 1].text.lstrip()[:1] in "-–—*•"
        return (
            begun
            and (not listed or lines[row - 1].blank)
            and _is_last(rest)
            and looks_like_name(text)
        )
    if takes_leave(text):
        return _may_leave(text, rest, names, begun=begun)
    above = _last_words(lines[max(0, row - _NEAR) : row])
    if _OPENS.search(above):
        return False
    signs = names_sender(text, names) or (begun and _is_last(rest) and is_initials(text, names))
    signs = signs or (begun and last and _signs_in_one_line(text, names))
    if signs and (_stands_apart(lines, row) or _ends_below_words(lines, row)):
        return _is_tail(rest, most=_MOST_ROWS)
    if begun and _CLOSING.match(folded(above[:_LONG])):
        return _is_bare_name(text) and _is_tail(rest, most=_MOST_ROWS)
    return last and begun and _is_block(lines[row:], apart=lines[row - 1].blank)


def _signs_in_one_line(text: str, names: frozenset[str]) -> bool:
    """Tell whether a line is a name with its charge, office or telephone: "Ana Ruiz | Líder | Tel
    555 0110". Who is not the sender is told by three pieces, or by "Responsable:"."""
    byline = _BYLINE.match(text)
    said = _PIECES.split(text[byline.end() if byline else 0 :].strip(" ."))
    first, *more = [one.strip(" .") for one in said if one.strip(" .")] or [""]
    known = [is_office(one) or is_contact(one) for one in more]
    hers = names_sender(first, names) or byline is not None or len(known) > 1
    a_name = names_sender(first, names) or (_is_full_name(first) and not is_office(first))
    others = all(kind or looks_like_name(one) for one, kind in zip(more, known, strict=True))
    long = len(text) > 2 * _LONG or any(map(reports, more))
    return hers and a_name and any(known) and others and not long


def _is_last(rest: Sequence[Line]) -> bool:
    return all(line.blank for line in rest)


def _stands_apart(lines: Sequence[Line], row: int) -> bool:
    """Tell whether a name is one: a single word right below others may be one of a list."""
    if row and lines[row - 1].text.rstrip().endswith(_ENDS):
        return True
    return (
        " " in lines[row].text.strip()
        or row == 0
        or lines[row - 1].blank
        or (bool(_CLOSING.match(folded(lines[row - 1].text[:_LONG]))))
    )


def _ends_below_words(lines: Sequence[Line], row: int) -> bool:
    """Tell whether a line is the last one, right below one that is no name in a list of names."""
    above = lines[row - 1].text if row else ""
    return _is_last(lines[row + 1 :]) and above.strip() != "" and not looks_like_name(above)


def _last_words(above: Sequence[Line]) -> str:
    return next((line.text.rstrip() for line in reversed(above) if not line.blank), "")


def _is_bare_name(text: str) -> bool:
    return text[:1].isalpha() and looks_like_name(text)


def takes_leave(text: str) -> bool:
    """Tell whether a line is a leave-taking, alone or with a name."""
    plain = text.strip()
    if len(plain) > 70 or reports(plain):
        return False
    found = _LEAVES.match(folded(plain))
    if found is None:
        return False
    rest = plain[found.end() :].strip(" ,.;:!¡…*-)")
    if not any(letter.isalnum() for letter in rest):
        return True
    return (len(rest) <= 45 and looks_like_name(rest)) or takes_leave(rest)


def _may_leave(text: str, rest: Sequence[Line], names: frozenset[str], *, begun: bool) -> bool:
    if not begun and _GREETS.match(folded(text.strip())):
        first = next((line.text for line in rest if not line.blank), "")
        signed = names_sender(first, names) or (_is_full_name(first) and _signs(rest, names))
        return signed and _is_tail(rest, most=_MOST_ROWS)
    return _is_tail(rest, most=_MOST_ROWS)


def _is_tail(rest: Sequence[Line], *, most: int) -> bool:
    """Tell whether what follows may be a signature: it begins in short lines and reports nothing.

    `most` lines make a signature; whole pages of law may stand below one, in long paragraphs.
    """
    rows = [line for line in _before_postscript(rest) if not line.blank]
    long = sum(len(line.text) > _LONG for line in rows[:_HEAD])
    lawful = sum(len(line.text) > _LONG for line in rows[_HEAD:])
    few = len(rows) <= most or lawful * 2 >= len(rows) - _HEAD
    return few and long <= _MOST_LONG and not any(reports_below_a_name(line.text) for line in rows)


def _signs(rest: Sequence[Line], names: frozenset[str]) -> bool:
    """Tell whether lines are of a signature by what stands in them."""
    rows = [line.text for line in rest if not line.blank][:_HEAD]
    if not rows:
        return False
    if names_sender(rows[0], names) or (len(rows) <= _FEW and looks_like_name(rows[0])):
        return True
    known = sum(is_contact(t) or is_office(t) or names_sender(t, names) for t in rows)
    return known * 2 >= len(rows) or (known > 0 and looks_like_name(rows[0]))


def _is_block(rows: Sequence[Line], *, apart: bool) -> bool:
    """Tell whether all that is left is a name with charge and telephone, or contacts only.

    What stands right below the text, not `apart`, has to have a name and two contacts. Where leave
    is taken further down the block has not begun.
    """
    texts = [line.text for line in rows if not line.blank]
    if not _is_tail(rows, most=_MOST_BLOCK) or any(len(text) > _LONG for text in texts):
        return False
    if any(takes_leave(text) or (is_sentence(text) and not is_contact(text)) for text in texts):
        return False
    contacts = sum(map(is_contact, texts))
    named = len(texts) > 1 and _is_full_name(texts[0])
    below = sum(is_contact(text) or is_office(text) for text in texts[1:])
    if not apart:
        return named and (contacts >= _ENOUGH_CONTACTS or below == len(texts) - 1)
    if contacts == len(texts):
        return True
    if named:
        return below >= 1 and (below + 1) * 2 >= len(texts)
    first = is_contact(texts[0]) or is_office(texts[0])
    return first and contacts >= 1 and (below + 1) * 2 > len(texts)


def _is_full_name(text: str) -> bool:
    plain = text.strip(" *_|")
    if _CLOSING.match(folded(plain)):
        return False
    ended = plain.endswith((".", ",", ":", ";", "!", "?")) and not plain[-3:-2].isspace()
    return len(plain.split()) > 1 and not ended and looks_like_name(plain)


def _before_postscript(rest: Sequence[Line]) -> Sequence[Line]:
    for row, line in enumerate(rest):
        if is_postscript(line.text):
            return rest[:row]
    return rest


def _postscript(rest: Sequence[Line]) -> list[Line]:
    """Return the postscript below a signature, up to its blank line."""
    after = rest[len(_before_postscript(rest)) :]
    end = next((row for row, line in enumerate(after) if line.blank), len(after))
    return [Line(""), *after[:end]] if after else []


def _without_end(lines: Sequence[Line]) -> list[Line]:
    kept = list(lines)
    while kept and (kept[-1].blank or is_rule(kept[-1].text) or _DELIMITER.match(kept[-1].text)):
        kept.pop()
    return kept
