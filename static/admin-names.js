// A name for the controls that Django's admin leaves without one: the boxes that select2 draws, and
// the fields of a table's rows, which go by the heading of their column.
"use strict";

(() => {
  const words = (element) => element?.textContent.replace(/\s+/g, " ").trim().replace(/:$/, "") ?? "";

  // The label of a field; in a table of rows, the heading above it.
  function nameOf(field) {
    const label = field.labels?.[0];
    if (label && words(label)) return words(label);
    const cell = field.closest("td");
    const heading = cell?.closest("table")?.tHead?.rows[0]?.cells[cell.cellIndex];
    return words(heading) || field.getAttribute("aria-label") || "";
  }

  function nameDrawn(select) {
    const drawn = select.nextElementSibling;
    if (!drawn?.classList.contains("select2")) return;
    const name = nameOf(select);
    const box = drawn.querySelector("[role=combobox]");
    if (box && name) {
      const chosen = words(drawn.querySelector(".select2-selection__rendered"));
      box.removeAttribute("aria-labelledby");
      box.setAttribute("aria-label", chosen ? `${name}: ${chosen}` : name);
    }
    drawn.querySelector(".select2-selection__rendered")?.setAttribute("aria-label", name);
    drawn.querySelector(".select2-search__field")?.setAttribute("aria-label", name);
  }

  function nameAll(within) {
    for (const field of within.querySelectorAll(".tabular td :is(input, select, textarea)")) {
      if (!field.labels?.length && field.type !== "hidden") {
        field.setAttribute("aria-label", nameOf(field));
      }
    }
    within.querySelectorAll("select.admin-autocomplete").forEach(nameDrawn);
    within.querySelector("#searchbar")?.setAttribute("aria-label", "Search");
    for (const told of within.querySelectorAll("span.help-tooltip[aria-label]")) told.setAttribute("role", "img");
    // A day and a time of one moment, each with a word before it that is no label.
    for (const field of within.querySelectorAll(".datetime input:not([aria-label])")) {
      const legend = words(field.closest("fieldset.flex-container, .form-row")?.querySelector("legend, label"));
      field.setAttribute("aria-label", `${legend}: ${field.classList.contains("vTimeField") ? "time" : "day"}`);
    }
    for (const heading of within.querySelectorAll(".tabular th:empty")) {
      const told = heading.appendChild(document.createElement("span"));
      told.className = "out-of-sight";
      told.textContent = heading.classList.contains("original") ? "Row" : "Delete?";
    }
  }

  addEventListener("load", () => nameAll(document));
  document.addEventListener("formset:added", (event) => setTimeout(() => nameAll(event.target)));
  // Select2 tells of a choice through jQuery alone.
  window.django?.jQuery(document).on("change", "select.admin-autocomplete", (event) => nameDrawn(event.target));
  // The box that opens below another has a field of its own to search in.
  document.addEventListener("focusin", (event) => {
    const field = event.target;
    if (field.matches?.(".select2-search__field:not([aria-label])")) field.setAttribute("aria-label", "Search");
  });
})();
