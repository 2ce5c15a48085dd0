// Several bars at once: by dragging over them, by two clicks with Shift, or by arrows with Shift and
// then Enter. And in the small histogram that stays in sight, what of the list is being read.
let anchor, head; // the bars that a choice begins and ends with
let dragging = false, dragged = false;

const barOf = (place) => place?.closest?.(".histogram li");

function chosen() {
  if (!anchor?.isConnected) return [];
  const all = [...anchor.parentElement.children];
  const ends = [all.indexOf(anchor), all.indexOf(head)].sort((a, b) => a - b);
  return all.slice(ends[0], ends[1] + 1);
}

function choose(from, to) {
  for (const bar of chosen()) bar.classList.remove("brushed");
  [anchor, head] = [from, to];
  for (const bar of chosen()) bar.classList.add("brushed");
}

// By the form where there is one, so that its fields keep in step.
function ask() {
  const days = chosen();
  const [from, to] = [days[0].dataset.from, days.at(-1).dataset.to];
  const form = document.getElementById("filters");
  choose();
  if (form) {
    form.elements.from.value = from;
    form.elements.to.value = to;
    form.requestSubmit();
  } else {
    const there = new URL(location.href);
    for (const cursor of ["after", "before"]) there.searchParams.delete(cursor);
    there.searchParams.set("from", from);
    there.searchParams.set("to", to);
    location.assign(there);
  }
}

document.addEventListener("pointerdown", (event) => {
  const bar = barOf(event.target);
  dragged = false;
  dragging = Boolean(bar) && event.isPrimary && event.button === 0 && !event.shiftKey;
  if (dragging) choose(bar, bar);
});

document.addEventListener("pointermove", (event) => {
  if (!dragging) return;
  const bar = barOf(document.elementFromPoint(event.clientX, anchor.getBoundingClientRect().top + 1));
  if (bar && bar !== head) choose(anchor, bar);
});

document.addEventListener("pointerup", () => {
  if (!dragging) return;
  dragging = false;
  dragged = chosen().length > 1;
  if (dragged) ask();
  else choose();
});

document.addEventListener("pointercancel", () => {
  if (dragging) choose();
  dragging = false;
});

document.addEventListener("dragstart", (event) => {
  if (barOf(event.target)) event.preventDefault(); // of the link's address
});

document.addEventListener("click", (event) => {
  const bar = barOf(event.target);
  if (!bar || !(dragged || event.shiftKey)) return;
  event.preventDefault();
  event.stopPropagation();
  if (dragged) return;
  if (anchor?.isConnected) {
    choose(anchor, bar);
    ask();
  } else choose(bar, bar);
}, true);

document.addEventListener("keydown", (event) => {
  const bar = barOf(event.target);
  if (!bar) return;
  const onwards = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (event.shiftKey && /^Arrow(Left|Right)$/.test(event.key)) {
    const from = anchor?.isConnected ? anchor : bar;
    const at = anchor?.isConnected ? head : bar;
    choose(from, (event.key === onwards ? at.nextElementSibling : at.previousElementSibling) ?? at);
    document.getElementById("status").textContent = `${chosen()[0].dataset.from} – ${chosen().at(-1).dataset.to}`;
  } else if (event.key === "Enter" && chosen().length) ask();
  else if (event.key === "Escape") choose();
  else return;
  event.preventDefault();
}, true);

// What is read ------------------------------------------------------------------------------------

const LINE = 48; // pixels: of what ends so closely under the strip, too little is seen
const DAY = 24 * 60 * 60 * 1000;
let waiting = false;

function markRead() {
  waiting = false;
  const strip = document.querySelector(".strip");
  const shown = [...document.querySelectorAll(".entry")].filter((entry) => {
    const { top, bottom } = entry.getBoundingClientRect();
    return bottom > strip?.offsetHeight + LINE && top < innerHeight;
  });
  if (!strip || !shown.length) return;
  const { first, days } = strip.dataset;
  const mark = strip.querySelector(".read");
  const scale = strip.querySelector("svg").viewBox.baseVal.width / days;
  const places = [shown[0], shown.at(-1)].map((entry) => (new Date(entry.dataset.day) - new Date(first)) / DAY);
  const [from, to] = places.sort((a, b) => a - b).map((place) => Math.min(Math.max(place, 0), days) * scale);
  mark.setAttribute("x", from);
  mark.setAttribute("width", Math.max(to - from, 0.2));
  strip.dataset.here = shown[0].querySelector(".when > *").textContent;
}

function markSoon() {
  if (!waiting) requestAnimationFrame(markRead);
  waiting = true;
}

for (const moved of ["scroll", "resize", "htmx:afterSettle"]) addEventListener(moved, markSoon, { passive: true });
