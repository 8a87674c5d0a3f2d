// Copying and downloading, from the data in the page.

let parsed = null;

function comparison() {
  parsed ??= { ...JSON.parse(find("#document").textContent), ...(runs && { changes: decodedChanges() }) };
  return parsed;
}

// One change a line, as in -f json.
function documentText() {
  const { changes, ...others } = comparison();
  const members = Object.entries(others).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const rows = changes.map((change) => `    ${JSON.stringify(change)}`);
  return `{\n${members.join(",\n")},\n  "changes": [\n${rows.join(",\n")}\n  ]\n}\n`;
}

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

// A button that says what came of it and is itself again after a while.
function offer(button, act) {
  const label = [...button.childNodes];
  button.addEventListener("click", async () => {
    const told = await act();
    button.textContent = told;
    say(told);
    setTimeout(() => button.replaceChildren(...label), 2000);
  });
}

function offerFile(button, type, text) {
  offer(button, () => {
    download(button.dataset.file, type, text());
    return "Downloaded";
  });
}

if (find("#copy")) {
  offer(find("#copy"), async () => ((await copy(JSON.parse(find("#restored-text").textContent))) ? "Copied" : "Not copied"));
  offerFile(find("#json"), "application/json", documentText);
  // The byte order mark tells Excel that this is UTF-8.
  offerFile(find("#csv"), "text/csv;charset=utf-8", () => `\uFEFF${JSON.parse(find("#rows").textContent)}`);
}
