"""`python -m analytics` is the command line `evenstride`."""

import sys

from analytics.cli import main

sys.exit(main())
