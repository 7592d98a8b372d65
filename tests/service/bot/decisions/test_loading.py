"""A plan or a list of people that planning sends: shown, stored after a yes, or forgotten."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.loading import FileOf, Stage
from core.messages import Note, load_content
from core.words import Role
from models.audit_actions import PERSON_ADDED, PLAN_LOADED, PLAN_LOADED_AGAIN
from models.incoming.brought import BroughtFile, BroughtState
from models.organisation import Membership, Person
from models.plan import Activity, Plan
from tests.service.bot.chat import Chat, Town, somebody
from tests.service.bot.loads import (
    ROWS,
    a_list,
    a_plan,
    accept,
    fetch,
    options,
    people_of,
    plan,
    sends,
    shown,
)

OTHERS = (
    ("9.1", "Revisar la huella de carbono", "30/10/2026", "Secretaría de Hacienda", "0 %"),
    ("9.2", "Sembrar árboles en la ribera", "31/10/2026", "Secretaría de Hacienda", "0 %"),
    ("9.3", "Medir el ruido de la plaza", "30/11/2026", "Secretaría de Hacienda", "0 %"),
    ("9.4", "Reciclar el papel del archivo", "30/09/2026", "Secretaría de Hacienda", "0 %"),
    ("9.5", "Ahorrar agua en la sede", "15/10/2026", "Secretaría de Hacienda", "0 %"),
)
PEOPLE = (
    ("Ana Ruiz", "ana@puertoesperanza.example", "Secretaría de Hacienda", "líder"),
    ("Iván Mora", "", "Secretaría de Hacienda", "delegado"),
)


def plans_of(town: Town) -> list[Plan]:
    return town.rows(select(Plan).where(Plan.entity_id == town.context.entity_id))


def activities_of(town: Town) -> list[Activity]:
    return town.rows(select(Activity).where(Activity.entity_id == town.context.entity_id))


def names_of(town: Town) -> set[str]:
    query = select(Person.name).where(Person.entity_id == town.context.entity_id)
    return set(town.rows(query))


def states(town: Town) -> list[BroughtState]:
    query = select(BroughtFile.state).where(BroughtFile.entity_id == town.context.entity_id)
    return town.rows(query.order_by(BroughtFile.id))


def contents_of(town: Town) -> list[str]:
    query = select(BroughtFile.content).where(BroughtFile.entity_id == town.context.entity_id)
    return town.rows(query)


def notes(chat: Chat) -> list[str]:
    return [one.name for one in chat.heard() if isinstance(one, Note)]


@pytest.mark.parametrize("caption", ["", "cargue este plan", "Buenos días, adjunto el plan"])
def test_a_plan_is_shown_with_its_counts_and_stored_after_a_yes(
    town: Town, luz: Chat, caption: str
) -> None:
    sends(luz, a_plan(), caption)
    told = plan(luz)
    assert (told.activities, told.dates, told.offices) == (5, 5, 3)
    assert told.older == ""
    assert [one.handle for one in told.doubts] == ["2.2"]
    assert [one.id for one in told.doubts] == [0]
    assert told.unreached == ("Oficina de Sistemas",)
    assert options(luz) == ["Cargar", "Cancelar"]
    assert plans_of(town) == []

    luz.touches("Cargar")
    assert shown(luz).stage is Stage.LOADED
    (stored,) = plans_of(town)
    (audited,) = town.audit(PLAN_LOADED)
    assert (audited.subject_id, audited.channel, audited.role) == (
        stored.id,
        "telegram",
        "planning",
    )
    assert audited.person_id is not None
    assert audited.after["activities"] == 5
    assert all(one.id for one in plan(luz).doubts)
    assert states(town) == [BroughtState.LOADED]
    assert contents_of(town) == [""]


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("sí", Stage.LOADED),
        ("cargar", Stage.LOADED),
        ("Cárguelo, por favor", Stage.LOADED),
        ("1", Stage.LOADED),
        ("no", Stage.DROPPED),
        ("cancelar", Stage.DROPPED),
        ("no lo cargue", Stage.DROPPED),
        ("sí, cárguelo", Stage.LOADED),
        ("mejor no lo cargue", Stage.DROPPED),
        ("no, cancele esa carga", Stage.DROPPED),
    ],
)
def test_words_answer_as_the_buttons_do(town: Town, luz: Chat, words: str, stage: Stage) -> None:
    sends(luz, a_plan())

    luz.says(words)
    assert shown(luz).stage is stage
    assert len(plans_of(town)) == (stage is Stage.LOADED)


def test_what_was_given_up_is_forgotten_and_its_button_gone(town: Town, luz: Chat) -> None:
    sends(luz, a_plan())
    luz.touches("Cancelar")
    assert shown(luz).stage is Stage.DROPPED
    assert contents_of(town) == [""]

    luz.touches("Cargar")
    assert shown(luz).stage is Stage.GONE
    assert plans_of(town) == []


def test_a_second_file_takes_the_place_of_the_one_that_waits(town: Town, luz: Chat) -> None:
    sends(luz, a_plan())
    first = luz.button("Cargar")
    sends(luz, a_plan(*ROWS[:4], title="Plan de mejoramiento 2026"), "cargue este plan")

    luz.presses(first.ref)
    assert shown(luz).stage is Stage.GONE
    luz.touches("Cargar")
    (stored,) = plans_of(town)
    assert stored.title == "Plan de mejoramiento 2026"


def test_a_newer_version_is_shown_with_what_changes(town: Town, luz: Chat) -> None:
    sends(luz, a_plan())
    luz.touches("Cargar")
    moved = ("1.2", "Socializar la política de riesgos", "20/09/2026", *ROWS[1][3:])
    new = ("4.1", "Publicar el inventario de activos", "30/11/2026", "Oficina de Sistemas", "0 %")

    sends(luz, a_plan(ROWS[0], moved, *ROWS[2:4], new), "nueva versión del plan")
    told = plan(luz)
    assert told.older == "Plan de acción 2026"
    assert told.difference == (
        "Iguales 3, con cambios 1 (1 con otras fechas), distintas 0, renumeradas 0, nuevas 1, "
        "de vuelta 0, ya no están 1."
    )
    lines = {one.title: one.lines for one in told.groups}
    assert lines["Con cambios"] == (
        "1.2 Socializar la política de riesgos: fechas 15/08/2026 → 20/09/2026",
    )
    assert lines["Nuevas"] == ("4.1 Publicar el inventario de activos",)

    luz.touches("Cargar")
    assert len(plans_of(town)) == 1
    (audited,) = town.audit(PLAN_LOADED_AGAIN)
    assert (audited.channel, audited.after["new"], audited.after["gone"]) == ("telegram", 1, 1)


def test_a_figure_of_a_newer_version_is_no_change_where_the_report_stays(
    luz: Chat, marta: Chat
) -> None:
    sends(luz, a_plan())
    luz.touches("Cargar")
    marta.says("la 1.1 va en 65 %")
    moved = (*ROWS[0][:4], "70 %")

    sends(luz, a_plan(moved, *ROWS[1:]), "nueva versión del plan")
    lines = {one.title: one.lines for one in plan(luz).groups}
    assert "Con cambios" not in lines
    (stays,) = lines["Reportado de otra manera (el reporte queda)"]
    assert "reportó 65" in stays


def test_a_plan_that_changed_meanwhile_is_shown_anew(town: Town, luz: Chat) -> None:
    other = somebody(town, 701, "Rosa Peña", Role.PLANNING)
    sends(luz, a_plan())
    sends(other, a_plan(*ROWS[:4]), "cargue este plan")
    other.touches("Cargar")

    luz.touches("Cargar")
    assert (shown(luz).stage, shown(luz).anew) == (Stage.OFFERED, True)
    assert plan(luz).older == "Plan de acción 2026"
    assert len(activities_of(town)) == 4
    luz.touches("Cargar")
    assert shown(luz).stage is Stage.LOADED
    assert len(plans_of(town)) == 1


def test_the_same_file_again_changes_nothing(town: Town, luz: Chat) -> None:
    sends(luz, a_plan())
    luz.touches("Cargar")

    sends(luz, a_plan())
    assert (shown(luz).stage, options(luz)) == (Stage.KNOWN, [])
    assert len(plans_of(town)) == 1


def test_what_may_be_another_activity_is_asked(town: Town, luz: Chat) -> None:
    sends(luz, a_plan())
    luz.touches("Cargar")
    other = ("1.2", "Comprar equipos para el archivo central", *ROWS[1][2:])
    version = a_plan(ROWS[0], other, *ROWS[2:])

    sends(luz, version)
    assert plan(luz).undecided == 1
    assert options(luz) == ["Son las mismas: cargar", "Son otras: cargar", "Cancelar"]
    luz.says("sí")
    assert town.audit(PLAN_LOADED_AGAIN) == []
    luz.touches("Son otras: cargar")
    titles = {one.title for one in activities_of(town) if one.withdrawn_at is None}
    assert "Comprar equipos para el archivo central" in titles
    assert "Socializar la política de riesgos" not in titles


def test_of_several_plans_it_is_asked_which_one(town: Town, luz: Chat) -> None:
    sends(luz, a_plan())
    luz.touches("Cargar")
    sends(luz, a_plan(*OTHERS, title="Programa de transparencia 2026"))
    luz.touches("Cargar")
    both = a_plan(*ROWS, *OTHERS, title="Plan institucional 2026")

    sends(luz, both)
    assert shown(luz).stage is Stage.WHICH
    first, _ = plans_of(town)
    assert options(luz) == [
        "Programa de transparencia 2026",
        "Plan de acción 2026",
        "Es otro plan",
        "Cancelar",
    ]
    town.deliver()
    luz.says("la 2")
    assert plan(luz).older == "Plan de acción 2026"
    luz.touches("Cargar")
    assert [one.subject_id for one in town.audit(PLAN_LOADED_AGAIN)] == [first.id]


def test_a_file_that_is_like_several_plans_may_be_another(town: Town, luz: Chat) -> None:
    sends(luz, a_plan())
    luz.touches("Cargar")
    sends(luz, a_plan(*OTHERS, title="Programa de transparencia 2026"))
    luz.touches("Cargar")

    sends(luz, a_plan(*ROWS, *OTHERS, title="Plan institucional 2026"))
    luz.touches("Es otro plan")
    assert plan(luz).older == ""
    luz.touches("Cargar")
    assert len(plans_of(town)) == 3


def test_a_list_of_people_is_shown_and_registered_after_a_yes(town: Town, luz: Chat) -> None:
    sends(luz, a_list(*PEOPLE), "lista de personas", "gente.xlsx")
    told = people_of(luz)
    assert (told.added, told.roles, told.unchanged) == (2, 2, 0)
    assert "Iván Mora" in told.unreached
    assert "Ana Ruiz" not in names_of(town)

    luz.touches("Cargar")
    assert (shown(luz).of, shown(luz).stage) == (FileOf.PEOPLE, Stage.LOADED)
    assert {"Ana Ruiz", "Iván Mora"} <= names_of(town)
    assert [(one.channel, one.role) for one in town.audit(PERSON_ADDED)][-2:] == [
        ("telegram", "planning")
    ] * 2


@pytest.mark.parametrize(
    "caption",
    [
        "la gente nueva",
        "el listado de enlaces nuevo",
        "los contactos actualizados",
        "los nuevos delegados",
        "directorio actualizado",
        "te mando la gente nueva, regístrala",
        "Buenas, adjunto la delegada nueva de Hacienda para que quede en el sistema.",
    ],
)
def test_a_list_of_people_is_shown_by_whatever_it_is_called(luz: Chat, caption: str) -> None:
    sends(luz, a_list(*PEOPLE), caption, "personas.xlsx")
    assert shown(luz).of is FileOf.PEOPLE


def test_a_wrong_line_is_told_and_nobody_registered(town: Town, luz: Chat) -> None:
    before = names_of(town)
    wrong = ("Rosa Peña", "rosa@puertoesperanza.example", "Oficina que no existe", "líder")

    sends(luz, a_list(PEOPLE[0], wrong), "lista de personas", "gente.xlsx")
    assert (shown(luz).stage, options(luz)) == (Stage.REFUSED, [])
    assert [(one.line, one.name) for one in people_of(luz).lines] == [(3, "dependencia")]
    assert names_of(town) == before


def test_another_address_of_somebody_known_is_shown_before(luz: Chat) -> None:
    sends(luz, a_list(*PEOPLE), "", "gente.xlsx")
    luz.touches("Cargar")
    other = ("Ana Ruiz", "aruiz@puertoesperanza.example", *PEOPLE[0][2:])

    sends(luz, a_list(other), "", "gente 2.xlsx")
    (line,) = people_of(luz).lines
    assert (line.name, line.said, line.was) == (
        "Ana Ruiz",
        "aruiz@puertoesperanza.example",
        "ana@puertoesperanza.example",
    )
    luz.touches("Cargar")
    assert shown(luz).stage is Stage.LOADED


def test_people_who_changed_meanwhile_are_shown_anew(town: Town, luz: Chat) -> None:
    other = somebody(town, 702, "Rosa Peña", Role.PLANNING)
    sends(luz, a_list(*PEOPLE), "", "gente.xlsx")
    sends(other, a_list(PEOPLE[0]), "", "otra.xlsx")
    other.touches("Cargar")

    luz.touches("Cargar")
    assert (shown(luz).stage, shown(luz).anew) == (Stage.OFFERED, True)
    assert people_of(luz).added == 1
    luz.touches("Cargar")
    assert shown(luz).stage is Stage.LOADED


@pytest.mark.parametrize(
    ("caption", "of"),
    [("cargue este plan", FileOf.PLAN), ("lista de personas", FileOf.PEOPLE)],
)
def test_a_file_that_cannot_be_read_is_answered_with_what_to_do(
    luz: Chat, caption: str, of: FileOf
) -> None:
    sends(luz, b"Acta del comite, sin tabla\nLugar y fecha", caption, "acta.csv")
    assert (shown(luz).stage, shown(luz).of, options(luz)) == (Stage.REFUSED, of, [])
    assert shown(luz).what
    assert shown(luz).todo


def test_words_wait_for_a_file_that_is_slow(town: Town, luz: Chat) -> None:
    accept(luz, "cargue este plan")
    town.wait(seconds=10)

    assert town.handle() == "waits"
    fetch(luz, a_plan())
    town.handle()
    assert shown(luz).stage is Stage.OFFERED


@pytest.mark.parametrize("role", [Role.CONTROL, Role.AUDITOR, Role.VIEWER])
def test_who_has_not_the_role_is_shown_nothing(town: Town, role: Role) -> None:
    chat = somebody(town, 703, "Rosa Peña", role)
    sends(chat, a_plan(), "cargue este plan")

    contents = [load_content(one.content) for one in town.items(chat)]
    assert all(getattr(one, "file", None) is None for one in contents)
    assert plans_of(town) == []


def test_a_lead_without_the_role_is_shown_nothing(town: Town, marta: Chat) -> None:
    town.add("1.3", 40)
    sends(marta, a_plan(), "cargue este plan")
    contents = [load_content(one.content) for one in town.items(marta)]
    assert all(getattr(one, "file", None) is None for one in contents)


def test_nobody_else_can_answer(town: Town, luz: Chat, marta: Chat) -> None:
    other = somebody(town, 704, "Rosa Peña", Role.PLANNING)
    sends(luz, a_plan())
    ref = luz.button("Cargar").ref

    for chat in (other, marta):
        chat.presses(ref)
        assert shown(chat).stage is Stage.GONE
    assert plans_of(town) == []
    luz.touches("Cargar")
    assert len(plans_of(town)) == 1


def test_who_lost_the_role_stores_nothing(town: Town, luz: Chat) -> None:
    sends(luz, a_plan())
    with town.database.transaction() as session:
        held = select(Membership).where(
            Membership.entity_id == town.context.entity_id, Membership.role == Role.PLANNING
        )
        session.scalars(held).one().role = Role.CONTROL

    luz.touches("Cargar")
    assert shown(luz).stage is Stage.GONE
    assert plans_of(town) == []
