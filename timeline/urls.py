"""The public addresses: a contract, they never break (see docs/adr/0001)."""

from django.contrib import admin
from django.urls import path, register_converter

from timeline.views.about import changes, datasets, method
from timeline.views.api.pages import api, openapi
from timeline.views.card_image import incident_card, timeline_card
from timeline.views.crawlers import robots, security
from timeline.views.embed import embed, embed_incident
from timeline.views.facet import facet
from timeline.views.favicon import favicon
from timeline.views.files import Suffix, incident_file, timeline_file
from timeline.views.health import healthz, readyz
from timeline.views.history import incident_history
from timeline.views.incident import incident
from timeline.views.index import index
from timeline.views.map import cells, world
from timeline.views.oembed import oembed
from timeline.views.problem import problem
from timeline.views.profile import actor, location
from timeline.views.report import report
from timeline.views.share import share, share_incident
from timeline.views.sitemap import sitemap_index, sitemap_part
from timeline.views.theme import theme
from timeline.views.timeline import saved_view, timeline
from timeline.views.timemap import timemap

handler400 = "timeline.views.errors.unreadable"
handler404 = "timeline.views.errors.missing"
handler500 = "timeline.views.errors.broken"

register_converter(Suffix, "suffix")

urlpatterns = [
    path("", timeline, name="timeline"),
    path("timeline.png", timeline_card, name="timeline_card"),
    path("timeline.<suffix:suffix>", timeline_file, name="timeline_file"),
    path("map/", world, name="map"),
    path("map/cells.json", cells, name="map_cells"),
    path("incidents/<slug:code>/", incident, name="incident"),
    path("incidents/<slug:code>.png", incident_card, name="incident_card"),
    path("incidents/<slug:code>.<suffix:suffix>", incident_file, name="incident_file"),
    path("incidents/<slug:code>/timemap", timemap, name="timemap"),
    path("incidents/<slug:code>/history/", incident_history, name="incident_history"),
    path("actors/", index, {"page": "actors"}, name="actors"),
    path("locations/", index, {"page": "locations"}, name="locations"),
    path("actors/<slug:slug>/", actor, name="actor"),
    path("locations/<slug:slug>/", location, name="location"),
    path("reports/<int:pk>/", report, name="report"),
    path("facets/<slug:name>/", facet, name="facet"),
    path("datasets/", datasets, name="datasets"),
    path("method/", method, name="method"),
    path("changes/", changes, name="changes"),
    path("problem/", problem, name="problem"),
    path("share/", share, name="share"),
    path("incidents/<slug:code>/share/", share_incident, name="share_incident"),
    path("s/<slug:code>/", saved_view, name="saved_view"),
    path("embed/", embed, name="embed"),
    path("embed/incidents/<slug:code>/", embed_incident, name="embed_incident"),
    path("oembed", oembed, name="oembed"),
    path("api/", api, name="api"),
    path("openapi.json", openapi, name="openapi"),
    path("theme/", theme, name="theme"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemaps/<slug:section>.xml", sitemap_part, name="sitemap_part"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("favicon.ico", favicon),
    path("admin/", admin.site.urls),
]
