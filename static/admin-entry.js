// Boxes of words: what they are read as follows the typing, names are chosen by the keyboard too, a
// row is kept when one leaves it. All of it works without, one page later.
"use strict";

(() => {
  htmx.config.includeIndicatorStyles = false;
  htmx.config.allowEval = false;
  htmx.config.historyCacheSize = 0;

  // What else a box is read by: a span of days by whether it is a summary.
  const BESIDE = ["event_clarity", "count", "where_prec"];

  document.addEventListener("htmx:configRequest", (event) => {
    const box = event.target.closest?.(".read input");
    if (!box) return;
    const prefix = box.name.slice(0, box.name.lastIndexOf("-") + 1);
    for (const name of BESIDE) {
      const field = box.form?.elements[prefix + name];
      if (field?.value) event.detail.parameters[prefix + name] = field.value;
    }
  });

  // Rows that Django's admin adds, and choices that Select2 tells through jQuery alone.
  document.addEventListener("formset:added", (event) => htmx.process(event.target));
  addEventListener("load", () => {
    window.django?.jQuery(document).on("change", "select.admin-autocomplete", (event) => {
      event.target.dispatchEvent(new Event("chosen", { bubbles: true }));
    });
  });

  // Names below a box -------------------------------------------------------------------------

  const listOf = (box) => document.getElementById(box.dataset.offers);
  const boxOf = (list) => list.parentElement.querySelector("input");
  const chosenIn = (list) => list.querySelector("[aria-selected=true]");

  function show(list, shown) {
    const box = boxOf(list);
    list.hidden = !shown;
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-expanded", String(shown));
    if (!shown) box.removeAttribute("aria-activedescendant");
  }

  function point(list, step) {
    const names = [...list.children];
    const before = chosenIn(list);
    const at = before ? names.indexOf(before) + step : step > 0 ? 0 : names.length - 1;
    const next = names[(at + names.length) % names.length];
    before?.setAttribute("aria-selected", "false");
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    boxOf(list).setAttribute("aria-activedescendant", next.id);
  }

  function choose(list, name) {
    const box = boxOf(list);
    box.value = name.dataset.value;
    show(list, false);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.addEventListener("htmx:oobAfterSwap", (event) => {
    const list = event.detail.target;
    if (list?.matches?.(".offered")) show(list, list.children.length > 0 && boxOf(list) === document.activeElement);
  });

  document.addEventListener("keydown", (event) => {
    const list = event.target.dataset?.offers && listOf(event.target);
    if (!list || list.hidden) return;
    const name = chosenIn(list);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") point(list, event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") show(list, false);
    else if (event.key === "Enter" && name && !event.ctrlKey) choose(list, name);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  document.addEventListener("mousedown", (event) => {
    const name = event.target.closest?.(".offered li");
    if (!name) return;
    event.preventDefault(); // the box keeps the focus
    choose(name.parentElement, name);
  });

  document.addEventListener("focusout", (event) => {
    const list = event.target.dataset?.offers && listOf(event.target);
    if (list) show(list, false);
  });
})();
