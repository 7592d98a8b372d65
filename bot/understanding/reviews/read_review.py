"""A judgement as it is read in a text, and those of one text put together: "por lo mismo", what is
said again, and why each of two. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.understanding.reviews.review_words import THE_SAME

_TWO = 2
# "no acepto la 3.3 ni la 5.5: a la primera le falta el listado y la otra no trae las reservadas"
_EACH = re.compile(
    r"(?:a\s|de\s|en\s)?la\s(?:primera|una|1a)\s(?P<first>[^;\n]{3,200}?)"
    r"(?:\s?[,;.]\s?(?:y\s)?|\sy\s)(?:a\s|de\s|en\s)?la\s(?:segunda|otra|[uú]ltima|2a)\s"
    r"(?P<second>[^;\n]{3,200})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReadReview:
    """One judgement of a text: of which codes (none: of what was shown last), what it says, and the
    words beside it. `accepts` is None where only a figure was verified; `reported` the figure of
    the office that it names; `doubtful`: it accepts and says something against that, or tells how
    another activity goes. `names_it`: it has a code, or "la" in its place. `to` is to whom it is
    returned, as it is written. `stands`: it only says that an earlier return goes on. `apart`:
    words behind it that judge another activity, and were not read.
    """

    codes: tuple[str, ...]
    accepts: bool | None
    percent: Decimal | None = None
    reported: Decimal | None = None
    remark: str = ""
    doubtful: bool = False
    names_it: bool = True
    to: str = ""
    stands: bool = False
    apart: str = ""

    @property
    def is_whole(self) -> bool:
        """Tell whether it judges anything: "acepto" alone is said of much else, and who says that
        she verifies has told no figure yet."""
        tells = self.accepts is not None or self.percent is not None
        figure = self.percent is not None or self.reported is not None
        return tells and (self.names_it or bool(self.to) or figure)


def put_together(found: tuple[ReadReview, ...]) -> tuple[ReadReview, ...]:
    """Return the judgements of a text, each with its own reason, and none twice."""
    return tuple(one for each in _said_again(_for_the_same(found)) for one in _by_reason(each))


def _by_reason(one: ReadReview) -> tuple[ReadReview, ...]:
    """Return a judgement of two activities as two, where it tells why of each."""
    why = _each_its_reason(one.remark) if len(one.codes) == _TWO else None
    if why is None:
        return (one,)
    return tuple(
        replace(one, codes=(code,), remark=words)
        for code, words in zip(one.codes, why, strict=True)
    )


def _for_the_same(found: tuple[ReadReview, ...]) -> tuple[ReadReview, ...]:
    """Return judgements of which each "por lo mismo" has the reason of the one before."""
    each: list[ReadReview] = []
    for one in found:
        same = each and each[-1].remark and THE_SAME.fullmatch(one.remark)
        each.append(replace(one, remark=each[-1].remark) if same else one)
    return tuple(each)


def _said_again(found: tuple[ReadReview, ...]) -> tuple[ReadReview, ...]:
    """Return judgements without those that say only again of the one before what became of it: "no
    me convence la 5.1, faltan planos. La rechazo"; or with what figure: "…, la verifico en 20"."""
    each: list[ReadReview] = []
    for one in found:
        again = each and not (one.codes or one.to) and one.percent is None
        if each and _only_figure(one) and each[-1].percent is None:
            why = ", ".join(filter(None, (each[-1].remark, one.remark)))
            each[-1] = replace(each[-1], percent=one.percent, remark=why)
            continue
        if again and one.accepts is each[-1].accepts and not (one.remark and each[-1].remark):
            each[-1] = replace(each[-1], remark=each[-1].remark or one.remark)
        else:
            each.append(one)
    return tuple(each)


def _only_figure(one: ReadReview) -> bool:
    """Tell whether it only says the figure of what was judged before."""
    return one.accepts is None and not (one.codes or one.doubtful)


def _each_its_reason(remark: str) -> tuple[str, str] | None:
    """Return the reasons of the first and of the second of two; None where one is for both."""
    found = _EACH.fullmatch(remark.strip(" .,;"))
    return None if found is None else (found["first"].strip(), found["second"].strip())
