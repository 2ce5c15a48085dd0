"""The public addresses: a contract, they never break (see docs/adr/0001)."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
