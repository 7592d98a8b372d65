"""The second reader: the reports of a text by learned weights, what is no report by the rules."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.understanding.description import describe
from bot.understanding.meaning import (
    Ask,
    Context,
    Intent,
    Meaning,
    PendingActivity,
    Status,
    Update,
)
from bot.understanding.reading import Reading, Token, read
from bot.understanding.second.hypotheses import Hypothesis, hypotheses
from bot.understanding.second.lexicon import tags
from bot.understanding.second.parting import Part, best_path, parts_of, tokens_of
from bot.understanding.second.pieces import Piece, Pieces, pieces_of
from bot.understanding.second.ranking import Judge, deciding, learned, likely, probabilities
from bot.understanding.talk import find_correction
from bot.understanding.understand import understand
from bot.understanding.wordlists import word_set
from core.dates.lengths import WorkingDays

_ORDER = (Ask.ACTIVITY, Ask.PERCENT, Ask.CONFIRM)
_NOBODY_KNOWN = PendingActivity("", "", "", None, None, None)
_READY = word_set(
    "listo lista listos muchas mil gracias doctor doctora doc ingeniero ingeniera jefe senora @"
)
_ALIKE = re.compile(r"(?<!\S)(?:tambien(?: esta)?|(?:va|esta|en|anda) (?:en )?lo mismo|idem)(?!\S)")
_PLAIN = re.compile(r"\w{2,12}\|(?:kind:[\w ]{1,20}|[\w ]{1,30})")  # features of no single word
_KEPT, _SMALL, _SURE = 0.5, 1e-4, 6.0
_LATER = re.compile(
    r"(?<!\S)(?:(?:segundo|tercer|cuarto|proximo|otro) (?:semestre|trimestre|cuatrimestre|periodo)"
    r"|se \w{2,20}[aei]ra|previst[oa]s?|programad[oa]s?|\w{3,20}[aei]remos)(?!\S)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """The tokens that are said of one activity (None: not known which), and how sure that is."""

    code: str | None
    tokens: tuple[Token, ...]
    margin: float
    named: bool


def understand_second(
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None = None,
    judge: Judge | None = None,
) -> Meaning:
    """Return what `text` means; never raises for any text.

    What a message wants, and all that is no report, is as the rules read it.
    """
    meaning = understand(text, context, today, working_days)
    if meaning.intent is not Intent.REPORT:
        return meaning
    reading = read(text)
    judge = judge or learned()
    correcting = find_correction(reading.plain) is not None
    found = _like_former(kept(readings(reading, context, judge), judge))
    updates = [_update(reading, one, judge, correcting=correcting) for one in found]
    if not updates:
        return meaning
    owed = [update.ask for update in updates if update.ask is not None]
    return replace(meaning, updates=tuple(updates), ask=min(owed, key=_ORDER.index, default=None))


def said_of(reading: Reading, context: Context, weights: Mapping[str, float]) -> list[Said]:
    """Return what a text says of each activity, in its order (rules 13 and 14)."""
    norms = [token.norm for token in reading.tokens]
    pieces = pieces_of(norms, context)
    if not pieces.pieces:
        return []
    parts = parts_of(pieces, best_path(pieces, weights))
    expected = (pieces.answered, pieces.only)
    own = [part for part in parts if part.codes and (part.named or part.codes in expected)]
    if len({code for part in own for code in part.codes}) <= 1:
        code = own[0].codes[0] if own else _default(context)
        margin = min(part.margin for part in parts)
        return [Said(code or None, whole(reading, pieces), margin, bool(own and own[0].named))]
    return _gathered(reading, pieces, own)


def _default(context: Context) -> str | None:
    """Return the activity of a text that names none: the one answered, or the only one."""
    codes = [activity.code for activity in context.pending]
    if context.reply_to in codes:
        return context.reply_to
    return codes[0] if len(codes) == 1 else None


def whole(reading: Reading, pieces: Pieces) -> tuple[Token, ...]:
    """Return all tokens of a text, for one activity."""
    return tuple(tokens_of(reading.tokens, pieces, [Piece(0, len(reading.tokens), opens=True)]))


def _gathered(reading: Reading, pieces: Pieces, parts: Sequence[Part]) -> list[Said]:
    """Return one for each code; what is said of it alone goes before what is said of all."""
    found: dict[str, Said] = {}
    for part in sorted(parts, key=lambda part: len(part.codes) > 1):
        tokens = tuple(tokens_of(reading.tokens, pieces, part.pieces))
        for code in part.codes:
            found.setdefault(code, Said(code or None, tokens, part.margin, part.named))
    return sorted(found.values(), key=lambda said: said.tokens[0].start)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The most probable reading of a part, and the next; `share` is of all that write the same.

    `doubts` are what is known for judging it: see `trusting` and `keeping`.
    """

    said: Said
    activity: PendingActivity
    hypothesis: Hypothesis
    share: float
    next: Hypothesis | None
    doubts: Mapping[str, float]


def readings(reading: Reading, context: Context, judge: Judge) -> list[Chosen]:
    """Return the most probable reading of what is said of each activity."""
    known = {activity.code: activity for activity in context.pending}
    said = said_of(reading, context, judge.parting)
    return [
        _choose(one, known.get(one.code or "", _NOBODY_KNOWN), judge, len(said)) for one in said
    ]


def kept(found: Sequence[Chosen], judge: Judge) -> list[Chosen]:
    """Leave out the activities that are only named in passing, beside others."""
    if len(found) == 1:
        return list(found)
    worth = [(likely(one.doubts, judge.keeping), one) for one in found]
    most = max(share for share, _ in worth)
    return [one for share, one in worth if share >= _KEPT or share == most]


def _like_former(found: Sequence[Chosen]) -> list[Chosen]:
    """Give "y el registro también" what was said of the one before it."""
    same: list[Chosen] = []
    for one in found:
        plain = " ".join(token.norm for token in one.said.tokens)
        alike = same and _ALIKE.search(plain) and not any(sign.isdigit() for sign in plain)
        if alike and same[-1].hypothesis.percent is not None:
            former = replace(same[-1].hypothesis, first=0, last=1)
            same.append(replace(one, hypothesis=former, share=same[-1].share))
        else:
            same.append(one)
    return same


def _choose(said: Said, activity: PendingActivity, judge: Judge, parts: int) -> Chosen:
    found = hypotheses([token.norm for token in said.tokens], activity)
    shares = probabilities(found, judge.ranking)
    total: dict[tuple[Decimal | None, Status, bool], float] = {}
    best: dict[tuple[Decimal | None, Status, bool], tuple[float, Hypothesis]] = {}
    for one, share in zip(found, shares, strict=True):
        key = (one.percent, one.status, one.role == "gain")
        total[key] = total.get(key, 0.0) + share
        if key not in best or share > best[key][0]:
            best[key] = (share, one)
    order = sorted(total, key=total.__getitem__, reverse=True)
    following = best[order[1]][1] if len(order) > 1 else None
    chosen, share = best[order[0]][1], total[order[0]]
    return Chosen(
        said, activity, chosen, share, following, _doubts(said, found, chosen, share, parts)
    )


def _doubts(
    said: Said, found: Sequence[Hypothesis], chosen: Hypothesis, share: float, parts: int
) -> dict[str, float]:
    """Return what speaks for and against a reading's being right, by name."""
    roles = {one.role for one in found if not one.masked}
    told = {
        "always": 1.0,
        "share": math.log((share + _SMALL) / (1 - share + _SMALL)),
        "margin": min(said.margin, _SURE),
        "several": float(parts > 1),
        "named": float(said.named),
        f"role {chosen.role}": 1.0,
        f"readings {min(len(roles), 4)}": 1.0,
        "long": min(len(said.tokens) / 20, 4.0),
        "no code": float(said.code is None),
    }
    told |= {name: 1.0 for name in chosen.features if _PLAIN.fullmatch(name)}
    tags_told = {tag for token in said.tokens for tag in tags(token.norm)}
    return told | {f"{chosen.role} with {tag}": 1.0 for tag in tags_told}


def _update(reading: Reading, chosen: Chosen, judge: Judge, *, correcting: bool) -> Update:
    said, activity = chosen.said, chosen.activity
    one = chosen.hypothesis
    part = Reading(reading.text, said.tokens)
    percent, status = one.percent, _status(one, activity, part)
    ask = _ask(one, activity, part, correcting=correcting)
    trust = likely(chosen.doubts, judge.trusting)
    if ask is None and trust < judge.least:
        ask = Ask.PERCENT if percent is None or _open(chosen) else Ask.CONFIRM
        percent, status = (None, Status.IN_PROGRESS) if ask is Ask.PERCENT else (percent, status)
    figure = one.role != "none"
    at = (part.starts[one.first], part.starts[one.last - 1] + len(said.tokens[one.last - 1].norm))
    span = (said.tokens[one.first].start, said.tokens[one.last - 1].end) if figure else None
    why = ", ".join(deciding(one, chosen.next, judge.ranking))
    return Update(
        code=said.code,
        percent=percent,
        status=status,
        description=describe(part, at if figure else None),
        span=span,
        words=reading.text[span[0] : span[1]] if span else "",
        rule=f"learned: {one.role} {trust:.2f} ({why})",
        ask=Ask.ACTIVITY if said.code is None else ask,
        definite=figure,
    )


def _open(chosen: Chosen) -> bool:
    """Whether the next reading is that no amount is told."""
    return chosen.next is not None and chosen.next.role == "none"


def _status(one: Hypothesis, activity: PendingActivity, part: Reading) -> Status:
    """Return the state; no progress on what is planned for later has not begun (rule 6)."""
    if one.role == "same" and not activity.percent and _LATER.search(part.plain):
        return Status.NOT_STARTED
    return one.status


def _ask(
    one: Hypothesis, activity: PendingActivity, part: Reading, *, correcting: bool
) -> Ask | None:
    """Return what the contract asks for beside a reading (rules 5, 6, 8, 9, 10, 19)."""
    if one.role == "not applicable":
        return None
    if one.percent is None:
        return Ask.PERCENT
    if one.role == "gain" or (one.role == "done" and _only_ready(part)):
        return Ask.CONFIRM
    lower = activity.percent is not None and one.percent < activity.percent
    return Ask.CONFIRM if lower and not correcting else None


def _only_ready(part: Reading) -> bool:
    """Whether "listo" is all that is said (rule 19)."""
    return all(token.norm in _READY or not token.norm.isalnum() for token in part.tokens)
