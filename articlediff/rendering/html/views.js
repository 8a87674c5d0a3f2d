// The side-by-side view, made when it is first asked for, and the way from one view to the other.

const ROWS_A_PART = 25;
const FEW_PARTS = 8;

function headings() {
  const row = made("div", "pair headings");
  for (const text of all(".texts dt").slice(0, 2)) {
    const heading = made("h3", "", text.textContent);
    heading.lang = "en";
    const name = find("bdi", text.nextElementSibling);
    if (name) heading.append(": ", name.cloneNode(true));
    row.append(heading);
  }
  return row;
}

function build() {
  const columns = [TRUNCATED, FULL].map((side) => new Column(side));
  const starts = [...runs.rows, Object.assign(decoded().texts.map((text) => text.length), { isLast: true })];
  const pairs = runs.rows.map((start, row) => {
    const cells = columns.map((column) => column.cell(start, starts[row + 1]));
    const goesOn = ["on", "line"].find((name) => cells.every(({ firstChild }) => firstChild?.className === name));
    return made("div", goesOn ? `pair ${goesOn}` : "pair", ...cells);
  });
  const told = [...parts(withFolds(pairs))];
  besideView.append(headings(), ...told);
  besideView.classList.toggle("long", told.length > FEW_PARTS);
}

// The rows, those far from any change in folds.
function withFolds(pairs) {
  const blocks = [];
  let done = 0;
  for (const [start, end, label] of runs.folds) {
    const summary = made("summary", "", label);
    summary.lang = "en";
    blocks.push(...pairs.slice(done, start), made("details", "fold", summary, ...pairs.slice(start, end)));
    done = end;
  }
  return [...blocks, ...pairs.slice(done)];
}

function* parts(blocks) {
  for (let at = 0; at < blocks.length; at += ROWS_A_PART) yield made("div", "part", ...blocks.slice(at, at + ROWS_A_PART));
}

// What is below each other in a view: paragraphs, or pairs of them, and folds; as many in either view.
function blocks(within) {
  return all(".part > :not(details), details[open] > :not(summary), details:not([open])", within);
}

// How far into the full text each paragraph, or pair of them, is: in letters, since white space differs.
const extents = new Map();

function extentOf(block) {
  if (!extents.has(block)) measure(block.closest(".story"));
  return extents.get(block);
}

function measure(view) {
  let done = 0;
  const end = (block) => {
    const start = done;
    if (block.matches("details")) for (const inner of block.children) end(inner);
    else if (!block.matches("summary")) done += lettersOfFull(block);
    extents.set(block, [start, done]);
  };
  for (const part of all(".part", view)) for (const block of part.children) end(block);
}

function lettersOfFull(block) {
  const full = block.matches(".pair") ? block.lastChild : block;
  const other = all("del, .sign, .stood", full).reduce((sum, part) => sum + letterCount(part), 0);
  return letterCount(full) - other;
}

function letterCount({ textContent }) {
  return textContent.replace(/\s+/g, "").length;
}

function overlap([start, end], [otherStart, otherEnd]) {
  return start < otherEnd && otherStart < end;
}

// Folds of both views that have words in common are open, or closed, together.
function foldAlike(from, to) {
  const known = all("details", from);
  for (const fold of all("details", to)) {
    const alike = known.filter((other) => overlap(extentOf(other), extentOf(fold)));
    if (alike.length) fold.open = alike.some(({ open }) => open);
  }
}

// The block that the reader has before them: that of the current change, or the first in sight.
function blockInSight(around) {
  if (current && isInSight(current)) {
    const index = around.findLastIndex((block) => block.contains(current));
    if (index >= 0) return index;
  }
  return countAbove(around) - 1;
}

// The block that is as far into the full text.
function blockLike(block, around) {
  const [place] = extentOf(block);
  return around[Math.max(0, firstFrom(around, place + 1, (other) => extentOf(other)[0]) - 1)];
}

// The other view, with the same paragraph at the same height.
function show(beside) {
  const [from, to] = [view(), beside ? besideView : inlineView];
  if (from === to) return;
  if (!to.hasChildNodes()) build();
  foldAlike(from, to);
  const around = blocks(from);
  const block = around[blockInSight(around)];
  const height = block?.getBoundingClientRect().top;
  // On a phone the reader has left the story to press the button.
  const stays = current && (isInSight(current) || !covered(".bar", "sticky"));
  inlineView.hidden = beside;
  besideView.hidden = !beside;
  columns.classList.toggle("beside", beside);
  find("#inline").setAttribute("aria-pressed", String(!beside));
  find("#beside").setAttribute("aria-pressed", String(beside));
  searchAgain();
  markParagraphs();
  if (block) scrollBy(0, blockLike(block, blocks(to)).getBoundingClientRect().top - height);
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
