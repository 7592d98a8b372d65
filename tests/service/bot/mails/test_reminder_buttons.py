"""The buttons under a reminder of one activity do what the same words do."""

from __future__ import annotations

from datetime import date

import pytest

from core.buttons import Does
from core.messages import Card, Question, Receipt, Reminder, load_content
from core.refs import Ref
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.people.test_group_reminders import remind, welcomed

DUE = date(2026, 5, 12)


def reminded(town: Town, percent: int | None = 55) -> int:
    """Remind Marta of the 1.2 alone; return it."""
    activity = town.add("1.2", percent, due=DUE)
    welcomed(town)
    remind(town)
    town.deliver()
    return activity


def answers(chat: Chat) -> list[str]:
    """Return the labels of the answers under the last reminder."""
    content = load_content(chat.town.items(chat)[-1].content)
    assert isinstance(content, Reminder)
    return [one.label for one in content.lines[0].answers]


def test_a_reminder_carries_the_answers_of_each_of_its_activities(town: Town, marta: Chat) -> None:
    reminded(town)
    assert answers(marta)[:2] == ["1.2 ya está", "1.2 sigue en 55\u00a0%"]


@pytest.mark.parametrize(
    ("label", "said", "figure"),
    [
        ("1.2 ya está", "ya está", 100),
        ("1.2 sigue en 55\u00a0%", "Sigue en 55\u00a0%", 55),
    ],
)
def test_a_press_records_what_its_label_says(
    town: Town, marta: Chat, label: str, said: str, figure: int
) -> None:
    activity = reminded(town)

    assert marta.touches(label) == "recorded"

    [report] = town.reports()
    assert (report.activity_id, report.words) == (activity, said)
    assert town.figure(activity)[0] == figure
    assert isinstance(marta.contents()[-1], Receipt)


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize(
    ("label", "figure"), [("1.2 ya está", 100), ("1.2 sigue en 55\u00a0%", 55)]
)
def test_what_a_link_of_a_mail_writes_reports_what_its_button_does(
    town: Town,
    marta: Chat,
    label: str,
    figure: int,
    written: bool,
) -> None:
    activity = reminded(town)

    button = marta.button(label)
    marta.says(button.words) if written else marta.presses(button.ref)

    assert [one.activity_id for one in town.reports()] == [activity]
    assert town.figure(activity)[0] == figure


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize(("label", "figure"), [("75\u00a0%", 75), ("Sin avance", 40)])
def test_so_do_the_words_of_the_buttons_of_a_card(
    town: Town,
    marta: Chat,
    label: str,
    figure: int,
    written: bool,
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 20)
    marta.presses(town.context.refs.make(Ref(Does.CARD, activity)))

    button = marta.button(label)
    marta.says(button.words) if written else marta.presses(button.ref)

    assert [one.activity_id for one in town.reports()] == [activity]
    assert town.figure(activity)[0] == figure


def test_a_button_that_reports_nothing_has_no_words(town: Town, marta: Chat) -> None:
    reminded(town)
    assert [marta.button(one).words for one in ("Ver detalle", "No es mía")] == ["", ""]


def test_without_a_figure_it_records_none_so_far(town: Town, marta: Chat) -> None:
    activity = reminded(town, None)
    assert marta.touches("1.2 sin avance") == "recorded"
    assert town.figure(activity)[0] == 0


def test_a_press_that_is_repeated_counts_once(town: Town, marta: Chat) -> None:
    reminded(town)
    ref = marta.button("1.2 sigue en 55\u00a0%").ref
    marta.presses(ref)
    marta.presses(ref)
    assert len(town.reports()) == 1


def test_what_stays_the_same_records_nothing_once_the_figure_has_moved(
    town: Town, marta: Chat
) -> None:
    activity = reminded(town)
    ref = marta.button("1.2 sigue en 55\u00a0%").ref
    marta.says("1.2 va en 80 %")

    marta.presses(ref)

    assert town.figure(activity)[0] == 80
    assert len(town.reports()) == 1
    assert isinstance(marta.contents()[-1], Card)


def test_another_figure_is_asked_for_and_the_detail_is_shown(town: Town, marta: Chat) -> None:
    activity = reminded(town)

    marta.touches("Ver detalle")
    assert isinstance(marta.contents()[-1], Card)
    marta.touches("Otra cifra")
    asked = marta.contents()[-1]
    assert isinstance(asked, Question)
    assert asked.name == "percent"
    marta.says("70")
    assert town.figure(activity)[0] == 70


def test_what_is_not_hers_is_asked_about_as_in_words(town: Town, marta: Chat) -> None:
    reminded(town)
    marta.touches("No es mía")
    pressed = marta.contents()[-1]
    assert isinstance(pressed, Question)
    assert pressed.name == "wish_office"
    assert town.reports() == []


def test_a_press_of_somebody_whose_it_is_not_records_nothing(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    reminded(town)

    pedro.presses(marta.button("1.2 ya está").ref)

    assert notes(pedro.heard()) == ["not_yours"]
    assert town.reports() == []


def test_a_reminder_of_several_leads_to_each_and_through_all(town: Town, marta: Chat) -> None:
    town.add("1.2", 55, due=DUE)
    town.add("1.3", 20, due=DUE)
    welcomed(town)
    remind(town)
    town.deliver()

    marta.touches("Responder una por una")

    first = marta.contents()[-1]
    assert isinstance(first, Card)
    assert (first.number, first.total) == (1, 2)
