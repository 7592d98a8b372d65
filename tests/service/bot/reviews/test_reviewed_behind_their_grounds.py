"""A judgement behind words that name its activity, one that is agreed to, one that comes later."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def control(town: Town, marta: Chat) -> Chat:
    """Hernán, of control; Marta has reported 4.1 done, and 5.1 is at 40 %."""
    chat = somebody(town, 5553003, "Hernán", Role.CONTROL)
    town.add("4.1", 60, title="Medir la satisfacción de los usuarios", product="")
    town.add("5.1", 40, title="Levantar el inventario", product="")
    assert marta.says("la 4.1 quedó al 100 %") == "recorded"
    chat.heard()
    return chat


def kept(chat: Chat) -> list[tuple[str, object, object]]:
    """Return what was said of judgements: the text, whether it accepts, and the reason."""
    said = [one for one in chat.heard() if isinstance(one, Note)]
    return [(one.name, one.values.get("accepted"), one.values.get("reason")) for one in said]


@pytest.mark.parametrize(
    "said",
    [
        "de acuerdo con la 4.1",
        "conforme con la 4.1",
        "estoy de acuerdo con la 4.1",
        "ya me llegó el acta de la 4.1, la acepto",
        "sí. El motivo de la 4.1 era que faltaba el acta; ya me llegó, la acepto",
        "Ya vi lo que mandaron de la 4.1. Está completo, la acepto",
        "Los soportes de la 4.1 están completos, la acepto",
    ],
)
def test_what_stands_before_it_names_what_is_accepted(control: Chat, said: str) -> None:
    assert control.says(said) == "answered"
    [(name, accepted, _)] = kept(control)
    assert (name, bool(accepted)) == ("review_kept", True)


@pytest.mark.parametrize(
    "said", ["no hay acta de la 4.1, la devuelvo", "sin acta la 4.1, no la acepto"]
)
def test_what_stands_before_a_return_is_its_reason(control: Chat, said: str) -> None:
    control.says(said)
    [(name, accepted, reason)] = kept(control)
    assert (name, bool(accepted)) == ("review_kept", False)
    assert "acta" in str(reason)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("la 4.1 otra vez devuelta, el acta no tiene las firmas", "el acta no tiene las firmas"),
        ("la 4.1 nuevamente la devuelvo por falta de firmas", "falta de firmas"),
        ("la 4.1 no está lista, devuélvala", "no está lista"),
        ("a la 4.1 le faltan las firmas, por favor devuélvala", "le faltan las firmas"),
        ("la 4.1 todavía está en blanco, no la acepto", "todavía está en blanco"),
        ("la satisfacción no está lista, devuélvala", "no está lista"),
        ("la satisfacción sigue sin soporte, la devuelvo", "sigue sin soporte"),
    ],
)
def test_what_is_wrong_with_it_stands_before_its_return(control: Chat, said: str, why: str) -> None:
    control.says(said)
    assert kept(control) == [("review_kept", 0, why)]


@pytest.mark.parametrize(
    "said", ["la 4.1 no está mal, la acepto", "la 4.1 no está lista", "la 4.1 está lista, creo"]
)
def test_what_is_said_of_its_state_alone_returns_nothing(control: Chat, said: str) -> None:
    control.says(said)
    assert "review_kept" not in [name for name, _, _ in kept(control)]


def test_the_figure_that_she_does_not_see_is_the_one_reported(control: Chat) -> None:
    control.says("en la 4.1 no veo 100 sino 40")
    assert notes(control.heard()) == ["review_reason"]
    control.says("faltan las firmas")
    assert notes(control.heard()) == ["review_kept"]


@pytest.mark.parametrize(
    "said",
    [
        "en la 4.1 no veo 80 sino 40",
        "la 4.1 para mí va en 40, no hay soporte",
        "para mí la 4.1 apenas va en 40",
        "según lo que revisé la 4.1 va en 40",
        "a mi juicio, la 4.1 está en 40 %",
    ],
)
def test_a_figure_that_she_finds_is_no_verdict_yet(control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["review_unclear"]


def test_that_she_looked_is_no_reason(control: Chat) -> None:
    control.says("vi los soportes de la 4.1 y no la acepto")
    assert notes(control.heard()) == ["review_reason"]


@pytest.mark.parametrize(
    "said",
    [
        "la 4.1 va en 40, la acepto",
        "si mandan el acta de la 4.1, la acepto",
        "cuando llegue el acta de la 4.1, la acepto",
        "ya me llegaron el acta de la 4.1 y la 5.1, la acepto",
    ],
)
def test_a_figure_a_condition_or_two_activities_are_no_grounds(control: Chat, said: str) -> None:
    control.says(said)
    assert "review_kept" not in [name for name, _, _ in kept(control)]


@pytest.mark.parametrize(
    "said",
    [
        "la 5.1 la reviso la otra semana",
        "la 4.1 la miro mañana con calma",
        "lo de la 5.1 lo veo el lunes",
        "la 5.1 la reviso y le cuento",
    ],
)
def test_who_means_to_look_later_is_told_nothing_of_whose_it_is(control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["review_dropped"]


@pytest.mark.usefixtures("control")
def test_of_her_own_a_lead_puts_it_off(marta: Chat) -> None:
    marta.says("la 5.1 la reviso la otra semana")
    assert notes(marta.heard())[-1] == "snoozed"


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("¿Qué se decidió esta semana?", "decided"),
        ("¿qué se decidió en mayo?", "decided"),
        ("¿Qué se decidió de la 4.1?", "history"),
    ],
)
def test_what_was_decided_of_days_is_of_no_one_activity(
    control: Chat, asked: str, page: str
) -> None:
    control.says(f"acepto la 4.1. {asked}")
    names = [getattr(one, "name", "") for one in control.heard()]
    assert names == ["review_kept", page]


@pytest.mark.parametrize(
    "said",
    [
        "La 4.1 la revisé ayer con el equipo, se ven las encuestas pero falta el registro de Salud,"
        " la verifico en 80",
        "fui a ver la 4.1. Faltan dos encuestas y falta el registro de Salud. la verifico en 80",
        "la 4.1, vi las fotos y falta el registro de Salud, la verifico en 80 %",
        "de la 4.1 vi el acta; solo falta el registro de Salud. La dejo en 80. Gracias",
        "revisé la 4.1 y solo falta el registro de Salud y la verifico en el 80",
        "la 4.1 la miré con el equipo y falta el registro de Salud la verifico en 80",
    ],
)
def test_a_figure_far_behind_what_she_saw_is_verified(control: Chat, said: str) -> None:
    control.says(said)
    (note,) = control.heard()
    assert isinstance(note, Note)
    told = note.values
    assert (note.name, told["handle"], told["percent"]) == ("review_kept", "4.1", "80")
    assert "falta el registro de Salud" in str(told["reason"])


def test_a_figure_behind_what_she_saw_right_needs_no_reason(control: Chat) -> None:
    control.says("la 4.1 está completa según las actas que vi, la verifico en 100")
    [(name, accepted, _)] = kept(control)
    assert (name, bool(accepted)) == ("review_kept", True)


@pytest.mark.parametrize(
    "said", ["la 4.1 la vi ayer con el equipo, la verifico en 80", "revisé la 4.1. la dejo en 80"]
)
def test_that_she_looked_is_no_reason_of_a_lower_figure(control: Chat, said: str) -> None:
    control.says(said)
    assert kept(control) == [("review_reason", None, None)]
    control.says("la 4.1 la vi y falta la firma de Salud, la verifico en 70")
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["percent"]) == ("review_kept", "70")


@pytest.mark.parametrize(
    "said",
    [
        "la 4.1 y la 5.1 las vi ayer, faltan actas, la verifico en 80",
        "la 4.1 va en 60 según ellos, la verifico en 80",
        "si falta algo en la 4.1, la verifico en 80",
        "la 4.1 la vi, falta el acta, ¿la verifico en 80?",
        "pidieron plazo para la 4.1, la verifico en 80",
    ],
)
def test_of_a_figure_that_may_be_of_another_or_waits_nothing_is_verified(
    control: Chat, said: str
) -> None:
    control.says(said)
    assert "review_kept" not in notes(control.heard())
