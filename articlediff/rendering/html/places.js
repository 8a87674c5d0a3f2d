// Going from change to change.

let current = null;
let currentRow = null;

let order = null;

// The place of each change in the story, of which the two columns tell only parts.
function placeInStory({ dataset }) {
  // The first part of a change comes last here, and so tells its place.
  order ??= new Map(all("[data-c]", inlineView).map((element, index) => [element.dataset.c, index]).reverse());
  return order.get(dataset.c);
}

// One element for each change that the reader has chosen to see, in the order of the story; side by side, the one on
// the right, where the full text is, if there is one.
function stops() {
  const isBeside = view() === besideView;
  const shown = new Map();
  for (const element of all("[data-c]", view())) {
    const id = element.dataset.c;
    const known = shown.get(id);
    if (!known && passes(id)) shown.set(id, element);
    else if (known && isBeside && element.closest(".right") && !known.closest(".right")) shown.set(id, element);
  }
  const found = [...shown.values()];
  return isBeside ? found.sort((a, b) => placeInStory(a) - placeInStory(b)) : found;
}

function placeOf(id) {
  return find(`.right [data-c="${id}"]`, view()) ?? find(`[data-c="${id}"]`, view());
}

// How much of the story an element lies over that stays in its place.
function covered(selector, position) {
  const element = find(selector);
  return element && getComputedStyle(element).position === position ? element.getBoundingClientRect().height : 0;
}

const MARGIN = 12;

// The part of the screen that nothing lies over.
function freeScreen() {
  const first = covered(".bar", "sticky") + covered("body > #strip", "sticky") + MARGIN;
  return [first, innerHeight - covered(".walk", "fixed") - MARGIN];
}

// Scrolls only where it must: a page that jumps loses its reader.
function reveal(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const { top, bottom } = element.getBoundingClientRect();
  const [first, last] = freeScreen();
  if (top < first || bottom > last) centre(element);
}

// Scrolls so that the element is in the middle of the screen; of one that is higher than the screen, the beginning.
function centre(element) {
  const { top, height } = element.getBoundingClientRect();
  const [first, last] = freeScreen();
  scrollBy(0, top - Math.max(first, (first + last - height) / 2));
}

const FRAMES_TO_SETTLE = 6;

// Keeps the element in the middle while the page settles: a browser scrolls to the place that an address names by its
// own measure, letters change with their font, and parts of the story get their height as they come into sight.
async function keepCentred(element) {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  await document.fonts.ready;
  for (let frame = 0; frame < FRAMES_TO_SETTLE && element.matches(".current"); frame += 1) {
    centre(element);
    await new Promise(requestAnimationFrame);
  }
}

const EVIDENCES = { blank: "", pattern: "from a pattern", cut: "from a cut" };

// What a change is, in words; what a reader has to know first, since a small screen cuts the end.
function describe(id) {
  const change = changeOf(id);
  if (change.kind !== "restored") return [titled(change.kind), traceOf(id)].filter(Boolean).join(", ");
  const { category, evidence, confidence } = change;
  const check = needsChecking(change) ? "needs checking" : "";
  const decision = review.decided.has(change.id) || !isTaken(change) ? (isTaken(change) ? "put back" : "refused") : "";
  const others = all(":is(.reason, .others)", rowOf(id)).map(({ textContent }) => textContent);
  const told = [`Restored ${category}`, `confidence ${confidence.toFixed(2)}`, check, decision, EVIDENCES[evidence], traceOf(id)];
  return [...told, ...others].filter(Boolean).join(", ");
}

function titled(word) {
  return word[0].toUpperCase() + word.slice(1);
}

// Scrolls the list only, and only where it has a scroller of its own and the row is shown.
function showRow(row) {
  const scroller = row.closest(".scroller");
  if (!scroller) return;
  if (scroller.scrollHeight <= scroller.clientHeight) return;
  const { top, bottom } = row.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const heading = find("thead", scroller).offsetHeight;
  if (top < frame.top + heading || bottom > frame.bottom) scroller.scrollTop += top - frame.top - frame.height / 2;
}

function markCurrent(id, element) {
  leaveCurrent();
  for (const part of all(`[data-c="${id}"]`, view())) part.classList.add("current");
  currentRow = rowInList(id);
  currentRow.classList.add("current");
  showRow(currentRow);
  current = element;
  find("#link").disabled = false;
}

function leaveCurrent() {
  find("#link").disabled = true;
  for (const marked of all(".current")) marked.classList.remove("current");
  currentRow?.classList.remove("current");
  current = currentRow = null;
}

// With `around`, the stops are known, and the change is one of those walked through.
function go(id, { element = placeOf(id), around = null } = {}) {
  if (!element) return;
  switchOn(changeOf(id).kind);
  markCurrent(id, element);
  reveal(element);
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const shown = around ?? stops();
  const position = shown.findIndex((stop) => stop.dataset.c === id);
  const among = position < 0 ? "" : ` (${counted(position + 1)} of ${counted(shown.length)} shown)`;
  say(`No. ${id}${among}: ${describe(id)}`);
  pointTo(id, position + 1, shown.length);
  if (find("#review")) showDecision();
  visit(`c${id}`, around !== null);
}

// How many of them begin above what the reader sees. Of the parts out of sight only the places are asked: for those of
// their words a browser would have to lay them out.
function countAbove(around) {
  const edge = Math.max(0, find(".bar").getBoundingClientRect().bottom);
  const isAbove = (element) => element.getBoundingClientRect().top < edge;
  const parts = all(".part", view());
  const part = parts[countBefore(parts, isAbove) - 1];
  if (!part) return 0;
  const isBefore = (element) => part.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
  const first = countBefore(around, isBefore);
  const end = countBefore(around, (element) => isBefore(element) || part.contains(element));
  return first + countBefore(around.slice(first, end), isAbove);
}

// How many come before the first that does not.
function countBefore(items, isBefore) {
  return firstFrom(items, 1, (item) => (isBefore(item) ? 0 : 1));
}

function isInSight(element) {
  const { top, bottom, width } = element.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < innerHeight;
}

// From the current change or, where the reader has scrolled away from it, from what is in sight.
function step(by) {
  const around = stops();
  if (!around.length) {
    say(noneTold());
    return;
  }
  let index = current && isInSight(current) ? around.findIndex((stop) => stop.dataset.c === current.dataset.c) : -1;
  if (index < 0) index = countAbove(around) - (by > 0 ? 1 : 0);
  const next = around[(index + by + around.length) % around.length];
  go(next.dataset.c, { element: next, around });
}

function isTyping(event) {
  return event.target.closest("input:not([type=checkbox]), select, textarea") || event.ctrlKey || event.metaKey || event.altKey;
}

// The letter, large or small; where the keyboard writes another script, that of the same key on a Latin one.
function letter({ key, code }) {
  return /^[^\x00-\x7f]$/.test(key) && code.startsWith("Key") ? code.slice(3).toLowerCase() : key.toLowerCase();
}

const KEYS = {
  n: () => step(1),
  p: () => step(-1),
  t: () => toggleDecision(true),
  r: () => toggleDecision(false),
  "/": () => find("#query").focus(),
};

function startPlaces() {
  for (const [button, by] of [[find("#next"), 1], [find("#previous"), -1]]) {
    button.addEventListener("click", (event) => {
      step(by);
      // Pressed by key: it can be pressed again.
      if (event.detail === 0) button.focus({ preventScroll: true });
    });
  }
  document.addEventListener("keydown", (event) => {
    if (isTyping(event) || !find("#keys").checked) return;
    const act = KEYS[letter(event)];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#c"], a[href^="#from"]');
    // With a key held, the browser opens the link in a tab of its own.
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (link.matches(".to-check")) {
        showDoubtful();
        return;
      }
      const target = link.hash.slice(1);
      if (target.startsWith("from")) goToOldPlace(target.slice(4));
      else go(target.slice(1));
      return;
    }
    const mark = event.target.closest(".story [data-c]");
    if (mark && getSelection().isCollapsed) go(mark.dataset.c, { element: mark });
  });
}

// To where the truncated text has a moved passage.
function goToOldPlace(id) {
  const element = find(`[data-from="${id}"]`, view());
  if (!element) return;
  leaveCurrent();
  element.classList.add("current");
  reveal(element);
  element.focus({ preventScroll: true });
  say(`The truncated text has passage ${id} here`);
  visit(`from${id}`, false);
}

if (columns) startPlaces();
