"""Said in one message with a verdict of control: a page that is to be shown, what she has not
looked at yet, and that only this one is judged. None of it is a reason, and nothing else is
recorded."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_decided_in_her_words import asks
from tests.service.bot.reviews.test_put_right_behind_a_verdict import chief, judged, writes

__all__ = ["chief"]


def shown(chief: Chat) -> list[str]:
    """Return the names of the pages that she was shown since."""
    return [one.name for one in chief.heard() if isinstance(one, Overview)]


def names(chief: Chat) -> list[str]:
    return [one.name for one in chief.heard() if isinstance(one, Note)]


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("no acepto la 5.3, falta el acta, y muéstreme el historial", "history"),
        ("no acepto la 5.3: falta el acta. Muéstreme su historial por favor", "history"),
        ("devuelvo la 5.3: falta el acta y quiero ver el historial de la 5.3", "history"),
        ("no acepto la 5.3, falta el acta, y páseme lo que falta por revisar", "unverified"),
        ("no acepto la 5.3, falta el acta, y de paso me muestra lo vencido", "overdue"),
        ("no acepto la 5.3 porque falta el acta y muéstreme las solicitudes", "requests"),
    ],
)
def test_a_page_behind_a_reason_is_shown(town: Town, chief: Chat, said: str, page: str) -> None:
    writes(town, chief, said)
    assert judged(town) == [("5.3", False, "None", "falta el acta")]
    assert page in shown(chief)


def test_a_page_behind_the_reason_that_is_asked_for_is_shown(town: Town, chief: Chat) -> None:
    writes(town, chief, "no acepto la 5.3", "falta el acta firmada, y muéstreme el historial")
    assert judged(town) == [("5.3", False, "None", "falta el acta firmada")]
    assert "history" in shown(chief)


def test_a_page_behind_an_acceptance_is_no_observation(town: Town, chief: Chat) -> None:
    writes(town, chief, "acepto la 5.3 y muéstreme lo vencido")
    assert judged(town) == [("5.3", True, "None", "")]


@pytest.mark.parametrize(
    "why",
    [
        "falta el acta y que muestren el historial de cambios",
        "falta el acta, y mándeme los soportes de la 5.3",
        "falta el acta, y muéstreme el cronograma firmado",
        "falta el acta, y envíenme el reporte de la capacitación",
        "el resumen no muestra lo vencido",
    ],
)
def test_what_the_office_is_to_do_stays_in_the_reason(town: Town, chief: Chat, why: str) -> None:
    writes(town, chief, f"no acepto la 5.3, {why}")
    assert judged(town) == [("5.3", False, "None", why)]


@pytest.mark.parametrize(
    "said",
    [
        "era la 5.3 la que acepto, la 5.4 no la he mirado",
        "acepto la 5.3, la 5.4 no la he mirado",
        "acepto la 5.3, las otras no las he visto",
        "solo la 5.3 está bien, las otras no las he visto",
        "la 5.3 está bien, la 5.4 todavía no la he revisado",
        "acepto la 5.3 nada más",
        "acepto solo la 5.3",
        "solo acepto la 5.3",
    ],
)
def test_only_what_she_looked_at_is_accepted(town: Town, chief: Chat, said: str) -> None:
    writes(town, chief, said)
    assert judged(town) == [("5.3", True, "None", "")]
    assert town.reports() == []
    assert "left_out" not in names(chief)


def test_of_what_she_has_not_looked_at_nothing_is_kept(town: Town, chief: Chat) -> None:
    writes(town, chief, "acepto la 5.3, la 5.4 no la he mirado")
    assert names(chief) == ["review_kept", "review_dropped"]


@pytest.mark.parametrize(
    "said",
    [
        "la 5.3 está bien",
        "la 5.3 está bien, las otras van en 50",
        "era la 5.3 la que va en 90",
        "la 5.3 no la he mirado",
    ],
)
def test_what_is_no_verdict_judges_nothing(town: Town, chief: Chat, said: str) -> None:
    writes(town, chief, said)
    assert judged(town) == []


@pytest.mark.parametrize(
    "said",
    [
        "me equivoqué con la 5.3, quite lo que puse",
        "quita lo de la 5.3, era de otra",
        "la 5.3 quítela, fue sin querer",
        "me equivoqué con la 5.3",
        "no debí aceptar la 5.3",
        "acepté la 5.3 sin querer",
        "reverse eso",
    ],
)
def test_a_verdict_taken_back_stands_until_another(town: Town, chief: Chat, said: str) -> None:
    writes(town, chief, "acepto la 5.3")
    chief.heard()
    writes(town, chief, said)
    (note,) = chief.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["stands"], len(note.buttons)) == ("review_unclear", 1, 2)
    assert judged(town) == [("5.3", True, "None", "")]
    assert town.reports() == []


def test_an_error_with_what_was_not_judged_is_no_verdict_taken_back(
    town: Town, chief: Chat
) -> None:
    writes(town, chief, "me equivoqué con la 5.4")
    assert "review_unclear" not in names(chief)


@pytest.mark.parametrize(
    "said",
    [
        "concédanlo",
        "dénselo",
        "sí, que se lo den",
        "por mí que se lo aprueben",
        "que no se lo den",
        "yo le daría el plazo",
    ],
)
def test_who_verifies_is_told_who_decides(town: Town, chief: Chat, said: str) -> None:
    asks(town, "4.2", "planeacion")
    writes(town, chief, said)
    assert names(chief) == ["decision_not_yours"]
    assert town.reports() == []


def test_where_no_request_waits_nobody_is_said_to_decide(town: Town, chief: Chat) -> None:
    writes(town, chief, "sí, que se lo den")
    assert "decision_not_yours" not in names(chief)


def test_a_verdict_that_names_no_report_is_no_decision(town: Town, chief: Chat) -> None:
    asks(town, "4.2", "planeacion")
    writes(town, chief, "acepto la 5.3", "rechácela")
    assert "decision_not_yours" not in names(chief)
