// The page works without this file: what stands here is quicker, never the only way.
const filters = () => document.getElementById("filters");

// The filter panel of small screens closes once the reader has asked for the incidents, which a full
// page load does by itself.
document.addEventListener("submit", ({ target }) => {
  if (target.id === "filters" && target.matches(":popover-open")) target.hidePopover();
});

// Words are asked for while they are typed; words to find a choice by are no filter. The form around
// either field has nothing more to ask when it is left.
document.addEventListener("change", (event) => {
  if (event.target.matches("#q, .find-words")) event.stopPropagation();
}, true);

// Where nothing comes back the reader is told, and can ask for the same page as a whole.
for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(failure, ({ detail }) => {
    const notice = document.getElementById("failed");
    notice.querySelector("a").href = detail.pathInfo.finalRequestPath;
    notice.hidden = false;
  });
}
document.addEventListener("htmx:beforeRequest", () => {
  document.getElementById("failed").hidden = true;
});

// Keys: never while something is written, nor with a modifier, which is the browser's or a reader's own.
const keys = {
  "/": () => {
    const field = document.getElementById("q");
    if (!field?.checkVisibility()) filters()?.showPopover();
    field?.focus();
    return field;
  },
  "?": () => {
    const help = document.getElementById("keys");
    if (help?.togglePopover()) help.querySelector("button").focus();
    return help;
  },
  j: () => step(1),
  k: () => step(-1),
};

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (writing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (keys[event.key]?.()) event.preventDefault();
});

// To the next or the last incident from the one that has the focus, else from the top of the window.
function step(by) {
  const titles = [...document.querySelectorAll(".entry h3 a")];
  const at = titles.findIndex((title) => title.closest(".entry").contains(document.activeElement));
  const below = titles.findIndex((title) => title.getBoundingClientRect().top > 0);
  const to = at >= 0 ? at + by : below - (by < 0);
  titles[to]?.focus();
  return titles[to];
}
