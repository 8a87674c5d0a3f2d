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
