// The overview strip: a slider over the changes.

const strip = find("#strip");

// The kind of a change, and the places of its words, from 0 to 1 on an axis of both texts; the place that a moved
// passage left comes last.
function spotOf(id) {
  const edges = runs.spots[id - 1].map((edge) => edge / runs.axis);
  const places = edges.length > 2 ? [edges.slice(0, 2), edges.slice(2)] : [edges];
  return { kind: changeOf(id).kind, places };
}

function pointTo(id, position, count) {
  const { width, height } = strip.viewBox.baseVal;
  find("#here").setAttribute("d", `M${Math.round(spotOf(id).places[0][0] * width)} 0v${height}`);
  strip.setAttribute("aria-valuemax", count);
  strip.setAttribute("aria-valuenow", position);
  strip.setAttribute("aria-valuetext", find("#status").textContent);
}

// The kind whose lane is under the pointer or next to it; `y` from 0 to 1.
function kindAt(y) {
  const level = y * strip.viewBox.baseVal.height;
  const distance = ({ lane: { y, height } }) => Math.max(y - level, level - y - height, 0);
  const seen = all(".lane:not([hidden])", strip).map((lane) => ({ kind: lane.dataset.kind, lane: lane.getBBox() }));
  return seen.length ? nearest(seen, distance).kind : "";
}

function nearest(things, distance) {
  return things.reduce((best, thing) => (distance(thing) < distance(best) ? thing : best));
}

// The change that is shown as the bar under the pointer, or nearest to it; both from 0 to 1.
function stopAt(x, y) {
  const kind = kindAt(y);
  const around = stops().filter(({ dataset }) => spotOf(dataset.c).kind === kind);
  const away = ([start, end]) => Math.max(start - x, x - end, 0);
  return around.length ? nearest(around, ({ dataset }) => Math.min(...spotOf(dataset.c).places.map(away))) : null;
}

function stopUnder({ clientX, clientY }) {
  const { left, top, width, height } = strip.getBoundingClientRect();
  return stopAt((clientX - left) / width, (clientY - top) / height);
}

// A tip below the strip tells what a bar is: at the pointer or, for a reader who uses the keys, at the current change.
const tip = document.createElement("div");

function tellBar(id, x) {
  tip.hidden = !id;
  if (!id) return;
  tip.textContent = barWords(id);
  const { left, right, bottom } = strip.getBoundingClientRect();
  tip.style.top = `${bottom + 4}px`;
  tip.style.left = `${Math.max(left, Math.min(x, right - tip.offsetWidth))}px`;
}

function tellCurrent() {
  if (!current?.dataset.c) return;
  const { left, width } = strip.getBoundingClientRect();
  tellBar(current.dataset.c, left + spotOf(current.dataset.c).places[0][0] * width);
}

const LONGEST_TOLD = 90;

function barWords(id) {
  const { full, truncated } = changeOf(id);
  const words = (full.text || truncated.text).trim().replace(/\s+/g, " ");
  const shown = words.length > LONGEST_TOLD ? `${words.slice(0, LONGEST_TOLD)}…` : words;
  return shown ? `${describe(id)}: ${shown}` : describe(id);
}

function goToEnd(position) {
  const stop = stops().at(position);
  if (stop) go(stop.dataset.c, { element: stop });
}

// The strip stays in sight with the bar; on a phone, where that does not, by itself.
function placeStrip({ matches: isNarrow }) {
  if (isNarrow) find(".bar").before(strip);
  else find(".bar").prepend(strip);
}

function tellBars() {
  tip.id = "tip";
  tip.hidden = true;
  document.body.append(tip);
  // The titles tell the lanes where no script runs.
  for (const title of all("title", strip)) title.remove();
  strip.addEventListener("pointermove", (event) => tellBar(stopUnder(event)?.dataset.c, event.clientX));
  strip.addEventListener("focus", tellCurrent);
  for (const left of ["pointerleave", "blur"]) strip.addEventListener(left, () => tellBar(null));
}

function startStrip() {
  strip.setAttribute("role", "slider");
  strip.setAttribute("tabindex", "0");
  strip.setAttribute("aria-label", "Place in the story");
  strip.setAttribute("aria-valuemin", "0");
  strip.setAttribute("aria-valuemax", String(stops().length));
  strip.setAttribute("aria-valuenow", "0");
  strip.setAttribute("aria-valuetext", "Before the first change");
  strip.addEventListener("click", (event) => {
    const stop = stopUnder(event);
    if (stop) go(stop.dataset.c, { element: stop });
  });
  strip.addEventListener("keydown", (event) => {
    const act = {
      ArrowRight: () => step(1),
      ArrowDown: () => step(1),
      ArrowLeft: () => step(-1),
      ArrowUp: () => step(-1),
      Home: () => goToEnd(0),
      End: () => goToEnd(-1),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    strip.focus({ preventScroll: true });
    tellCurrent();
  });
  const narrow = matchMedia("(max-width: 34rem)");
  narrow.addEventListener("change", placeStrip);
  placeStrip(narrow);
  tellBars();
}

if (columns) startStrip();
