"""What every page of the desk has in common: how rows are listed, chosen and refused."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, TypeVar

from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

from timeline.admin.typed import BaseInlineFormSet, ModelAdmin, ModelForm, TabularInline

M = TypeVar("M", bound=models.Model)
P = TypeVar("P", bound=models.Model)

# Why a row is refused, for the constraints that do not say it themselves.
BROKEN_RULES = {
    "actor_name_unique": "There is an actor of this name already.",
    "actor_alias_unique": "Another actor is known by this name already.",
    "actor_not_its_own_parent": "An actor cannot be part of itself.",
    "location_name_unique_in_country": "There is a location of this name in this country already.",
    "location_alias_unique": "The location is known by this name already.",
    "location_not_its_own_parent": "A location cannot lie inside itself.",
    "claim_once_a_report": "This report has a claim about this incident already.",
    "participation_once_a_role": "This actor has this role in the incident already.",
    "link_once_a_kind": "These two incidents are linked in this way already.",
}
DJANGO_SAYS = {f"Constraint “{name}” is violated.": rule for name, rule in BROKEN_RULES.items()}


class DeskForm(ModelForm[M]):
    """A form that names a broken rule in words, and whose choices cost no query when known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            select = getattr(field.widget, "widget", field.widget)
            if isinstance(select, KnownSelect) and getattr(self.instance, f"{name}_id"):
                select.known = getattr(self.instance, name)

    def add_error(self, field: str | None, error: Any) -> None:
        for broken in _parts(error):
            if rule := DJANGO_SAYS.get(str(broken.message)):
                broken.message = rule
        super().add_error(field, error)


def _parts(error: Any) -> list[ValidationError]:
    if hasattr(error, "error_dict"):
        return list(chain(*error.error_dict.values()))
    return list(error.error_list) if isinstance(error, ValidationError) else []


class KnownSelect(AutocompleteSelect):
    """An autocomplete that shows the row already read with its form; Django's asks the database
    again for each row of an inline."""

    known: models.Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        if self.known is None or list(value) != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        blank = (
            [] if self.is_required else [self.create_option(name, "", "", selected=False, index=0)]
        )
        chosen = self.create_option(
            name, self.known.pk, str(self.known), selected=True, index=len(blank)
        )
        return [(None, [*blank, chosen], 0)]


class Desk(ModelAdmin[M]):
    """Defaults for lists that grow: fifty a page, and no second count of the whole table."""

    form: Any = DeskForm
    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    class Media:
        css = {"all": ["admin-dateline.css"]}


class OnceFormSet(BaseInlineFormSet[M, P, DeskForm[M]]):
    """Refuses two rows that a unique constraint would refuse only at the database."""

    def clean(self) -> None:
        super().clean()
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint):
                self._refuse_repeats(constraint)

    def _refuse_repeats(self, constraint: models.UniqueConstraint) -> None:
        names = [part.name for part in constraint.expressions if isinstance(part, models.F)]
        seen = set()
        for form in self.forms:
            if form.errors or form in self.deleted_forms or not form.cleaned_data:
                continue
            values = (form.cleaned_data.get(name) for name in names)
            row = tuple(getattr(value, "pk", value) for value in values)  # a new parent has no hash
            if row in seen:
                form.add_error(None, BROKEN_RULES[constraint.name])
            seen.add(row)


class Joined:
    """An inline that reads the rows that its foreign keys in `joined` point to along with its own."""

    joined: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related(*self.joined)  # type: ignore[misc]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.joined:
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]


class Rows(Joined, TabularInline[M, P]):
    """Rows of a record, on its page."""

    form: Any = DeskForm
    formset: Any = OnceFormSet
    extra = 0


class NeverWritten:
    """What only an action or the machine writes: here it is read."""

    def has_add_permission(self, *_args: Any) -> bool:
        return False

    def has_change_permission(self, *_args: Any) -> bool:
        return False

    def has_delete_permission(self, *_args: Any) -> bool:
        return False
