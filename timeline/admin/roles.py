"""Who may do what at the desk: three groups, each with all that the one before it may do."""

from itertools import product

from django.apps import AppConfig
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions

WORK = ("incident", "participation", "claim", "link", "report")
PLACES_AND_ACTORS = ("actor", "actoralias", "location", "locationalias")
PUBLIC = ("dataset", "savedview")
# Rows of a form, not records: to correct a wrong one is to take it off.
ROWS = ("participation", "claim", "link", "actoralias", "locationalias")


def _each(actions: tuple[str, ...], models: tuple[str, ...]) -> set[str]:
    return {f"{action}_{model}" for action, model in product(actions, models)}


VIEWER = _each(("view",), (*WORK, *PLACES_AND_ACTORS, *PUBLIC, "revision"))
ANALYST = (
    VIEWER
    | _each(("add", "change"), (*WORK, *PLACES_AND_ACTORS))
    | _each(("delete",), ROWS)
    | {"import_dataset"}  # as drafts, into datasets that an editor has made
)
EDITOR = (
    ANALYST
    | _each(("add", "change", "delete"), PUBLIC)
    | _each(("delete",), (*WORK, *PLACES_AND_ACTORS, "upload"))
    | {"publish_incident", "retract_incident"}
)
ROLES = {"viewer": VIEWER, "analyst": ANALYST, "editor": EDITOR}


def set_up(app: AppConfig, *, using: str, apps: Apps) -> None:
    """Make the groups of ROLES and give each exactly its permissions, in the database `using`.

    Safe to repeat. Where `apps` has no auth yet (a migration stopped short of it) nothing is done.
    """
    try:
        group_model = apps.get_model("auth", "Group")
        permission_model = apps.get_model("auth", "Permission")
    except LookupError:
        return
    create_permissions(app, verbosity=0, using=using, apps=apps)
    ours = permission_model.objects.using(using).filter(content_type__app_label=app.label)
    for name, codenames in ROLES.items():
        group, _ = group_model.objects.using(using).get_or_create(name=name)
        group.permissions.set(ours.filter(codename__in=codenames))
