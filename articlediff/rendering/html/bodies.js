// The bodies of the list. A long list is made as its reader comes to it: each body has some of the changes, in the order
// of the list, and gets the rows of those that pass the filter when it comes near the part that is in sight. What is
// printed has all.

const ROWS_A_BODY = 100;
// What a row takes on average, in rem: the place that is kept for rows that are not made yet.
const ROW_HEIGHT = 3.6;
// The rows that are there at once, more than a screen has.
const FEWEST_ROWS = 40;

const table = find("#list");
const rows = new Map();
let bodies = [];
let maker = null;

// The row of a change, made when it is first asked for.
function rowOf(id) {
  const key = String(id);
  if (!rows.has(key)) rows.set(key, madeRow(changeOf(key)));
  return rows.get(key);
}

function madeRow(change) {
  maker ??= new RowMaker();
  return withBox(maker.row(change), change);
}

// The rows that the page holds already.
function adoptRows() {
  for (const row of all("tbody tr", table)) rows.set(row.dataset.row, withBox(row, changeOf(row.dataset.row)));
  const held = [...table.tBodies];
  const { length } = comparison().changes;
  for (let at = held.length * ROWS_A_BODY; at < length; at += ROWS_A_BODY) held.push(made("tbody"));
  table.append(...held);
  bodies = held.map((element) => ({ element, changes: [], passing: [], isFilled: false }));
}

// Deals the changes out to the bodies, in the order in which the list is to have them.
function deal(changes) {
  for (const [index, body] of bodies.entries()) {
    body.changes = changes.slice(index * ROWS_A_BODY, (index + 1) * ROWS_A_BODY);
    body.isFilled = false;
  }
}

// The rows of the changes that pass: those in sight at once, the others when the reader comes to them. A body whose rows
// are there already stays, unless it would get many more.
function layOut(passing) {
  let [missing, affordable] = [FEWEST_ROWS, ROWS_A_BODY];
  // The heading is the first row.
  let place = 2;
  for (const body of bodies) {
    body.passing = body.changes.filter((change) => passing.has(change.id));
    body.place = place;
    place += body.passing.length;
    const added = body.isFilled ? Math.max(0, body.passing.length - body.element.rows.length) : Infinity;
    if (missing > 0 || added <= affordable) fill(body);
    else keepPlace(body);
    if (added <= affordable) affordable -= added;
    missing -= body.passing.length;
  }
  if (bodies.length > 1) table.ariaRowCount = String(place - 1);
  watch();
}

function keepPlace(body) {
  body.isFilled = false;
  body.element.replaceChildren();
  body.element.style.height = `${body.passing.length * ROW_HEIGHT}rem`;
}

// A row that stays is not taken out for a moment: it may have the focus.
function fill(body) {
  const { element, passing, place } = body;
  const wanted = passing.map(({ id }) => rowOf(id));
  // Who listens is told where in the whole list a row is.
  if (bodies.length > 1) for (const [index, row] of wanted.entries()) row.ariaRowIndex = String(place + index);
  const kept = new Set(wanted);
  for (const row of [...element.rows]) if (!kept.has(row)) row.remove();
  let next = element.rows[0] ?? null;
  for (const row of wanted) {
    if (row === next) next = next.nextElementSibling;
    else element.insertBefore(row, next);
  }
  element.style.height = "";
  element.style.containIntrinsicBlockSize = `auto ${passing.length * ROW_HEIGHT}rem`;
  body.isFilled = true;
}

function fillAll() {
  for (const body of bodies) if (!body.isFilled) fill(body);
}

// The row of a change, in the page if it passes the filter.
function rowInList(id) {
  const body = bodies.find(({ passing }) => passing.some((change) => change.id === Number(id)));
  if (body && !body.isFilled) fill(body);
  return rowOf(id);
}

const nearness = { rootMargin: "100%", scrollMargin: "100%" };
const watcher = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    const body = bodies.find(({ element }) => element === target);
    if (isIntersecting && !body.isFilled) fill(body);
  }
}, nearness);

// Each body that is watched anew is told of, if it is near.
function watch() {
  watcher.disconnect();
  for (const { element, isFilled } of bodies) if (!isFilled) watcher.observe(element);
}

function startBodies() {
  adoptRows();
  deal(comparison().changes);
  addEventListener("beforeprint", fillAll);
  matchMedia("print").addEventListener("change", ({ matches }) => {
    if (matches) fillAll();
  });
}
