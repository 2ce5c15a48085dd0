"""What every page of the desk has in common: how rows are listed, chosen and refused."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.http import HttpRequest, HttpResponse

from timeline.admin.keys import key_of
from timeline.admin.listed import Listed
from timeline.admin.typed import ModelAdmin, ModelForm, TabularInline

M = TypeVar("M", bound=models.Model)
P = TypeVar("P", bound=models.Model)


class DeskForm(ModelForm[M]):
    """A form whose choices cost no query when they are known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            select = getattr(field.widget, "widget", field.widget)
            if isinstance(select, KnownSelect) and getattr(self.instance, f"{name}_id"):
                select.known = getattr(self.instance, name)


class OnlyKeys:
    """Shows of what was sent only what may be a row's key: Django's looks for all of it."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        keys = [key for key in value if not key or key_of(str(key)) is not None]
        return super().optgroups(name, keys, attr)  # type: ignore[misc]


class KeysSelect(OnlyKeys, AutocompleteSelectMultiple): ...


class KnownSelect(OnlyKeys, AutocompleteSelect):
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


class Headed:
    """Pages headed by what they show, where Django says what one may do: "Select user to change"."""

    opts: Any

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        named = {"title": str(self.opts.verbose_name_plural).capitalize()}
        return super().changelist_view(request, {**named, **(extra_context or {})})  # type: ignore[misc]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        row = self.get_object(request, object_id)  # type: ignore[attr-defined]
        named = {"title": f"What was done with “{row}”"} if row else {}
        return super().history_view(request, object_id, {**named, **(extra_context or {})})  # type: ignore[misc]

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **more: Any
    ) -> HttpResponse:
        """A record's page is headed by the record, and not by what one may do to it."""
        if context.get("original") is not None:
            context |= {"title": str(context["original"]), "subtitle": None}
        made: HttpResponse = super().render_change_form(request, context, *args, **more)  # type: ignore[misc]
        return made


class Desk(Listed, Headed, ModelAdmin[M]):
    """Defaults for lists that grow: fifty a page, and no second count of the whole table."""

    form: Any = DeskForm
    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    labels: Mapping[str, str] = {}  # of boxes that are called otherwise than their column

    class Media:
        css = {"all": ["admin-dateline.css"]}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        box = super().formfield_for_dbfield(db_field, request, **kwargs)
        if box and db_field.name in self.labels:
            box.label = self.labels[db_field.name]
        return box

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KeysSelect(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


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
    extra = 0


class NeverWritten:
    """What only an action or the machine writes: here it is read."""

    def has_add_permission(self, *_args: Any) -> bool:
        return False

    def has_change_permission(self, *_args: Any) -> bool:
        return False

    def has_delete_permission(self, *_args: Any) -> bool:
        return False
