"""The pages of imports as a browser without JavaScript goes through them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.admin.page import desk, page
from tests.uploads import TWO
from timeline.models import Upload

ADD = "/admin/timeline/upload/add/"


def hand_in(client, content=TWO, name="events.csv", **fields):
    """The page that comes of it."""
    content = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile(name, content)
    return client.post(ADD, {"file": file, "format": "auto", **fields}, follow=True)


def press(client, response, button):
    """Press a button of the page as a browser would; the page that comes of it."""
    found = [b for b in page(response).select("button") if b.get_text(strip=True) == button]
    assert found, f"no button {button!r} on the page"
    return client.post(found[0]["formaction"], follow=True)


def of(upload: Upload) -> str:
    return desk("upload", "change", upload.pk)
