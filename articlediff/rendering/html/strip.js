// The overview strip: a slider over the changes.

const strip = find("#strip");
let spots = null;

// Where each change stands in the full text, from 0 to 1.
function readSpots() {
  if (!spots) {
    const { full, changes } = comparison();
    spots = new Map(changes.map((change) => [String(change.id), change.full.start / Math.max(1, full.characters)]));
  }
  return spots;
}

function pointTo(id, position, count) {
  const { width, height } = strip.viewBox.baseVal;
  find("#here").setAttribute("d", `M${Math.round((readSpots().get(id) ?? 0) * width)} 0v${height}`);
  strip.setAttribute("aria-valuemax", count);
  strip.setAttribute("aria-valuenow", position);
  strip.setAttribute("aria-valuetext", find("#status").textContent || `Change ${position}`);
}

function goNear(share) {
  const distance = (stop) => Math.abs((readSpots().get(stop.dataset.c) ?? 0) - share);
  const around = stops();
  if (!around.length) return;
  const nearest = around.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best));
  go(nearest.dataset.c, nearest);
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
    const { left, width } = strip.getBoundingClientRect();
    goNear((event.clientX - left) / width);
  });
  strip.addEventListener("keydown", (event) => {
    const act = {
      ArrowRight: () => step(1),
      ArrowDown: () => step(1),
      ArrowLeft: () => step(-1),
      ArrowUp: () => step(-1),
      Home: () => goNear(0),
      End: () => goNear(1),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    strip.focus({ preventScroll: true });
  });
}

if (columns) startStrip();
