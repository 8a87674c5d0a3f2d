// Copying and downloading, as decided.

// Whether it was copied.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Where the clipboard is refused, as in some viewers of mail.
    return copySelected(text);
  }
}

function copySelected(text) {
  find("#to-copy")?.remove();
  const box = document.createElement("label");
  box.id = "to-copy";
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.rows = 8;
  box.append("Not copied: the browser refused it. The text is selected here; press Ctrl+C, on a Mac ⌘C.", area);
  find("#summary").append(box);
  area.select();
  if (!document.execCommand("copy")) return false;
  box.remove();
  return true;
}

function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// A button that says for a while below it what came of it; its name stays, and so do its neighbours. Of a text that leaves
// the page with blanks, the status says how many.
function offer(button, act, { leaves = false } = {}) {
  button.addEventListener("click", async () => {
    const told = await act();
    button.dataset.told = told;
    say([told, leaves && leftTold()].filter(Boolean).join(": "));
    setTimeout(() => delete button.dataset.told, 2000);
  });
}

function offerFile(button, type, text, { leaves = false } = {}) {
  const act = () => {
    download(button.dataset.file, type, text());
    return "Downloaded";
  };
  offer(button, act, { leaves });
}

// The change as the document has it; after a review, each restoration with its decision and whether
// the reader made it.
function withDecision(change) {
  if (change.kind !== "restored" || !isReviewed()) return change;
  const { id, kind, ...others } = change;
  const decision = isTaken(change) ? "taken" : "refused";
  return { id, kind, decision, decided_by: review.decided.has(id) ? "reader" : "confidence", ...others };
}

// One change a line, as in -f json.
function documentText() {
  const { changes, ...others } = comparison();
  const rows = changes.map((change) => `    ${JSON.stringify(withDecision(change))}`);
  const members = Object.entries(others).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${members.join(",\n")},\n  "changes": [\n${rows.join(",\n")}\n  ]\n}\n`;
}

// Signs that spreadsheets take for the beginning of a formula, and the guard itself; as in csv.py.
const GUARDED = /^[=+\-@\t\r\n＝＋－＠']/u;

function guarded(text) {
  return GUARDED.test(text) ? `'${text}` : text;
}

function cell(value) {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// As Python writes them: 1.0 and not 1.
function decimal(number) {
  return Number.isInteger(number) ? number.toFixed(1) : String(number);
}

function alternativesCell(spans = []) {
  const told = spans.map(({ start, end, text }) => `{"start": ${start}, "end": ${end}, "text": ${JSON.stringify(text)}}`);
  return told.length ? `[${told.join(", ")}]` : "";
}

const COLUMNS = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  category: ({ category }) => category,
  evidence: ({ evidence }) => evidence,
  confidence: ({ confidence }) => decimal(confidence),
  truncated_start: ({ truncated }) => truncated.start,
  truncated_end: ({ truncated }) => truncated.end,
  truncated_text: ({ truncated }) => guarded(truncated.text),
  full_start: ({ full }) => full.start,
  full_end: ({ full }) => full.end,
  full_text: ({ full }) => guarded(full.text),
  within: ({ within }) => within,
  alternatives: ({ alternatives }) => alternativesCell(alternatives),
};

// Byte for byte that of -f csv; after a review with two columns more.
function tableText() {
  const columns = isReviewed() ? { ...COLUMNS, decision: ({ decision }) => decision, decided_by: ({ decided_by: by }) => by } : COLUMNS;
  const cells = (change) => Object.values(columns).map((value) => cell(value(change)));
  const rows = comparison().changes.map((change) => cells(withDecision(change)));
  // The byte order mark tells Excel that this is UTF-8.
  return `\uFEFF${[Object.keys(columns), ...rows].map((row) => `${row.join(",")}\r\n`).join("")}`;
}

if (find("#copy")) {
  offer(find("#copy"), async () => ((await copy(restoredText())) ? "Copied" : "Not copied"), { leaves: true });
  offerFile(find("#text"), "text/plain;charset=utf-8", restoredText, { leaves: true });
  offerFile(find("#json"), "application/json", documentText);
  offerFile(find("#csv"), "text/csv;charset=utf-8", tableText);
}
