"""Django's admin and form classes, which take the model as a type for mypy but not at run time."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin, StackedInline, TabularInline
    from django.forms import ModelForm, ModelMultipleChoiceField
else:
    from django import forms
    from django.contrib import admin

    class Of:
        def __class_getitem__(cls, _models: object) -> type:
            return cls

    class ModelAdmin(Of, admin.ModelAdmin):
        pass

    class StackedInline(Of, admin.StackedInline):
        pass

    class TabularInline(Of, admin.TabularInline):
        pass

    class ModelForm(Of, forms.ModelForm):
        pass

    class ModelMultipleChoiceField(Of, forms.ModelMultipleChoiceField):
        pass


__all__ = [
    "ModelAdmin",
    "ModelForm",
    "ModelMultipleChoiceField",
    "StackedInline",
    "TabularInline",
]
