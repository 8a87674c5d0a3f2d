// Copying and downloading, from the data in the page.

let parsed = null;

function comparison() {
  parsed ??= JSON.parse(find("#document").textContent);
  return parsed;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Where the clipboard is refused, as in some viewers of mail.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function offer(button, done, act) {
  const label = [...button.childNodes];
  button.addEventListener("click", async () => {
    await act();
    button.textContent = done;
    say(done);
    setTimeout(() => button.replaceChildren(...label), 2000);
  });
}

const CSV_COLUMNS = {
  id: (change) => change.id,
  kind: (change) => change.kind,
  category: (change) => change.category,
  evidence: (change) => change.evidence,
  confidence: (change) => change.confidence,
  truncated_start: (change) => change.truncated.start,
  truncated_end: (change) => change.truncated.end,
  truncated_text: (change) => change.truncated.text,
  full_start: (change) => change.full.start,
  full_end: (change) => change.full.end,
  full_text: (change) => change.full.text,
  within: (change) => change.within,
  alternatives: (change) => JSON.stringify(change.alternatives),
};

// A text that a spreadsheet would take for a formula gets an apostrophe, and so does one that begins with one.
function csvCell(value) {
  let text = String(value ?? "");
  if (typeof value === "string" && /^[=+\-@\t\r\n＝＋－＠']/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv() {
  const rows = [Object.keys(CSV_COLUMNS)];
  for (const change of comparison().changes) rows.push(Object.values(CSV_COLUMNS).map((column) => column(change)));
  // The byte order mark tells Excel that this is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

if (find("#copy")) {
  offer(find("#copy"), "Copied", () => copy(JSON.parse(find("#restored-text").textContent)));
  offer(find("#json"), "Downloaded", () => download("comparison.json", "application/json", find("#document").textContent));
  offer(find("#csv"), "Downloaded", () => download("comparison.csv", "text/csv;charset=utf-8", csv()));
}
