"""Control answers the notices of several absences in one message: each is set or left as it says,
what it was shown and confirms by name is set, and the rest goes its own way."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.words import Role
from models.organisation import Person
from tests.service.bot.absences.test_absences_of_two import shown
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.absences.test_days_of_others_told_anew import hernan, with_own_work
from tests.service.bot.absences.test_others_put_right import away, planned
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.post import DOMAIN, PROVEN, Post
from tests.support.builders import an_address

__all__ = ["hernan"]
HERNAN = f"hernan@{DOMAIN}"
D14, D16, D18, D20 = (date(2026, 5, day) for day in (14, 16, 18, 20))


@pytest.fixture
def told(town: Town, hernan: Chat, marta: Chat, pedro: Chat) -> Chat:
    """The chat of control, who was told that Pedro is away from the 18th to the 20th, and Marta on
    the 14th."""
    pedro.says("salgo de vacaciones del 18 al 20 de mayo")
    marta.says("tengo permiso el 14 de mayo")
    town.morning()
    hernan.heard()
    return hernan


@pytest.mark.parametrize(
    "said", ["correcto, ausente", "sí, ausente", "así es, está ausente", "claro, ausente"]
)
def test_the_only_one_that_waits_is_set_without_its_number(
    town: Town, hernan: Chat, pedro: Chat, said: str
) -> None:
    pedro.says("salgo de vacaciones del 18 al 20 de mayo")
    town.morning()
    hernan.says(said)
    assert planned(town) == {(town.pedro_id, D18, D20)}


def test_of_two_neither_is_set_without_a_number(town: Town, told: Chat) -> None:
    told.says("correcto, ausente")
    assert planned(town) == set()


ONE_REFUSED = [
    "ausente {0}\nausente {1}: no",
    "ausente {0}, ausente {1} no",
    "si ausente {0}. no ausente {1}",
    "ausente {0} si\nausente {1} no",
    "ausente {0} y ausente {1} no",
    "la ausencia {1} no, ausente {0}",
    "ausente {1}: no señor\nausente {0}",
    "ausente {0}; el ausente {1} no va",
]


@pytest.mark.parametrize("said", ONE_REFUSED)
def test_one_is_set_and_the_other_is_left(town: Town, told: Chat, said: str) -> None:
    told.says(said.format(*(one.id for one in notices(town))))
    assert sorted(notes(told.heard())) == ["away_of_another", "away_set"]
    assert planned(town) == {(town.pedro_id, D18, D20)}


def test_beside_the_days_of_another(town: Town, told: Chat) -> None:
    numbers = [one.id for one in notices(town)]
    told.says(f"ausente {numbers[0]}\nausente {numbers[1]}: no\nsi a lo de marta del 18 al 20")
    assert sorted(notes(told.heard())) == ["away_of_another", "away_proposed", "away_set"]
    assert planned(town) == {(town.pedro_id, D18, D20)}
    told.says("sí")
    assert planned(town) == {(town.pedro_id, D18, D20), (town.marta_id, D18, D20)}


@pytest.mark.parametrize("said", ["ausente {1}: no", "no ausente {1}", "ausente {1} no por favor"])
@pytest.mark.parametrize("more", ["", ". la 1.4 va en 20"])
def test_one_that_is_refused_alone_is_left(town: Town, told: Chat, said: str, more: str) -> None:
    told.says(said.format(*(one.id for one in notices(town))) + more)
    heard = sorted(notes(told.heard()))
    assert heard == (["away_of_another", "receipt"] if more else ["away_of_another"])
    assert planned(town) == set()


@pytest.mark.parametrize(
    "said", ["ausente {0} y {1}", "ausente {0}\nausente {1}", "sí, ausente {0}, ausente {1}"]
)
def test_both_are_set_where_none_is_refused(town: Town, told: Chat, said: str) -> None:
    told.says(said.format(*(one.id for one in notices(town))))
    assert notes(told.heard()) == ["away_set_several"]
    assert len(planned(town)) == 2


@pytest.mark.parametrize("said", ["no, ausente {0}", "no. ausente {0}"])
def test_a_no_of_its_own_refuses_no_number(town: Town, told: Chat, said: str) -> None:
    told.says(said.format(notices(town)[0].id))
    assert "away_of_another" not in notes(told.heard())


SHOWN = [
    ("Marta esta de permiso del 18 al 20",
     "Confirmo la ausencia de Marta Lucía Rincón del 18 al 20"),
    ("Confirmo la ausencia de Marta Lucía Rincón del 18 al 20",
     "Confirmo la ausencia de Marta Lucía Rincón del 18 al 20"),
    ("marta viaja del 18 al 20", "confirmo lo de marta"),
    ("lo de marta es del 18 al 20", "sí, confirmada la de marta"),
    ("marta no esta del 18 al 20", "si, confirmo la ausencia de marta"),
    ("marta viaja del 18 al 20", "queda confirmada la ausencia de marta del 18 al 20"),
    ("marta viaja del 18 al 20", "confirmo lo de marta. la 1.4 va en 20"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "said"), SHOWN)
def test_what_was_shown_is_set_where_it_is_confirmed_by_name(
    town: Town, hernan: Chat, first: str, said: str
) -> None:
    hernan.says(first)
    assert notes(hernan.heard()) == ["away_proposed"]
    hernan.says(said)
    assert "away_set" in notes(hernan.heard())
    assert planned(town) == {(town.marta_id, D18, D20)}
    assert len(town.reports()) == ("1.4" in said)


@pytest.mark.parametrize("subject", ["ausencias", "Confirmo la ausencia de Marta del 18 al 20"])
def test_by_mail_it_is_shown_once_and_set(
    town: Town, hernan: Chat, post: Post, subject: str
) -> None:
    with town.database.transaction() as session:
        query = select(Person.id).filter_by(name="Hernán Quiroga", entity_id=town.context.entity_id)
        an_address(session, session.scalars(query).one(), channel="email", value=HERNAN)
    for _ in range(2):
        text = "Confirmo la ausencia de Marta Lucía Rincón del 18 al 20"
        post.answer(None, text, sender=HERNAN, proof=PROVEN, Subject=subject)
    assert post.notes(HERNAN) == ["away_proposed", "away_set"]
    assert planned(town) == {(town.marta_id, D18, D20)}
    assert hernan.heard() == []


def test_its_last_day_is_not_asked_for_where_it_was_shown(town: Town, hernan: Chat) -> None:
    Chat(town, 805, "Rosa").says("estoy incapacitada")
    town.morning()
    hernan.says("rosa esta incapacitada hasta el 16")
    hernan.heard()
    hernan.says("Confirmo lo de rosa")
    assert notes(hernan.heard()) == ["away_set"]


BOTH = ["Confirmo ausencias de jairo y marta", "confirmo las ausencias de marta y jairo",
        "quedan confirmadas las ausencias de jairo y de marta"]  # fmt: skip


@pytest.mark.parametrize("said", BOTH)
@pytest.mark.parametrize("before", [True, False])
def test_two_are_confirmed_beside_what_is_returned(
    town: Town, hernan: Chat, pedro: Chat, said: str, before: bool
) -> None:
    pedro.says("la 3.3 va en 60")
    if before:
        hernan.says("jairo viaja del 18 al 20. marta no esta del 18 al 20")
        hernan.heard()
    hernan.says(f"{said}. Devuelvo la 3.3 q solo vi 5 procesos")
    away_notes = ["away_set_several"] if before else ["away_of_another", "away_of_another"]
    assert notes(hernan.heard()) == [*away_notes, "review_kept"]
    assert len(planned(town)) == 2 * before


@pytest.mark.parametrize(
    "said", ["confirmo lo de jairo", "marta viaja del 18 al 20",
             "confirmo lo de marta del 18 al 19",
             "no confirmo lo de marta", "¿confirmo lo de marta?"],
)  # fmt: skip
def test_what_is_not_confirmed_is_not_set(town: Town, hernan: Chat, said: str) -> None:
    hernan.says("marta viaja del 18 al 20")
    hernan.says(said)
    assert planned(town) == set()


UNTOLD = [
    "confirmo la de rosa hasta el 16",
    "confirmo lo de rosa hasta el 16 de mayo",
    "confirmada la de rosa hasta el sabado 16",
    "apruebo lo de rosa del 11 al 16",
    "Confirmo la de Rosa Elena Díaz hasta el 16",
    "autorizo lo de rosa hasta el 16 de mayo",
]


@pytest.mark.parametrize("said", UNTOLD)
def test_an_absence_that_nobody_told_is_shown_before_it_is_set(
    town: Town, hernan: Chat, said: str
) -> None:
    hernan.says(said)
    assert notes(hernan.heard()) == ["away_proposed"]
    assert [last for _, _, last in shown(town)] == [D16]
    hernan.says("sí")
    assert notes(hernan.heard()) == ["away_set"]


@pytest.mark.parametrize("said", UNTOLD[:2])
def test_who_decides_requests_too_may_mean_one(town: Town, said: str) -> None:
    somebody(town, 805, "Rosa Elena Díaz", Role.DELEGATE, office=town.office_id)
    both = with_own_work(town, 803, "Olga Peña", Role.PLANNING, "3.4")
    both.says(said)
    assert "away_proposed" not in notes(both.heard())
    assert shown(town) == []


UNTIL = [
    "rosa hasta el 16 y la 1.4 son 10%",
    "hasta el 16. la 1.4 va en 10",
    "la 1.4 va en 10, rosa hasta el 16",
    "la de rosa hasta el 16 y la 1.4 va 10",
    "rosa esta hasta el sabado 16. la 1.4 va en 10",
    "lo de rosa es hasta el 16, la 1.4 son 10 %",
    "rosa hasta el 16",
    "la de rosa es hasta el 16",
]


@pytest.mark.parametrize("said", UNTIL)
def test_the_last_day_that_was_asked_for_is_read_beside_a_figure(
    town: Town, hernan: Chat, said: str
) -> None:
    hernan.says("rosa esta incapacitada")
    assert notes(hernan.heard()) == ["away_of_another"]
    hernan.says(said)
    heard = sorted(notes(hernan.heard()))
    assert heard == (["away_proposed", "receipt"] if "1.4" in said else ["away_proposed"])
    assert [last for _, _, last in shown(town)] == [D16]
    assert [one.percent for one in town.reports()] == ([10] if "1.4" in said else [])
    hernan.says("sí")
    assert "away_set" in notes(hernan.heard())


@pytest.mark.parametrize(
    "said", ["la 1.4 hasta el 16 y va en 10", "la 1.4 va en 10", "el informe hasta el 16"]
)
def test_other_days_answer_nothing(town: Town, hernan: Chat, said: str) -> None:
    hernan.says("rosa esta incapacitada")
    hernan.says(said)
    assert shown(town) == []
    assert away(town, town.marta_id) is None


@pytest.mark.parametrize(
    "said",
    [
        "ausente {0}. la {1} tambien",
        "Ausente {0}, la {1} también",
        "sí, ausente {0} y la {1} igual",
        "ausente la {0} y la {1}",
        "ausente {0}; también la {1}",
        "ausente {0}\ny {1} tambien porfa",
        "ausente {0}, y lo mismo la {1}",
    ],
)
@pytest.mark.parametrize("more", ["", ". la 1.4 va en 20"])
def test_a_bare_number_behind_an_order_is_one_of_the_same_list(
    town: Town, told: Chat, said: str, more: str
) -> None:
    told.says(said.format(*(one.id for one in notices(town))) + more)
    assert notes(told.heard()) == ["away_set_several", *(["receipt"] if more else [])]
    assert len(planned(town)) == 2
    assert [one.description for one in town.reports()] == ([""] if more else [])


@pytest.mark.parametrize(
    "said",
    [
        "ausente {0}, y la {1} no porque ya no se va",
        "ausente {0} y la {1} no",
        "ausente {0}. no la {1} que ya no viaja",
        "Ausente {0}, menos la {1}",
        "ausente {0}, la {1} ya no",
        "ausente {0}. {1} no, ya no sale",
        "ausente {1} no, la {0} si",
    ],
)
def test_a_bare_number_behind_an_order_may_be_refused(town: Town, told: Chat, said: str) -> None:
    told.says(said.format(*(one.id for one in notices(town))))
    assert sorted(notes(told.heard())) == ["away_of_another", "away_set"]
    assert planned(town) == {(town.pedro_id, D18, D20)}
    assert town.reports() == []


@pytest.mark.parametrize(
    "more", ["la 1.4 va en 20", "van 20% en la 1.4", "la 1.4 va en 20 y faltan 2 actas"]
)
def test_a_code_or_a_figure_behind_an_order_is_none(town: Town, told: Chat, more: str) -> None:
    told.says(f"ausente {notices(town)[0].id}, {more}")
    assert notes(told.heard()) == ["away_set", "receipt"]
    assert [one.percent for one in town.reports()] == [20]


def pages(chat: Chat, said: str) -> list[str]:
    """Return the names of what answers a text."""
    chat.says(said)
    return [getattr(one, "name", "") for one in chat.heard()]


@pytest.mark.parametrize("said", ["quien esta por fuera esta semana?", "/ausencias"])
def test_who_asks_for_all_absences_is_shown_those_that_wait_for_her_yes(
    town: Town, told: Chat, said: str
) -> None:
    assert pages(told, said) == ["away", "away_which"]
    told.says("sí, los dos")
    assert notes(told.heard()) == ["away_set_several"]
    assert planned(town) == {(town.pedro_id, D18, D20), (town.marta_id, D14, D14)}
    assert pages(told, said) == ["away"]


def test_what_another_confirmed_waits_for_nobody_else(
    town: Town, hernan: Chat, pedro: Chat
) -> None:
    other = somebody(town, 5553009, "Consuelo", Role.CONTROL)
    pedro.says("salgo de vacaciones del 18 al 20 de mayo")
    town.morning()
    other.heard()
    assert pages(other, "/ausencias") == ["away", "away_which"]
    hernan.says("confirmo la ausencia de Pedro")
    assert planned(town) == {(town.pedro_id, D18, D20)}
    assert pages(other, "/ausencias") == ["away"]


@pytest.mark.usefixtures("told")
def test_who_confirms_no_absences_is_shown_none_that_wait(town: Town) -> None:
    luz = somebody(town, 5553008, "Luz", Role.VIEWER)
    assert pages(luz, "/ausencias") == ["away"]
