// The review: each restoration is put back or refused, by a decision of its own or else by its confidence.

const review = { least: 0, decided: new Map() };

const DECISIONS = {
  taken: (change) => isTaken(change),
  refused: (change) => !isTaken(change),
  open: (change) => !review.decided.has(change.id),
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
  const refused = new Set(restorations().filter((change) => !isTaken(change)).map(({ id }) => String(id)));
  for (const mark of all("mark[data-c]", columns)) mark.classList.toggle("refused", refused.has(mark.dataset.c));
  for (const box of all("input[data-decides]", table)) {
    box.checked = !refused.has(box.dataset.decides);
    const row = box.closest("tr");
    row.classList.toggle("refused", !box.checked);
    row.classList.toggle("decided", review.decided.has(Number(box.dataset.decides)));
  }
  showFigures();
  filterRows();
}

function showFigures() {
  find("#least").value = review.least;
  find("#least-shown").textContent = review.least.toFixed(2);
  find("#start-over").hidden = !isReviewed();
  const taken = restorations().filter(isTaken);
  const unchecked = taken.filter((change) => isDoubtful(change) && !review.decided.has(change.id)).length;
  find("#put-back").textContent = `${counted(taken.length)} restoration${taken.length === 1 ? "" : "s"}`;
  const told = `${counted(taken.length)} of ${counted(restorations().length)} put back`;
  find("#decided").textContent = unchecked ? `${told}, ${counted(unchecked)} of them to check` : told;
  showDecision();
}

// The two buttons of the bar, which decide on the current change.
function showDecision() {
  const change = current && changeOf(current.dataset.c);
  for (const [button, taken] of [[find("#take"), true], [find("#refuse"), false]]) {
    button.disabled = change?.kind !== "restored";
    button.setAttribute("aria-pressed", String(!button.disabled && review.decided.get(change.id) === taken));
  }
}

function boxFor(model, { id, full }) {
  const box = model.cloneNode(false);
  box.dataset.decides = id;
  box.ariaLabel = `Put back no. ${id}: ${full.text.slice(0, 40)}`;
  return box;
}

// What only a script can do is not in the page without one.
function addBoxes() {
  const heading = document.createElement("th");
  heading.scope = "col";
  heading.textContent = "Put back";
  find("thead tr", table).append(heading);
  const model = document.createElement("input");
  model.type = "checkbox";
  model.defaultChecked = true;
  for (const { row, change } of listed()) {
    if (change.kind === "restored") row.insertCell().append(boxFor(model, change));
  }
  table.classList.add("with-decisions");
}

function startReview() {
  addBoxes();
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
  find("#start-over").addEventListener("click", () => {
    review.decided.clear();
    setLeast(0);
    find("#least").focus();
  });
}
