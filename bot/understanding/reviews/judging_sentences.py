"""Which sentences of a text judge reports, with those that tell why, and which speak of something
else."""

from __future__ import annotations

import re

from bot.understanding.asks.people.absence import tells_of_another
from bot.understanding.asks.people.departure import tells_who_left
from bot.understanding.reviews.of_another import (
    asks_of_messages,
    clauses,
    is_of_another,
    is_wish,
    tells_return,
    wants_to_see,
)
from bot.understanding.reviews.put_off import not_looked_at, puts_off
from bot.understanding.reviews.read_review import ReadReview
from bot.understanding.reviews.review_words import (
    ALIKE,
    ARTICLE,
    BEFORE_SOMEBODY,
    ITS_CODE,
    OTHERWISE,
    PUTS_RIGHT_FIRST,
    TOPIC,
)
from bot.understanding.reviews.reviewed import (
    BEHIND_GROUNDS,
    JUDGES,
    LONGEST_GROUNDS,
    find,
    named_in,
)
from bot.understanding.wordlists import A_CODE, CODE

# "Ya revisé el soporte de Hacienda.": a sentence that tells nothing but that.
_LOOKED = re.compile(
    r"(?:ya\s|hemos\s|he\s)?(?:revis(?:[eé]|amos|ad[oa]s?)|verifi(?:qu[eé]|camos|cad[oa]s?)|recib[ií](?:mos|d[oa]s?)?"
    r"|vi(?:mos|st[oa]s?)?|le[ií](?:mos|d[oa]s?)?|quedo\s(?:muy\s)?(?:atent[oa]|pendiente))\b[^\d.;:\n]{0,100}[.;!]?",
    re.IGNORECASE,
)
_ABSENT = re.compile(r"\b(?:ausen(?:cia|te)s?|vacaciones|incapaci(?:dad|tad[oa]))\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?<!\b[Dd]r\.)(?<!\b[Dd]ra\.)(?<!\b[Ii]ng\.)(?:(?<=[.;!])(?<!\s)\s++|\n\s*+)(?=\S)"
)
# "no es de la 1.4": of which activity it is not, and no more.
_NOT_OF = re.compile(
    rf"no\s(?:es|era|va|iba)\s(?:de|para|sobre)\s{ARTICLE}{ITS_CODE}[\s.,;!]*", re.IGNORECASE
)
# "no acepto … la 4.1": the verb of who judges, before a code.
_MEANS = re.compile(
    rf"\b(?:no\s(?:l[ao]s?\s)?(?:acept|valid)(?:o|amos)|devuelvo|devolvemos|acepto|aceptamos)\b"
    rf"[^.;\n]{{0,40}}?(?<![\w.])(?P<code>{CODE})(?![\w%]|\s?%)",
    re.IGNORECASE,
)
# "la 1.4 va en 40": it opens with an activity, and tells how that goes.
_OPENS = re.compile(rf"\W{{0,3}}{TOPIC}{ARTICLE}(?P<code>{CODE})\s?,?\s(?=\w)", re.IGNORECASE)
_OPENS_LAST = re.compile(
    rf",\s(?:y\s)?{ARTICLE}(?P<code>{CODE})\s?,?\s(?=(?:va|van|vamos|voy|lleva|llevo|llevamos)\s[^,]*\d[^,]*\Z)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:va|van|vamos|voy|llev(?:a|o|amos)|ya|qued(?:a|[oó]|amos)|est[aá]|sigue|avanz\w{1,5}|termin\w{1,5}|faltan?)\b",
    re.IGNORECASE,
)


def parted(text: str) -> tuple[str, str]:
    """Return the sentences of a text that judge, each with those that tell why, and the others: an
    absence, another activity, something that is confirmed. A judgement behind other sentences has
    to name its activity; those that only tell that she looked, or waits, are in neither."""
    judging: list[str] = []
    others: list[str] = []
    codes: tuple[str, ...] = ()
    accepts = False
    for sentence in (part for one in sentences(text) for part in _apart(one)):
        found = find(sentence) or _alike(judging, sentence)
        apart = "?" in sentence or _is_apart(sentence, codes)
        apart = apart or (accepts and _of_no_reason(sentence, codes))
        if found and (judging or not others or all(one.codes for one in found)):
            codes = tuple(code for one in found for code in one.codes)
            accepts = all(one.accepts for one in found)
            judging.append(sentence)
        elif judging and judging[-1] and not apart:
            judging.append(sentence)
        else:
            judging += [""] if judging else []  # what follows it tells not why
            others.append(sentence)
    if judging:
        others = [one for one in others if not only_looks(one) or _ABSENT.search(one)]
        others = [
            one for one in others if not (_NOT_OF.fullmatch(one) or PUTS_RIGHT_FIRST.fullmatch(one))
        ]
    return "\n".join(filter(None, judging)), "\n".join(others)


def only_looks(text: str) -> bool:
    """Tell whether a text tells nothing but that she looked, or waits."""
    return _LOOKED.fullmatch(text) is not None


def _is_apart(sentence: str, codes: tuple[str, ...]) -> bool:
    """Tell whether a sentence behind a judgement of these codes speaks of something else."""
    wishes_it_of_another = is_wish(sentence) and _is_of_others(sentence, codes)
    looks = puts_off(sentence) or wants_to_see(sentence) or wishes_it_of_another
    return looks or is_of_another(sentence, codes)


def _of_no_reason(sentence: str, codes: tuple[str, ...]) -> bool:
    """Tell whether a sentence behind what is accepted names activities, and none of these codes, or
    wants something done."""
    return is_wish(sentence) or _is_of_others(sentence, codes)


def _is_of_others(sentence: str, codes: tuple[str, ...]) -> bool:
    named = {*A_CODE.findall(sentence)}
    return bool(named) and named.isdisjoint(codes)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a doctor's title ends none."""
    return [one.strip() for one in _SENTENCE.split(text) if one.strip()]


def unread(text: str) -> tuple[str, str]:
    """Return the sentences of a text that mean to judge and cannot be read, and the others."""
    parts = sentences(text)
    means = [one for one in parts if _MEANS.search(one) and "?" not in one]
    return "\n".join(means), "\n".join(one for one in parts if one not in means)


def _alike(judging: list[str], sentence: str) -> tuple[ReadReview, ...]:
    """Return what a sentence judges as the one right before it: "la 2.4 tampoco"."""
    if not judging or not any(one.match(f"\n{sentence}") for one in (ALIKE, OTHERWISE)):
        return ()
    return find(f"{judging[-1]}\n{sentence}")[len(find(judging[-1])) :]


def _apart(sentence: str) -> list[str]:
    """Return a sentence whose judgement follows somebody's absence, or stands before it, before a
    clause of another activity or before what she has not looked at, in parts: "ok la ausencia de
    Marta y acepto la 2.4", "acepto la 2.4, las otras no las he visto"."""
    for cut in BEHIND_GROUNDS.finditer(sentence, 0, LONGEST_GROUNDS):
        first, judged = sentence[: cut.start()], JUDGES.match(sentence, cut.end())
        if judged is None or not named_in(judged):
            continue
        if _ABSENT.search(first) or tells_who_left(first) or _is_told_before(first, judged):
            return [first, sentence[cut.end() :]]
    for cut in BEFORE_SOMEBODY.finditer(sentence):
        verdict, away = sentence[: cut.start()], sentence[cut.end() :]
        if (tells_of_another(away) or tells_return(away)) and find(verdict):
            return [verdict, away]
    for head, rest in [*_before_not_looked_at(sentence), *clauses(sentence)]:
        found = find(head)
        codes = tuple(code for one in found for code in one.codes)
        of_us = all(one.accepts for one in found) or _is_of_others(rest, codes)
        wish = asks_of_messages(rest) or (of_us and is_wish(rest))
        if found and (wish or not_looked_at(rest) or is_of_another(rest, codes)):
            return [head, *_apart(rest)]
    return [sentence]


def _before_not_looked_at(sentence: str) -> list[tuple[str, str]]:
    """Return a sentence up to where it says what she has not looked at yet, and that."""
    cuts = [
        (sentence[: one.start()], sentence[one.end() :])
        for one in BEHIND_GROUNDS.finditer(sentence)
    ]
    return [two for two in cuts if not_looked_at(two[1])]


def _is_told_before(first: str, judged: re.Match[str]) -> bool:
    """Tell whether words before a judgement tell how another activity goes, which they, or their
    last clause, name first: "la 1.4 va en 40 y acepto la 4.3"."""
    opened = _OPENS.match(first) or _OPENS_LAST.search(first)
    named = {*re.findall(ITS_CODE, named_in(judged))}
    if opened is None or opened["code"] in named:
        return False
    return _TELLS.search(first, opened.end()) is not None and not find(first)
