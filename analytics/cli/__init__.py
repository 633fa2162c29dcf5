"""`evenstride`: the same numbers without a screen.

Exit codes: 0 done, 1 something was refused or is not there, 2 wrong usage or an unanswered question. Errors are one
sentence on stderr; `--json` puts machine output on stdout and nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from analytics.cli.errors import UsageError
from analytics.cli.parser import build_parser
from analytics.model import EvenstrideError, UnansweredQuestionError

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        args = build_parser().parse_args(list(sys.argv[1:] if argv is None else argv))
        code: int = args.run(args)
    except (UsageError, UnansweredQuestionError) as error:
        return _say(error, WRONG_USAGE)
    except EvenstrideError as error:
        return _say(error, REFUSED)
    except BrokenPipeError:  # the reader of our output closed early, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return REFUSED
    return code


def _say(error: Exception, code: int) -> int:
    option = f" Answer with {error.question.option}." if isinstance(error, UnansweredQuestionError) else ""
    print(f"{error}{option}", file=sys.stderr)
    return code
