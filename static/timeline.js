// The page works without this file: what stands here is quicker, never the only way.
const filters = () => document.getElementById("filters");

// The filter panel of small screens closes once the reader has asked for the incidents, which a full
// page load does by itself.
document.addEventListener("submit", ({ target }) => {
  if (target.id === "filters" && target.matches(":popover-open")) target.hidePopover();
});

// Days are asked for by name or counted back from today: either takes the place of the other.
const DAYS = { from: ["last"], to: ["last"], last: ["from", "to"] };
document.addEventListener("change", ({ target }) => {
  for (const other of (target.value && DAYS[target.id]) || []) document.getElementById(other).value = "";
}, true);

// Words are asked for while they are typed; words to find a choice by are no filter. The form around
// either field has nothing more to ask when it is left.
document.addEventListener("change", (event) => {
  if (event.target.matches("#q, .find-words")) event.stopPropagation();
  // the field now says, as the address does, that a word was taken for a beginning
  const said = new URLSearchParams(location.search).get("q");
  if (event.target.id === "q" && said === `${event.target.value.trim()}*`) event.target.value = said;
}, true);

// A swap takes the link with the focus away; what takes its place gets it, or else the count.
let left;
document.addEventListener("htmx:beforeSwap", ({ target }) => {
  const link = document.activeElement, group = link.closest(".chips, .toolbar, .ways, .histogram, .pager")?.classList[0];
  left = target.id === "results" && target.contains(link) && !link.id && {
    group, at: linksOf(group).indexOf(link), day: link.parentElement.dataset.from,
  };
});
document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target.id !== "results" || !left) return;
  const { group, at, day } = left, links = linksOf(group);
  const next = {
    histogram: links.find((link) => link.parentElement.dataset.from === day) ?? links[0],
    pager: document.querySelector(".entry h3 a"),
  };
  const to = next[group] ?? links[at] ?? document.querySelector(".tally") ?? target;
  to.closest("details")?.setAttribute("open", "");
  if (!to.href) to.tabIndex = -1;
  to.focus({ preventScroll: group !== "pager" });
});

function linksOf(group) {
  return [...document.querySelectorAll(`.${group} a`)];
}

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
    const field = document.getElementById("q") ?? document.querySelector("main [type=search]");
    if (!field) location.assign(`${document.querySelector(".nameplate").href}#q`);
    else if (!field.checkVisibility()) filters().showPopover();
    field?.focus();
    return true;
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

// To the next or the last incident from the one that has the focus, else from the top of the window;
// then to the next page. From the page of an incident to that of another.
function step(by) {
  const beside = document.querySelector(`.beside-nav [rel=${by > 0 ? "next" : "prev"}]`);
  beside?.click();
  const stops = [...document.querySelectorAll(".entry h3 a, .pager [rel=next]")];
  const at = stops.findIndex((stop) => (stop.closest(".entry") ?? stop).contains(document.activeElement));
  const below = stops.findIndex((stop) => stop.getBoundingClientRect().top > 0);
  const to = at >= 0 ? at + by : below - (by < 0);
  stops[to]?.focus();
  return beside ?? stops[to];
}
