// Ctrl+Enter (on a Mac ⌘+Enter) sends the form, once.
"use strict";

(() => {
  const form = document.querySelector(".intake form");
  const button = form.querySelector("button[type=submit]");
  form.querySelector(".keys").hidden = false;

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(button);
  });

  form.addEventListener("submit", (event) => {
    if (form.ariaBusy === "true") event.preventDefault();
    form.ariaBusy = "true";
    button.textContent = "Reading …";
  });

  // Back from the next page, by a browser that kept this one as it was left.
  addEventListener("pageshow", () => {
    form.ariaBusy = "false";
    button.textContent = "Bring in";
  });
})();
