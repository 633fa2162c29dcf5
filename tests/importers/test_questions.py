"""What a file does not say is asked, with a proposal and its reason, and only then."""

from __future__ import annotations

import pytest

from analytics.importers import identify
from analytics.model import (
    DateOrder,
    DistanceUnit,
    FileRefusedError,
    ImportOptions,
    LoadUnit,
    LogFile,
    Question,
    UnansweredQuestionError,
)
from tests.importers.logs import KG, TODAY, log, read, strong, strong_row, table

UNSAID = ImportOptions(today=TODAY)


def asked(file: LogFile, options: ImportOptions = UNSAID) -> list[Question]:
    return list(identify(file).questions(file, options))


def keys(file: LogFile, options: ImportOptions = UNSAID) -> list[str]:
    return [question.key for question in asked(file, options)]


LOADS = [
    ([20, 22.5, 42.5, 60, 62.5], "kg", "not whole fives"),
    ([45, 95, 135, 185, 225, 45, 135], "lb", "45 lb bar"),
    ([50, 100, 250, 150, 90], "lb", "up to 250"),
    ([6.80388555, 40, 60], "kg", "15 lb"),
    ([20, 40, 60], None, "fit both"),
]


@pytest.mark.parametrize(("loads", "proposal", "reason"), LOADS)
def test_the_unit_is_asked_with_a_proposal_from_the_loads(
    loads: list[float], proposal: str | None, reason: str
) -> None:
    (question,) = asked(strong(*[strong_row(weight=load) for load in loads]))
    assert (question.key, question.proposal, question.option) == ("load_unit", proposal, "--load-unit kg|lb")
    assert reason in question.reason


def test_the_unit_is_not_asked_without_loads() -> None:
    assert keys(strong(strong_row(weight=0), strong_row(weight=""))) == []


def test_the_distance_unit_is_asked_only_when_there_is_a_distance() -> None:
    assert keys(strong(strong_row(weight=0, distance="0.0"))) == []
    assert keys(strong(strong_row(weight=0, distance="1.5"))) == ["distance_unit"]
    miles = ImportOptions(distance_unit=DistanceUnit.MI, today=TODAY)
    assert read(strong(strong_row(weight=0, distance="1.5")), miles).sets["distance_m"].tolist() == [2414.016]


def dated(*days: str) -> LogFile:
    return table(*[f'"{day}",Squat,5' for day in days], heading="Date,Exercise,Reps")


ORDERS = [
    (["2025-05-04", "2025/05/05", "20.5.2025"], [], "2025-05-04"),
    (["04/05/2025", "13/05/2025"], [], "2025-05-04"),
    (["05/04/2025", "05/13/2025"], [], "2025-05-04"),
    (["04/05/2025", "06/07/2025"], ["date_order"], None),
    (["4 mai 2025", "5 Mai 2025", "May 6, 2025"], [], "2025-05-04"),
    (["25-05-04", "25-05-31"], [], "2025-05-04"),
]


@pytest.mark.parametrize(("days", "expected", "first"), ORDERS)
def test_the_order_of_dates_is_decided_over_the_column(days: list[str], expected: list[str], first: str | None) -> None:
    assert keys(dated(*days)) == expected
    if first:
        assert str(read(dated(*days)).sets["session_started_at"].iloc[0].date()) == first


def test_an_open_order_shows_both_readings() -> None:
    (question,) = asked(dated("04/05/2025", "06/07/2025"))
    assert question.text == "04/05/2025 could be 4 May 2025 or 5 April 2025. Which is it?"
    assert [value for value, _ in question.choices] == ["dmy", "mdy"]


def test_rows_that_follow_in_time_propose_their_order() -> None:
    (question,) = asked(dated("01/05/2025", "03/05/2025", "02/06/2025"))
    assert question.proposal == "dmy"
    assert "follow each other in time" in question.reason


def test_an_answered_order_is_used() -> None:
    options = ImportOptions(date_order=DateOrder.MDY, today=TODAY)
    assert (
        str(read(dated("04/05/2025", "06/07/2025"), options).sets["session_started_at"].iloc[0].date()) == "2025-04-05"
    )


def test_two_orders_in_one_column_refuse_the_file() -> None:
    with pytest.raises(FileRefusedError, match="“13/04/2025” only day first and “04/13/2025” only month first"):
        asked(dated("13/04/2025", "04/13/2025"))


DECIMALS = [
    (["62,5", "60"], [], 62.5),
    (["62.5", "60"], [], 62.5),
    (["1.025,5", "60"], [], None),
    (["1,025", "60"], ["decimal_sign"], 0.0),
    (["0,125", "60"], [], 0.125),
    (["1,025", "62.5"], [], None),
    (["60", "65"], [], 60.0),
]


@pytest.mark.parametrize(("loads", "expected", "first"), DECIMALS)
def test_the_decimal_sign_is_decided_over_the_column(
    loads: list[str], expected: list[str], first: float | None
) -> None:
    file = table(*[f'2025-05-04,Squat,5,"{load}"' for load in loads], heading="Date,Exercise,Reps,Load (kg)")
    assert keys(file) == expected
    if first:
        assert read(file).sets["load_kg"].iloc[0] == first


def test_an_open_decimal_sign_is_asked_with_both_readings() -> None:
    file = table('2025-05-04,Squat,5,"1,025"', heading="Date,Exercise,Reps,Load (kg)")
    (question,) = asked(file)
    assert question.text == "1,025 could be 1025 or 1.025. Which sign stands before the decimals?"
    assert read(file, ImportOptions(decimal_sign=",", today=TODAY)).sets["load_kg"].tolist() == [1.025]


def test_times_from_utc_ask_for_the_zone_and_land_on_the_local_day() -> None:
    file = table("2025-06-09T22:30:00Z,Squat,5", heading="Date,Exercise,Reps")
    (question,) = asked(file)
    assert (question.key, question.option) == ("time_zone", "--time-zone ZONE")
    zoned = ImportOptions(time_zone="Asia/Tokyo", today=TODAY)
    assert str(read(file, zoned).sets["session_started_at"].iloc[0]) == "2025-06-10 07:30:00"
    with pytest.raises(UnansweredQuestionError, match="no time zone “Mars/Base”"):
        read(file, ImportOptions(time_zone="Mars/Base", today=TODAY))


def test_a_unit_in_the_cell_answers_for_its_row_only() -> None:
    file = table("2025-05-04,Squat,5,100 kg", "2025-05-04,Squat,5,225lbs", heading="Date,Exercise,Reps,Load")
    assert keys(file) == []
    assert read(file).sets["load_kg"].tolist() == [100.0, 225 * 0.45359237]
    mixed = table("2025-05-04,Squat,5,100 kg", "2025-05-04,Squat,5,225", heading="Date,Exercise,Reps,Load")
    assert keys(mixed) == ["load_unit"]


WIDE = log("When,What,How many,Kilos\n2025-05-04,Squat,5,60\n2025-05-05,Lunge,8,20\n")


def test_columns_without_a_known_heading_are_asked() -> None:
    assert keys(WIDE) == ["columns.date", "columns.exercise", "columns.reps"]
    (date, exercise, reps) = asked(WIDE)
    assert date.text == "No dates found. Which column holds the date?"
    assert date.option == "--column date=HEADER"
    assert ("Kilos", "Kilos") in exercise.choices
    assert ("", "no column") in reps.choices


def test_answered_columns_are_read() -> None:
    columns = {"date": "When", "exercise": "What", "reps": "How many", "load": "Kilos"}
    sets = read(WIDE, ImportOptions(columns=columns, load_unit=LoadUnit.KG, today=TODAY)).sets
    assert sets[["exercise_name", "reps", "load_kg"]].to_numpy().tolist() == [
        ["Squat", 5.0, 60.0],
        ["Lunge", 8.0, 20.0],
    ]


def test_a_column_that_is_not_there_is_asked_again() -> None:
    with pytest.raises(UnansweredQuestionError, match=r"There is no column “Day”\. Which column holds the date\?"):
        read(WIDE, ImportOptions(columns={"date": "Day"}, today=TODAY))


@pytest.mark.parametrize("none", ["", "-"])
def test_a_column_can_be_declined(none: str) -> None:
    file = log("Date,Exercise,Reps,Set weight\n2025-05-04,Squat,5,60\n")
    (question,) = asked(file)
    assert (question.key, question.proposal) == ("columns.load", "Set weight")
    assert question.option == "--column load=HEADER or load=- for none"
    sets = read(file, ImportOptions(columns={"load": none}, today=TODAY)).sets
    assert sets["load_kg"].isna().all()


def test_two_columns_of_one_name_are_asked_about() -> None:
    file = log("Date,Exercise,Reps,Weight,Load\n2025-05-04,Squat,5,60,65\n")
    (question,) = asked(file)
    assert question.key == "columns.load"
    assert read(file, ImportOptions(columns={"load": "Load"}, load_unit=LoadUnit.KG, today=TODAY)).sets[
        "load_kg"
    ].tolist() == [65.0]


def test_a_strong_export_in_an_unknown_language_is_read_by_shape_after_asking() -> None:
    heading = "Päivä,Treeni,Kesto,Liike,Sarja,Paino,Toistot,Matka,Sekunnit,Muistio,Treenin muistio,RPE"
    file = strong(strong_row(), strong_row(order="W"), heading=heading)
    assert identify(file).app == "strong"
    assert keys(file, KG) == ["columns.exercise"]
    answered = ImportOptions(load_unit=LoadUnit.KG, columns={"exercise": "Liike"}, today=TODAY)
    assert read(file, answered).sets["set_kind"].tolist() == ["working", "warm_up"]
