"""Who would write to the offices in her own words sees the preview, or is told whose that is."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from models.broadcasts import Broadcast
from models.owed import Notice
from tests.service.bot.asking.test_orders import LATE
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import LUZ, PROVEN, Post
from tests.support.builders import a_person, an_office


def test_a_broadcast_in_own_words_is_shown_before_it_goes_out(town: Town, consuelo: Chat) -> None:
    town.add("1.3", due=LATE, office=town.other_office_id)
    words = "pónganse al día el viernes"
    consuelo.says(f"quiero mandarle un mensaje a los que estan atrasados: {words}")

    (preview,) = consuelo.heard()
    assert isinstance(preview, Note)
    assert (preview.name, preview.values["text"]) == ("broadcast_preview", words)
    consuelo.says("avísele a todos los líderes")
    assert notes(consuelo.heard()) == ["broadcast_how"]


def test_others_who_would_write_to_all_are_told_who_does(town: Town, marta: Chat) -> None:
    town.add("1.3", due=LATE, office=town.other_office_id)
    marta.says("avisele a todos los lideres que la reunión es el viernes a las 9")

    assert marta.heard() == [Note(name="not_for_you")]
    assert town.rows(select(Broadcast)) == []


@pytest.fixture
def offices(town: Town) -> list[int]:
    """Two offices more, each with somebody, and one with nobody."""
    with town.database.transaction() as session:
        made = [
            an_office(session, town.context.entity_id, name)
            for name in ("Secretaría de Gobierno", "Secretaría de Salud", "Secretaría de Turismo")
        ]
        for number, name, office in ((901, "Rosa Niño", made[0]), (902, "Jairo Peña", made[1])):
            a_person(session, town.context.entity_id, name, office=office, telegram=str(number))
    return made


def previewed(chat: Chat) -> Note:
    """Return the preview that was shown."""
    (said,) = chat.heard()
    assert isinstance(said, Note)
    assert said.name == "broadcast_preview"
    return said


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("avísele a salud que la reunión es el viernes", "la reunión es el viernes"),
        ("dígale a la secretaría de salud que me mande el acta", "me mande el acta"),
        ("mándele un mensaje a salud: pónganse al día", "pónganse al día"),
        ("por favor infórmele a Salud que no van en 60", "no van en 60"),
        ("recuérdele a salud que debe el informe", "debe el informe"),
        ("dígales a los de salud que la 4.1 quedó negada", "la 4.1 quedó negada"),
    ],
)
@pytest.mark.usefixtures("offices")
def test_a_message_to_one_office_is_shown_and_goes_to_it_alone_after_a_yes(
    town: Town, consuelo: Chat, said: str, text: str
) -> None:
    town.add("4.1", due=LATE, office=town.other_office_id)
    consuelo.says(said)
    preview = previewed(consuelo)
    assert preview.values["text"] == text
    assert preview.values["names"] == "Jairo Peña · Secretaría de Salud"
    assert town.rows(select(Notice).where(Notice.kind == "broadcast")) == []

    consuelo.says("sí")
    (sent,) = consuelo.heard()
    assert isinstance(sent, Note)
    assert (sent.name, sent.values) == ("broadcast_sent", {"count": 1})
    assert len(town.rows(select(Notice).where(Notice.kind == "broadcast"))) == 1
    assert town.reports() == []


@pytest.mark.usefixtures("offices")
def test_a_message_may_go_to_two_offices_and_is_left_with_a_no(town: Town, consuelo: Chat) -> None:
    consuelo.says("escríbale a salud y a gobierno que falta el reporte")
    assert previewed(consuelo).values["count"] == 2
    consuelo.says("no")
    assert notes(consuelo.heard()) == ["broadcast_dropped"]
    assert town.rows(select(Notice).where(Notice.kind == "broadcast")) == []


@pytest.mark.usefixtures("offices")
def test_an_office_with_nobody_is_told(consuelo: Chat) -> None:
    consuelo.says("avísele a turismo que hay reunión")
    (said,) = consuelo.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["office"]) == ("broadcast_nobody", "Secretaría de Turismo")


@pytest.mark.usefixtures("offices", "luz_by_mail")
def test_by_mail_a_yes_to_the_preview_counts_hours_later(town: Town, post: Post) -> None:
    post.answer(None, "avísele a salud que hay reunión", sender=LUZ, proof=PROVEN)
    item, shown = post.mailbox(LUZ)[-1]
    assert isinstance(shown, Note)
    assert shown.name == "broadcast_preview"
    town.wait(hours=5)
    post.answer(item, "sí", sender=LUZ, proof=PROVEN)
    assert post.notes(LUZ)[-1] == "broadcast_sent"


@pytest.mark.parametrize(
    "said",
    ["avísele a Camilo que la reunión es el viernes", "avísele que ya", "avísele al contratista que"
     " venga", "dígale a mi jefe que ya casi"],
)  # fmt: skip
@pytest.mark.usefixtures("offices")
def test_who_is_no_office_gets_no_broadcast(town: Town, consuelo: Chat, said: str) -> None:
    consuelo.says(said)
    assert town.rows(select(Broadcast)) == []


@pytest.mark.usefixtures("offices")
def test_who_may_not_broadcast_writes_to_no_office(town: Town, marta: Chat) -> None:
    marta.says("avísele a salud que la reunión es el viernes")
    assert town.rows(select(Broadcast)) == []


TO_PEDRO = [
    ("recuérdele a Pedro que reporte", "reporte"),
    ("dígale a don Pedro que mande el acta", "mande el acta"),
    ("avísele a Pedro Rueda que mañana hay comité", "mañana hay comité"),
    ("escríbale a pedro: falta el reporte de mayo", "falta el reporte de mayo"),
    ("por favor infórmele a Pedro que lo espero el viernes", "lo espero el viernes"),
    ("mándele un mensaje a pedro que llame a control", "llame a control"),
]


@pytest.mark.parametrize(("said", "text"), TO_PEDRO)
def test_a_message_to_somebody_who_is_written_to_of_an_office_is_shown_and_goes_to_her(
    town: Town, consuelo: Chat, said: str, text: str
) -> None:
    consuelo.says(said)
    shown = previewed(consuelo)
    assert (shown.values["count"], shown.values["text"]) == (1, text)
    assert str(shown.values["names"]).startswith("Pedro Rueda")
    consuelo.says("sí")
    (notice,) = town.rows(select(Notice).where(Notice.kind == "broadcast"))
    assert notice.person_id == town.pedro_id


@pytest.mark.parametrize(
    "said",
    [
        "dígale a Consuelo que reporte",
        "dígale a Pedro y a Marta que reporten",
        "recuérdele a Pedro",
    ],
)
def test_to_herself_or_to_several_people_nothing_is_shown(
    town: Town, consuelo: Chat, said: str
) -> None:
    consuelo.says(said)
    assert town.rows(select(Broadcast)) == []
