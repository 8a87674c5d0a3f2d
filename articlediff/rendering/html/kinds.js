// Kinds of changes, switched on and off.

function kindSwitch(kind) {
  return find(`#kinds input[value="${kind}"]`);
}

function showKind(kind, isShown) {
  columns.classList.toggle(`show-${kind}`, isShown);
  for (const lane of all(`#strip :is(.${kind}, [data-of="${kind}"])`)) lane.toggleAttribute("hidden", !isShown);
}

function switchOn(kind) {
  const input = kindSwitch(kind);
  if (!input || input.checked) return;
  input.checked = true;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

// The marks of edits, in full or quiet. The choice is kept in the address, as that of light or dark is.
function chooseMarks(marks) {
  document.body.dataset.marks = marks;
  document.body.classList.toggle("full-marks", marks === "full");
  find("#marks").setAttribute("aria-pressed", String(marks === "full"));
}

function startMarks() {
  const marks = new URLSearchParams(location.hash.slice(1)).get("marks");
  if (marks === "full" || marks === "quiet") chooseMarks(marks);
  find("#marks").addEventListener("click", () => {
    chooseMarks(document.body.matches(".full-marks") ? "quiet" : "full");
    writeAddress();
  });
}

function startKinds() {
  find("#kinds").addEventListener("change", ({ target: { value: kind, checked } }) => {
    showKind(kind, checked);
    filterRows();
    searchAgain();
    say(`${checked ? "Shown" : "Not shown"}: ${kind}`);
  });
  for (const { value: kind, checked } of all("#kinds input")) showKind(kind, checked);
}

if (columns) startKinds();
if (find("#marks")) startMarks();
