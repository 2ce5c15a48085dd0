"""Signing in at the desk: a name and a password, then a code where the account has a second factor."""

from datetime import datetime, timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.conf import settings
from django.contrib.admin import site
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django_otp.models import Device

from timeline.actions.second_factor import WrongCode, accept, app_of
from timeline.models import User

WAITING = (
    "waiting for a code"  # in the session: whose password was right, and until when that counts
)
PATIENCE = timedelta(minutes=10)


class SignIn(LoginView):
    """The first step; for most the only one."""

    authentication_form = AdminAuthenticationForm
    template_name = "admin/sign_in.html"
    next_page = "admin:index"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "GET" and site.has_permission(request):
            return HttpResponseRedirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        if app_of(user) is None:
            return super().form_valid(form)
        self.request.session[WAITING] = {
            "user": user.pk,
            "backend": user.backend,
            "password": user.get_session_auth_hash(),
            "until": (timezone.now() + PATIENCE).isoformat(),
        }
        return HttpResponseRedirect(
            reverse("admin:sign_in_code", query={"next": self.get_success_url()})
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shared = site.each_context(self.request)
        return {**shared, "title": "Sign in", **super().get_context_data(**kwargs)}


class CodeForm(forms.Form):
    """Valid with a code of the account's app or of its backup codes; `device` is then which."""

    code = forms.CharField(
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
        error_messages={"required": "Enter the code that your app shows."},
    )
    device: Device

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        try:
            self.device = accept(self.user, code)
        except WrongCode as refusal:
            user_login_failed.send(
                sender=__name__, credentials=credentials(self.user), request=self.request
            )
            raise forms.ValidationError(str(refusal)) from refusal
        return code


class Code(LoginView):
    """The second step. Without the first, or too long after it, one starts anew."""

    template_name = "admin/sign_in_code.html"
    next_page = "admin:index"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        found = waiting(request)
        if found is None:
            again = reverse("admin:login", query={"next": self.get_success_url()})
            return HttpResponseRedirect(again)
        if not AxesProxyHandler.is_allowed(request, credentials(found)):
            return locked_out(request)
        self.user = found
        return super().dispatch(request, *args, **kwargs)

    def get_form(self, form_class: Any = None) -> CodeForm:  # type: ignore[override]
        return CodeForm(self.request.POST or None, request=self.request, user=self.user)

    def form_valid(self, form: Any) -> HttpResponse:
        backend = self.request.session.pop(WAITING)["backend"]
        self.user.otp_device = form.device  # type: ignore[attr-defined] # django_otp keeps it in the session
        login(self.request, self.user, backend=backend)
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shared = site.each_context(self.request)
        return {**shared, "title": "Your code", **super().get_context_data(**kwargs)}


def waiting(request: HttpRequest) -> User | None:
    """Whose password was right in this session a short while ago, and is so still."""
    said = request.session.get(WAITING)
    if not said or datetime.fromisoformat(said["until"]) < timezone.now():
        return None
    user = User.objects.filter(pk=said["user"], is_active=True, is_staff=True).first()
    same = user and constant_time_compare(said["password"], user.get_session_auth_hash())
    return user if same else None


def credentials(user: User) -> dict[str, str]:
    """What the log-in limits and the audit log are told of a code that was refused."""
    return {"username": user.get_username(), "step": "code"}


def locked_out(request: HttpRequest, *_: Any) -> HttpResponse:
    """Too many have failed: what to do, and from when on."""
    context = {
        **site.each_context(request),
        "title": "Signing in is shut for a while",
        "minutes": round(settings.AXES_COOLOFF_TIME.total_seconds() / 60),
    }
    response = render(request, "admin/locked_out.html", context, status=429)
    response["Retry-After"] = str(round(settings.AXES_COOLOFF_TIME.total_seconds()))
    return response
