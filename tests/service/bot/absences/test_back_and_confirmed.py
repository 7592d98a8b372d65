"""An absence confirmed in whole sentences, and ended by who is back before its last day; a
question who stood in is no word about the work."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import Role
from models.answers.requests import Request
from models.staff import absences
from reports.steps import set_absent
from reports.weekly import Unclosed, UnclosedKind
from scheduler import tick
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def told(town: Town, pedro: Chat) -> Chat:
    """The chat of control, who was told that Pedro is away from 12 to 26 May."""
    control = somebody(town, 800, "Consuelo Daza", Role.CONTROL)
    town.add("2.2", 20, office=town.other_office_id)
    pedro.says("Le informo que salgo a vacaciones del 12 al 26 de mayo.")
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    town.deliver()
    control.heard()
    pedro.heard()
    return control


def test_the_words_of_the_digests_link_set_the_absence(town: Town, told: Chat) -> None:
    asked = Unclosed(kind=UnclosedKind.ABSENCE, person="Pedro Rueda", on=town.now.date())
    town.wait(days=1)
    told.says(set_absent(asked))

    assert notes(told.heard()) == ["away_set"]
    assert away(town) == date(2026, 5, 26)


def away(town: Town) -> date | None:
    """Return until when Pedro is away."""
    with town.database.reading() as session:
        return absences.away_until(session, town.pedro_id)


@pytest.mark.parametrize(
    "said",
    [
        "De acuerdo, queda ausente hasta el 27.",
        "De acuerdo, queda ausente hasta el 26 de mayo",
        "listo, queda ausente",
        "póngalo ausente hasta el 26",
    ],
)
def test_the_one_absence_that_waits_is_meant(town: Town, told: Chat, said: str) -> None:
    town.wait(days=1)
    told.says(said)
    assert notes(told.heard()) == ["away_set"]
    assert away(town) == date(2026, 5, 26)


CONFIRMED = [
    "sí, está de vacaciones hasta el 26, confirmado", "confirmo la ausencia de Pedro hasta el 26",
    "queda confirmada la ausencia de Pedro", "confirmado, el doctor Pedro está en vacaciones",
    "confirmo las vacaciones de Pedro Rueda hasta el martes 26 de mayo, gracias",
]  # fmt: skip


@pytest.mark.parametrize("said", CONFIRMED)
def test_an_absence_is_confirmed_in_a_sentence(town: Town, told: Chat, said: str) -> None:
    town.wait(days=1)
    told.says(said)
    assert notes(told.heard()) == ["away_set"]
    assert away(town) == date(2026, 5, 26)


@pytest.mark.parametrize(
    "beside",
    ["por calamidad doméstica", "desde hoy", "según Talento Humano", ": incapacidad médica",
     "hasta el 26 de mayo, ya me avisó su jefe", "por vacaciones hasta el 26"],
)  # fmt: skip
@pytest.mark.parametrize("more", ["", ". Acepto la 2.2", " y acepto la 2.2"])
def test_why_somebody_is_away_asks_for_nothing_that_is_confirmed(
    town: Town, pedro: Chat, told: Chat, beside: str, more: str
) -> None:
    pedro.says("la 2.2 ya quedó al 100 %")
    town.wait(days=1)
    told.says(f"Confirmo que Pedro está ausente {beside}{more}")
    assert notes(told.heard()) == ["away_set", *(["review_kept"] if more else [])]
    assert away(town) == date(2026, 5, 26)


@pytest.mark.parametrize(
    "said",
    ["Confirmo que Pedro está ausente por vacaciones hasta el 30",
     "Confirmo que Marta está ausente por vacaciones",
     "Confirmo que está ausente Pedro Rueda, pero que la 2.2 no la acepto",
     "Confirmo que Pedro está ausente, y Marta también"],
)  # fmt: skip
def test_words_behind_that_tell_more_set_nobody(town: Town, told: Chat, said: str) -> None:
    town.wait(days=1)
    told.says(said)
    assert "away_set" not in notes(told.heard())
    assert away(town) is None


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("said", CONFIRMED)
def test_planning_is_told_that_control_confirms_it(town: Town, luz: Chat, said: str) -> None:
    town.wait(days=1)
    luz.says(said)
    assert notes(luz.heard()) == ["away_of_another"]
    assert away(town) is None


@pytest.mark.parametrize(
    "said",
    ["confirmo la ausencia de Pedro hasta el 29", "no confirmo la ausencia de Pedro",
     "¿está confirmada la ausencia de Pedro?", "confirmo la ausencia de Marta hasta el 26"],
)  # fmt: skip
def test_another_day_or_person_and_a_denial_set_nobody(town: Town, told: Chat, said: str) -> None:
    town.wait(days=1)
    told.says(said)
    assert "away_set" not in notes(told.heard())
    assert away(town) is None


@pytest.mark.parametrize(
    "said", ["De acuerdo, queda ausente hasta el 30.", "queda ausente Marta hasta el 26"]
)
def test_another_day_or_person_is_asked_about(town: Town, told: Chat, said: str) -> None:
    town.wait(days=1)
    told.says(said)
    assert notes(told.heard()) == ["away_which"]
    assert away(town) is None


def test_that_somebody_stays_away_agrees_to_no_plan(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("De acuerdo, queda ausente hasta el 27.")
    assert "agreed" not in notes(marta.heard())


@pytest.mark.parametrize(
    "said",
    [
        "ya volví antes de tiempo, estoy en la oficina desde hoy",
        "ya regresé antes de lo previsto",
        "ya volví",
    ],
)
def test_who_is_back_before_the_last_day_ends_her_absence(
    town: Town, told: Chat, pedro: Chat, said: str
) -> None:
    town.wait(days=1)
    told.says("listo, queda ausente")
    town.wait(days=7)
    pedro.heard()
    pedro.says(said)
    (note, *_) = pedro.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["ended"]) == ("back_noted", 1)
    ended = away(town)
    assert ended is not None
    assert ended < town.context.today(town.now)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "La 2.2 va en 50, ya salió el pliego. ¿quien me reemplazó en marzo mientras estuve de"
            " vacaciones?",
            "ya salió el pliego",
        ),
        ("La 2.2 va en 50. ¿Y quién me reemplazó? Ya salió el pliego", "Ya salió el pliego"),
        ("La 2.2 va en 50, ya salió el acta de entrega", "ya salió el acta de entrega"),
    ],
)
def test_who_stood_in_is_asked_and_is_no_word_about_the_work(
    town: Town, marta: Chat, said: str, kept: str
) -> None:
    town.add("2.2", 20)
    town.add("1.2", 20)
    marta.says(said)
    (report,) = town.reports()
    assert report.description.strip(" .") == kept
    assert ("asked_in_vain" in notes(marta.heard())) is ("?" in said)


@pytest.mark.parametrize(
    ("said", "more", "reason"),
    [
        (
            "el 1.2 la segunda jornada fue el martes. la tercera el 7 de junio por eso pido hasta"
            " el 8 de junio, el puente se atraviesa",
            "sin salon no alcanzamos antes",
            "la segunda jornada fue el martes. la tercera el 7 de junio, el puente se atraviesa."
            " sin salon no alcanzamos antes",
        ),
        (
            "pido plazo para la 1.2 hasta el 8 de junio porque falta el contrato",
            "además falta el salón",
            "falta el contrato. además falta el salón",
        ),
    ],
)
def test_the_motive_is_whole_and_may_be_added_to(
    town: Town, marta: Chat, said: str, more: str, reason: str
) -> None:
    town.add("1.2", 20)
    marta.says(said)
    marta.says(more)
    marta.says("sí")
    (request,) = town.rows(select(Request))
    assert request.reason == reason
    assert town.reports() == []


def test_what_is_waited_for_is_why_more_time_is_needed(town: Town, marta: Chat) -> None:
    town.add("1.3", 20)
    marta.says(
        "la 1.3 nos toca esperar q gobierno apruebe el mapa, necesitamos plazo hasta el 15 de junio"
    )
    marta.says("sí")
    (request,) = town.rows(select(Request))
    assert (request.until, request.reason) == (
        date(2026, 6, 15),
        "nos toca esperar q gobierno apruebe el mapa",
    )


@pytest.mark.parametrize(
    "why", ["porque Gobierno aun no aprueba el mapa", "Porque el salón no está listo"]
)
def test_a_reason_answers_the_why_though_something_else_was_asked_since(
    town: Town, marta: Chat, why: str
) -> None:
    town.add("1.3", 20)
    town.add("3.4", 20)
    marta.says("necesito plazo para la 1.3 hasta el 15 de junio")
    marta.says("la 3.4 ya la empezamos")
    marta.says(why)
    marta.says("sí, pedirlo")
    (request,) = town.rows(select(Request))
    assert request.reason.lower() == why.lower().removeprefix("porque ")
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    ["si, confirmado", "Confirmado, gracias", "sí, queda confirmada la ausencia", "sí", "ok"],
)
def test_a_yes_that_answers_the_message_of_an_absence_sets_it(
    town: Town, told: Chat, said: str
) -> None:
    town.wait(days=1)
    told.says(said, to=told.last())
    assert notes(told.heard()) == ["away_set"]
    assert away(town) == date(2026, 5, 26)


def test_confirmed_right_after_it_was_told_sets_it(town: Town, told: Chat) -> None:
    town.wait(minutes=20)
    told.says("si, confirmado")
    assert notes(told.heard()) == ["away_set"]


@pytest.mark.parametrize("said", ["sí", "gracias", "no", "la 1.2 confirmada va en 60 %"])
def test_other_words_after_it_set_nobody_absent(town: Town, told: Chat, said: str) -> None:
    town.wait(days=1)
    told.says(said)
    assert away(town) is None


def test_of_two_absences_in_one_message_the_orders_are_shown(
    town: Town, told: Chat, marta: Chat
) -> None:
    marta.says("estoy de vacaciones hasta el 22 de mayo")
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    town.deliver()
    told.heard()
    told.says("si, confirmado", to=told.last())
    assert set(notes(told.heard())) <= {"away_which", "away_set"}
