"""Why something arrived or did not, as control is shown it who asks with /porque and a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.conversation import thread
from bot.conversation.turn import Turn
from bot.understanding.asks import arrivals
from core.entity.rights import Right
from core.messages import Content, Note
from core.overviews import Overview, OverviewRow
from core.spanish import fold
from scheduler.explained import subjects, why
from scheduler.explained.subjects import Subject

MOST_ROWS = 60
MOST_NAMES = 8
_NAMES_NOBODY = re.compile(
    r"(?:que|no|nunca|nadie|le|les|la|el|los|las|lo|de|del|a|y|si|ya|me|nos|se|ha|han|en|su|sin"
    r"|dice[ns]?|sale|aparece|figura|tiene[n]?|lleva[n]?|nada|todavia|aun|actividad|respuesta"
    r"|contacto|silencio|mensajes?|correos?|doctora?|ingenier[oa]|esta[n]?"
    r"|(?:lleg|respond|contest|report|recib|escrib|avis)[a-z]{1,6})"
)
_WORDS = re.compile(r"[a-z0-9]{1,30}(?:[.-][a-z0-9]{1,9}){0,5}")
# "a la doctora rosa no le llega nada"; not "a la gente", "a mí"
_TO_SOMEBODY = re.compile(
    r"(?:\A|(?<!\S)a )(?:(?:el|la) (?:dra?|doctora?|ing|ingenier[oa]|profesional) )?"
    r"(?P<name>(?!(?:mi|mis|ti|su|sus|un|una|unos|unas|nadie|alguien|algun[oa]s?|tod[oa]s?|ell[oa]s?"
    r"|nosotr[oa]s|ustedes?|otr[oa]s?|gente|ningun[oa]?|cada|quien(?:es)?|es[ae]s?|est[ae]s?)\b)"
    r"[a-z]{3,20}(?: [a-z]{2,20}){0,2}?) (?:no|nunca|ya no)(?: se)? les? "
)
# "¿y a Álvaro?", after what was owed to another
_AND_TO = re.compile(
    r"\W{0,3}(?:y|e)\sal?\s(?P<name>(?:(?:la|los|las)\s)?[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,3})[\s?.!]{0,3}",
    re.IGNORECASE,
)
_MOST_WORDS = 4  # of a name
_A_FEW = 4  # people of the same name


def asked(turn: Turn, text: str) -> tuple[str, ...]:
    """Return of whom or what a text asks what arrives there and why not, or why no answer comes
    from there; nothing for other texts, and for who may not see how people are reached."""
    if turn.in_group or not turn.may(Right.ADDRESSES):
        return ()
    each = (_of_one(turn, words) or _unknown(words, text) for words in arrivals.asks(text))
    return tuple(dict.fromkeys(filter(None, each)))


def _unknown(words: str, text: str) -> str:
    """Return the name of somebody who is not registered as a text writes it; "" for none."""
    found = _TO_SOMEBODY.search(words)
    named = found["name"].split() if found else []
    if not named or any(map(_NAMES_NOBODY.fullmatch, named)):
        return ""
    at = fold(text).find(" ".join(named))
    return text[at : at + len(" ".join(named))] if at >= 0 else " ".join(named)


def _of_one(turn: Turn, words: str) -> str:
    """Return the first name in some words that one person, office or activity has, else that a few
    have; "" for none."""
    session, entity = turn.session, turn.context.entity_id
    of_a_few = ""
    for one in _called(_WORDS.findall(words)):
        fitting = len(subjects.find(session, entity, one))
        if fitting == 1:
            return one
        if 1 < fitting <= _A_FEW:
            of_a_few = of_a_few or one
    return of_a_few


def _called(words: Sequence[str]) -> Iterator[str]:
    """Yield the words in a row that may be a name, from the first on, the longest first."""
    for at in range(len(words)):
        for end in range(min(len(words), at + _MOST_WORDS), at, -1):
            edges = words[at], words[end - 1]
            if not any(map(_NAMES_NOBODY.fullmatch, edges)):
                yield " ".join(words[at:end])


def of_another(turn: Turn) -> Turn | None:
    """Return a message that only names somebody else, right after what was owed to one, as the same
    question; None for others."""
    found = _AND_TO.fullmatch(turn.text) if turn.is_plain_text else None
    if found is None or not turn.may(Right.ADDRESSES):
        return None
    shown, _ = thread.said_before(turn)
    if not isinstance(shown, Overview) or shown.name != "why":
        return None
    return turn.saying(f"¿por qué a {found['name']} no le llega nada?")


def show(turn: Turn, typed: str) -> Content:
    """Return what was owed to whom is typed in the last days, what keeps it back and what comes
    next; ask who is meant where that is not clear."""
    found = subjects.find(turn.session, turn.context.entity_id, typed) if typed else []
    if len(found) != 1:
        return _which(turn, typed, found)
    told = why.explain(turn.session, turn.context, found[0], turn.now)
    rows = [
        OverviewRow(
            name="",
            since=turn.context.today(one.at),
            hour=f"{one.at.astimezone(turn.context.zone):%H:%M}",
            words=told.line(one, addresses=False),
        )
        for one in reversed(told.told)
    ]
    return Overview(
        name="why",
        called=told.subject.name,
        span=f"últimos {why.DAYS} días",
        rows=tuple(rows[:MOST_ROWS]),
        total=len(rows),
        ahead=(*(f"Por qué: {one.words}." for one in told.standings), told.next),
    )


def _which(turn: Turn, typed: str, fitting: Sequence[Subject]) -> Note:
    """Ask who or what is meant: those that fit, else those whose names come near."""
    names = [one.typed for one in fitting]
    if typed and not names:
        names = subjects.near(turn.session, turn.context.entity_id, typed)
    return Note(
        name="why_which",
        values={
            "typed": typed,
            "near": "\n".join(names[:MOST_NAMES]) or None,
            "fitting": len(fitting),
            "registers": int(turn.may(Right.STAFF)),
        },
    )
