"""What goes wrong at the command line itself."""

from analytics.model import EvenstrideError


class UsageError(EvenstrideError):
    """The command was not typed as it is meant; the message is one sentence."""
