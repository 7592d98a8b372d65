"""What agrees to a welcome in words, by mail and in a chat, and what does not."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import Role
from models.outbox import OutboxItem
from models.staff.agreements import Agreement, words_of_offices
from tests.service.bot.agreeing.test_agreeing import passes
from tests.service.bot.chat import Chat, Town, a_ref, notes
from tests.service.bot.post import MARTA as MAILBOX_OF_MARTA
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import a_person


def welcome_by_mail(post: Post, *activities: int) -> int:
    """Let Marta's welcome come by mail; return its outbox row."""
    town, item = post.town, post.remind(*activities)
    with town.database.transaction() as session:
        row = session.get_one(OutboxItem, item)
        buttons = [
            {"label": label, "ref": a_ref(action, 0)}
            for label, action in (("De acuerdo", "agree"), ("No es mía", "whose"))
        ]
        row.content = row.content | {"welcome": True, "asks_agreement": True, "buttons": buttons}
    return item


def test_a_mail_that_answers_the_welcome_agrees_in_words(town: Town, post: Post) -> None:
    activity = town.add("1.2")
    item = welcome_by_mail(post, activity)

    assert post.answer(item, "De acuerdo, gracias.", proof=PROVEN) == "answered"

    assert post.notes(MAILBOX_OF_MARTA) == ["agreed"]
    assert [row.activity_id for row in town.rows(select(Agreement))] == [activity]


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("de acuerdo con el plan, la 1.2 va en 60 %", "recorded"),
        ("la 1.2 va en 60 %, falta la firma", "recorded"),
        ("la 1.2 no es mía", "asked"),
        ("no es mía", "asked"),
        ("no estoy de acuerdo", "unclear"),
    ],
)
def test_what_else_answers_the_welcome_by_mail_is_understood_as_ever(
    town: Town, post: Post, said: str, outcome: str
) -> None:
    item = welcome_by_mail(post, town.add("1.2"))

    assert post.answer(item, said, proof=PROVEN) == outcome
    assert town.rows(select(Agreement)) == []


def test_de_acuerdo_to_a_mail_that_asked_for_nothing_agrees_to_nothing(
    town: Town, post: Post
) -> None:
    post.answer(post.remind(town.add("1.2")), "De acuerdo", proof=PROVEN)

    assert town.rows(select(Agreement)) == []


@pytest.mark.parametrize(
    "said",
    [
        "buenos dias! de acuerdo con todo",
        "Buenos días.\nDe acuerdo con las actividades",
        "buenos dias, de acuerdo con todo eso",
    ],
)
def test_agreement_in_words_counts_without_a_reply_to_the_welcome(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.1")
    passes(town)
    marta.heard()
    town.wait(days=2)
    marta.says(said)

    assert notes(marta.heard()) == ["agreed"]
    with town.database.reading() as session:
        (word,) = words_of_offices(session, town.context.entity_id)
        assert (word.agreed, word.activities) == (1, 1)


def test_a_welcome_by_mail_is_agreed_to_in_the_chat(town: Town, marta: Chat, post: Post) -> None:
    activity = town.add("1.2")
    welcome_by_mail(post, activity)
    town.wait(hours=3)
    marta.says("hola")
    marta.says("de acuerdo")

    assert notes(marta.heard()) == ["greeting", "agreed"]
    marta.says("de acuerdo")
    assert notes(marta.heard()) == ["courtesy"]


@pytest.mark.parametrize("days", [1, 8])
def test_agreement_counts_for_some_days_after_the_welcome(
    town: Town, marta: Chat, post: Post, days: int
) -> None:
    welcome_by_mail(post, town.add("1.2"))
    town.wait(days=days)
    marta.says("de acuerdo con todo")

    assert len(town.rows(select(Agreement))) == (1 if days == 1 else 0)


def test_agreement_beside_reports_counts_and_the_reports_too(town: Town, post: Post) -> None:
    activity = town.add("1.5", title="Realizar 3 jornadas de rendición de cuentas")
    item = welcome_by_mail(post, activity)
    said = (
        "Cordial saludo,\n\nDe acuerdo con las actividades. En la 1.5 ya realizamos 2 de las 3"
        " jornadas."
    )

    assert post.answer(item, said, proof=PROVEN) == "recorded"

    assert [row.activity_id for row in town.rows(select(Agreement))] == [activity]
    assert town.figure(activity)[0] == 67
    assert [one.kind for _, one in post.mailbox(MAILBOX_OF_MARTA)] == ["note", "receipt"]


@pytest.mark.parametrize(
    "said",
    [
        "de acuerdo, la 1.2 va en 60 %",
        "Buenos días. De acuerdo, en la 1.2 vamos en 60",
        "Acepto, la 1.2 va en 60",
        "Estamos de acuerdo con el plan, la 1.2 va en 60 %",
        "de acuerdo y la 1.2 va en 60 %",
    ],
)
@pytest.mark.parametrize("by_mail", [False, True])
def test_an_agreement_and_a_report_in_one_sentence_are_both_kept(
    town: Town, marta: Chat, post: Post, by_mail: bool, said: str
) -> None:
    """Who says "de acuerdo" in answer to the question has agreed, whatever else she tells."""
    activity = town.add("1.2")
    if by_mail:
        post.answer(welcome_by_mail(post, activity), said, proof=PROVEN)
    else:
        passes(town)
        marta.says(said)

    assert [row.activity_id for row in town.rows(select(Agreement))] == [activity]
    assert town.figure(activity)[0] == 60


@pytest.mark.parametrize(
    "said",
    [
        "De acuerdo con el plan vamos en 60 %",
        "De acuerdo con el plan, la 1.1 va en 60 %",
        "De acuerdo, pero hay cosas que no son nuestras",
        "de acuerdo con todo menos las fechas",
        "De acuerdo con las 3",
        "sí a las tres",
        "De acuerdo con las 3. La 1.1 sigue en 30",
        "todo lo mío va bien",
        "la 1.1 va en 60. De acuerdo con lo anterior",
        "no estoy de acuerdo con todo",
        "¿de acuerdo con todo?",
    ],
)
def test_words_that_do_not_agree_to_it_all_agree_to_nothing(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.1", 30)
    town.add("1.2")
    passes(town)
    marta.says(said)

    assert town.rows(select(Agreement)) == []


@pytest.mark.parametrize(
    "said",
    [
        "deacuerdo con todo",
        "De acuerdo con las 2",
        "sí a las dos",
        "sí a todas",
        "ok con las 2",
        "Sí, de acuerdo con las dos actividades",
        "estamos de acuerdo con ambas",
        "Conforme con todas, gracias",
        "ok todo lo mío",
        "listo, todas las nuestras",
        "De acuerdo con las 2. La 1.1 sigue en 30, el documento está para firma.",
        "bueno la 1.2 nos toca, ni modo. deacuerdo con todo",
    ],
)
@pytest.mark.parametrize("by_mail", [False, True])
def test_an_agreement_to_all_is_one_however_it_is_said(
    town: Town, marta: Chat, post: Post, said: str, *, by_mail: bool
) -> None:
    own = {town.add("1.1", 30), town.add("1.2", 40)}
    if by_mail:
        post.answer(welcome_by_mail(post, *own), said, proof=PROVEN)
    else:
        passes(town)
        marta.says(said)

    assert {row.activity_id for row in town.rows(select(Agreement))} == own
    assert not any("acuerdo" in town.figure(one)[1].lower() for one in own)
    assert [town.figure(one)[0] for one in sorted(own)] == [30, 40]


@pytest.mark.parametrize(
    "said",
    [
        "ok todo lo mio menos la 1.2 eso lo hace hacienda",
        "De acuerdo, pero la 1.2 no es nuestra",
        "De acuerdo, menos la 1.2",
        "De acuerdo con todo. Pero la 1.2 no es nuestra, es de Hacienda",
        "de acuerdo menos la 1.2",
        "conforme con todas, excepto la 1.2",
        "la 1.2 no nos corresponde, es de hacienda. De acuerdo con las demás",
    ],
)
@pytest.mark.parametrize("by_mail", [False, True])
def test_all_but_what_she_names_is_agreed_to_and_that_is_asked_about(
    town: Town, marta: Chat, post: Post, said: str, *, by_mail: bool
) -> None:
    other, named = town.add("1.1", 30), town.add("1.2", 40)
    if by_mail:
        assert post.answer(welcome_by_mail(post, other, named), said, proof=PROVEN) == "asked"
    else:
        passes(town)
        assert marta.says(said) == "asked"

    assert [row.activity_id for row in town.rows(select(Agreement))] == [other]
    assert [town.figure(one)[0] for one in (other, named)] == [30, 40]


def test_what_was_agreed_to_before_is_no_description(town: Town, marta: Chat) -> None:
    activity = town.add("1.1", 30)
    town.add("1.2", 40)
    passes(town)
    marta.says("de acuerdo con todo")
    marta.says("De acuerdo con las 2. La 1.1 sigue en 30, el documento está para firma.")

    assert town.figure(activity) == (30, "el documento está para firma.")


def test_de_acuerdo_after_something_else_was_said_is_no_agreement(town: Town, marta: Chat) -> None:
    town.add("1.1", 30)
    passes(town)
    marta.says("1.1 en 60 %")
    marta.says("de acuerdo")
    assert town.rows(select(Agreement)) == []
    marta.says("estamos de acuerdo con las actividades")
    assert len(town.rows(select(Agreement))) == 1


@pytest.fixture
def mailboxes(town: Town) -> int:
    """Camilo, a delegate of Marta's office, and two activities of hers; return one of them."""
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "Camilo Ruiz", office=town.office_id,
            role=Role.DELEGATE, telegram="7007",
        )  # fmt: skip
    town.add("3.6", 30, title="Actualizar la página web")
    return town.add("2.4", 30, title="Publicar los buzones de sugerencias")


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("todo a camilo", "3.6, 2.4"),
        ("delegar todo en Camilo", "3.6, 2.4"),
        ("camilo se encarga de lo de los buzones", "2.4"),
        ("delegar buzones en camilo", "2.4"),
        ("la 3.6 se la delego a Camilo Ruiz", "3.6"),
    ],
)
def test_what_plain_words_give_to_a_delegate_is_delegated(
    town: Town, marta: Chat, mailboxes: int, said: str, given: str
) -> None:
    marta.says("2.4 en 50")
    marta.heard()
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("delegated", given)
    assert town.figure(mailboxes) == (50, "")


def test_where_no_activity_is_named_it_is_asked_which_is_delegated(
    marta: Chat, mailboxes: int
) -> None:
    assert mailboxes
    marta.says("no, que eso se lo delego a camilo")
    assert [one.name for one in marta.heard() if hasattr(one, "name")] == ["hand"]


@pytest.mark.parametrize(
    "said", ["Óscar se encarga de los buzones", "camilo se encarga de revisar los buzones"]
)
def test_who_is_no_delegate_or_does_a_part_of_the_work_is_given_nothing(
    marta: Chat, mailboxes: int, said: str
) -> None:
    assert mailboxes
    marta.says(said)
    assert "delegated" not in notes(marta.heard())


@pytest.mark.parametrize("by_mail", [False, True])
@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("si de acuerdo todo eso es nuestro", 2),
        ("eso es de nosotros, de acuerdo", 2),
        ("ok todo nuestro", 2),
        ("listo, todas son nuestras", 2),
        ("de acuerdo, esas son las nuestras", 2),
        ("todo ok, todo es de nosotros", 2),
        ("sí señora, todo eso nos toca a nosotros", 2),
        ("perfecto, todo nuestro", 2),
        ("no todo es nuestro", 0),
        ("todo nuestro menos la 1.5", 1),
        ("¿todo eso es nuestro?", 0),
        ("eso no es de nosotros", 0),
    ],
)
def test_who_says_that_all_is_theirs_agrees_to_it(
    town: Town, marta: Chat, post: Post, said: str, agreed: int, by_mail: bool
) -> None:
    item = welcome_by_mail(post, town.add("1.2"), town.add("1.5"))
    if by_mail:
        post.answer(item, said, proof=PROVEN)
    else:
        with town.database.transaction() as session:
            row = session.get_one(OutboxItem, item)
            row.channel, row.recipient = "telegram", str(marta.number)
        marta.says(said)

    assert len(town.rows(select(Agreement))) == agreed
    assert town.reports() == []


def test_all_ours_after_something_else_was_said_agrees_to_nothing(town: Town, marta: Chat) -> None:
    town.add("1.1", 30)
    passes(town)
    marta.says("1.1 en 60 %")
    marta.says("ok todo nuestro")
    assert town.rows(select(Agreement)) == []


@pytest.mark.parametrize(
    "said",
    [
        "de acuerdo con las mias. la 1.2 va igual que el mes pasado, el suit estuvo caido",
        "De acuerdo con lo mío. La 1.2 sigue igual, el suit estuvo caido",
        "Estoy de acuerdo con las que me tocan. la 1.2 va igual, el suit estuvo caido",
        "de acuerdo con las que nos corresponden, la 1.2 va igual, el suit estuvo caido",
    ],
)
def test_who_agrees_to_what_is_hers_reports_besides(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("1.2", 40)
    passes(town)
    town.deliver()
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["agreed", "receipt"]
    assert [row.activity_id for row in town.rows(select(Agreement))] == [activity]
    percent, words = town.figure(activity)
    assert (percent, "acuerdo" in words, "caido" in words) == (40, False, True)


def test_that_she_agrees_to_what_is_hers_is_no_word_about_the_work_where_nobody_asked(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("De acuerdo con las que me tocan. la 1.2 va en 60, falta la firma")
    assert town.figure(activity) == (60, "falta la firma")


def test_with_what_she_agrees_about_the_work_stays(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("la 1.2 va en 60, de acuerdo con lo que pidió el comité")
    assert "comité" in town.figure(activity)[1]
