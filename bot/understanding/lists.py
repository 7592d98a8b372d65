"""Rule 14: lists of activities: their headings, the numbers of their items, and "las dos"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.mentions import Mention
from bot.understanding.reading import HARD_BREAKS, Reading

_AFTER_LABEL = frozenset((".", ":", "-"))
_HEADING = [":", "¶"]


def with_labels(reading: Reading, mentions: Sequence[Mention]) -> list[Mention]:
    """Take the number of a list into the name that it opens: "2. Limpieza de playas: 3 de 4"."""
    norms = [token.norm for token in reading.tokens]
    labelled: list[Mention] = []
    for mention in mentions:
        at = mention.first
        numbered = (
            at > 1 and norms[at - 1] in _AFTER_LABEL and re.fullmatch(r"\d\d?", norms[at - 2])
        )
        opens = at == 2 or (at > 2 and norms[at - 3] in HARD_BREAKS)
        if mention.kind == "words" and numbered and opens:
            labelled = [m for m in labelled if m.last <= at - 2]
            mention = replace(mention, first=at - 2)
        labelled.append(mention)
    return labelled


def without_heading(reading: Reading, mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out words that only head a list of codes: "va lo de cultura: ¶ 1.1 60 % ¶ …"."""
    if not any(mention.kind == "code" for mention in mentions):
        return list(mentions)
    kept = []
    for mention in mentions:
        after = [token.norm for token in reading.tokens[mention.last : mention.last + 2]]
        kept += [] if mention.kind != "code" and after == _HEADING else [mention]
    return kept


def of_those_before(mentions: Sequence[Mention]) -> list[Mention]:
    """Let "las dos" mean the two activities that words have named before, where no more are."""
    told: list[Mention] = []
    for mention in mentions:
        before = tuple(dict.fromkeys(code for one in told for code in one.codes))
        pair = mention.kind == "all" and not mention.codes and len(before) == 2
        told.append(replace(mention, codes=before) if pair else mention)
    return told
