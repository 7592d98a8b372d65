"""What heads a message quoted without marks: "De: … Enviado: … Para: … Asunto: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.email.reading.labels import ROLES, Role
from bot.email.reading.lines import Line, folded
from bot.email.reading.wordings import alternatives

_MOST_ROWS = 25
_MOST_CONTINUED = 8
_ENOUGH = 3
_NEAR = 4
_MOST_BETWEEN = 120
_MOST_ABOVE = 4
_LONGEST_INLINE = 1200
_ENOUGH_INLINE = 2
_ENOUGH_DRAWN = 2
_LEAST_RULE = 5
_LONGEST_RULE = 400
_RULE = "-_=—–─━*~# "
_DRAWN = "-_=—–─━*"

_LABEL = re.compile(r"[\s>*_|]*([^\W\d_][^:：*<>@]{0,24}?)[\s*_]*[:：][\s*_]*(.*)$")
_INLINE_LABEL = re.compile(r"(?<![^\s*_|>])([^\W\d_]{1,12}(?: [^\W\d_]{1,8}){0,2})\*?[:：]")
_SENT = re.compile(r"^[\s>*_|]*(?:enviado|sent)\b[^:]{0,10}:", re.IGNORECASE | re.MULTILINE)
_BLANK = re.compile(r"\s+")
_WORD = alternatives("message")
_MESSAGE = re.compile(_WORD, re.IGNORECASE)
# Yahoo writes the headers behind it, in the same line.
_DASHED_AND_HEADERS = re.compile(
    rf"[\s>*_]*-{{3,}}\s?[^-]{{0,40}}(?:{_WORD})[^-]{{0,40}}-{{3,}}\s+([^\s:：][^:：]{{0,24}})[:：]",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"[\s>*_-]*(?:{alternatives('forward_openings')})[\s:：*_-]*$", re.IGNORECASE
)
# Orange and other French webmails: "Message du 21/04/26 10:03".
_MESSAGE_OF = re.compile(r"[\s>*]*message du\s?:?\s\d", re.IGNORECASE)
_FORWARDED = re.compile(alternatives("forwarded"), re.IGNORECASE)
_PERSON = re.compile(r"@|<[^<>]*>|\[mailto:|\"")
_ADDRESS = re.compile(r"[^\s@<>]@[^\s@<>]")
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?[:.hH時时点]\s?\d\d(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d{1,2}[./:-]\d{1,2}|(?:19|20)\d\d")


def roles_of(text: str) -> frozenset[Role]:
    """Return what a line may say as a header; nothing where it is none or says nothing."""
    found = _LABEL.match(text[:300])
    if found is None:
        return frozenset()
    return ROLES.get(_BLANK.sub(" ", folded(found[1])).strip(), frozenset())


def headers_of(heading: str) -> dict[Role, str]:
    """Return what the headers of a quote say, each in a line of its own or several in one line."""
    said: dict[Role, str] = {}
    for line in heading.splitlines()[:_MOST_ROWS]:
        labels = [
            (found, min(roles, key=lambda role: role.value))
            for found in _INLINE_LABEL.finditer(line[:_LONGEST_INLINE])
            if (roles := ROLES.get(folded(found[1])))
        ]
        ends = [*(found.start() for found, _ in labels[1:]), len(line)]
        for (found, role), end in zip(labels, ends, strict=False):
            said.setdefault(role, line[found.end() : end].strip(" *_"))
    return said


def header_block_at(lines: Sequence[Line], first: int, *, announced: bool = False) -> int:
    """Return the row after a block of headers that begins at `first`, or `first` if there is none.

    Three different headers make one, or two where a line of dashes announced them or where they
    hold an address and a date. Long lists of addressees go on in lines without a label. Some
    clients write them all into one line.
    """
    if not roles_of(lines[first].text):
        return first
    if inline_headers(lines[first].text) == 0:
        return first + 1
    above = lines[max(0, first - _MOST_ROWS) : first]
    below = any(not line.blank and not roles_of(line.text) for line in above)
    seen: list[frozenset[Role]] = []
    after, continued = first, 0
    for row in range(first, min(len(lines), first + _MOST_ROWS)):
        if lines[row].blank:
            if not _goes_on(lines, row, seen):
                break
            continue
        roles = roles_of(lines[row].text)
        if roles:
            seen.append(roles)
            after, continued = row + 1, 0
        elif continued < _MOST_CONTINUED and (continued or _may_go_on(lines, row)):
            continued += 1
        else:
            break
    is_block = _is_block(seen, lines[first:after], announced=announced, below=below)
    return after if is_block else first


def block_start(lines: Sequence[Line], first: int, after: int) -> int:
    """Return the row at which the block of headers begins that was found from `first` to `after`.

    What some clients write before the sender, the addressee or the subject, heads memoranda too:
    only the block below it tells which it is.
    """
    seen = {role for line in lines[first:after] for role in roles_of(line.text)}
    start = first
    for row in range(first - 1, max(-1, first - 1 - _MOST_ABOVE), -1):
        roles = roles_of(lines[row].text)
        if lines[row].blank:
            continue
        if not roles & {Role.TO, Role.SUBJECT} or roles & seen:
            break
        seen |= roles
        start = row
    return start


def inline_headers(text: str) -> int | None:
    """Return where headers begin that stand in one line: "De: … Enviado: … Para: … Asunto: …"."""
    text = text[:_LONGEST_INLINE]
    start, seen = None, set[Role]()
    for found in _INLINE_LABEL.finditer(text):
        roles = ROLES.get(folded(found[1]), frozenset())
        if roles == {Role.FROM} and start is None:
            start = found.start(1)
        elif start is not None:
            seen |= roles
    if start is None or len(seen - {Role.OTHER, Role.FROM}) < _ENOUGH_INLINE:
        return None
    told = text[start:]
    lead = start if text[:start].strip(" *_>|") else 0
    return lead if _PERSON.search(told) or _TIME.search(told) else None


def is_separator(text: str) -> bool:
    """Tell whether a line says "original message" or "forwarded message" in some language."""
    text = text[:200]
    if _is_between_dashes(text) or _OPENING.match(text) or _MESSAGE_OF.match(text):
        return True
    inline = _DASHED_AND_HEADERS.match(text)
    return inline is not None and folded(inline[1]).strip() in ROLES


def _is_between_dashes(text: str) -> bool:
    """Tell whether a line is a few words with "message" among them, between drawn lines."""
    text = text.strip()
    words = text.strip(f" >:{_DRAWN}")
    if not words or len(words) > _MOST_BETWEEN or not _MESSAGE.search(words):
        return False
    before, _, after = text.partition(words)
    return all(sum(sign in _DRAWN for sign in side) >= _ENOUGH_DRAWN for side in (before, after))


def opens_forward(text: str) -> bool:
    """Tell whether a separator says that what follows was passed on."""
    text = text[:200]
    return is_separator(text) and bool(_OPENING.match(text) or _FORWARDED.search(text))


def is_rule(text: str) -> bool:
    """Tell whether a line is nothing but a drawn line."""
    drawn = text.strip(" \t>")
    return _LEAST_RULE <= len(drawn) < _LONGEST_RULE and not drawn.strip(_RULE)


def _goes_on(lines: Sequence[Line], row: int, seen: list[frozenset[Role]]) -> bool:
    """Tell whether headers go on after a blank row: web clients put one between each two."""
    return (
        0 < len(seen) < _NEAR
        and row + 1 < len(lines)
        and bool(roles_of(lines[row + 1].text))
        and not any(roles == roles_of(lines[row + 1].text) for roles in seen)
    )


def _may_go_on(lines: Sequence[Line], row: int) -> bool:
    """Tell whether a row without a label is the rest of a header: another follows within reach."""
    near = lines[row + 1 : row + _NEAR + 1]
    return any(roles_of(line.text) for line in near if not line.blank) and not any(
        line.blank for line in near[:1]
    )


def _is_by_a_client(seen: list[frozenset[Role]], text: str, *, below: bool) -> bool:
    """Tell whether a program wrote the headers, and not a person the head of a memorandum.

    Memoranda begin with "PARA:", have no address, no time of day, and nothing of hers above.
    """
    begins = bool({Role.FROM, Role.DATE} & seen[0]) or {Role.OTHER} == seen[0]
    dated = below and seen[0] == {Role.FROM} and _YEAR.search(text) is not None
    return begins and bool(_PERSON.search(text) or _TIME.search(text) or dated)


def _is_block(
    seen: list[frozenset[Role]], rows: Sequence[Line], *, announced: bool, below: bool
) -> bool:
    text = "\n".join(line.text for line in rows)
    kinds = {role for roles in seen for role in _read(roles, seen)} - {Role.OTHER}
    if not announced and not (seen and _is_by_a_client(seen, text, below=below)):
        return False
    if len(kinds) >= _ENOUGH and (Role.FROM in kinds or Role.DATE in kinds):
        return True
    if kinds >= {Role.DATE, Role.TO} and _ADDRESS.search(text) and _YEAR.search(text):
        return True
    if len(kinds) >= 2 and Role.FROM in kinds:
        sent = below and _SENT.search(text) is not None and _TIME.search(text) is not None
        person = _PERSON.search(text) is not None
        return announced or sent or (person and bool(_DAY.search(text) or Role.SUBJECT in kinds))
    return announced and bool(kinds)


def _read(roles: frozenset[Role], seen: list[frozenset[Role]]) -> frozenset[Role]:
    """A label with two meanings has the one that no other label of the block has."""
    if len(roles) == 1:
        return roles
    sure = {role for other in seen if len(other) == 1 for role in other}
    return frozenset(sorted(roles - sure, key=lambda role: role.value)[:1]) or roles
