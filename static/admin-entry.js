// Boxes of words: what they are read as follows the typing, names are chosen by the keyboard too, a
// row is kept when one leaves it. All of it works without, one page later.
"use strict";

(() => {
  htmx.config.includeIndicatorStyles = false;
  htmx.config.allowEval = false;
  htmx.config.historyCacheSize = 0;
  htmx.config.attributesToSettle = ["class"]; // not style, which the policy refuses

  // What was not saved is said above the rows; what is typed stays where it is.
  function tell(row, words) {
    const told = row.querySelector(".failed") ?? row.insertBefore(document.createElement("p"), row.querySelector("legend").nextSibling);
    told.className = "failed errornote";
    told.setAttribute("role", "alert");
    told.textContent = words;
  }

  const rowOf = (event) => event.detail.requestConfig?.verb === "post" && event.detail.elt?.closest?.(".entry-row");

  document.addEventListener("htmx:sendError", (event) => {
    const row = rowOf(event);
    if (row) tell(row, "Not saved: the server cannot be reached. Try again; what is typed stays here.");
  });

  document.addEventListener("htmx:responseError", (event) => {
    const row = rowOf(event);
    if (row) tell(row, `Not saved: the server answered ${event.detail.xhr.status}. What is typed stays here.`);
  });

  // Signed out meanwhile, the answer is the page to sign in at, which is no row and no note.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!new URL(event.detail.xhr.responseURL || location.href).pathname.includes("/login/")) return;
    event.detail.shouldSwap = false;
    const row = rowOf(event);
    if (row) tell(row, "Not saved: you are signed out. Sign in in another tab, then save again here.");
  });

  addEventListener("beforeunload", (event) => {
    const rows = [...document.querySelectorAll(".fast-entry .entry-row.open")];
    const typed = rows.some((row) => [...row.querySelectorAll("input[type=text], textarea")].some((box) => box.value !== box.defaultValue));
    if (typed && !sending) event.preventDefault();
  });

  let sending = false;
  document.addEventListener("submit", () => { sending = true; });

  // What else a box is read by: a span of days by whether it is a summary.
  const BESIDE = ["event_clarity", "count", "where_prec"];

  document.addEventListener("htmx:configRequest", (event) => {
    const box = event.target.closest(".read input");
    if (box) addBeside(box, event.detail.parameters);
    const row = event.target.closest(".entry-row");
    if (row && event.target.matches("button")) keepOwn(row, event.detail);
    if (row && event.target.matches(".look")) askFor(row, event.detail);
  });

  function addBeside(box, sent) {
    const prefix = box.name.slice(0, box.name.lastIndexOf("-") + 1);
    for (const name of BESIDE) {
      const field = box.form?.elements[prefix + name];
      if (field?.value) sent[prefix + name] = field.value;
    }
  }

  // Of the whole form a row sends what is its own, and what is of all.
  function keepOwn(row, request) {
    const number = row.dataset.number;
    const others = [...request.formData.keys()].filter((name) => /^(r\d+-|pasted$)/.test(name) && !name.startsWith(`r${number}-`));
    for (const name of others) request.formData.delete(name);
    request.formData.set("row", number);
  }

  function askFor(row, request) {
    request.path = request.path.split("?")[0];
    for (const name of ["when", "where", "perpetrators", "targets"]) {
      const words = row.querySelector(`[name="r${row.dataset.number}-${name}"]`)?.value;
      if (words) request.parameters[name] = words;
    }
  }

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

  // Rows that are saved as one leaves them ----------------------------------------------------

  const saveOf = (row) => row?.querySelector("button[name=save]");
  const isComplete = (row) => ["title", "when", "type"].every((name) => row.querySelector(`[name$="-${name}"]`)?.value.trim());

  document.addEventListener("focusout", (event) => {
    const row = event.target.closest?.(".entry-row.open");
    const next = event.relatedTarget?.closest?.(".entry-row");
    if (row && next && next !== row && isComplete(row)) saveOf(row)?.click();
  });

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest?.(".entry-row.open");
    if (!row || event.key !== "Enter") return;
    if (event.ctrlKey) saveOf(row)?.click();
    else if (!event.target.matches("input, select")) return;
    event.preventDefault(); // alone it would press the first button of the whole form
  });

  // The focus was in the row that was replaced: on to what is wrong in it, or to the next row.
  document.addEventListener("htmx:afterSettle", (event) => {
    const number = event.detail.requestConfig?.elt?.closest?.(".entry-row")?.dataset.number;
    if (number === undefined || document.activeElement !== document.body) return;
    const row = document.getElementById(`row-${number}`);
    const wrong = row?.querySelector("[aria-invalid=true]");
    const next = document.querySelector(`#row-${number} ~ .entry-row.open input[type=text]`);
    (wrong ?? (row?.matches(".saved") ? next : row?.querySelector("input[type=text]")))?.focus();
  });
})();
