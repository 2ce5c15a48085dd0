// The map's page works without this file, by the links in the picture that the server draws. Where it
// runs, Leaflet takes the picture's place: the reader moves it freely, and the lists, the filters, the
// address and the picture underneath (which is what is printed) follow.
const still = matchMedia("(prefers-reduced-motion: reduce)");
const SVG = "http://www.w3.org/2000/svg";
const LEAST = { 2: 11, 3: 13, 4: 15, 5: 17 }; // pixels: radius of an area, which must be seen at any zoom
const DRAWN_TO = 9; // zoom; seen closer, a coast drawn to some kilometres would put towns into the sea
const OUTERMOST = 84; // degrees north and south that can be moved to
const EDGE = 20; // pixels around what is found, so that no symbol is cut
const moves = () => document.getElementById("moves"); // anew, as history puts in whole pages
const figure = () => document.querySelector(".map");
let map, marks, land, outline, begun, followed, asking, waiting; // `begun`: the reader has moved the map, `followed`: into a group

// "west,south,east,north" as bounds; a frame over the antimeridian goes on east of 180 degrees.
function boundsOf(frame) {
  const [west, south, east, north] = Array.isArray(frame) ? frame : frame.split(",").map(Number);
  return L.latLngBounds([south, west], [north, east < west ? east + 360 : east]);
}

// What is seen, in the address's words: as many decimals as pixels tell; "" for the whole world.
function frameOf(seen, zoom) {
  if (seen.getEast() - seen.getWest() >= 360) return "";
  const decimals = Math.min(5, Math.max(1, Math.ceil((zoom * Math.log10(2)) - 0.15)));
  const round = (degrees) => Number(degrees.toFixed(decimals));
  const turned = (degrees) => round(((degrees + 540) % 360 + 360) % 360 - 180);
  const upright = (degrees) => round(Math.max(-90, Math.min(90, degrees)));
  return [turned(seen.getWest()), upright(seen.getSouth()), turned(seen.getEast()), upright(seen.getNorth())].join(",");
}

function withFrame(address, frame) {
  const url = new URL(address, location.href);
  url.searchParams.delete("bbox");
  const rest = url.searchParams.toString();
  const said = frame ? `bbox=${frame}` : "";
  return url.pathname + (rest || said ? "?" : "") + [said, rest].filter(Boolean).join("&");
}

function element(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function link(told, className, picture) {
  const made = document.createElement("a");
  made.href = told.url;
  made.className = className;
  made.title = told.words;
  made.setAttribute("aria-label", told.words);
  made.append(picture);
  return made;
}

// A click that is the map's own affair: not one for a new tab, and none that reaches the map below.
function isPlain(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function place(at, html) {
  const icon = L.divIcon({ html, className: "place", iconSize: [0, 0] });
  L.marker(at, { icon, interactive: false, keyboard: false }).addTo(marks);
  return html;
}

function drawGroup(feature, at) {
  const told = feature.properties, side = 2 * told.radius + 4;
  const box = { width: side, height: side, viewBox: `${-side / 2} ${-side / 2} ${side} ${side}`, "aria-hidden": "true" };
  const picture = element("svg", box, element("circle", { r: told.radius }), element("text", {}, told.label));
  const made = place(at, link(told, `group ${told.known}`, picture));
  if (told.at_one_place) return;
  made.addEventListener("click", (event) => {
    if (!isPlain(event)) return;
    begun = followed = true;
    map.fitBounds(boundsOf(feature.bbox), { maxZoom: map.getMaxZoom(), padding: [30, 30], animate: !still.matches });
  });
}

function drawSingle(feature, at) {
  const told = feature.properties;
  const area = told.kilometres ? drawArea(told, at) : null;
  const look = { class: `mark${told.where_prec === 1 ? "" : " hollow"}`, href: `#mark-${told.shape}`, x: -7.5, y: -7.5, width: 15, height: 15 };
  const picture = element("svg", { viewBox: "-12 -12 24 24", "aria-hidden": "true" }, element("circle", { class: "target", r: 11 }), element("use", look));
  const made = place(at, link(told, `single ${told.shape}`, picture));
  made.addEventListener("click", (event) => {
    if (isPlain(event)) tell(told, at);
  });
  for (const begins of ["pointerenter", "focus"]) made.addEventListener(begins, () => area?.getElement().classList.add("meant"));
  for (const ends of ["pointerleave", "blur"]) made.addEventListener(ends, () => area?.getElement()?.classList.remove("meant"));
}

function drawArea(told, at) {
  const className = `${told.where_prec === 2 ? "ring" : "unit"} ${told.shape}`;
  const metres = told.kilometres * 1000, least = LEAST[told.where_prec];
  const pixels = metres / (40075016.7 * Math.cos(at[0] * Math.PI / 180)) * 256 * 2 ** map.getZoom();
  const options = { className, interactive: false, stroke: true };
  return (pixels < least ? L.circleMarker(at, { ...options, radius: least }) : L.circle(at, { ...options, radius: metres })).addTo(marks);
}

// A popup with a link to the incident, which takes the focus and gives it back.
function tell(told, at) {
  const said = document.createElement("div"), title = document.createElement("a");
  title.href = told.url;
  title.className = "told";
  title.dir = "auto";
  if (told.lang) title.lang = told.lang;
  title.textContent = told.title;
  said.append(title, ...[[told.date, told.where], [told.kind, ...told.harms], [told.review]].map(line));
  const room = { maxWidth: Math.min(300, map.getSize().x - 120), autoPanPaddingTopLeft: [50, 50], autoPanPaddingBottomRight: [10, 20] };
  const popup = L.popup(room).setLatLng(at).setContent(said);
  popup.on("remove", () => markTo(told.url)?.focus());
  map.openPopup(popup);
  popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", moves().dataset.close);
  title.focus();
}

function line(facts) {
  const made = document.createElement("p");
  made.dir = document.documentElement.dir;
  made.textContent = facts.filter(Boolean).join(" · ");
  return made;
}

function markTo(address) {
  return document.querySelector(`.place a[href="${CSS.escape(address)}"]`);
}

// The marks of what is seen. An older answer never overtakes a newer one.
async function showMarks() {
  asking?.abort();
  asking = new AbortController();
  const { asked, cells } = figure().dataset;
  const address = withFrame(cells, begun ? frameOf(map.getBounds(), map.getZoom()) : asked);
  const zoom = Math.min(18, Math.max(0, Math.floor(map.getZoom()))); // so that groups apart there are apart here
  try {
    const answer = await fetch(`${address}${address.includes("?") ? "&" : "?"}zoom=${zoom}`, { signal: asking.signal });
    if (!answer.ok) return;
    draw((await answer.json()).features, map.getCenter().lng);
  } catch (failure) {
    if (failure.name !== "AbortError") throw failure;
  }
}

function draw(features, middle) {
  const focused = document.activeElement.closest(".place a")?.getAttribute("href");
  marks.clearLayers();
  for (const feature of features) {
    const [longitude, latitude] = feature.geometry.coordinates;
    const at = [latitude, longitude + 360 * Math.round((middle - longitude) / 360)];
    (feature.properties.count > 1 ? drawGroup : drawSingle)(feature, at);
  }
  if (focused) (markTo(focused) ?? map.getContainer()).focus({ preventScroll: true });
}

// The rest of the page follows the frame; htmx puts the new parts in and says the count. A group that
// was followed is a step that Back leads to.
function follow() {
  const address = withFrame(location.href, frameOf(map.getBounds(), map.getZoom()));
  if (address === location.pathname + location.search) return;
  const source = followed ? document.getElementById("followed") : moves();
  followed = false;
  htmx.ajax("GET", address, { source, target: "#beside", swap: "outerHTML" });
}

function moved() {
  land?.();
  showMarks();
  if (!begun) return;
  outline?.remove();
  clearTimeout(waiting);
  waiting = setTimeout(follow, 250);
}

// To what the address or, without a frame in it, what is found reaches over.
function lookAt({ extent: frame, asked }) {
  outline?.remove();
  outline = asked ? L.rectangle(boundsOf(asked), { className: "frame", interactive: false }).addTo(map) : null;
  if (frame) map.fitBounds(boundsOf(frame), { animate: false, padding: asked ? [0, 0] : [EDGE, EDGE], maxZoom: asked ? 18 : 7 });
  else map.setView([25, 20], 1.75, { animate: false });
  begun = followed = false; // the map tells of these steps as it does of the reader's
  clearTimeout(waiting);
}

// The world, and again on the other side of the antimeridian as soon as that is seen.
async function fetchLand() {
  const world = await (await fetch(moves().dataset.world)).json();
  const drawn = new Set();
  land = () => {
    const seen = map.getBounds();
    map.getContainer().classList.toggle("ground", Math.round(map.getZoom()) > DRAWN_TO);
    for (const turn of [-360, 0, 360]) {
      if (drawn.has(turn) || seen.getEast() < turn - 180 || seen.getWest() > turn + 180) continue;
      drawn.add(turn);
      L.geoJSON(world, { style, interactive: false, pane: "tilePane", coordsToLatLng: ([x, y]) => [y, x + turn] }).addTo(map);
    }
  };
  land();
}

function style({ properties }) {
  const isLand = properties.name === "land";
  return { className: isLand ? "land" : "border", stroke: !isLand, fill: isLand };
}

// Leaflet's own says "km" in every language.
const Scale = L.Control.Scale.extend({
  _updateMetric(most) {
    const metres = this._getRoundNum(most), far = metres >= 1000;
    const words = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: far ? "kilometer" : "meter", numberingSystem: "latn" });
    this._updateScale(this._mScale, words.format(far ? metres / 1000 : metres), metres / most);
  },
});

function begin() {
  const box = document.getElementById("leaflet");
  map = L.map(box, { zoomControl: false, minZoom: 0, maxZoom: 18, zoomSnap: 0.25, maxBounds: [[-OUTERMOST, -Infinity], [OUTERMOST, Infinity]], maxBoundsViscosity: 1, zoomAnimation: !still.matches, fadeAnimation: !still.matches, inertia: !still.matches });
  map.attributionControl.setPrefix(false);
  new Scale({ imperial: false }).addTo(map);
  L.control.zoom({ zoomInTitle: moves().dataset.closer, zoomOutTitle: moves().dataset.farther }).addTo(map);
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", moves().dataset.map);
  marks = L.layerGroup().addTo(map);
  lookAt(figure().dataset);
  if (moves().dataset.tiles) L.tileLayer(moves().dataset.tiles, { attribution: moves().dataset.attribution }).addTo(map);
  else {
    map.attributionControl.addAttribution("Natural Earth");
    fetchLand();
  }
  map.on("dragstart zoomstart", () => { begun = true; });
  map.on("keydown", ({ originalEvent: { key } }) => { begun ||= key.startsWith("Arrow"); });
  box.addEventListener("keydown", ({ key }) => { if (key === "Escape") map.closePopup(); });
  map.on("moveend", moved);
  document.documentElement.classList.add("has-leaflet");
  showMarks();
}

// A filter, a chip or a step through history has brought another question.
function asked() {
  if (!figure()) return;
  if (!figure().querySelector(".leaflet-pane")) return begin();
  if (!(begun && figure().dataset.asked)) lookAt(figure().dataset);
  showMarks();
}

document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.id === "results") asked();
});
document.addEventListener("htmx:historyRestore", () => {
  begun = false;
  asked();
});
if (figure()) begin();
