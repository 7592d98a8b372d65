"""Links in a text: kept as they were written, never opened. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.understanding.wordlists import EVERY

MOST = 10
LONGEST = 2000
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>«»\"]{2,}", re.IGNORECASE)
TOGETHER = re.compile(rf"\b(?:{EVERY}|amb[oa]s|las dos|los dos)\b", re.IGNORECASE)
_SENTENCE_ENDS = r"(?<=[.;])\s|\n"
_JOINS = " \t.,;:y"
_AFTER = ".,;:!?)]}'’”"


def links_in(text: str) -> tuple[str, ...]:
    """Return the links of a text, each once; at most MOST, none longer than LONGEST."""
    found = dict.fromkeys(match.rstrip(_AFTER) for match in _LINK.findall(text))
    return tuple(link for link in found if len(link) <= LONGEST)[:MOST]


def without_links(text: str) -> str:
    """Return the words of a text beside its links."""
    return _LINK.sub(" ", text).strip(f" \n\t{_AFTER}([{{")


def links_of(text: str, told: Sequence[str], at: int) -> tuple[str, ...]:
    """Return the links of a text that are of the `at`-th of the activities it speaks of.

    `told` is what it says of each. A link in the words of some is theirs alone. One that stands in
    none, or by itself above or below all of them, is everybody's; so is one in words that say so.
    """
    theirs = [_own(words) for words in told]
    apart = _set_apart(text)
    return tuple(
        link
        for link in links_in(text)
        if link in theirs[at] or link == apart or not any(link in own for own in theirs)
    )


def shown_of(
    text: str,
    told: Mapping[int, str],
    about: Sequence[int],
    named: Callable[[str], Iterable[int | None]],
) -> dict[tuple[str, ...], tuple[int, ...]]:
    """Return which links of a text are evidence of which of the activities `about`.

    `told` is what the text reports of each activity, `named` whom words name. A link in what is
    told of one, or said with its name, is not of another that the text only names besides ("la 2.1
    ya quedó: https://…; la 2.2 no la tenemos"). One that is said with no name is everybody's.
    """
    apart, owners = _set_apart(text), dict[str, set[int]]()
    for link, words in _said_with(text).items():
        theirs = {one for one, said in told.items() if link != apart and link in _own(said)}
        owners[link] = theirs or {one for one in named(words) if one is not None}
    found: dict[tuple[str, ...], tuple[int, ...]] = {}
    for one in about:
        own = tuple(link for link, of in owners.items() if not of or one in of)
        found[own] = (*found.get(own, ()), one)
    return {own: ids for own, ids in found.items() if own}


def _said_with(text: str) -> dict[str, str]:
    """Return each link with the words it is said with: those of its sentence that stand before it,
    behind it where none do; a link that follows another shares its words."""
    found: dict[str, str] = {}
    for sentence in re.split(_SENTENCE_ENDS, text):
        words = [one.strip(_JOINS) for one in _LINK.split(sentence)]
        for at, link in enumerate(_LINK.findall(sentence)):
            words[at] = words[at] or words[at - 1] if at else words[at]
            found.setdefault(link.rstrip(_AFTER), words[at] or words[at + 1])
    return {link: found[link] for link in links_in(text)}


def _own(words: str) -> set[str]:
    """Return the links of what is said of one activity; "todo está en …" is said of every one."""
    sentences = re.split(_SENTENCE_ENDS, words)
    return {one for said in sentences if not TOGETHER.search(said) for one in links_in(said)}


def _set_apart(text: str) -> str | None:
    """Return the only link of a text where it has the first or the last line to itself."""
    lines = [line for line in text.splitlines() if line.strip()]
    links = links_in(text)
    if len(links) != 1 or len(lines) < 2:
        return None
    ends = (lines[0], lines[-1])
    return next((links[0] for line in ends if links_in(line) and not without_links(line)), None)
