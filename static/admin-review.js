// The page works without this file: links, forms and :target do all of it. Here it is quicker.
"use strict";

(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const tokens = (element) => element.dataset.of.split(" ");
  const used = (token) => all(`[data-of~="${CSS.escape(token)}"]`);
  const cards = () => all(".incident");

  // A field and its words light up together, whichever is pointed at or has the focus; around them all
  // that its incident rests on.
  function light(element) {
    for (const lit of all(".lit")) lit.classList.remove("lit");
    const fields = element ? tokens(element).filter((token) => token.includes("-")) : [];
    for (const lit of fields.flatMap(used)) lit.classList.add("lit");
  }
  function surround(card) {
    for (const near of all("[data-of].near")) near.classList.remove("near");
    const incident = card?.dataset.of;
    one(".sides").classList.toggle("one", Boolean(incident));
    for (const near of incident ? used(incident) : []) near.classList.add("near");
  }
  const cardOf = (element) => element.closest(".incident")
    ?? document.getElementById(`incident-${tokens(element).find((token) => !token.includes("-"))}`);

  function point({ target }) {
    const told = target.closest?.("[data-of]");
    light(told);
    surround(told ? cardOf(told) : current());
  }
  document.addEventListener("pointerover", point);
  document.addEventListener("focusin", point);

  // The incident that keys are about: the one with the focus, else the one that was asked for.
  let last;
  function current() {
    const focused = document.activeElement.closest(".incident");
    if (focused) last = focused;
    return last?.isConnected ? last : undefined;
  }

  // Its words come into sight beside it, without the page being moved under the reader's hand.
  function go(card) {
    if (!card) return;
    last = card;
    card.focus({ preventScroll: true });
    const { top, bottom } = card.getBoundingClientRect(), covered = one(".report").getBoundingClientRect().bottom;
    const above = getComputedStyle(one(".sides")).gridTemplateColumns.includes(" ") ? 0 : covered;
    if (top < above || bottom > innerHeight) card.scrollIntoView({ block: "start" });
    const text = one("#text"), words = one(`[data-of~="${card.dataset.of ?? ""}"]`, text);
    if (words) text.scrollTop += words.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4;
  }
  function step(by) {
    const list = cards(), at = list.indexOf(current());
    go(list[at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1)]);
  }

  // A key presses the button, follows the link or opens the fold that shows it: in the card, else on the page.
  function press(key) {
    const name = `[data-key="${CSS.escape(key)}"]`;
    const control = (current() && one(name, current())) ?? all(name).find((found) => !found.closest(".incident"));
    if (!control) return false;
    const fold = control.matches("details") ? control : control.closest("summary")?.parentElement;
    if (fold) toggle(fold);
    else if (key === "n") location.assign(quoting(control.href));
    else control.click();
    return true;
  }
  function toggle(fold) {
    fold.open = !fold.open;
    const field = fold.open && fold.matches(".deed") && one("input:not([type=hidden])", fold);
    (field || one("summary", fold)).focus({ preventScroll: !field });
  }

  // What is selected in the report is the quote of what is added.
  const LONGEST = 1500;
  function quoting(address) {
    const selection = getSelection(), quote = selection.toString().trim().slice(0, LONGEST);
    if (!quote || !one("#text").contains(selection.anchorNode)) return address;
    const url = new URL(address);
    url.searchParams.set("quote", quote);
    return url;
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-key=n]")) event.target.closest("a").href = quoting(event.target.closest("a").href);
  });

  function closeFold() {
    const fold = document.activeElement.closest("details[open]") ?? one("details.keys[open]");
    if (fold) toggle(fold);
    else if (document.activeElement.matches("input, textarea, select")) go(document.activeElement.closest(".incident"));
  }

  // Whoever speaks to their machine, or types with more than one finger at once, can do without keys.
  const OFF = "dateline-review-keys-off";
  const keysOn = document.getElementById("keys-on");
  keysOn.closest(".switch").hidden = false;
  keysOn.checked = !localStorage.getItem(OFF);
  keysOn.addEventListener("change", () => keysOn.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "yes"));

  // Never while something is written, nor with a modifier, which is the browser's or the analyst's own.
  const moves = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  const WRITES = "input:not([type=hidden], [type=radio], [type=checkbox], [type=submit]), textarea, select";
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") return closeFold();
    if (!keysOn.checked) return;
    if (event.target.matches(WRITES) || event.target.matches("[type=radio]") && event.key.startsWith("Arrow")) return;
    if (event.key.startsWith("Arrow") && event.target.closest("#text, .wide")) return;  // these scroll
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.repeat && !moves[key]) return;
    if (moves[key]) step(moves[key]);
    else if (!press(key)) return;
    event.preventDefault();
  });

  // A decision is sent once, however often its key is pressed.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) return event.preventDefault();
    if (event.target.method === "post") event.target.dataset.sent = "yes";
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => delete form.dataset.sent));

  // The incident asked for, else the first that waits; where a form is open, its first wrong box or its
  // first. Only once all is loaded: until then the browser takes the focus to where the address points.
  const BOX = ":is(input, select, textarea)";
  addEventListener("load", () => setTimeout(() => {
    const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    go(one(".incident:has(.sheet, [autofocus])") ?? asked?.closest(".incident") ?? one(".incident.to-check"));
    (one("[autofocus]") ?? one(`.wrong ${BOX}`) ?? one(`.box ${BOX}`) ?? one(".deed[open] :is([type=radio], [type=search])"))?.focus();
  }));
})();
