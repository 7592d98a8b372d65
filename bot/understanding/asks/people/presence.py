"""Clauses that say of people by name that they are away or back, or that confirm it: "la de Nelson
sí, días 5 y 6", "ausente Patricia hasta el 17", "Marta ya volvió hoy", "sí, los dos". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from bot.understanding.asks.people.absence_changed import days_of
from bot.understanding.asks.people.absence_days import Days
from bot.understanding.asks.people.presence_words import (
    ABSENCE,
    AGREES,
    AROUND,
    AWAY,
    BACK,
    BESIDE_COUNT,
    CONFIRMED_BEHIND,
    CONFIRMING,
    COUNTS,
    DAYS_ALONE,
    DENIES,
    NUMBERED,
    PLAIN,
    SETS,
    SO_MANY,
    WHY,
    WITHOUT_LEAVE,
    WORK,
    WRITTEN_AGAIN,
    is_only_back,
)
from bot.understanding.asks.people.told_by import as_told
from bot.understanding.clauses import clauses
from bot.understanding.wordlists import A_CODE
from core.dates.reader import blanked, find_dates
from core.spanish import bare_words


class Says(Enum):
    """What a clause says of somebody: `AGREES` with an absence that was told, or names it."""

    AGREES = "agrees"
    AWAY = "away"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Presence:
    """What a clause says of `people` (by id): on which `days` they are away, as far as it says
    them; `unread` where these are past, or none. `count` is of how many, nobody named: "los dos" is
    2, "todas" 0. `plain` tells whether it says "ausencia", "vacaciones", "confirmo": that it is of
    an absence, whatever was asked. `confirmed`: its sentence confirms it beside: "queda
    confirmada"; `confirms`: its sentence confirms it, there or in its own words."""

    says: Says
    people: tuple[int, ...]
    days: Days
    words: str
    plain: bool
    count: int | None = None
    unread: bool = False
    confirmed: bool = False
    confirms: bool = False

    @property
    def on_its_days(self) -> bool:
        """Tell whether it says on which days somebody is away, and denies nothing."""
        denies = re.search(r"\b(?:no|ya)\b", bare_words(self.words)) is not None
        return self.says is Says.AWAY and self.days.last is not None and not denies


@dataclass(frozen=True, slots=True)
class _Piece:
    """A clause: its words, with and without the edge behind it, what it is taken for (None: for
    something else), whom it names, and how many of whom none is named."""

    said: str
    whole: str
    people: tuple[int, ...] = ()
    says: Says | None = None
    glue: bool = False
    count: int | None = None
    sentence: int = 0


_BEHIND = re.compile(r"(?<=\w) (?:por (?!favor|fuera)|porque |segun |debido |dado )\S.*\Z")
_STANDS_IN = re.compile(r"\b(?:queda (?:de )?a cargo|encargad|reemplaz|(?:cubre|suple)\b)")
_ANOTHER_THING = re.compile(r"\bl[oa]s? de [a-z]{3,}")
# "días 5 y 6", "días 23 al 25": as other days are said
_DAY_BY_NUMBER = re.compile(r"\b(?:los )?dias? (?=\d)")
_DAYS_OF = re.compile(r"(?<!desde )\bel (?P<days>\d{1,2} al? \d{1,2}\b)")
_ANY_NUMBER = re.compile(r"\b\d{1,2}\b")
_ASKS = re.compile(
    r"¿|\b(?:qui[eé]n(?:es)?|qu[eé]|cu[aá]l(?:es)?|c[oó]mo|cu[aá]ndo|d[oó]nde|cu[aá]nt[oa]s?)\b",
    re.I,
)
_NO_SHOW = re.compile(r"\b(?:tampoco|no) (?:vino|viene|vendra|asistio|va a venir|se presento)\b")
_EDGE = re.compile(
    r"[.;!?\n](?=\s|\Z)\s{0,3}|\n|,\s?(?:y\s(?!\d))?|\s(?=¿)|\s?:\s"
    # "sale el 9 y vuelve el 16": the days of one absence
    r"|\s[ye]\s(?=\S)(?!\d{1,2}\b(?!\.\d)|(?:vuelve|regresa|retorna|se reintegra)\sel\s)", re.I
)  # fmt: skip
# "… hasta el 25. Y la de Pedro del 18 al 22"
_GOES_ON = re.compile(r"(?:y|e|tambien|ademas) ")
_ENDS_IN_A_STATE = re.compile(rf"\b(?:{ABSENCE}|(?:a)?fuera|si|tambien)\Z")
_ENDS = (".", ";", "!", "?", "\n")
_TITLE_OR_ARTICLE = frozenset({"de", "del", "la", "el", "los", "las"})
_MOST = 1_000  # characters of a message
_ANY = re.compile(
    rf"{PLAIN.pattern}|{AWAY.pattern}|{BACK.pattern}|\bl[oa]s? de [a-z]{{3,}}"
    r"|\b(?:ambas|ambos|todas|todos|dos|tres|l[ao]s [2-9])\b|\b[a-z]{3,20} (?:si|tambien)\b"
)


def may_tell(text: str) -> bool:
    """Tell whether a text may say of somebody that she is away or back: most messages do not."""
    return len(text) <= _MOST and _ANY.search(bare_words(text)) is not None


def writes_again_to(text: str, name: str) -> str:
    """Return a text that says no more than that somebody may be written to again, with the name of
    who is meant; every other text as it is: "ya pueden escribirle"."""
    return f"{text.rstrip(' .!')} a {name}" if name and says_to_write_again(text) else text


def says_to_write_again(text: str) -> bool:
    """Tell whether a text says no more than that somebody may be written to again, and not who."""
    if len(text) > _MOST or "?" in text:
        return False
    return WRITTEN_AGAIN.fullmatch(bare_words(text)) is not None


def did_not_come(text: str) -> bool:
    """Tell whether a text says of somebody not to come or not to be there: "hoy no vino"."""
    return _NO_SHOW.search(bare_words(text)) is not None


def presences(
    text: str,
    names: Mapping[int, str],
    told: Collection[int],
    today: date,
    answers: Callable[[str], bool] | None,
) -> list[Presence | str]:
    """Return what the clauses of a text say of the people of these names, and the other clauses, in
    their order; those that only belong to what is said are left out, but a sentence that
    `answers` something else, where that waits.

    Of two who are called the same the one is meant of whom an absence was `told`.
    """
    pieces = _joined_days(_pieces(text, names, told, today))
    found: list[Presence | str] = []
    alone = {one.sentence for at, one in enumerate(pieces) if _confirms_alone(pieces, at)}
    glue = [one for one in pieces if one.glue]
    confirmed = {one.sentence for one in glue if _confirming(one)}
    confirms = {one.sentence for one in pieces if one.people and _confirming(one)} | confirmed
    for at, one in enumerate(pieces):
        piece = _by_neighbours(pieces, at) if one.says is None and one.people else one
        if piece.says is not None:
            said = _on_joint_days(pieces, at, _presence(piece, piece.says, today), today)
            own, beside = piece.sentence in confirms, piece.sentence in confirmed
            found.append(replace(said, confirmed=beside, confirms=own))
        elif _confirms_alone(pieces, at):
            found.append(_presence(replace(one, count=1), Says.AGREES, today))
        elif one.sentence in alone:  # "sí, queda confirmada"
            continue
        elif not one.glue or not _beside_one(pieces, at) or _answers(pieces, at, answers):
            found.append(one.whole)
    return found


def _confirms_alone(pieces: Sequence[_Piece], at: int) -> bool:
    """Tell whether a clause confirms what nobody names, last of a sentence that says nothing else:
    "enterado, confirmo"."""
    one = pieces[at]
    same = [two for two in pieces if two.sentence == one.sentence]
    confirms = one.glue and _confirming(one)
    return (
        confirms
        and same[-1] is one
        and all(two.glue for two in same)
        and not _beside_one(pieces, at)
    )


def _confirming(piece: _Piece) -> bool:
    return CONFIRMING.search(bare_words(piece.said)) is not None


def _answers(pieces: Sequence[_Piece], at: int, answers: Callable[[str], bool] | None) -> bool:
    """Tell whether a clause is a sentence of its own that answers something else."""
    one = pieces[at]
    alone = sum(two.sentence == one.sentence for two in pieces) == 1
    return answers is not None and alone and answers(one.said)


def _presence(piece: _Piece, says: Says, today: date) -> Presence:
    words = bare_words(piece.said)
    dated = CONFIRMING.sub("", _DAYS_OF.sub(r"del \g<days>", _DAY_BY_NUMBER.sub("el ", words)))
    days = days_of(dated.strip(), today) or Days()
    plain = says is not Says.AGREES or PLAIN.search(words) is not None
    unread = days.last is None and _ANY_NUMBER.search(words) is not None
    said = piece.said.strip()
    return Presence(says, piece.people, days, said, plain, piece.count, unread)


def _pieces(
    text: str, names: Mapping[int, str], told: Collection[int], today: date
) -> list[_Piece]:
    """Return the clauses of a text, each with what it says by itself."""
    made: list[_Piece] = []
    sentence = 0
    for said, whole in clauses(text, _EDGE):
        if bare_words(said):
            made.append(replace(_read(said, whole, names, told, today), sentence=sentence))
        elif made:
            made[-1] = replace(made[-1], whole=made[-1].whole + whole)
        sentence += whole.rstrip(" ")[-1:] in _ENDS
    return _without_asked(made)


def _without_asked(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return the clauses with those taken for nothing that ask: of a sentence that ends in a
    question those before its asking word tell, where it has one."""
    made = []
    for at, one in enumerate(pieces):
        same = [two for two in pieces[at:] if two.sentence == one.sentence]
        asks = same[-1].whole.rstrip().endswith("?")
        tells = len(same) > 1 and _ASKS.search(one.said) is None
        apart = tells and any(_ASKS.match(two.said.lstrip()) for two in same[1:])
        whole = [two for two in pieces if two.sentence == one.sentence]
        changes = any(bare_words(two.said).startswith("pero ") for two in same[1:2])
        held = (asks and not apart) or changes or any(map(_is_another_thing, whole))
        made.append(replace(one, says=None, glue=False, people=()) if held else one)
    return made


def _is_another_thing(piece: _Piece) -> bool:
    """Tell whether a clause is of a thing or somebody unknown, as others of its sentence are of
    people: "lo de la reunión y lo de Pedro"."""
    known = piece.says or piece.people or piece.glue or A_CODE.search(piece.said)
    return not known and _ANOTHER_THING.search(bare_words(piece.said)) is not None


def _read(
    said: str, whole: str, names: Mapping[int, str], told: Collection[int], today: date
) -> _Piece:
    """Return a clause with what it says, by its own words alone."""
    words = bare_words(said)
    other = A_CODE.search(said) or WORK.search(said) or "?" in said
    if other or any(one.search(words) for one in (DENIES, NUMBERED, SETS)):
        return _Piece(said, whole)
    words = _BEHIND.sub("", as_told(words))
    dates = find_dates(words, today)
    tokens = blanked(words, [(one.start, one.end) for one in dates]).split()
    people, left = _named(tokens, names, told)
    if (count := _count(words)) is not None and not people:
        return _Piece(said, whole, says=Says.AGREES, count=count)
    if people and WITHOUT_LEAVE.search(words):
        return _Piece(said, whole)
    explained = all(map(AROUND.fullmatch, left))
    if not people:
        belongs = explained or is_only_back(words) or WHY.match(words) is not None
        return _Piece(said, whole, glue=belongs)
    if not explained:
        return _Piece(said, whole, glue=bool(_STANDS_IN.search(words) or WHY.match(words)))
    return _Piece(said, whole, people, _said(words))


def _said(words: str) -> Says | None:
    if BACK.search(words):
        return Says.BACK
    if AWAY.search(words):
        return Says.AWAY
    return Says.AGREES if AGREES.search(words) and " no " not in f" {words} " else None


def _count(words: str) -> int | None:
    """Return of how many words say yes that name nobody: "sí, los dos", "de acuerdo con las 2"."""
    tokens = words.split()
    if any(map(str.isdigit, tokens)) and SO_MANY.search(words) is None:
        return None
    count = next((COUNTS[one] for one in tokens if one in COUNTS), None)
    around = [one for one in tokens if one not in COUNTS]
    return count if all(map(BESIDE_COUNT.fullmatch, around)) else None


def _named(
    tokens: Sequence[str], names: Mapping[int, str], told: Collection[int]
) -> tuple[tuple[int, ...], list[str]]:
    """Return whom words name, and the other words; nobody where one of the names may be several
    people's."""
    spelled = {one: bare_words(name).split() for one, name in names.items()}
    people: dict[int, None] = {}
    left: list[str] = []
    at = 0
    while at < len(tokens):
        meant, end = _run(tokens, at, spelled)
        if not meant:
            left.append(tokens[at])
            at += 1
            continue
        of_told = [one for one in meant if one in told]
        meant = meant if len(meant) == 1 else of_told
        if len(meant) != 1:
            return (), [*tokens]
        people[meant[0]] = None
        at = end
    return tuple(people), left


def _run(
    tokens: Sequence[str], at: int, spelled: Mapping[int, Sequence[str]]
) -> tuple[list[int], int]:
    """Return whom the words from `at` on name, and where the name ends: by her first name, or by
    two of her names."""
    meant, end = list(spelled), at
    while end < len(tokens):
        own = [one for one in meant if tokens[end] in spelled[one]]
        if not own or (end == at and tokens[at] in _TITLE_OR_ARTICLE):
            break
        meant, end = own, end + 1
    if end == at:
        return [], at
    firsts = [one for one in meant if end - at > 1 or spelled[one][0] == tokens[at]]
    return firsts, end


def _by_neighbours(pieces: Sequence[_Piece], at: int) -> _Piece:
    """Return a clause that only names somebody with what the one before it says, else the one
    behind it: "confirmo lo de Pedro y lo de Marta"."""
    one = pieces[at]
    goes_on = _GOES_ON.match(bare_words(one.said)) is not None
    for step in (-1, 1):
        near = at + step
        while 0 <= near < len(pieces) and (
            pieces[near].sentence == one.sentence or (goes_on and step < 0)
        ):
            if pieces[near].says is not None and pieces[near].count is None:
                return replace(one, says=pieces[near].says)
            if not (pieces[near].glue or pieces[near].people):
                break
            near += step
    alone = [two for two in pieces if two.sentence == one.sentence]
    agrees = any(two.glue and AGREES.search(bare_words(two.said)) for two in alone)
    return replace(one, says=Says.AGREES) if agrees else one


def _on_joint_days(pieces: Sequence[_Piece], at: int, said: Presence, today: date) -> Presence:
    """Return what a clause says that ends in a name, on the days of the one that goes on with it:
    "ausencia de Pedro y de Marta del 18 al 22"."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if said.says is Says.BACK or said.days.last is not None or said.unread or following is None:
        return said
    same = following.people and following.sentence == pieces[at].sentence
    if not same or _ENDS_IN_A_STATE.search(bare_words(said.words)):
        return said
    if None not in (following.says, pieces[at].says):
        return said  # each says it of its own
    return replace(said, days=_presence(following, said.says, today).days)


def _beside_one(pieces: Sequence[_Piece], at: int) -> bool:
    """Tell whether a clause stands beside one that says something of somebody, in one sentence or
    alone in its own: "la confirmo", "ya hablé con ella"."""
    near = [at - 1, at + 1]
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(pieces) and pieces[place].glue:
            place += step
        near.append(place)
    said = [one for one in near if 0 <= one < len(pieces)]
    says = [_by_neighbours(pieces, one) if pieces[one].people else pieces[one] for one in said]
    return any(one.says is not None for one in says)


def _joined_days(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return the clauses with days, or with how she is away, that go on with one put to it: "días
    5", "6"; "Marta sí", "hoy no vino"."""
    made: list[_Piece] = []
    for one in pieces:
        before, words = made[-1] if made else None, bare_words(one.said)
        same = before is not None and before.sentence == one.sentence and bool(before.people)
        away = _NO_SHOW.search(words) is not None
        belongs = same and (one.glue or words.startswith("no "))
        if (
            before is not None
            and belongs
            and (away or DAYS_ALONE.fullmatch(CONFIRMED_BEHIND.sub("", words)))
        ):
            said = before.whole + one.said
            says = Says.AWAY if away else before.says or _said(bare_words(said))
            made[-1] = replace(before, said=said, whole=before.whole + one.whole, says=says)
        else:
            made.append(one)
    return made
