// The review: each restoration is put back or refused, by a decision of its own or else by its confidence.

const review = { least: 0, decided: new Map() };

const DECISIONS = {
  taken: (change) => change.kind === "restored" && isTaken(change),
  refused: (change) => change.kind === "restored" && !isTaken(change),
  open: (change) => change.kind === "restored" && !review.decided.has(change.id),
  left: isLeftBlank,
};

function isTaken({ id, confidence }) {
  return review.decided.get(id) ?? confidence >= review.least;
}

// Without a review, the restored text and the files are those of the command.
function isReviewed() {
  return review.least > 0 || review.decided.size > 0;
}

function decide(id, taken) {
  const change = changeOf(id);
  if (change?.kind !== "restored") return;
  review.decided.set(change.id, taken);
  showReview();
  say(`No. ${id} is ${taken ? "put back" : "refused"}`);
}

// The same key again takes the decision back.
function toggleDecision(taken) {
  const id = current && changeOf(current.dataset.c)?.id;
  if (!id) return;
  if (review.decided.get(id) !== taken) {
    decide(id, taken);
    return;
  }
  review.decided.delete(id);
  showReview();
  say(`No. ${id} is not decided`);
}

function setLeast(confidence) {
  review.least = confidence;
  showReview();
}

function showReview() {
  paintReview();
  writeAddress();
}

function paintReview() {
  table.classList.toggle("reviewed", isReviewed());
  table.classList.toggle("by-confidence", review.least > 0);
  const refused = new Set(restorations().filter((change) => !isTaken(change)).map(({ id }) => String(id)));
  for (const mark of all("mark[data-c]", columns)) mark.classList.toggle("refused", refused.has(mark.dataset.c));
  for (const row of rows.values()) showDecided(row);
  showFigures();
  filterRows();
}

function showDecided(row) {
  const box = find("[data-decides]", row);
  if (!box) return;
  const change = changeOf(row.dataset.row);
  box.checked = isTaken(change);
  row.classList.toggle("refused", !box.checked);
  row.classList.toggle("decided", review.decided.has(change.id));
}

function showFigures() {
  find("#least").value = review.least;
  find("#least-shown").textContent = review.least.toFixed(2);
  find("#start-over").hidden = !isReviewed();
  const taken = restorations().filter(isTaken).length;
  const unchecked = restorations().filter(needsChecking).length;
  find("#put-back").textContent = `${counted(taken)} restoration${taken === 1 ? "" : "s"}`;
  const told = `${counted(taken)} of ${counted(restorations().length)} put back`;
  find("#decided").textContent = unchecked ? `${told}, ${checkTold(unchecked)}` : told;
  for (const count of all(".kind.to-check b")) count.textContent = counted(unchecked);
  showHeadline(taken, unchecked);
  const left = leftTold();
  find("#left").textContent = left;
  find("#show-left").hidden = !left;
  showDecision();
}

function checkTold(number) {
  return `${counted(number)} ${number === 1 ? "needs" : "need"} checking`;
}

// In doubt, and neither decided by the reader nor refused.
function needsChecking(change) {
  return isDoubtful(change) && isTaken(change) && !review.decided.has(change.id);
}

// A blank that the restored text, as decided, still has.
function isLeftBlank(change) {
  if (change.kind === "unrestored") return true;
  return change.kind === "restored" && change.evidence === "blank" && change.truncated.text !== "" && !isTaken(change);
}

// How many blanks the restored text still has; those of white space cannot be found by their look.
function leftTold() {
  const left = comparison().changes.filter(isLeftBlank);
  if (!left.length) return "";
  const spaces = left.filter(({ truncated }) => !truncated.text.trim()).length;
  const sort = spaces === left.length ? " of mere white space" : "";
  const told = left.length === 1 ? `1 blank${sort} remains in the text` : `${counted(left.length)} blanks${sort} remain in the text`;
  return spaces && !sort ? `${told}, ${counted(spaces)} of them mere white space` : told;
}

let headline = null;

// The headline of the page as made, until the reader decides; then as decided, on screen, on paper and in the title.
function showHeadline(taken, unchecked) {
  const clause = find("#recovery");
  if (!clause) return;
  const before = find("h1").textContent;
  headline ??= [...clause.childNodes];
  clause.replaceChildren(...(isReviewed() ? decidedClause(taken, unchecked) : headline));
  document.title = document.title.replace(before, () => find("h1").textContent);
}

function decidedClause(taken, unchecked) {
  const told = `of which ${taken ? counted(taken) : "none"} ${taken > 1 ? "are" : "is"} put back here`;
  if (!unchecked) return [told];
  const link = find("h1 .to-check, .kind.to-check").cloneNode(false);
  link.className = "to-check";
  link.textContent = checkTold(unchecked);
  return [`${told} (`, link, ")"];
}

// The two buttons of the bar, which decide on the current change.
function showDecision() {
  const change = current && changeOf(current.dataset.c);
  for (const [button, taken] of [[find("#take"), true], [find("#refuse"), false]]) {
    button.disabled = change?.kind !== "restored";
    button.setAttribute("aria-pressed", String(!button.disabled && review.decided.get(change.id) === taken));
  }
}

// What only a script can do is not in the page without one: a box for each restoration, in a column of its own.
function withBox(row, { kind, id, full }) {
  if (kind !== "restored") return row;
  const box = made("input");
  box.type = "checkbox";
  box.defaultChecked = true;
  box.dataset.decides = id;
  box.ariaLabel = `Put back no. ${id}: ${full.text.slice(0, 40)}`;
  row.append(made("td", "decision", box));
  showDecided(row);
  return row;
}

function addColumn() {
  const heading = document.createElement("th");
  heading.scope = "col";
  heading.className = "decision";
  heading.textContent = "Put back";
  find("thead tr", table).append(heading);
  table.classList.add("with-decisions");
}

function startReview() {
  addColumn();
  showFigures();
  table.addEventListener("change", ({ target }) => {
    if (target.dataset.decides) decide(target.dataset.decides, target.checked);
  });
  find("#take").addEventListener("click", () => toggleDecision(true));
  find("#refuse").addEventListener("click", () => toggleDecision(false));
  find("#least").addEventListener("input", ({ target }) => setLeast(Number(target.value)));
  for (const button of all("[data-least]")) {
    button.addEventListener("click", () => setLeast(Number(button.dataset.least)));
  }
  find("#show-left").addEventListener("click", () => {
    for (const kind of ["restored", "unrestored"]) switchOn(kind);
    filterBy({ decision: "left" });
    goToEnd(0);
  });
  find("#start-over").addEventListener("click", () => {
    review.decided.clear();
    setLeast(0);
    say("All restorations are put back");
    find("#least").focus();
  });
}
