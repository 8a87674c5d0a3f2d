// The side-by-side view: made from the inline one when it is first asked for.

const LEFT = "left";
const RIGHT = "right";

// What one side has of the children of an element of the inline view.
function told(source, side) {
  const target = document.createDocumentFragment();
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) target.append(child.data);
    else if (child.nodeType === Node.ELEMENT_NODE) target.append(side === LEFT ? toldLeft(child) : toldRight(child));
  }
  return target;
}

function copyOf(element, side) {
  const copy = element.cloneNode(false);
  copy.removeAttribute("id");
  copy.removeAttribute("data-was");
  copy.append(told(element, side));
  return copy;
}

function toldLeft(element) {
  if (element.matches("mark")) return element.id ? gap(element) : "";
  if (element.matches("ins, .moved, .sign")) return "";
  if (element.matches(".stood")) return passage(element);
  return copyOf(element, LEFT);
}

function toldRight(element) {
  if (element.matches("del")) return "";
  if (element.matches(".stood")) return element.closest("p").childNodes.length > 1 ? "" : movedAway(element);
  return copyOf(element, RIGHT);
}

// What the truncated text shows where words are lost: its mark, or a visible gap.
function gap(mark) {
  const blank = document.createElement("span");
  blank.className = `gap ${mark.className}${mark.dataset.was ? "" : " traceless"}`;
  blank.dataset.c = mark.dataset.c;
  blank.textContent = (mark.dataset.was ?? "").trim();
  return blank;
}

function movedAway(stood) {
  const note = copyOf(stood, RIGHT);
  delete note.dataset.from;
  note.textContent = `${stood.dataset.from} is elsewhere now`;
  note.ariaLabel = `${note.textContent}: go to it`;
  return note;
}

// The moved passage in the place where the truncated text has it.
function passage(stood) {
  const id = stood.dataset.from;
  const whole = document.createElement("span");
  whole.className = "moved";
  const sign = stood.cloneNode(false);
  sign.removeAttribute("id");
  sign.className = "sign";
  sign.textContent = `moved ${id}`;
  sign.ariaLabel = `moved ${id}: go to where the full text has it`;
  whole.append(sign);
  for (const part of all(`.moved[data-c="${id}"]`, inlineView)) whole.append(told(part, LEFT), " ");
  return whole;
}

function pair(paragraph) {
  const row = document.createElement("div");
  row.className = paragraph.classList.contains("on") ? "pair on" : "pair";
  for (const side of [LEFT, RIGHT]) {
    const cell = document.createElement("p");
    cell.className = side;
    cell.dir = "auto";
    cell.append(told(paragraph, side));
    row.append(cell);
  }
  return row;
}

function build() {
  const headings = document.createElement("div");
  headings.className = "pair headings";
  for (const text of all(".texts dt").slice(0, 2)) {
    const heading = document.createElement("h3");
    heading.lang = "en";
    heading.textContent = text.textContent;
    const name = find("bdi", text.nextElementSibling);
    if (name) heading.append(": ", name.cloneNode(true));
    headings.append(heading);
  }
  besideView.append(headings, ...[...inlineView.children].map(partBeside));
}

function partBeside(part) {
  const copy = part.cloneNode(false);
  for (const block of part.children) copy.append(block.matches("p") ? pair(block) : foldBeside(block));
  return copy;
}

function foldBeside(fold) {
  const copy = fold.cloneNode(false);
  copy.open = fold.open;
  copy.append(find("summary", fold).cloneNode(true), ...all("p", fold).map(pair));
  return copy;
}

// What is below each other in a view: paragraphs, or pairs of them, and folds; as many in either view.
function blocks(within) {
  return all(".part > :not(details), details[open] > :not(summary), details:not([open])", within);
}

function foldAlike(from, to) {
  const folds = all("details", from);
  for (const [index, fold] of all("details", to).entries()) fold.open = folds[index].open;
}

// The block that the reader has before them: that of the current change, or the first in sight.
function blockInSight(around) {
  if (current && isInSight(current)) {
    const index = around.findLastIndex((block) => block.contains(current));
    if (index >= 0) return index;
  }
  return countAbove(around) - 1;
}

// The other view, with the same paragraph at the same height.
function show(beside) {
  const [from, to] = [view(), beside ? besideView : inlineView];
  if (from === to) return;
  if (!to.hasChildNodes()) build();
  foldAlike(from, to);
  const around = blocks(from);
  const index = blockInSight(around);
  const height = around[index]?.getBoundingClientRect().top;
  const stays = current && isInSight(current);
  inlineView.hidden = beside;
  besideView.hidden = !beside;
  columns.classList.toggle("beside", beside);
  find("#inline").setAttribute("aria-pressed", String(!beside));
  find("#beside").setAttribute("aria-pressed", String(beside));
  searchAgain();
  if (index >= 0) scrollBy(0, blocks(to)[index].getBoundingClientRect().top - height);
  if (!current?.isConnected || !current.dataset.c) return;
  markCurrent(current.dataset.c, placeOf(current.dataset.c));
  if (stays && current) reveal(current);
}

function startViews() {
  find("#inline").addEventListener("click", () => show(false));
  find("#beside").addEventListener("click", () => show(true));
  const unfold = find("#unfold");
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    for (const fold of all(".story details")) fold.open = open;
    unfold.setAttribute("aria-pressed", String(open));
    unfold.textContent = open ? "Fold all" : "Unfold all";
  });
  unfold.hidden = !find("details", inlineView);
}

if (columns) startViews();
