"""Charts: a tidy frame in, a plotly figure out.

One file a chart; each `..._chart` has an `..._alt` beside it that says it in words.

Figures carry marks only: no title, no legend, no axis title. Labels are text of the page beside them.
"""
