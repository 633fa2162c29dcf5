"""What leaves the app: the page to hand over (HTML, PDF, text) and the weeks and flags as a spreadsheet."""

from analytics.reports.content import WEEK_CHOICES, Choice, HandOver, hand_over, has_ended, read_hand_over
from analytics.reports.files import write_reports, zipped
from analytics.reports.html import as_html
from analytics.reports.naming import Naming, different_stems, file_stem, shown_name
from analytics.reports.pdf import as_pdf, as_picture, needs_other_fonts
from analytics.reports.spreadsheet import as_workbook, tidy_rows
from analytics.reports.text import as_text

__all__ = [
    "WEEK_CHOICES",
    "Choice",
    "HandOver",
    "Naming",
    "as_html",
    "as_pdf",
    "as_picture",
    "as_text",
    "as_workbook",
    "different_stems",
    "file_stem",
    "hand_over",
    "has_ended",
    "needs_other_fonts",
    "read_hand_over",
    "shown_name",
    "tidy_rows",
    "write_reports",
    "zipped",
]
