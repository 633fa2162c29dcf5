"""Balance: how the last four weeks are spread over the five areas."""

from __future__ import annotations

from pages.shared import page, widgets

here, athlete, log = page.begin_with_log()
widgets.title("Balance")
widgets.table(log.balance[["focus_area", "set_count_28", "direct_days_28"]], alt="Sets of the last four weeks")
widgets.footer()
