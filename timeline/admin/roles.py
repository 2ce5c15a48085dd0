"""Who may do what at the desk: four groups, each with all that the one before it may do."""

from itertools import product

from django.apps import AppConfig
from django.apps import apps as installed
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions

WORK = ("incident", "participation", "claim", "link", "report")
PLACES_AND_ACTORS = ("actor", "actoralias", "location", "locationalias")
PUBLIC = ("dataset", "savedview")
# What is said or fetched at the desk. Versions, decisions and merges are written by actions alone.
SAID = ("note", "problem", "evidence")
KEPT = ("revision", "version", "decision", "merge", "incidentforwarding")
# Rows of a form, not records: to correct a wrong one is to take it off.
ROWS = ("participation", "claim", "link", "actoralias", "locationalias")


def _each(actions: tuple[str, ...], models: tuple[str, ...]) -> set[str]:
    return {f"{action}_{model}" for action, model in product(actions, models)}


VIEWER = _each(("view",), (*WORK, *PLACES_AND_ACTORS, *PUBLIC, *SAID, *KEPT))
ANALYST = (
    VIEWER
    | _each(("add", "change"), (*WORK, *PLACES_AND_ACTORS))
    | _each(("delete",), ROWS)
    | {"add_note", "add_evidence", "change_problem"}
    | {"import_dataset"}  # as drafts, into datasets that an editor has made
)
EDITOR = (
    ANALYST
    | _each(("add", "change", "delete"), PUBLIC)
    | _each(("delete",), (*WORK, *PLACES_AND_ACTORS, "upload", "problem"))
    | {"publish_incident", "retract_incident"}
)
ADMIN = (
    EDITOR
    | _each(("view", "add", "change", "delete"), ("user",))
    | {"view_group", "view_auditentry"}
)
ROLES = {"viewer": VIEWER, "analyst": ANALYST, "editor": EDITOR, "admin": ADMIN}


def set_up(app: AppConfig, *, using: str, apps: Apps) -> None:
    """Make the groups of ROLES and give each exactly its permissions, in the database `using`.

    Safe to repeat. Where `apps` has no auth yet (a migration stopped short of it) nothing is done.
    """
    try:
        group_model = apps.get_model("auth", "Group")
        permission_model = apps.get_model("auth", "Permission")
    except LookupError:
        return
    of_groups = installed.get_app_config("auth")
    for each in (app, of_groups):
        create_permissions(each, verbosity=0, using=using, apps=apps)
    known = permission_model.objects.using(using).filter(
        content_type__app_label__in=[app.label, of_groups.label]
    )
    for name, codenames in ROLES.items():
        group, _ = group_model.objects.using(using).get_or_create(name=name)
        group.permissions.set(known.filter(codename__in=codenames))
