"""Under four eyes an import that publishes is started by somebody else than who handed it in."""

import pytest

from tests.admin.imports import of, press
from tests.admin.page import words
from tests.uploads import previewed
from timeline.models import Upload, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uploads")]
REFUSED = "You handed this file in, so another editor has to publish it (four eyes)."


@pytest.fixture
def handed_in(settings, editor):
    """An import that publishes, handed in by ann, which the editor is now called."""
    settings.FOUR_EYES = True
    editor.post("/admin/timeline/dataset/add/", {"name": "A set", "slug": "a-set"})
    return previewed(dataset_name="A set", publish=True)


def test_who_handed_it_in_is_told_who_may_start_it(handed_in, editor):
    User.objects.filter(username="editor").update(username="ann")

    assert REFUSED in words(editor.get(of(handed_in)))
    start = f"/admin/timeline/upload/{handed_in.pk}/start/import/"
    assert REFUSED in words(editor.post(start, follow=True))
    assert Upload.objects.get().state == "previewed"


def test_another_editor_starts_it(handed_in, editor):
    press(editor, editor.get(of(handed_in)), "Import and publish")

    assert Upload.objects.get().started_by == "editor"


def test_an_import_of_drafts_needs_no_second_pair_of_eyes(settings, editor):
    settings.FOUR_EYES = True
    drafts = previewed(dataset_name="A set")
    User.objects.filter(username="editor").update(username="ann")

    assert REFUSED not in words(editor.get(of(drafts)))
