"""What a lead passes on of a colleague is offered to her, and recorded with nothing but her yes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.messages import Question
from tests.service.bot.chat import Town
from tests.service.bot.post import DOMAIN, MAILBOX, MARTA, PROVEN, Post

CAMILO = "Camilo Rojas"
AT = f"camilo@{DOMAIN}"
HEADS = {
    "outlook": (
        "De: {name} <{at}>\nEnviado el: viernes, 8 de mayo de 2026 9:15 a. m.\n"
        "Para: Marta Rincón <marta@x.example>\nAsunto: avance\n\n{said}\n"
    ),
    "outlook, answered": (
        "________________________________\nDe: {name} <{at}>\n"
        "Enviado: viernes, 8 de mayo de 2026 9:15 a. m.\n"
        "Para: Marta Rincón <marta@x.example>\nAsunto: RE: avance\n\n{said}\n"
    ),
    "gmail": (
        "---------- Forwarded message ---------\nDe: {name} <{at}>\n"
        "Date: vie, 8 may 2026 a las 9:15\nSubject: avance\nTo: Marta <m@x.example>\n\n\n{said}\n"
    ),
    "iphone": (
        "Enviado desde mi iPhone\n\nInicio del mensaje reenviado:\n\n"
        "> De: {name} <{at}>\n> Asunto: avance\n> Fecha: 8 de mayo de 2026, 9:15:00 a. m. COT\n"
        "> Para: Marta Rincón <marta@x.example>\n> \n> {said}\n"
    ),
}


def passing_on(
    said: str, *, above: str = "", form: str = "gmail", name: str = CAMILO, at: str = AT
) -> str:
    """Return the text of a mail that passes on what somebody said, as a program writes it."""
    return f"{above}\n\n{HEADS[form].format(name=name, at=at, said=said)}".replace("\n", "\r\n")


def sends(post: Post, text: str, subject: str = "RV: avance", **headers: str) -> str:
    """Let Marta pass a mail on; return what came of it."""
    return post.answer(None, text, proof=PROVEN, Subject=subject, **headers)


def asked(post: Post) -> Question:
    """Return the question that Marta was last asked by mail."""
    said = post.mailbox(MARTA)[-1][1]
    assert isinstance(said, Question), said
    return said


def says(post: Post, text: str) -> str:
    """Let Marta answer the last mail."""
    item = post.mailbox(MARTA)[-1][0]
    return post.answer(item, text, proof=PROVEN, Subject="RE: avance")


@pytest.mark.parametrize("form", HEADS)
@pytest.mark.parametrize(
    "above", ["le reenvío lo de Camilo", "va lo de la 5.3", "Buenos días, esto me mandó Camilo", ""]
)
def test_a_colleagues_mail_is_offered_and_written_after_her_yes(
    town: Town, post: Post, form: str, above: str
) -> None:
    activity = town.add("5.3", 20)
    town.add("5.4", 20)
    outcome = sends(post, passing_on("avance 5.3 va en 38 %", above=above, form=form))

    assert (outcome, town.reports(), post.set_aside()) == ("asked", [], [])
    question = asked(post)
    assert (question.name, question.figure, question.said_by) == ("confirm", Decimal(38), CAMILO)
    assert [one.label for one in question.buttons] == ["Sí", "No"]
    assert says(post, "Sí") == "recorded"
    (report,) = town.reports()
    assert report.person_id == town.marta_id
    assert (report.words or "").startswith(f"{CAMILO}: ")
    assert town.figure(activity)[0] == 38


@pytest.mark.parametrize(
    "said",
    [
        "la 5.3 va en 38 %, falta la firma",
        "En la 5.3 llevamos 38 %. Falta la firma",
        "5.3: 38 por ciento, falta la firma",
    ],
)
def test_the_words_keep_the_name_of_who_wrote_them(town: Town, post: Post, said: str) -> None:
    activity = town.add("5.3", 20)
    sends(post, passing_on(said, above="para registrar"))
    assert asked(post).words.casefold().startswith("falta la firma")
    says(post, "sí")
    percent, words = town.figure(activity)
    assert (percent, words.casefold()) == (38, f"{CAMILO}: falta la firma".casefold())


@pytest.mark.parametrize("no", ["No", "no señor", "no, gracias"])
def test_a_no_writes_nothing(town: Town, post: Post, no: str) -> None:
    town.add("5.3", 20)
    sends(post, passing_on("la 5.3 va en 38 %, falta la firma"))
    says(post, no)
    assert town.reports() == []


def test_a_figure_of_hers_in_the_answer_is_what_counts(town: Town, post: Post) -> None:
    activity = town.add("5.3", 20)
    sends(post, passing_on("la 5.3 va en 38 %"))
    says(post, "no, 45 %")
    assert town.figure(activity)[0] == 45


@pytest.mark.parametrize("subject", ["RV: avance 3.3", "Fwd: 3.3", "RV: RE: Vence la 3.3"])
@pytest.mark.parametrize("said", ["va en 55 %", "Ya vamos en 55 %.", "Llevamos el 55 por ciento"])
def test_the_subject_names_the_activity_of_a_figure_without_one(
    town: Town, post: Post, subject: str, said: str
) -> None:
    activity = town.add("3.3", 20)
    town.add("5.3", 20)
    assert sends(post, passing_on(said, above="le reenvío lo de Camilo"), subject) == "asked"
    assert town.reports() == []
    says(post, "sí")
    assert town.figure(activity)[0] == 55


def test_her_cover_names_it_before_the_subject_does(town: Town, post: Post) -> None:
    activity = town.add("3.3", 20)
    town.add("5.3", 20)
    sends(post, passing_on("va en 55 %", above="va lo de la 3.3"), "RV: avance 5.3")
    says(post, "sí")
    assert town.figure(activity)[0] == 55


def test_of_a_figure_that_nothing_names_the_activity_is_asked_and_then_the_yes(
    town: Town, post: Post
) -> None:
    activity = town.add("3.3", 20)
    town.add("5.3", 20)
    assert sends(post, passing_on("va en 55 %")) == "asked"
    question = asked(post)
    assert (question.name, question.said_by) == ("activity", CAMILO)
    says(post, "3.3")
    assert town.reports() == []
    assert (asked(post).name, asked(post).figure) == ("confirm", Decimal(55))
    says(post, "sí")
    assert town.figure(activity)[0] == 55


@pytest.mark.parametrize(
    "above",
    ["la 5.3 va en 45 %, lo de Camilo es viejo", "Va en 45 %", "5.3 en 45, le reenvío su correo"],
)
def test_her_own_figure_above_it_counts_first_and_is_asked_as_hers(
    town: Town, post: Post, above: str
) -> None:
    activity = town.add("5.3", 20)
    assert sends(post, passing_on("la 5.3 va en 38 %", above=above)) == "asked"
    question = asked(post)
    assert (question.figure, question.said_by, town.reports()) == (Decimal(45), "", [])
    says(post, "sí")
    assert town.figure(activity)[0] == 45


def test_what_a_colleague_tells_of_another_activity_is_asked_after_hers(
    town: Town, post: Post
) -> None:
    ids = [town.add("5.3", 20), town.add("5.4", 20)]
    sends(post, passing_on("la 5.4 va en 38 %", above="la 5.3 va en 45 %"))
    says(post, "sí")
    assert (asked(post).figure, asked(post).said_by) == (Decimal(38), CAMILO)
    says(post, "sí")
    assert [town.figure(one)[0] for one in ids] == [45, 38]


@pytest.mark.parametrize("form", HEADS)
@pytest.mark.parametrize("above", ["", "te reenvío esto", "para su conocimiento"])
def test_our_own_reminder_is_not_offered(town: Town, post: Post, form: str, above: str) -> None:
    town.add("5.3", 20)
    text = passing_on(
        "La 5.3 vence el 30 de junio. Va en 38 %", above=above, form=form,
        name="Alcaldía de Puerto Esperanza", at=MAILBOX,
    )  # fmt: skip
    sends(post, text, "RV: Vence la 5.3", To=f"Pedro <pedro@{DOMAIN}>", Cc=MAILBOX)
    assert (post.notes(MARTA), town.reports()) == (["forward_not_read"], [])


@pytest.mark.parametrize("above", ["ya va en 60 %", "Vamos en 60 %, falta la firma"])
def test_her_words_above_our_own_reminder_are_offered(town: Town, post: Post, above: str) -> None:
    town.add("5.3", 20)
    text = passing_on("La 5.3 vence el 30 de junio. Va en 38 %", above=above, at=MAILBOX)
    sends(post, text, "RV: Vence la 5.3")
    assert (asked(post).figure, asked(post).said_by, town.reports()) == (Decimal(60), "", [])


@pytest.mark.parametrize(
    "said",
    [
        "Cordial saludo,\n\nQuedo atento.\n\n--\nCamilo Rojas\nTel. 5.3 38 60\nPiso 38",
        "Gracias por la información.\n\nCamilo Rojas\nProfesional 38\nCra 5 # 3-38",
        "Adjunto lo pedido.\n\nEnviado desde mi iPhone",
    ],
)
def test_a_signature_or_courtesy_is_not_offered(town: Town, post: Post, said: str) -> None:
    town.add("5.3", 20)
    sends(post, passing_on(said, above="le reenvío lo de Camilo"))
    assert (post.notes(MARTA), town.reports()) == (["forward_not_read"], [])


def below(said: str, name: str, at: str, older: str) -> str:
    """Return what somebody said above what had been written before."""
    head = HEADS["outlook"].format(name=name, at=at, said=older)
    return f"{said}\n\n{head}"


@pytest.mark.parametrize(
    ("older", "name", "at"),
    [
        ("la 5.3 va en 20 %", CAMILO, AT),
        ("La 5.3 vence el 30 de junio. Va en 20 %", "Seguimiento", MAILBOX),
        ("la 5.3 va en 38 %", "Rosa Díaz", f"rosa@{DOMAIN}"),
        ("¿cómo va la 5.3?", "Rosa Díaz", f"rosa@{DOMAIN}"),
    ],
)
def test_older_replies_below_it_are_not_offered(
    town: Town, post: Post, older: str, name: str, at: str
) -> None:
    town.add("5.3", 10)
    sends(post, passing_on(below("la 5.3 va en 38 %", name, at, older)))
    assert (asked(post).name, asked(post).figure) == ("confirm", Decimal(38))


@pytest.mark.parametrize(
    "older", ["la 5.3 va en 45 %", "En la 5.3 vamos en 60", "5.3 ya quedó lista"]
)
def test_where_several_wrote_different_figures_she_is_asked_openly(
    town: Town, post: Post, older: str
) -> None:
    activity = town.add("5.3", 20)
    text = below("la 5.3 va en 38 %", "Rosa Díaz", f"rosa@{DOMAIN}", older)
    assert sends(post, passing_on(text)) == "asked"
    question = asked(post)
    assert (question.name, question.figure, question.said_by) == ("percent", None, CAMILO)
    assert town.reports() == []
    says(post, "40 %")
    assert town.figure(activity) == (40, "")


@pytest.mark.parametrize(
    ("said", "above"),
    [
        ("deshacer 5.3", ""),
        ("lista", ""),
        ("no me escriban más", ""),
        ("hola", "para tramitar"),
    ],
)
def test_others_orders_are_not_hers(town: Town, post: Post, said: str, above: str) -> None:
    activity = town.add("5.3", 20)
    sends(post, passing_on(said, above=above))
    assert (post.notes(MARTA), town.retractions()) == (["forward_not_read"], [])
    assert town.figure(activity)[0] == 20


def test_her_own_mail_passed_on_is_asked_about_and_has_no_other_name(
    town: Town, post: Post
) -> None:
    activity = town.add("5.3", 20)
    sends(post, passing_on("5.3 en 38, falta la firma", name="Marta Rincón", at=MARTA))
    assert (asked(post).figure, asked(post).said_by) == (Decimal(38), "")
    says(post, "sí")
    assert town.figure(activity) == (38, "falta la firma")
