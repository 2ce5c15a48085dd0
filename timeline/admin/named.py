"""What actors and locations share at the desk."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from timeline.admin.desk import Desk, DeskForm
from timeline.models import Actor, Location, Revision

N = TypeVar("N", Actor, Location)


class NamedForm(DeskForm[N]):
    def clean_country(self) -> str:
        code = str(self.cleaned_data["country"]).upper()
        if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
            raise ValidationError(f"“{code}” is not a country code of two letters, such as IQ.")
        return code


class NamedDesk(Desk[N]):
    """The address is made from the first name and stays, so that links to it hold."""

    form = NamedForm
    search_fields = ("name", "aliases__name")
    readonly_fields = ("slug",)
    list_select_related = ("parent",)

    def revisions_with(self, row: N) -> QuerySet[Revision]:
        """The public record's rows that name it."""
        raise NotImplementedError

    def view_on_site(self, row: N) -> str | None:
        return str(row.get_absolute_url()) if self.revisions_with(row).exists() else None
