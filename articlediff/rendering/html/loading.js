// Decisions from a file that a report has saved, the JSON or the CSV; as decisions.py reads them.

const SAVED = "choose the JSON or the CSV that this report downloaded after a review";

// What a file says that cannot be followed; the message is for the reader.
class Refusal extends Error {}

function rowsOfDocument(text) {
  return JSON.parse(text).changes.map(({ full, ...row }) => ({ ...row, words: full.text }));
}

// A spreadsheet may have written it with semicolons or tabs: the first column is "id".
function rowsOfTable(text) {
  const [heading, ...rows] = cellsOf(text, /^id[;\t]/.test(text) ? text[2] : ",");
  if (!heading.includes("id")) throw new Refusal("it has no column of ids");
  const named = rows.filter(({ length }) => length > 1).map((cells) => Object.fromEntries(heading.map((name, at) => [name, cells[at]])));
  return named.map(({ id, full_text: words, ...row }) => ({ ...row, id: Number(id), words: words.replace(/^'/, "") }));
}

// The cells of each row, as RFC 4180 has them.
function cellsOf(text, comma) {
  const cell = new RegExp(`("[^"]*(?:""[^"]*)*"|[^${comma}\\r\\n]*)(${comma}|\\r\\n|\\r|\\n|$)`, "y");
  const rows = [[]];
  while (cell.lastIndex < text.length) {
    const [, told, end] = cell.exec(text);
    rows.at(-1).push(told.startsWith('"') ? told.slice(1, -1).replaceAll('""', '"') : told);
    if (end !== comma) rows.push([]);
  }
  return rows;
}

// The decisions of a file on the restorations of this report, if it has some and they are all on these.
function decisionsIn(text) {
  let rows;
  try {
    rows = text.trimStart().startsWith("{") ? rowsOfDocument(text) : rowsOfTable(text);
  } catch {
    throw new Refusal(`is not a file of decisions; ${SAVED}`);
  }
  const made = rows.filter(({ decision }) => decision);
  if (!made.length) throw new Refusal(`holds no decisions; ${SAVED}`);
  const seen = new Set();
  for (const { id, words, decision } of made) {
    if (decision !== "taken" && decision !== "refused") throw new Refusal(`says “${decision}” of no. ${id}, and not taken or refused`);
    if (seen.has(id)) throw new Refusal(`decides twice on no. ${id}`);
    seen.add(id);
    const change = changeOf(id);
    if (change?.kind !== "restored" || onOneLine(change.full.text) !== onOneLine(words)) {
      throw new Refusal(`decides on “${onOneLine(words)}” as no. ${id}, which this report does not restore: it is of other texts`);
    }
  }
  return made;
}

// Spreadsheets change line ends.
function onOneLine(text) {
  return text.trim().replace(/\s+/g, " ");
}

// What went by its confidence does so again, from the least one with which nothing is put back that was refused.
function follow(decisions) {
  const byConfidence = decisions.filter(({ decided_by: by }) => by === "confidence");
  const refused = byConfidence.filter(({ decision }) => decision === "refused").map(({ id }) => changeOf(id).confidence);
  review.least = refused.length ? Math.min(1, Math.round(Math.max(...refused) * 100 + 1) / 100) : 0;
  review.decided.clear();
  for (const { id, decision, decided_by: by } of decisions) {
    if (by !== "confidence") review.decided.set(id, decision === "taken");
  }
  showReview();
}

async function loadDecisions(file) {
  let told;
  try {
    follow(decisionsIn(await file.text()));
    told = `Loaded from ${file.name}: ${find("#decided").textContent}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    told = `${file.name} ${error.message}. Nothing was changed.`;
  }
  find("#loaded").textContent = told;
  say(told);
}

function startLoading() {
  const chosen = find("#saved");
  find("#load").addEventListener("click", () => chosen.click());
  chosen.addEventListener("change", async () => {
    await loadDecisions(chosen.files[0]);
    // The file may be chosen again, perhaps with other words.
    chosen.value = "";
  });
}

if (find("#load")) startLoading();
