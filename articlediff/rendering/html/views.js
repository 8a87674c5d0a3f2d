// The side-by-side view, made when it is first asked for, and the way from one view to the other.

const ROWS_A_PART = 25;

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
  const whole = decoded();
  const columns = [TRUNCATED, FULL].map((side) => new Column(side, whole));
  const starts = [...runs.rows, Object.assign(whole.texts.map((text) => text.length), { isLast: true })];
  const pairs = runs.rows.map((start, row) => {
    const cells = columns.map((column) => column.cell(start, starts[row + 1]));
    return made("div", cells.every((cell) => cell.firstChild?.className === "on") ? "pair on" : "pair", ...cells);
  });
  besideView.append(headings(), ...parts(withFolds(pairs)));
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

// How far into the full text each block is, from its start to its end: in letters, since white space differs.
function extents(around) {
  let done = 0;
  return around.map((block) => {
    const start = done;
    done += lettersOfFull(block);
    return [start, done];
  });
}

function lettersOfFull(block) {
  let count = 0;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (!parentElement.closest("del, .sign, .stood, .left, summary")) count += data.replace(/\s+/g, "").length;
  }
  return count;
}

function overlap([start, end], [otherStart, otherEnd]) {
  return start < otherEnd && otherStart < end;
}

// Folds of both views that have words in common are open, or closed, together.
function foldAlike(from, to) {
  const [known, others] = [from, to].map((view) => {
    const around = all(".part > *", view);
    const places = extents(around);
    return around.map((block, at) => [block, places[at]]).filter(([block]) => block.matches("details"));
  });
  for (const [fold, place] of others) {
    const alike = known.filter(([, other]) => overlap(place, other));
    if (alike.length) fold.open = alike.some(([{ open }]) => open);
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

// The block that has the beginning of that extent.
function blockAt(around, [start]) {
  const index = extents(around).findLastIndex(([first]) => first <= start);
  return around[index];
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
  const place = extents(around)[index];
  const stays = current && isInSight(current);
  inlineView.hidden = beside;
  besideView.hidden = !beside;
  columns.classList.toggle("beside", beside);
  find("#inline").setAttribute("aria-pressed", String(!beside));
  find("#beside").setAttribute("aria-pressed", String(beside));
  searchAgain();
  if (place) scrollBy(0, blockAt(blocks(to), place).getBoundingClientRect().top - height);
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
