"""A lane of *two speeds*: the fade is a gradient, the person's weeks a dotted line, held within 24 weeks."""

from __future__ import annotations

from analytics.charts.theme import TOK
from analytics.charts.two_speeds import two_speeds_alt, two_speeds_chart

LANE = {"begins_weeks": 8, "clear_weeks": 14, "label": "Tendon stiffness"}


def test_the_fade_begins_in_the_page_and_is_full_where_the_change_is_clear():
    fade = two_speeds_chart(**LANE, tissue="tendon", mode="light").to_dict()["data"][0]["fillgradient"]
    assert (fade["start"], fade["stop"]) == (8, 24)
    assert [list(one) for one in fade["colorscale"]] == [
        [0, "#FFFFFF"],
        [0.375, TOK["light"]["legs"]],
        [1, TOK["light"]["legs"]],
    ]


def test_a_change_that_is_clear_only_later_ends_pale():
    slow = LANE | {"begins_weeks": 12, "clear_weeks": 36}
    fade = two_speeds_chart(**slow, tissue="tendon", mode="light").to_dict()["data"][0]["fillgradient"]
    assert fade["colorscale"][-1][1] not in (TOK["light"]["legs"], "#FFFFFF")
    assert "still growing at week 24" in two_speeds_alt(**slow)


def test_the_dotted_line_stands_at_the_persons_week_and_never_past_the_end():
    def dotted(weeks: int) -> list[float]:
        layout = two_speeds_chart(**LANE, tissue="tendon", mode="dark", person_weeks=weeks).to_dict()["layout"]
        return [one["x0"] for one in layout["shapes"] if one["line"].get("dash") == "dot"]

    assert (dotted(0), dotted(7), dotted(90)) == ([], [7], [24])
    assert two_speeds_alt(**LANE, person_weeks=7).endswith("You are in week 7 of steady calf work.")
    assert two_speeds_alt(**LANE, person_weeks=90).endswith("You are past week 24 of steady calf work.")
