// Kinds of changes, switched on and off.

function startKinds() {
  find("#kinds").addEventListener("change", (event) => {
    const kind = event.target.value;
    columns.classList.toggle(`show-${kind}`, event.target.checked);
    find(`#strip .${kind}`)?.toggleAttribute("hidden", !event.target.checked);
    searchAgain();
    say(`${event.target.checked ? "Shown" : "Not shown"}: ${kind}`);
  });
  for (const input of all("#kinds input")) {
    find(`#strip .${input.value}`)?.toggleAttribute("hidden", !input.checked);
  }
}

if (columns) startKinds();
