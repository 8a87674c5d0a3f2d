// The overview strip: a slider over the changes.

const strip = find("#strip");
let spots = null;

// Where a change stands in the full text, from 0 to 1, and which kind it is.
function spotOf(id) {
  if (!spots) {
    const { full, changes } = comparison();
    const share = (position) => position / Math.max(1, full.characters);
    spots = new Map(
      changes.map(({ id, kind, full: { start, end } }) => [String(id), { kind, start: share(start), end: share(end) }]),
    );
  }
  return spots.get(id);
}

function pointTo(id, position, count) {
  const { width, height } = strip.viewBox.baseVal;
  find("#here").setAttribute("d", `M${Math.round(spotOf(id).start * width)} 0v${height}`);
  strip.setAttribute("aria-valuemax", count);
  strip.setAttribute("aria-valuenow", position);
  strip.setAttribute("aria-valuetext", find("#status").textContent || `Change ${position}`);
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

// To the change that the bar under the pointer stands for; both from 0 to 1.
function goTo(x, y) {
  const kind = kindAt(y);
  const around = stops().filter((stop) => spotOf(stop.dataset.c).kind === kind);
  if (!around.length) return;
  const stop = nearest(around, ({ dataset }) => {
    const { start, end } = spotOf(dataset.c);
    return Math.max(start - x, x - end, 0);
  });
  go(stop.dataset.c, stop);
}

function goToEnd(position) {
  const stop = stops().at(position);
  if (stop) go(stop.dataset.c, stop);
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
    const { left, top, width, height } = strip.getBoundingClientRect();
    goTo((event.clientX - left) / width, (event.clientY - top) / height);
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
  });
}

if (columns) startStrip();
