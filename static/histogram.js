// Several bars at once: by dragging over them, by two clicks after the button (or with Shift), or by
// arrows with Shift and then Enter. And in the small histogram that stays in sight, what is being read.
let anchor, head; // the bars that a choice begins and ends with
let pressed, dragged = false; // the bar that a pointer went down on; whether it has reached another

const barOf = (place) => place?.closest?.(".histogram li");
const button = () => document.querySelector(".brush");
const isChoosing = () => button()?.ariaPressed === "true";

function chosen() {
  if (!anchor?.isConnected) return [];
  const all = [...anchor.parentElement.children];
  const ends = [all.indexOf(anchor), all.indexOf(head)].sort((a, b) => a - b);
  return all.slice(ends[0], ends[1] + 1);
}

// The form's fields keep in step; without bars they are as they were.
function choose(from, to) {
  for (const bar of chosen()) bar.classList.remove("brushed");
  [anchor, head] = [from, to];
  const bars = chosen(), days = { from: bars[0]?.dataset.from, to: bars.at(-1)?.dataset.to };
  for (const bar of bars) bar.classList.add("brushed");
  for (const [name, day] of Object.entries(days)) {
    const field = document.getElementById(name);
    if (field) field.value = day ?? field.defaultValue;
  }
  const last = document.getElementById("last");
  if (last) for (const option of last.options) option.selected = !bars.length && option.defaultSelected;
  document.getElementById("status").textContent = bars.length ? `${days.from} – ${days.to}` : "";
}

function ask() {
  const form = document.getElementById("filters"), days = chosen();
  if (form) return form.requestSubmit();
  const there = new URL(location.href);
  for (const other of ["after", "before", "last"]) there.searchParams.delete(other);
  there.searchParams.set("from", days[0].dataset.from);
  there.searchParams.set("to", days.at(-1).dataset.to);
  location.assign(there);
}

// From here two clicks choose, or no longer do.
function begin(choosing) {
  choose();
  if (!button()) return;
  button().ariaPressed = choosing;
  if (choosing) document.getElementById("status").textContent = button().nextElementSibling.textContent;
}

document.addEventListener("pointerdown", (event) => {
  const isSecond = isChoosing() && anchor?.isConnected;
  dragged = false;
  pressed = event.isPrimary && event.button === 0 && !event.shiftKey && !isSecond ? barOf(event.target) : null;
});

document.addEventListener("pointermove", (event) => {
  if (!pressed?.isConnected) return;
  const bar = barOf(document.elementFromPoint(event.clientX, pressed.getBoundingClientRect().top + 1));
  if (!bar || bar === (dragged ? head : pressed)) return;
  dragged = true;
  choose(pressed, bar);
});

document.addEventListener("pointerup", () => {
  pressed = null;
  if (!dragged) return;
  if (chosen().length > 1) ask();
  else choose();
});

document.addEventListener("pointercancel", () => {
  if (dragged) choose();
  pressed = null;
});

document.addEventListener("dragstart", (event) => {
  if (barOf(event.target)) event.preventDefault(); // of the link's address
});

document.addEventListener("click", (event) => {
  if (event.target.closest(".brush")) return begin(!isChoosing());
  const bar = barOf(event.target), isDrag = dragged;
  dragged = false;
  if (!bar || !(isDrag || event.shiftKey || isChoosing())) return;
  event.preventDefault();
  event.stopPropagation();
  if (isDrag) return;
  if (!anchor?.isConnected) return choose(bar, bar);
  choose(anchor, bar);
  ask();
}, true);

document.addEventListener("keydown", (event) => {
  const bar = barOf(event.target), begun = anchor?.isConnected;
  const onwards = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (event.key === "Escape" && (begun || isChoosing())) begin(false);
  else if (bar && event.shiftKey && /^Arrow(Left|Right)$/.test(event.key)) {
    const at = begun ? head : bar;
    choose(begun ? anchor : bar, (event.key === onwards ? at.nextElementSibling : at.previousElementSibling) ?? at);
  } else if (bar && event.key === "Enter" && begun) {
    if (head === anchor) choose(anchor, bar);
    ask();
  } else return;
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
