// The comparison, from the runs that the page holds; embedded.py says how they are written.

const runs = find("#runs") && JSON.parse(find("#runs").textContent);
const TRUNCATED = 0;
const FULL = 1;

// A text by its code points, in which offsets count.
function codePoints(text) {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

function slice(letters, start, end) {
  const part = letters.slice(start, end);
  return typeof part === "string" ? part : part.join("");
}

let whole = null;

// Every run with its spans in both texts, [start, end], and its change, if it is one; and both texts.
function decoded() {
  whole ??= decodedRuns();
  return whole;
}

function decodedRuns() {
  const truncated = codePoints(runs.truncated);
  const words = [];
  let at = 0;
  // Differences in form have their ids after all other changes.
  let [id, idOfForm] = [0, runs.others];
  const add = (text) => {
    words.push(text);
    at += codePoints(text).length;
  };
  const decode = ([start, end, told, kind, confidence = 1, category, evidence, alternatives = [], inner = []], within) => {
    const run = { spans: [[start, end], [at, at]], within, inner: [] };
    if (kind !== undefined) {
      const isForm = runs.kinds[kind] === "formatting";
      run.change = { id: isForm ? (idOfForm += 1) : (id += 1), kind: runs.kinds[kind], confidence, within: within?.change.id ?? null };
      if (category !== undefined) run.change.category = runs.categories[category];
      if (evidence !== undefined) run.change.evidence = runs.evidences[evidence];
      if (alternatives.length) run.change.alternatives = alternatives;
    }
    if (inner.length) run.inner = inner.map((part) => decode(part, run));
    else add(wordsOf(truncated, start, end, told));
    run.spans[FULL][1] = at;
    return run;
  };
  const all = runs.runs.map((run) => decode(run, null));
  return { runs: all, texts: [truncated, codePoints(words.join(""))] };
}

function wordsOf(truncated, start, end, told) {
  if (told === undefined) return slice(truncated, start, end);
  if (typeof told === "string") return told;
  const [before, first, last, after] = told;
  return before + slice(truncated, first, last) + after;
}

// The changes as the document has them.
function decodedChanges() {
  const { runs: all, texts } = decoded();
  const span = (side, [start, end]) => ({ start, end, text: slice(texts[side], start, end) });
  const told = ({ change, spans }) => {
    const { id, kind, confidence, within, category, evidence, alternatives } = change;
    return {
      id,
      kind,
      ...(kind === "restored" && { category: category ?? null, evidence: evidence ?? null }),
      confidence,
      truncated: span(TRUNCATED, spans[TRUNCATED]),
      full: span(FULL, spans[FULL]),
      within,
      ...(alternatives && { alternatives: alternatives.map((place) => span(FULL, place)) }),
    };
  };
  return all.flatMap((run) => [run, ...run.inner]).filter(({ change }) => change).map(told);
}
