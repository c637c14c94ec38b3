// What the pages do beyond plain HTML. Every page works without this file.
"use strict";

// ---- Sending files: one request a file, so that a lost connection loses one file at most. ----

function line(list, name) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  const bar = document.createElement("progress");
  label.textContent = name;
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  item.append(label, bar);
  list.append(item);
  return {
    at(share) { bar.value = share; },
    say(words, bad) {
      label.textContent = name + " · " + words;
      label.className = bad ? "wrong" : "soft";
      if (bad) bar.remove();
    },
  };
}

function send(form, file, progress) {
  return new Promise((resolve) => {
    const words = form.dataset;
    const body = new FormData();
    body.append("csrf_token", form.elements.csrf_token.value);
    body.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress.at(event.loaded / event.total);
    };
    request.onload = () => {
      const to = request.getResponseHeader("HX-Redirect");
      if (to) window.location.assign(to);
      const well = request.status >= 200 && request.status < 300;
      const said = request.getResponseHeader("Content-Type") || "";
      progress.at(1);
      if (well) progress.say(words.sent, false);
      else progress.say(said.startsWith("text/plain") ? request.responseText : words.failed, true);
      resolve(well);
    };
    request.onerror = request.ontimeout = () => {
      progress.say(words.failed, true);
      resolve(false);
    };
    progress.say(words.sending, false);
    request.send(body);
  });
}

function chosen(form) {
  return [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
}

async function sendAll(form) {
  const words = form.dataset;
  const list = form.querySelector(".sending");
  const button = form.querySelector("button[type=submit]");
  const files = chosen(form);
  list.replaceChildren();
  if (!files.length) {
    line(list, "").say(words.none, true);
    return;
  }
  button.disabled = true;
  const waiting = files.map((file) => [file, line(list, file.name)]);
  for (const [file, progress] of waiting) {
    if (file.size > Number(words.most)) progress.say(words.large, true);
    else await send(form, file, progress);
    htmx.trigger("#standing", "guohu:changed");
  }
  form.reset();
  count(form);
  button.disabled = false;
}

function count(form) {
  const files = chosen(form);
  const names = files.map((file) => file.name).join(" · ");
  form.querySelector("[data-count]").textContent =
    files.length ? form.dataset.chosen.replace("#", files.length) + " " + names : "";
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-upload]")) return;
  event.preventDefault();
  sendAll(form);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-upload]");
  if (form) count(form);
});

// ---- The picture beside the fields: whatever is pointed at is marked on both sides. ----

function mark(id) {
  for (const marked of document.querySelectorAll(".on")) marked.classList.remove("on");
  if (!id) return;
  for (const one of document.querySelectorAll(`[data-mark="${CSS.escape(id)}"]`)) {
    one.classList.add("on");
  }
}

function show(id) {
  const box = document.querySelector(`polygon[data-mark="${CSS.escape(id)}"]`);
  const view = box && box.closest(".view");
  if (!view) return;
  const place = box.getBoundingClientRect();
  const frame = view.getBoundingClientRect();
  view.scrollBy({
    top: place.top + place.height / 2 - frame.top - frame.height / 2,
    left: place.left + place.width / 2 - frame.left - frame.width / 2,
  });
}

for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const at = event.target.closest("[data-mark]");
    if (!at) return;
    mark(at.dataset.mark);
    if (!at.matches("polygon")) show(at.dataset.mark);
  });
}

document.addEventListener("click", (event) => {
  const box = event.target.closest("polygon[data-mark]");
  if (box) {
    const row = document.querySelector(`.reading[data-mark="${CSS.escape(box.dataset.mark)}"] a`);
    if (row) row.focus();
  }
  const field = event.target.closest(".reading a");
  if (field) {
    event.preventDefault();
    show(field.closest("[data-mark]").dataset.mark);
  }
  const button = event.target.closest("button[data-view]");
  if (button) turn(button);
});

function turn(button) {
  const view = document.getElementById(button.getAttribute("aria-controls"));
  if (button.dataset.view === "zoom") {
    button.setAttribute("aria-pressed", String(view.classList.toggle("large")));
    return;
  }
  const now = Number(view.dataset.turn || 0);
  view.classList.remove("turn-" + now);
  view.dataset.turn = String((now + 1) % 4);
  view.classList.add("turn-" + view.dataset.turn);
}

// ---- Odds and ends ----

document.documentElement.classList.add("with-script");

// Buttons that only work with this file are shown by it.
for (const hidden of document.querySelectorAll("[data-with-script]")) hidden.hidden = false;

// What went wrong is the first thing that is read out, and the keyboard goes on from there.
const alarm = document.querySelector("main [role=alert]");
if (alarm) {
  alarm.tabIndex = -1;
  alarm.focus();
}

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const button = event.target.querySelector("button[type=submit]");
  if (button) setTimeout(() => { button.disabled = true; }, 0);
});
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll("button:disabled")) button.disabled = false;
});
