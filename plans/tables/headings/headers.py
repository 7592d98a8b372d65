"""What the columns of a table mean, by the words of their headings; never by position."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from plans.tables.headings.fields import FOLLOW_UPS, Field, one_column_each
from plans.tables.headings.meaning import (
    BARE_DESCRIPTION,
    ORDINAL,
    days_of_follow_ups,
    is_known,
    is_name_under,
    is_start,
    may_say_when,
    meaning,
    normal,
    parted,
    shown_heading,
    uncounted,
)
from plans.tables.headings.programmed import (
    Part,
    is_done,
    is_part,
    lesser_percents,
    part_of,
    parts_of,
    percents_of_cutoffs,
    states,
    with_months,
    with_parts_of_year,
    without_one_period,
)
from plans.tables.headings.risks import is_of_risk, of_procedures, of_the_action
from plans.values.cutoffs import CutoffHint, hint_of, in_order
from plans.values.dates import first_date
from plans.values.periods import read_period

__all__ = ["Field", "FollowUp", "Header", "Told", "meaning", "read_columns", "recognise"]

# What a person said of headings, by their folded words; None for a column to be kept as it is.
Told = Mapping[str, Field | None]

_SEVERAL = 2
_FEWEST_COLUMNS = 3
# A table whose activities' own heading is missing has to be known by more of the others.
_FEWEST_WITHOUT_TITLE = 4
# The table of a document's own versions has days and names too.
_OF_THE_FILE = frozenset({
    "version", "version no", "descripcion del cambio", "cambios", "cambio", "modificacion",
    "descripcion de cambios", "descripcion de los cambios", "control de cambios", "motivo",
    "elaboro",
})  # fmt: skip
# A row with so many headings of ours, word by word, is a heading, whatever else stands in it.
_SURELY_HEADINGS = 4
_TOLD = 101.0
_TERM = 96.0


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The columns of one follow-up, counted from 0, and the day that its headings name."""

    words: int | None = None
    percent: int | None = None
    hint: CutoffHint | None = None

    @property
    def columns(self) -> tuple[int, ...]:
        """Return its columns in the table's order."""
        return tuple(sorted(one for one in (self.words, self.percent) if one is not None))


@dataclass(frozen=True, slots=True)
class Header:
    """The meaning of a table's columns, counted from 0, and the headings as printed.

    `fields` gives every field one column, `roles` every column that culmina has a word for: also
    those of earlier follow-ups and of periods, whose names are in `terms`. `follow_ups` are in the
    order of their days, `starts` the columns of the days on which activities begin, `parts` those
    of the plan of a period or of what was done in it, which are kept as they are. `cutoff` is the
    day that the percentage column's heading says in full. `names` are with the names of groups over
    them, `own` without. `levels` are columns whose cells tell that they name groups of activities;
    `inferred`: it was the cells, too, that told which column holds the activities.
    """

    fields: Mapping[int, Field]
    names: Mapping[int, str]
    width: int
    cutoff: date | None = None
    roles: Mapping[int, Field] = field(default_factory=dict)
    follow_ups: tuple[FollowUp, ...] = ()
    terms: Mapping[int, str] = field(default_factory=dict)
    own: Mapping[int, str] = field(default_factory=dict)
    levels: frozenset[int] = frozenset()
    inferred: bool = False
    starts: frozenset[int] = field(init=False)
    parts: Mapping[int, Part] = field(init=False)

    def __post_init__(self) -> None:
        starts = frozenset(column for column, name in self.extra.items() if is_start(name))
        extra = self.extra
        parts = {at: part for at, part in parts_of(self.names).items() if at in extra}
        object.__setattr__(self, "starts", starts)
        object.__setattr__(self, "parts", parts)

    def column_of(self, field: Field) -> int | None:
        """Return the column of a field, or None when the table has none."""
        return next((column for column, one in self.fields.items() if one is field), None)

    def has(self, field: Field) -> bool:
        """Tell whether the table has a column for a field."""
        return field in self.fields.values()

    @property
    def has_figures(self) -> bool:
        """Tell whether one of the follow-ups has a column of percentages."""
        return any(one.percent is not None for one in self.follow_ups)

    @property
    def planned(self) -> dict[int, str]:
        """Return the columns that say for which period something is planned, with its name."""
        parts = {at: part.label for at, part in self.parts.items() if not part.done}
        return {**self.terms, **parts}

    @property
    def extra(self) -> dict[int, str]:
        """Return the columns that culmina has no word for, with their headings."""
        return {column: name for column, name in self.names.items() if column not in self.roles}


def is_any_known(texts: Iterable[str], told: Told) -> bool:
    """Tell whether one of some texts is a heading of ours, or one of which somebody told."""
    return any(is_known(text) or (told and normal(text) in told) for text in texts)


def recognise(
    texts: Sequence[str], told: Told | None = None, parents: Mapping[int, str] | None = None
) -> Header | None:
    """Return the meaning of a heading, or None when the texts are no heading; `parents` are the
    texts above those of the columns, over several of them."""
    told, parents = told or {}, parents or {}
    filled = {column: text for column, text in enumerate(texts) if text.strip()}
    if not is_any_known(filled.values(), told):
        return None  # cheap, and nearly every row ends here
    printed = with_months({column: shown_heading(text) for column, text in filled.items()})
    printed = with_parts_of_year(printed, parents)
    sure = {
        column for column, name in printed.items() if _under(parents.get(column, ""), name, told)[1]
    }
    known = {meaning(printed[column])[0] for column in sure if is_known(printed[column])} - {None}
    if any(meaning(printed[column])[0] is Field.TITLE for column in sure):
        sure |= {column for column, name in printed.items() if is_of_risk(name) or part_of(name)}
    few = 2 * len(sure) < len(printed) and len(known) < _SURELY_HEADINGS
    if few or len(sure) < _FEWEST_COLUMNS:
        return None
    header = read_columns(printed, len(texts), told=told, parents=parents)
    periods = bool(header.terms) or any(map(may_say_when, printed.values()))
    if header.has(Field.TITLE):
        return header if len(header.fields) + periods >= _FEWEST_COLUMNS else None
    return header if _tells_of_activities(header, texts) else None


def _tells_of_activities(header: Header, texts: Sequence[str]) -> bool:
    """Tell whether a heading without one of the activities is that of their table: it has several
    of the others, or who and when, and a column that may hold the activities."""
    if len(header.roles) >= len(texts):
        return False
    when = header.has(Field.DUE) or bool(header.terms)
    both = when and header.has(Field.OFFICES)
    told = {normal(name) for name in header.extra.values() if meaning(name)[0] is None}
    groups = header.has(Field.COMPONENT) or header.has(Field.SUBCOMPONENT)
    may_name = (bool(told) or groups) and not told & _OF_THE_FILE
    return len(header.fields) >= _FEWEST_WITHOUT_TITLE or (both and may_name)


def read_columns(
    printed: Mapping[int, str],
    width: int,
    *,
    told: Told,
    parents: Mapping[int, str] | None,
) -> Header:
    """Return the meaning of columns by their headings; `parents` are the headings over several."""
    parents = parents or {}
    printed = with_parts_of_year(printed, parents)
    names = {at: f"{parents.get(at, '')} {name}".strip() for at, name in printed.items()}
    printed, parents = parted(printed, parents)
    over = without_one_period(names, parents)
    meanings = {
        column: _under(over.get(column, ""), name, told) for column, name in printed.items()
    }
    meanings |= _only_a_groups_name(printed, over, meanings, told)
    meanings |= states(printed, parents, meanings)
    meanings |= (counted := percents_of_cutoffs(printed, parents, meanings))
    terms = _terms({at: one for at, one in printed.items() if at not in counted}, over, meanings)
    meanings |= dict.fromkeys(terms, (Field.TERM, _TERM))
    meanings |= _of_the_activity(printed, parents, meanings) | of_procedures(names, meanings)
    meanings |= of_the_action(names, meanings) | days_of_follow_ups(parents, meanings)
    hints = {
        column: hint_of(name) or hint_of(parents.get(column, ""))
        for column, name in printed.items()
        if meanings[column][0] in FOLLOW_UPS
    }
    for column in lesser_percents(printed, meanings, hints):
        meanings[column] = (None, meanings[column][1])
        del hints[column]
    kinds = {column: meanings[column][0] for column in hints}
    follow_ups = _series(printed, kinds, hints)
    single = {column for column in hints if not follow_ups}
    chosen = one_column_each(
        {
            column: (one, sure)
            for column, (one, sure) in meanings.items()
            if one is not Field.TERM and (column not in hints or column in single)
        }
    )
    roles = chosen | dict.fromkeys(terms, Field.TERM)
    if not follow_ups:
        follow_ups = _only(chosen, hints)
    for one in follow_ups:
        roles |= {column: kind for column in one.columns if (kind := kinds[column]) is not None}
    return with_follow_ups(
        Header(chosen, names, width, None, roles, (), terms, printed), follow_ups
    )


def _only_a_groups_name(
    printed: Mapping[int, str],
    parents: Mapping[int, str],
    meanings: Mapping[int, tuple[Field | None, float]],
    told: Told,
) -> dict[int, tuple[Field | None, float]]:
    """Return the columns that would be a field by the name over them alone, where that name is over
    another column of this field: "ACTIVIDADES" over "ACTIVIDAD" and "RECURSO" names a group."""
    own = {at: _by_itself(parents.get(at, ""), name, told) for at, name in printed.items()}
    by_themselves = {(parents.get(column, ""), one) for column, (one, _) in own.items()}
    return {
        column: own[column]
        for column, (one, _) in meanings.items()
        if one is not None
        and own[column][0] is not one
        and (parents.get(column), one) in by_themselves
    }


def _terms(
    printed: Mapping[int, str],
    parents: Mapping[int, str],
    meanings: Mapping[int, tuple[Field | None, float]],
) -> dict[int, str]:
    """Return the columns that stand for periods of the year, with the names of these."""
    terms = {
        column: label
        for column, name in printed.items()
        if meanings[column][1] < _TOLD and (label := _term(parents.get(column, ""), name))
    }
    told = (n for n in printed if meanings[n] == (Field.TERM, _TOLD))
    return terms | {column: printed[column].casefold() for column in told}


def _of_the_activity(
    printed: Mapping[int, str],
    parents: Mapping[int, str],
    meanings: Mapping[int, tuple[Field | None, float]],
) -> dict[int, tuple[Field | None, float]]:
    """Return the columns of "DESCRIPCIÓN" that describe the activity: nothing is about progress."""
    if any(_tells_progress(parents.get(n, ""), printed[n], meanings[n]) for n in printed):
        return {}
    bare = [n for n, name in printed.items() if normal(name) == BARE_DESCRIPTION]
    return {n: (None, meanings[n][1]) for n in bare if meanings[n][1] < _TOLD}


def _tells_progress(parent: str, name: str, meant: tuple[Field | None, float]) -> bool:
    """Tell whether a column is about progress for sure: it has figures, or a day of a follow-up."""
    dated = meant[0] in FOLLOW_UPS and bool(hint_of(name) or hint_of(parent))
    return dated or meant[0] in {Field.PERCENT, Field.EXECUTED, Field.PLANNED}


def with_follow_ups(header: Header, follow_ups: tuple[FollowUp, ...]) -> Header:
    """Return a header whose newest follow-up, the last, gives its percentage and its words."""
    fields = {column: one for column, one in header.fields.items() if one not in FOLLOW_UPS}
    follow_ups = tuple(follow_ups[at] for at in in_order([one.hint for one in follow_ups]))
    if follow_ups:
        newest = follow_ups[-1]
        fields |= {newest.percent: Field.PERCENT} if newest.percent is not None else {}
        fields |= {newest.words: Field.DESCRIPTION} if newest.words is not None else {}
    percent = follow_ups[-1].percent if follow_ups else None
    cutoff = None if percent is None else first_date(header.names.get(percent, ""))
    ordered = dict(sorted(fields.items()))
    return replace(header, fields=ordered, cutoff=cutoff, follow_ups=follow_ups)


def _understood(name: str, told: Told) -> tuple[Field | None, float]:
    words = normal(name)
    if words in told:
        return told[words], _TOLD
    if read_period(name):
        return Field.TERM, _TERM
    return meaning(name)


def _by_itself(parent: str, name: str, told: Told) -> tuple[Field | None, float]:
    """Return what a heading means by its own words, "DESCRIPCIÓN" by what it is of."""
    own = _understood(name, told)
    return (Field.TITLE, _TERM) if own[1] < _TOLD and is_name_under(parent, name) else own


def _under(parent: str, name: str, told: Told) -> tuple[Field | None, float]:
    """Return what a heading means under another that spans it: "FECHA" over "INICIO" and "FIN"."""
    own = _by_itself(parent, name, told)
    if own[1] < _TOLD and is_part(parent, name):
        return None, _TERM
    if not parent or own[1] >= _TOLD:
        return own
    both = _understood(f"{parent} {name}", told)
    of_days = meaning(parent)[0] is Field.DUE and own[0] in {Field.PLANNED, Field.EXECUTED}
    if both[1] >= _TOLD or of_days:
        return both
    if own[0] is None and both[1] > 0 and not (own[1] and both[1] < own[1]):
        return both
    return own if own[1] else meaning(parent)


def _term(parent: str, name: str) -> str:
    """Return the name of the period that a column of marks stands for, "" for another column."""
    if is_done(parent) or is_part(parent, name):
        return ""
    for label in (name, f"{parent} {name}"):
        if read_period(label):
            return label.casefold()
    return ""


def _series(
    printed: Mapping[int, str],
    kinds: Mapping[int, Field | None],
    hints: Mapping[int, CutoffHint | None],
) -> tuple[FollowUp, ...]:
    """Return several follow-ups that stand side by side; () where the table has one or none."""
    days = {hint for hint in hints.values() if hint}
    percents = sum(kind is Field.PERCENT for kind in kinds.values())
    counted = sum(bool(ORDINAL.match(normal(printed[column]))) for column in kinds)
    if max(len(days), percents, counted) < _SEVERAL:
        return ()
    found: list[FollowUp] = []
    for column in sorted(kinds):
        kind, hint = kinds[column], hints[column]
        at = _place(found, kind, hint)
        if at is not None:
            found[at] = _with(found[at], kind, column, hint)
        elif hint and any(hint.is_same(one.hint) for one in found):
            continue  # remarks beside the words of the same day
        elif hint or _repeats(printed, kinds, column):
            found.append(_with(FollowUp(), kind, column, hint))
    return tuple(found)


def _place(found: Sequence[FollowUp], kind: Field | None, hint: CutoffHint | None) -> int | None:
    """Return which follow-up a column completes, or None when it begins another."""
    for at, one in enumerate(found):
        if hint and hint.is_same(one.hint) and _lacks(one, kind):
            return at
    last = len(found) - 1
    if last >= 0 and _lacks(found[last], kind) and (hint is None or found[last].hint is None):
        return last
    return None


def _lacks(one: FollowUp, kind: Field | None) -> bool:
    return (one.percent if kind is Field.PERCENT else one.words) is None


def _with(one: FollowUp, kind: Field | None, column: int, hint: CutoffHint | None) -> FollowUp:
    if kind is Field.PERCENT:
        return FollowUp(one.words, column, one.hint or hint)
    return FollowUp(column, one.percent, one.hint or hint)


def _repeats(printed: Mapping[int, str], kinds: Mapping[int, Field | None], column: int) -> bool:
    """Tell whether a column without a day is a follow-up's: the first, or named like another."""
    earlier = [one for one in kinds if one < column and kinds[one] is kinds[column]]
    names = {uncounted(printed[one]) for one in kinds if one != column}
    return not earlier or uncounted(printed[column]) in names


def _only(
    chosen: Mapping[int, Field], hints: Mapping[int, CutoffHint | None]
) -> tuple[FollowUp, ...]:
    """Return the one follow-up of a table, or () where it has none."""
    columns = {one: column for column, one in chosen.items() if one in FOLLOW_UPS}
    if not columns:
        return ()
    percent, words = columns.get(Field.PERCENT), columns.get(Field.DESCRIPTION)
    hint = next((hints[one] for one in (percent, words) if one is not None and hints[one]), None)
    return (FollowUp(words, percent, hint),)
