// The page works without this file. It closes the filter panel of small screens once the reader has
// asked for the incidents, which a full page load does by itself.
document.addEventListener("submit", (event) => {
  const panel = event.target;
  if (panel.id === "filters" && panel.matches(":popover-open")) panel.hidePopover();
});

// Words to find a choice by are no filter: the form around their field is not to ask for incidents.
document.addEventListener("change", (event) => {
  if (event.target.matches(".find-words")) event.stopPropagation();
}, true);

// "/" goes to the search field, as on many reading sites.
document.addEventListener("keydown", (event) => {
  const search = document.getElementById("q");
  const typing = event.target.closest("input, textarea, select");
  if (event.key !== "/" || typing || !search || !search.checkVisibility()) return;
  event.preventDefault();
  search.focus();
});
