"""How many wrong passwords and codes are too many: fewer for one account than for a whole address, which
an office may share."""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.db.models import Sum
from django.http import HttpRequest

PATIENCE = 4  # the limit of an address, as a multiple of that of an account from there


class Attempts(AxesDatabaseHandler):  # type: ignore[misc] # it has no types
    """Reads AXES_LOCKOUT_PARAMETERS as (account and address, address)."""

    def get_failures(self, request: HttpRequest, credentials: Any = None) -> int:
        of_account, of_address = (
            attempts.aggregate(all=Sum("failures_since_start"))["all"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        return max(of_account, of_address // PATIENCE)

    def reset_user_attempts(self, request: HttpRequest, credentials: Any = None) -> int:
        """Whoever signs in is forgiven; what others tried from the same address is not."""
        of_account, _ = self.filter_user_attempts(request, credentials)
        return int(of_account.delete()[0])
