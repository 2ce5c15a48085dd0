"""Accounts, and the groups that say what they may do."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest

from timeline.admin.roles import ROLES
from timeline.models import User

admin.site.unregister(Group)
admin.site.register(User, UserAdmin)


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """Viewer, analyst and editor are set anew at each migration, so a change here would be undone
    without a word; for anything else one makes a group of one's own."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not _is_role(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not _is_role(obj)


def _is_role(group: Any) -> bool:
    return group is not None and group.name in ROLES
