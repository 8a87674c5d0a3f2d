// The page: what every other part uses. The parts are joined into one module, in the order that report.py names.

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const columns = find("#columns");
const inlineView = find("#view-inline");
const besideView = find("#view-beside");

function view() {
  return besideView.hidden ? inlineView : besideView;
}

function say(message) {
  const status = find("#status");
  if (status) status.textContent = message;
}

const numbers = new Intl.NumberFormat("en");

function counted(number) {
  return numbers.format(number);
}

for (const element of all(".scripted")) element.hidden = false;

const dark = matchMedia("(prefers-color-scheme: dark)");
const themeButton = find("#theme");

// The choice is kept in the address, as the decisions are.
const theme = new URLSearchParams(location.hash.slice(1)).get("theme");
if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : dark.matches;
}

function nameTheme() {
  themeButton.textContent = isDark() ? "Light" : "Dark";
}

themeButton.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  nameTheme();
  writeAddress();
});
dark.addEventListener("change", nameTheme);
nameTheme();
