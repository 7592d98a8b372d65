"""What is taken back of an activity whose figure still waits for a yes: nothing else is undone, and
it is not asked about again."""

from __future__ import annotations

from tests.service.bot.chat import Chat, Town, notes


def test_only_what_is_named_is_taken_back_where_its_figure_still_waits(
    town: Town, marta: Chat
) -> None:
    town.add("5.1", 45, title="Entregar los kits escolares", product="")
    town.add("5.2", 0, title="Organizar el festival de bandas", product="")
    town.add("5.3", 15, title="Inscribir estudiantes", product="")
    marta.says("5.1 va en 80 y la 5.3 va bien")
    marta.says("Quite la 5.3")
    assert town.retractions() == []
    assert town.figure(town.reports()[0].activity_id)[0] == 80


def test_what_is_taken_back_beside_a_report_is_not_asked_again(town: Town, marta: Chat) -> None:
    town.add("5.2", 0, title="Organizar el festival de bandas", product="")
    town.add("5.3", 15, title="Inscribir estudiantes", product="")
    marta.says("5.3 va bien")
    marta.heard()
    marta.says("Quite lo de la 5.3 que eso no está confirmado. La 5.2 va en 20 %")
    assert [one.percent for one in town.reports()] == [20]
    assert "question" not in notes(marta.heard())
