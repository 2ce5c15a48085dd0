"""The audit log: who signed in, took data out, or changed what somebody may do."""

from timeline.models import AuditEntry

LONGEST = 500  # characters of a detail, as many as the column holds


def noted(
    what: AuditEntry.What, *, who: str, detail: str = "", address: str | None = None
) -> AuditEntry:
    """One line of the log. `who` is a user name ("" for the command line), `address` the client's IP."""
    return AuditEntry.objects.create(
        what=what, who=who[:150], detail=detail[:LONGEST], address=address
    )
