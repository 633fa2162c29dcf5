"""`evenstride check` and `evenstride fix`: the same findings as the page, answered, left out and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import STRONG, Shell

HEAD = STRONG.splitlines()[0]
DAYS = ["01", "04", "07", "10", "13", "16", "19", "22"]
ROWS = [f'2026-03-{day} 18:00:00,"Legs",40m,"Squat (Barbell)",1,70.0,5.0,0,0.0,' for day in DAYS]
TYPO = '2026-03-25 18:00:00,"Legs",40m,"Squat (Barbell)",1,725.0,5.0,0,0.0,'
TODAY = ("--today", "2026-03-26")
WHO = ("--athlete", "Robin")


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    one = Shell(tmp_path, capsys)
    path = one.write("strong.csv", "\n".join([HEAD, *ROWS, TYPO]) + "\n")
    one.json("import", path, *WHO, "--load-unit", "kg", *TODAY)
    return one


def loads(shell: Shell) -> list[float]:
    return [one["load_kg"] for one in shell.json("sets", *WHO)["sets"]]


def test_check_lists_what_is_asked_and_what_was_read(shell: Shell):
    found = shell.json("check", *WHO, *TODAY)
    assert found["open_count"] == 1
    [typo] = found["findings"]
    assert typo["text"].endswith("725 kg. The sessions around it hold 70 kg. Is it 72.5 kg?")
    assert typo["places"] == [{"file": "strong.csv", "line": 10}]
    assert typo["answers"] == {"use": "Use 72.5 kg", "keep": "Keep", "leave-out": "Leave out"}
    assert (found["files"][0]["rows_read"], found["files"][0]["settled"]) == (9, "Read with loads in kilograms.")
    code, out, _ = shell.run("check", *WHO, *TODAY)
    assert code == 0
    assert out.startswith("1 thing to look at\n")
    assert typo["finding_id"] in out


@pytest.mark.parametrize(("answer", "last"), [("use", [72.5]), ("keep", [725]), ("leave-out", [])])
def test_an_answer_is_carried_out_and_undone(shell: Shell, answer: str, last: list[float]):
    finding_id = shell.json("check", *WHO, *TODAY)["findings"][0]["finding_id"]
    [change] = shell.json("fix", finding_id, answer, *WHO, *TODAY)["changes"]
    assert loads(shell) == [70] * 8 + last
    after = shell.json("check", *WHO, *TODAY)
    assert after["open_count"] == 0
    assert [one["override_id"] for one in after["changes"]] == [change]
    shell.json("fix", "--undo", change, *WHO)
    assert loads(shell) == [70] * 8 + [725]
    assert shell.json("check", *WHO, *TODAY)["open_count"] == 1


def test_a_line_and_a_session_are_left_out(shell: Shell):
    code, out, _ = shell.run("fix", "--leave-out", "strong.csv:10", *WHO)
    assert (code, loads(shell)) == (0, [70] * 8)
    assert "strong.csv:10 is left out." in out
    shell.json("fix", "--leave-out-session", "2026-03-01", *WHO)
    assert loads(shell) == [70] * 7


def test_numbers_of_a_line_are_corrected_and_undone(shell: Shell):
    code, out, _ = shell.run("fix", "--correct", "strong.csv:10", "--set", "load=72.5", "reps=6", *WHO)
    assert code == 0
    assert out.startswith("Squat (Barbell), 25 March 2026: load 725 kg counts as 72.5 kg; 5 repetitions count as 6.\n")
    assert out.count("Take it back with --undo ") == 2
    last = shell.json("sets", *WHO)["sets"][-1]
    assert (last["load_kg"], last["reps"]) == (72.5, 6)
    found = shell.json("check", *WHO, *TODAY)
    assert found["open_count"] == 0
    assert sorted(one["text"] for one in found["changes"]) == [
        "Squat (Barbell), 25 March 2026: 5 repetitions count as 6.",
        "Squat (Barbell), 25 March 2026: load 725 kg counts as 72.5 kg.",
    ]
    for one in found["changes"]:
        shell.json("fix", "--undo", one["override_id"], *WHO)
    assert loads(shell)[-1] == 725


def test_a_number_of_a_line_is_emptied(shell: Shell):
    code, out, _ = shell.run("fix", "--correct", "strong.csv:10", "--set", "load=none", *WHO)
    assert (code, loads(shell)[-1]) == (0, None)
    assert out.startswith("Squat (Barbell), 25 March 2026: load 725 kg counts as none.\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--correct", "strong.csv:10", "--set", "weight=72.5"), 2, "weight=72.5 is no correction"),
        (("--correct", "strong.csv:10", "--set", "load=heavy"), 2, "load=heavy is no correction"),
        (("--correct", "strong.csv:10", "--set", "load=725"), 2, "the numbers that count already"),
        (("--correct", "strong.csv:10", "--set", "load=-5"), 1, "load_kg can be from 0 to 1,000."),
        (("--correct", "strong.csv:99", "--set", "load=5"), 2, "no line of this log"),
        (("--correct", "strong.csv:10"), 2, "Name one"),
        (("nothing", "use"), 1, "no finding nothing"),
        (("--leave-out", "strong.csv:99"), 2, "no line of this log"),
        (("--leave-out-session", "2026-03"), 2, "9 sessions start at 2026-03"),
        (("--undo", "nothing"), 2, "no change nothing"),
        ((), 2, "Name one"),
        (("only-an-id",), 2, "Name one"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(shell: Shell, words: tuple[str, ...], code: int, said: str):
    found, _, error = shell.run("fix", *words, *WHO, *TODAY)
    assert (found, said in error) == (code, True), error
    assert len(loads(shell)) == 9


def test_an_answer_that_is_none_names_those_there_are(shell: Shell):
    finding_id = shell.json("check", *WHO, *TODAY)["findings"][0]["finding_id"]
    code, _, error = shell.run("fix", finding_id, "perhaps", *WHO, *TODAY)
    assert code == 1
    assert "The answers are: use, keep, leave-out." in error
