"""What stands beside a verdict of control is no reason of it and takes nothing from it: news of
people, another activity, a decision of planning, a question. Nothing of her own is put off."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from models.answers.requests import Request
from models.owed import Notice
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_decided_in_her_words import WAITS, asks, became
from tests.service.bot.reviews.test_put_right_behind_a_verdict import chief, judged, writes
from tests.service.bot.reviews.test_said_with_a_verdict import names, shown

__all__ = ["chief"]


def put_off(town: Town) -> list[Request]:
    return town.rows(select(Request))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            "Pedro la 5.3 no te la puedo aceptar, falta el acta, súbanla antes del viernes",
            "falta el acta, súbanla antes del viernes",
        ),
        ("la 5.3 no se la voy a aceptar, falta el acta", "falta el acta"),
        ("te la devuelvo la 5.3, falta el acta", "falta el acta"),
        ("devuélvame la 5.3, no la encontré", "no la encontré"),
    ],
)
def test_a_verdict_said_to_somebody_is_kept(town: Town, chief: Chat, said: str, why: str) -> None:
    writes(town, chief, said)
    assert judged(town) == [("5.3", False, "None", why)]
    assert put_off(town) == []


@pytest.mark.parametrize(
    "said",
    [
        "la 5.3 así no pasa ni de riesgo, súbanla antes del viernes y me avisan el viernes",
        "la 5.3 me la cuentan el lunes",
    ],
)
def test_what_names_only_work_of_others_puts_nothing_of_hers_off(
    town: Town, chief: Chat, said: str
) -> None:
    writes(town, chief, said)
    assert put_off(town) == []
    assert names(chief) == ["elsewhere"]


def test_what_names_her_own_is_put_off(town: Town, chief: Chat) -> None:
    writes(town, chief, "la 1.4 se la cuento el lunes")
    assert [one.kind.value for one in put_off(town)] == ["snooze"]


@pytest.mark.parametrize(
    "said",
    [
        "queda aprobada la 5.2, qué más hay sin verificar?",
        "aprobada la 5.2, ¿qué más hay sin verificar?",
        "queda recibida a satisfacción la 5.2. qué más hay por verificar?",
    ],
)
def test_a_question_behind_takes_nothing_from_the_verdict(
    town: Town, chief: Chat, said: str
) -> None:
    writes(town, chief, said)
    assert judged(town) == [("5.2", True, "None", "")]
    assert shown(chief) == ["unverified"]


def test_that_something_has_come_in_accepts_nothing(town: Town, chief: Chat) -> None:
    writes(town, chief, "recibida la 5.2")
    assert judged(town) == []


def test_the_rest_of_an_office_is_all_that_it_has(town: Town, chief: Chat) -> None:
    writes(town, chief, "devuélvame la 5.3, falta el acta. ¿Y cómo va Hacienda en lo demás?")
    assert judged(town) == [("5.3", False, "None", "falta el acta")]
    assert shown(chief) == ["office"]


@pytest.mark.parametrize(
    "news",
    [
        "Le cuento que Pedro se va a fin de mes y queda Camilo a cargo de Hacienda",
        "Pedro ya no está en Hacienda",
        "Desde el lunes el jefe de Hacienda ya no es Pedro sino Andrés Lozano",
        "Le cuento que Pedro Gil pasa a Planeación desde el lunes",
    ],
)
@pytest.mark.parametrize(
    ("verdict", "kept"),
    [
        ("no acepto la 5.3, falta el acta", ("5.3", False, "None", "falta el acta")),
        ("aceptada la 5.2, quedó muy completa", ("5.2", True, "None", "quedó muy completa")),
    ],
)
def test_news_of_people_is_passed_on_and_no_reason(
    town: Town, chief: Chat, verdict: str, kept: tuple[str, bool, str, str], news: str
) -> None:
    writes(town, chief, f"{verdict}. {news}")
    assert judged(town) == [kept]
    assert "staff_told" in names(chief)
    told = [one.details["words"] for one in town.rows(select(Notice)) if "words" in one.details]
    assert all(one == news for one in told)


@pytest.mark.parametrize(
    "said",
    [
        "acepto la 5.3, vi el documento. La que me sigue preocupando es la 5.4",
        "acepto la 5.3, vi el documento. Me falta ver la 5.4",
        "acepto la 5.3, vi el documento. Ojo con la 5.4",
        "acepto la 5.3, vi el documento. Con la 5.4 seguimos mal",
    ],
)
def test_a_sentence_about_another_activity_is_no_remark(town: Town, chief: Chat, said: str) -> None:
    writes(town, chief, said)
    assert judged(town) == [("5.3", True, "None", "vi el documento")]
    assert town.reports() == []
    assert len(names(chief)) == 2  # of the other one it is told too


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            "no acepto la 5.3. Tiene el mismo problema de la 5.4",
            "Tiene el mismo problema de la 5.4",
        ),
        ("no acepto la 5.3, le falta la firma de la 5.4", "le falta la firma de la 5.4"),
        ("no acepto la 5.3 porque el plazo ya pasó", "el plazo ya pasó"),
    ],
)
def test_another_activity_that_is_the_reason_stays_in_it(
    town: Town, chief: Chat, said: str, why: str
) -> None:
    writes(town, chief, said)
    assert judged(town) == [("5.3", False, "None", why)]


@pytest.mark.parametrize(
    "said",
    [
        "recibido a satisfacción lo de la 5.3, y a Marta denle el plazo que me parece justificado",
        "acepto la 5.3 y concédanle el plazo a Marta",
    ],
)
def test_a_decision_beside_is_not_hers_and_no_remark(town: Town, chief: Chat, said: str) -> None:
    request = asks(town, "4.2", "planeacion")
    writes(town, chief, said)
    assert judged(town) == [("5.3", True, "None", "")]
    assert "decision_not_yours" in names(chief)
    assert became(town, request)[0] is WAITS


def test_a_day_behind_an_absence_is_no_more_than_why(town: Town, chief: Chat) -> None:
    writes(
        town,
        chief,
        "acepto la 5.3. Otra cosa, Pedro no está hasta el 13 de mayo, tiene licencia por luto",
    )
    assert judged(town) == [("5.3", True, "None", "")]
    assert "unclear" not in [one.name for one in chief.heard() if isinstance(one, Note)]
