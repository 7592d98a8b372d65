"""A question waits until it is answered; the next reminder asks it again, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.entity.policy import Policy
from core.messages import Question, Reminder
from models.answers.questions import OpenQuestion
from models.outbox import ItemState, OutboxItem
from models.plan import Activity
from scheduler import tick
from tests.service.bot.chat import Chat, Town, a_ref, notes
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.support.builders import TODAY
from tests.support.engines import take

EARLY = TODAY + timedelta(days=2)
EVERY_DAY = Policy(steps_before=tuple(range(31)), silence_after_answer_working_days=0)


@pytest.fixture
def town(town: Town) -> Town:
    """1.1 without a figure and 1.2 at 40 %; Marta has had her welcome, and hears every day."""
    town.context = replace(town.context, policy=EVERY_DAY)
    town.add("1.1"), town.add("1.2", 40)
    town.morning(days=0)
    return town


def reminder(town: Town, marta: Chat) -> Reminder:
    """Let it be the next morning; return the message of the day."""
    town.deliver()
    marta.heard()
    town.morning()
    (message,) = marta.heard()
    assert isinstance(message, Reminder)
    return message


def asked(message: Reminder) -> tuple[str, str | None] | None:
    """Return what a reminder asks again."""
    if message.question is None:
        return None
    return message.question.name, getattr(message.question.line, "handle", None)


def test_the_next_reminder_asks_again_with_words_and_buttons_and_then_no_more(
    town: Town, marta: Chat
) -> None:
    marta.says("la 1.2 va en 30, se cayó el contrato")
    first = reminder(town, marta)

    assert asked(first) == ("confirm", "1.2")
    assert first.question is not None
    assert first.question.words == "se cayó el contrato"
    assert [button.label for button in first.question.buttons] == ["Sí", "No"]
    assert asked(reminder(town, marta)) is None
    assert marta.touches("Sí") == "recorded"
    assert town.reports()[-1].percent == 30


@pytest.mark.parametrize(
    ("answer", "why"),
    [("hasta el 29 de mayo", "not_later"), ("hasta el 12 de mayo", "earlier"),
     ("1 de enero de 2026", "no_date")],
)  # fmt: skip
def test_what_was_wrong_with_an_answer_is_told_at_once_and_not_when_it_is_asked_again_days_later(
    town: Town, marta: Chat, answer: str, why: str
) -> None:
    marta.says("pido plazo para la 1.2 porque el comité no sesiona")
    marta.says(answer)
    refused = [one for one in marta.heard() if isinstance(one, Question)][-1]
    again = reminder(town, marta).question

    assert (refused.name, refused.why) == ("wish_until", why)
    assert again is not None
    assert (again.name, again.why) == ("wish_until", "")


@pytest.mark.parametrize(
    ("question", "answer", "figure"),
    [
        ("la 1.2 va en 30", "sí", 30),
        ("la 1.2 va en 30", "30", 30),
        ("la 1.2 va bien", "70", 70),
        ("la 1.2 va en 30", "no", 40),
    ],
)
def test_what_is_asked_again_is_answered_in_words_as_on_the_first_day(
    town: Town, marta: Chat, question: str, answer: str, figure: int
) -> None:
    marta.says(question)
    reminder(town, marta)

    marta.says(answer)

    assert [one.percent for one in town.reports()] == ([figure] if figure != 40 else [])
    assert asked(reminder(town, marta)) is None


def test_a_reminder_that_repeats_no_question_is_not_answered_in_its_stead(
    town: Town, marta: Chat
) -> None:
    marta.says("la 1.2 va en 30")
    reminder(town, marta)
    assert asked(reminder(town, marta)) is None

    marta.says("sí")

    assert town.reports() == []
    question = marta.heard()[-1]  # what it may have answered is put again
    assert isinstance(question, Question)
    assert question.name == "confirm"
    marta.says("sí")
    assert [one.percent for one in town.reports()] == [30]


@pytest.mark.parametrize("answer", ["sí", "no", "1.2 en 50", "deshacer"])
def test_what_was_answered_or_superseded_is_not_asked_again(
    town: Town, marta: Chat, answer: str
) -> None:
    marta.says("la 1.2 va en 30")
    marta.says(answer)

    assert asked(reminder(town, marta)) is None
    assert town.rows(select(OpenQuestion)) == []


def test_a_question_that_a_colleague_has_answered_is_not_asked_again(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    town.add_of_both("2.1", 40)
    marta.says("la 2.1 va en 30")
    town.wait(minutes=1)
    pedro.says("2.1 en 50")

    assert asked(reminder(town, marta)) is None


def test_the_day_on_which_it_was_asked_does_not_repeat_it(town: Town, marta: Chat) -> None:
    town.wait(days=1)
    marta.says("la 1.2 va en 30")
    marta.heard()

    town.morning(days=0)

    (message,) = marta.heard()
    assert isinstance(message, Reminder)
    assert asked(message) is None
    assert asked(reminder(town, marta)) == ("confirm", "1.2")


@pytest.mark.parametrize("answer", ["35", "sin avance", "igual"])
@pytest.mark.parametrize("pressed", [False, True])
def test_the_card_of_a_walk_goes_before_the_question_that_the_reminder_repeated(
    town: Town, marta: Chat, answer: str, pressed: bool
) -> None:
    first = town.add("1.0", 10, due=EARLY)
    marta.says("la 1.2 va bien, falta la firma")
    assert asked(reminder(town, marta)) == ("percent", "1.2")
    town.wait(minutes=1)

    _ = marta.touches("Responder una por una") if pressed else marta.says("una por una")
    marta.says(answer)

    assert [one.activity_id for one in town.reports()] == [first]
    question = marta.heard()[-1]  # the older question is asked after it, with its words
    assert isinstance(question, Question)
    assert (question.name, question.words) == ("percent", "va bien, falta la firma")
    marta.says("60")
    second = town.reports()[-1]
    assert second.percent == 60
    assert second.activity_id != first
    assert [one.kind for one in marta.heard()] == ["receipt", "card"]


def test_by_mail_the_card_that_is_answered_goes_before_the_question_too(town: Town) -> None:
    first = town.add("1.0", 10, due=EARLY)
    post = Post(town)
    post.answer(None, "la 1.2 va bien, falta la firma", proof=PROVEN)
    post.answer(None, "una por una", proof=PROVEN)
    card = post.mailbox(MARTA)[-1][0]

    assert post.answer(card, "igual") == "recorded"

    assert [one.activity_id for one in town.reports()] == [first]
    assert post.mailbox(MARTA)[-1][1].kind == "question"


def asks_again(town: Town, post: Post, words: str) -> int:
    """Let a question follow these words, and a mail about 4.2 alone repeat it; return that one."""
    activity = town.add("4.2", 20)
    post.answer(None, words, proof=PROVEN)
    question = post.mailbox(MARTA)[-1][1]
    assert isinstance(question, Question)
    town.deliver()
    town.wait(days=1)
    return post.remind(activity, question=question)


@pytest.mark.parametrize(
    ("question", "said", "reported"),
    [
        ("la 1.2 va bien", "100", [("1.2", 100)]),
        ("la 1.2 va bien", "va en 70 %", [("1.2", 70)]),
        ("la 1.2 va en 30", "sí", [("1.2", 30)]),
        ("la 1.2 va en 30", "30", [("1.2", 30)]),
        ("la 1.2 va en 30", "100", []),
        ("la 1.2 va bien", "ya quedó lista", []),
        ("la 1.2 va bien", "4.2 en 100", [("4.2", 100)]),
        ("necesito plazo para la 1.2", "100", [("4.2", 100)]),
    ],
)
def test_a_mail_with_one_question_is_answered_by_a_bare_figure_as_that_question(
    town: Town, question: str, said: str, reported: list[tuple[str, int]]
) -> None:
    """What both could be meant by is asked about."""
    post = Post(town)
    mail = asks_again(town, post, question)

    post.answer(mail, said, proof=PROVEN)

    handles = {one.id: one.handle for one in town.rows(select(Activity))}
    assert [(handles[one.activity_id], int(one.percent or 0)) for one in town.reports()] == reported
    if not reported:
        answer = post.mailbox(MARTA)[-1][1]
        assert isinstance(answer, Question)
        assert answer.name == "activity"


@pytest.mark.parametrize("said", ["sí, pedirlo", "no"])
def test_a_mail_that_repeats_a_request_is_answered_by_its_yes_or_no(town: Town, said: str) -> None:
    post = Post(town)
    words = "necesito plazo para la 1.2 hasta el 30 de junio porque no ha llegado el contrato"
    mail = asks_again(town, post, words)

    post.answer(mail, said, proof=PROVEN)

    (name,) = post.notes(MARTA)[-1:]
    assert name == ("request_dropped" if said == "no" else "request_sent")
    assert town.reports() == []


@pytest.mark.parametrize("by_mail", [False, True])
@pytest.mark.parametrize("said", ["2.1 en 80", "la 2.1 va en 80 %"])
def test_a_code_names_its_activity_though_a_colleague_has_finished_it_and_another_is_asked_about(
    town: Town, marta: Chat, pedro: Chat, said: str, by_mail: bool
) -> None:
    town.add_of_both("2.1", 40)
    post = Post(town)
    pedro.says("2.1 en 100")
    for words in ("la 1.2 va bien", said):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    question = post.mailbox(MARTA)[-1][1] if by_mail else marta.heard()[-1]
    assert isinstance(question, Question)
    assert question.line is not None
    assert (question.name, question.line.handle) == ("confirm", "2.1")
    assert question.figure == 80
    assert question.line.said is not None
    assert question.line.said.by.person == "Pedro Rueda"
    assert [one.percent for one in town.reports()] == [100]


@pytest.mark.parametrize("said", ["80", "va en 80 %"])
def test_a_figure_alone_is_still_of_what_is_asked_about(
    town: Town, marta: Chat, pedro: Chat, said: str
) -> None:
    """A finished activity whose code is a mere number is none that a figure names."""
    town.add_of_both("80", 40)
    pedro.says("actividad 80 en 100")
    marta.says("la 1.2 va bien")

    marta.says(said)

    assert town.reports()[-1].percent == 80


def test_a_card_that_was_opened_goes_before_the_question_above_it(town: Town, marta: Chat) -> None:
    opened = town.add("1.0", 10, due=EARLY)
    marta.says("la 1.2 va bien")
    reminder(town, marta)

    marta.presses(a_ref("card", opened))
    marta.says("35")

    assert [one.activity_id for one in town.reports()] == [opened]


def test_a_question_alone_begins_no_conversation(town: Town, marta: Chat) -> None:
    town.context = replace(town.context, policy=Policy(steps_before=(1,)))
    marta.says("la 1.2 va en 30")
    town.deliver()
    marta.heard()
    town.wait(days=1)

    town.morning(days=0)

    assert marta.heard() == []


def test_a_message_that_never_went_out_has_asked_nothing(town: Town, marta: Chat) -> None:
    marta.says("la 1.2 va en 30")
    town.deliver()
    town.wait(days=1)
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    marta.heard()

    second = reminder_after_silence(town, marta)

    assert asked(second) == ("confirm", "1.2")


def reminder_after_silence(town: Town, marta: Chat) -> Reminder:
    """Let it be the next morning without anything delivered."""
    town.morning()
    sent = [one for one in marta.heard() if isinstance(one, Reminder)]
    return sent[-1]


def test_what_is_answered_before_the_reminder_goes_out_is_left_out_of_it(
    town: Town, marta: Chat
) -> None:
    marta.says("la 1.2 va en 30")
    town.deliver()
    town.wait(days=1)
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    marta.touches("No")
    contents = []
    with town.database.transaction() as session:
        while job := take(session, town.context, holder_id=town.holder_id, now=town.now):
            contents.append(job.content)
            session.get_one(OutboxItem, job.item.id).state = ItemState.SENT
            session.flush()

    (message,) = [one for one in contents if isinstance(one, Reminder)]
    assert message.question is None
    assert len(message.lines) == 2


def test_asked_again_by_words_that_do_not_answer_it_stays_the_same_question(
    town: Town, marta: Chat
) -> None:
    marta.says("la 1.2 va en 30")
    (first,) = town.rows(select(OpenQuestion))
    marta.says("el partido estuvo bueno")

    (second,) = town.rows(select(OpenQuestion))
    assert (second.id, second.name) == (first.id, first.name)
    assert notes(marta.heard())[-2:] == ["question", "ask_yes_again"]
    assert isinstance(Question.model_validate(second.content), Question)


WORDS = "la 1.2 va bien, se reunió el comité"


def test_words_that_were_asked_about_stay_with_the_figure_that_answers(
    town: Town, marta: Chat
) -> None:
    marta.says(WORDS)
    marta.says("la 1.2 va en 60, se firmó el acta")

    assert town.reports()[-1].description == "va bien, se reunió el comité. se firmó el acta"


def test_words_of_a_question_that_is_no_longer_asked_belong_to_no_later_report(
    town: Town, marta: Chat
) -> None:
    marta.says(WORDS)
    reminder(town, marta)
    assert asked(reminder(town, marta)) is None

    marta.says("la 1.2 va en 60, se firmó el acta")

    assert town.reports()[-1].description == "se firmó el acta"


@pytest.mark.parametrize("pressed", [True, False])
def test_an_old_question_that_is_answered_itself_keeps_its_words(
    town: Town, marta: Chat, *, pressed: bool
) -> None:
    marta.says(WORDS)
    question, button = marta.last(), marta.button("Ya está")
    reminder(town, marta)
    reminder(town, marta)

    if pressed:
        marta.presses(button.ref)
    else:
        marta.says("100", to=question)

    assert town.reports()[-1].description == "va bien, se reunió el comité"
