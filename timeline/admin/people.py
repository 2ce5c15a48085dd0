"""Accounts, and the groups that say what they may do.

Whoever manages accounts without being a superuser hands on at most what they may do themselves.
"""

from typing import Any, cast

import django_otp.plugins.otp_static.admin
import django_otp.plugins.otp_totp.admin  # noqa: F401 - they register what we take off below
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from timeline.actions.second_factor import app_of, take_off
from timeline.admin.desk import Headed
from timeline.admin.listed import Listed
from timeline.admin.roles import ROLES
from timeline.admin.second_factor import hand
from timeline.models import User

# Their pages would show the keys; what is to be done with them is done by actions.second_factor.
admin.site.unregister([Group, TOTPDevice, StaticDevice])


def rights(*users: User) -> set[int]:
    """The keys of all permissions given to them. Of one who is inactive too, unlike Django's own
    count: who may wake an account and give it a password may do all that it may do."""
    given = Permission.objects.filter(Q(user__in=users) | Q(group__user__in=users))
    return set(given.values_list("pk", flat=True))


def is_beyond(user: User, other: User) -> bool:
    """Whether `other` may do anything that `user` may not."""
    if user.is_superuser:
        return False
    return other.is_superuser or not rights(other) <= rights(user)


@admin.register(User)
class AccountAdmin(Listed, Headed, UserAdmin):  # type: ignore[type-arg] # takes none at run time
    list_display = ("username", "first_name", "last_name", "roles", "is_active", "second_factor")
    list_filter = ("is_active", "groups", "is_staff", "is_superuser")
    filter_horizontal = ("user_permissions",)
    fieldsets = (
        (None, {"fields": ("username", "password", "second_factor")}),
        ("Who", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("Beyond their groups", {"fields": ("user_permissions",), "classes": ("collapse",)}),
        ("When", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "password1", "password2")}),
        ("What they may do", {"fields": ("is_staff", "groups")}),
    )
    add_form = UserCreationForm  # everybody here signs in with a password
    add_form_template = None

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """An account that is made at the desk is for the desk."""
        return {"is_staff": True, **super().get_changeform_initial_data(request)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        apps = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        found = super().get_queryset(request).annotate(has_app=Exists(apps))
        return cast("QuerySet[User]", found.prefetch_related("groups"))

    @admin.display(description="groups")
    def roles(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())

    @admin.display(description="second factor", boolean=True, ordering="has_app")
    def second_factor(self, user: User) -> bool:
        return bool(user.has_app)  # type: ignore[attr-defined]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and not _beyond(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not _beyond(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        theirs = () if request.user.is_superuser else ("is_superuser", "user_permissions")
        return ("second_factor", "last_login", "date_joined", *theirs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Groups that may do no more than whoever gives them; they are few, so each has a box."""
        if db_field.name == "groups":
            kwargs["widget"] = CheckboxSelectMultiple
        if db_field.name == "groups" and not request.user.is_superuser:
            more = Permission.objects.exclude(pk__in=rights(cast("User", request.user)))
            kwargs["queryset"] = Group.objects.exclude(permissions__in=more)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.take_off_second_factor)
        ours = path("<int:pk>/second-factor/", page, name="timeline_user_second_factor")
        return [ours, *super().get_urls()]

    def take_off_second_factor(self, request: HttpRequest, pk: int) -> HttpResponse:
        """For one whose phone is lost. GET asks, POST does it."""
        user = User.objects.filter(pk=pk).first()
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if user is None or app_of(user) is None:
            raise Http404
        if request.method == "POST":
            take_off(user, hand=hand(request))
            messages.success(request, f"{user} signs in with the password alone, from now on.")
            return HttpResponseRedirect(reverse("admin:timeline_user_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Take the second factor off {user}?",
            "opts": self.opts,
            "account": user,
        }
        return TemplateResponse(request, "admin/timeline/user/second_factor.html", context)


@admin.register(Group)
class RoleAdmin(Listed, Headed, GroupAdmin):
    """The roles are set anew at each migration, so a change here would be undone without a word; for
    anything else one makes a group of one's own."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not _is_role(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not _is_role(obj)


def _is_role(group: Any) -> bool:
    return group is not None and group.name in ROLES


def _beyond(request: HttpRequest, user: User | None) -> bool:
    return user is not None and is_beyond(cast("User", request.user), user)
