"""Starts the dashboard's server: `python -m pages.shared.launch [options of streamlit run]`; `evenstride serve` does.

Streamlit shows every file of a folder named pages to whoever comes before app.py has run once. Only app.py decides
here which pages there are, from the first visitor on.
"""

import sys
from pathlib import Path

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import cli

APP = Path(__file__).parents[2] / "app.py"

if __name__ == "__main__":
    PagesManager.uses_pages_directory = False
    sys.argv = ["streamlit", "run", str(APP), *sys.argv[1:]]
    cli.main()
