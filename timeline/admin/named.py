"""What actors and locations share at the desk."""

from typing import TypeVar

from django.core.exceptions import ValidationError

from timeline.admin.desk import Desk, DeskForm
from timeline.models import Actor, Location, Revision
from timeline.models.revision import naming

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

    named_in: str  # the column of a revision that names it: "parties" or "places"

    def view_on_site(self, row: N) -> str | None:
        """Its page is there only while a public incident names it."""
        named = Revision.objects.current().filter(
            **{f"{self.named_in}__contains": naming(row.slug)}
        )
        return str(row.get_absolute_url()) if named.exists() else None
