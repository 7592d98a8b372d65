"""What stands beside the judgements of a message and is told in none of their answers: no activity
that she names is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.showing import ordered_behind, shown
from bot.conversation.turn import Obeyed, Turn, would_take
from bot.understanding.asks.pages.asking import asked_apart
from bot.understanding.clauses import SENTENCE
from bot.understanding.reviews import judging_sentences
from bot.understanding.reviews.explained import explained
from bot.understanding.reviews.of_another import is_wish, tells_return
from bot.understanding.reviews.read_review import ReadReview
from bot.understanding.reviews.review_words import UNDECIDED
from bot.understanding.wordlists import A_CODE
from core.messages import Note
from scheduler.message.lines import Facts

_NOT_OF = re.compile(rf"\bno (?:es|era) (?:de )?(?:la |lo de la )?{A_CODE.pattern}", re.IGNORECASE)
# "y Jairo cuando vuelve", behind another question
_ASKS_TOO = re.compile(
    r"(?:(?:y|ah|e)\s){1,2}(?:[^\W\d_]+\s){0,4}?(?:cu[aá]ndo|qui[eé]n(?:es)?|d[oó]nde|c[oó]mo|cu[aá]l(?:es)?)\s"
    r"[^\W\d_]+(?:\s[^\W\d_]+){0,5}\s?\.?",
    re.IGNORECASE,
)
Judged = tuple[ReadReview, Facts, Obeyed]


def beside(turn: Turn, each: Sequence[Judged], told: str) -> list[str]:
    """Return the words behind what is judged that judge another, the reason of what was not kept
    where it names another, else its sentences behind the first, and each activity that is named
    neither there nor in words that are `told` of in another way."""
    lost = [one.apart for one, _, _ in each if one.apart]
    known = {about.activity_id for _, about, _ in each} | {*named(turn, told)}
    for one, _, said in each:
        others = named(turn, one.remark)
        words = one.remark.replace(UNDECIDED, "").strip(" ,:")
        if not _is_kept(said) and not others.keys() <= known and words not in lost:
            lost.append(words)
        elif not _is_kept(said):
            lost += [more for more in judging_sentences.sentences(words)[1:] if more not in lost]
        known |= others.keys()
    known |= {*named(turn, " ".join(lost))}
    every = named(turn, _NOT_OF.sub("", turn.text))
    codes = [f"la {about.handle}" for number, about in every.items() if number not in known]
    return [*lost, *filter(None, [" y ".join(codes)])]


def wanted_too(turn: Turn, text: str) -> tuple[tuple[str, ...], str]:
    """Return the questions of a text, with the page that it wants shown behind what it judges, and
    the text without them."""
    asked, rest = asked_too(text)
    asked = tuple(map(ordered_behind.of_all, asked))
    judging, order = ordered_behind.parted(turn, rest)
    if not order or not judging_sentences.parted(explained(judging))[0]:
        return asked, rest
    return (*asked, order), judging


def asked_too(text: str) -> tuple[tuple[str, ...], str]:
    """Return the questions of a text and the text without them: also one that begins with "y" and
    has no sign, beside another, "y Jairo cuando vuelve"."""
    asked, rest = asked_apart(text)
    parts = [one for one in SENTENCE.split(rest) if one.strip()]
    more = [one.strip() for one in parts if _ASKS_TOO.fullmatch(one.strip())] if asked else []
    if not more:
        return asked, rest
    return (*asked, *more), "\n".join(one for one in parts if one.strip() not in more)


def asked_beside(text: str) -> tuple[tuple[str, ...], str]:
    """Return the questions among words beside a judgement, by their sign too, and the others."""
    asked, rest = asked_too(text)
    parts = [one.strip() for one in SENTENCE.split(rest) if one.strip()]
    signed = [one for one in parts if one.endswith("?")]
    if signed and not asked:
        signed += [one for one in parts if _ASKS_TOO.fullmatch(one)]
    return (*asked, *signed), "\n".join(one for one in parts if one not in signed)


def ordered_beside(turn: Turn, text: str) -> tuple[str, str]:
    """Return the sentences among words beside a judgement that want something of us that is not
    done, or say after which day somebody is back, and the others, a page that is wanted in other
    words as the order that shows it."""
    unknown: list[str] = []
    kept: list[str] = []
    hers = {*turn.desk.handles(turn.desk.activities)}
    codes = {*A_CODE.findall(turn.text)}
    of = codes.pop() if len(codes) == 1 else ""
    for one in judging_sentences.sentences(text):
        order = ordered_behind.parted(turn, f". {one}", of)[1]
        taken = order or not hers.isdisjoint(A_CODE.findall(one))
        wished = is_wish(one) and not (taken or would_take(turn.saying(one), shown.in_words))
        if wished or tells_return(one):
            unknown.append(one)
        else:
            kept.append(order or one)
    return "\n".join(unknown), "\n".join(kept)


def _is_kept(said: Obeyed) -> bool:
    return isinstance(said.said, Note) and said.said.name == reviewing.KEPT


def named(turn: Turn, text: str) -> dict[int, Facts]:
    """Return the activities that a text names by code."""
    found = (elsewhere.called_or_printed(turn, (code,)) for code in A_CODE.findall(text))
    return {one.activity_id: one for each in found for one in each.values()}
