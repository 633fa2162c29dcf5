"""Everything of a database in one zip file, and back in on another machine with nothing lost.

`tables/` holds every table of the database as Parquet, which is what `restore` reads, and as CSV for any other program.
`tidy/` holds what the app makes of them: sets with their exercise, weeks, flags. `originals/` holds the files as they
were given. README.md says what every column is.
"""

from analytics.archive.putting_back import Contents, Restored, contents, restore
from analytics.archive.taking_out import Exported, export_all

__all__ = ["Contents", "Exported", "Restored", "contents", "export_all", "restore"]
