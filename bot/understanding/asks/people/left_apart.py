"""The clauses of a message that leave work to somebody, or say who carries it, beside the others.
Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.people.answering_for import CARRIES
from bot.understanding.asks.people.delegation import EDGE, HANDED_ON, LEFT_TO, STATED, names_nothing
from bot.understanding.asks.people.delegation_words import BEFORE_LEAVING, PERSON
from bot.understanding.clauses import clauses, said_as
from bot.understanding.wordlists import PLEASE

_GIVEN_NOW = re.compile(
    r"\bse l[ao]s?\s(?:voy\sa\s|vamos\sa\s)?(?:paso|pasamos|pasar|entrego|entregamos)\sa\s",
    re.IGNORECASE,
)
# "lo demás se lo paso a Marta": all that was given to her and is not told of beside it
GIVES_THE_REST = re.compile(
    rf"{BEFORE_LEAVING}(?:todo )?(?:lo|l[oa]s|el) (?:demas|resto|otr[oa]s?) (?:se )?l[oa]s? "
    rf"(?:pas|dej|entreg|devolv|devuelv)[oe](?:mos)? a {PERSON}{PLEASE}"
)
# "esa la maneja Camilo", "de eso se encarga Camilo" without what was spoken of
_SPOKEN_OF = re.compile(
    r"\A(?:(?:y|pero|ya)\s)?(?:de\ses[aeo]\sse\s(?:encarga|hace\scargo)\s|(?:es[aeo]\s)?(?=l[ao]s?\s))",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:y|pero)\s(?=\S)", re.IGNORECASE)


def leaves_apart(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without the clauses that leave what they name to somebody, or say who carries
    it, and these: "la 1.2 se la paso a Nelson", "la 1.2 la lleva Nelson, él sabe"."""
    kept: list[str] = []
    gives: list[str] = []
    each = [*clauses(text, EDGE)]
    while each:
        said, whole = each.pop(0)
        before, leaves = _parted(said)
        if not leaves:
            kept.append(whole)
            continue
        edge = whole[len(said) :]
        while each and _leaves(f"{leaves}{edge}{each[0][0]}"):  # "…, él sabe", "…, pásesela a él"
            more, whole = each.pop(0)
            leaves, edge = f"{leaves}{edge}{more}", whole[len(more) :]
        gives.append(leaves)
        kept += [f"{before}{edge}"] if before else []
    return "".join(kept).strip(" ,"), tuple(gives)


def carried_behind(text: str) -> tuple[str, str]:
    """Return what stands before a last clause that says who carries what was spoken of, and that
    clause behind its name: "la rampa va en 60. esa la maneja Rosa"; "" for other texts."""
    *_, edge = [None, *EDGE.finditer(text.rstrip(" .")), *_AND.finditer(text)]
    clause = "" if edge is None else text[edge.end() :].rstrip(" .")
    said = said_as(clause, CARRIES)
    if edge is None or said is None or not names_nothing(said.groupdict().get("what") or ""):
        return "", ""
    carries = _SPOKEN_OF.sub("", clause)
    is_whole = carries[:2].casefold() in ("la", "lo")
    return text[: edge.start()], carries if is_whole else f"la lleva {carries}"


def _parted(clause: str) -> tuple[str, str]:
    """Return what leaves work in a clause, all of it or what stands behind its last "y", and what
    stands before that; "" where nothing does."""
    if _leaves(clause):
        return "", clause
    joint = next(reversed([*_AND.finditer(clause)]), None)
    behind = "" if joint is None else clause[joint.end() :]
    return (clause[: joint.start()], behind) if joint and _leaves(behind) else (clause, "")


def _leaves(clause: str) -> bool:
    now = _GIVEN_NOW.search(clause) is not None
    said = said_as(clause, LEFT_TO if now else (*HANDED_ON, *STATED))
    if said_as(clause, (GIVES_THE_REST,)):
        return True
    if said is None or "?" in clause:
        return False
    parts = said.groupdict()
    return not names_nothing(f"{parts.get('what') or ''} {parts.get('more') or ''}")
