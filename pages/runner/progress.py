"""Progress: how one exercise moves."""

from __future__ import annotations

from pages.shared import page, widgets

here, athlete, log = page.begin_with_log()
widgets.title("Progress")
widgets.table(log.records.drop(columns="athlete_id"), alt="Records")
widgets.footer()
