// The reader: layers are switched in place, j and k step through the notes, marks and notes light each other up.
"use strict";

const reader = document.getElementById("reader");
const buttons = [...document.querySelectorAll("[data-layer]")];
const shown = () => [...reader.querySelectorAll(".note")].filter((note) => note.offsetParent !== null);

function toggle(button) {
  const on = reader.classList.toggle("on-" + button.dataset.layer);
  button.setAttribute("aria-pressed", String(on));
  const address = new URL(location);
  const layers = buttons.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.layer);
  address.searchParams.set("layers", layers.join(","));
  history.replaceState(null, "", address);
  for (const other of buttons) {
    const own = other.dataset.layer;
    const rest = new URL(other.href);
    rest.searchParams.set("layers", layers.includes(own) ? layers.filter((x) => x !== own) : [...layers, own]);
    other.href = rest;
  }
  place();
}

const noteOf = (id) => document.getElementById(id)?.closest(".note");

// the records that a note tells of: its own, or those of the words that it lists
const recordsOf = (note) => (note.id ? [note.id] : [...note.querySelectorAll("a[id]")].map((a) => a.id));

function light(id, on) {
  noteOf(id)?.classList.toggle("lit", on);
  for (const piece of reader.querySelectorAll(`[data-notes~="${CSS.escape(id)}"]`)) piece.classList.toggle("lit", on);
}

function only(ids) {
  for (const lit of reader.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const id of ids) light(id, true);
}

function go(note, id = recordsOf(note)[0]) {
  history.replaceState(null, "", "#" + id);
  note.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  note.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  only(recordsOf(note));
}

function step(by) {
  const notes = shown();
  const here = notes.indexOf(document.activeElement.closest(".note") ?? noteOf(location.hash.slice(1)));
  const next = notes[here < 0 ? (by > 0 ? 0 : notes.length - 1) : here + by];
  if (next) go(next);
}

const ROOM = matchMedia("screen and (min-width: 60.01rem)");
const FARTHEST = 160; // pixels that notes may stand below the paragraph that they belong to

function place() {
  reader.classList.toggle("floating", ROOM.matches);
  const rows = [...reader.querySelectorAll(".row")].map((row) => ({ row, notes: row.querySelector(".margin") }));
  for (const { row, notes } of rows) {
    row.style.paddingTop = "";
    if (notes) notes.style.top = "";
  }
  const text = document.getElementById("reader-text");
  text.style.minHeight = "";
  if (!ROOM.matches) return;
  const measured = rows.map(({ row, notes }) => ({ row, notes, top: row.offsetTop, height: notes?.offsetHeight ?? 0 }));
  let pushed = 0;
  let free = 0;
  for (const { row, notes, top, height } of measured) {
    if (height === 0) continue;
    const below = Math.max(free - (top + pushed), 0);
    const gap = Math.max(below - FARTHEST, 0);
    if (gap) row.style.paddingTop = gap + "px";
    notes.style.top = below + "px";
    free = top + pushed + below + height + 8;
    pushed += gap;
  }
  text.style.minHeight = free + "px";
}

place();
ROOM.addEventListener("change", place);
addEventListener("resize", place);
document.fonts.ready.then(place);
reader.addEventListener("toggle", place, true);

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-layer]");
  if (button) {
    event.preventDefault();
    toggle(button);
    return;
  }
  const piece = event.target.closest("[data-notes]");
  if (piece && getSelection().isCollapsed) {
    const id = piece.dataset.notes.split(" ").reverse().find((id) => noteOf(id)?.offsetParent);
    if (id) go(noteOf(id), id);
  }
});

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const note = event.target.closest?.(".note");
    const piece = event.target.closest?.("[data-notes]");
    const word = event.target.closest?.(".note a[id]");
    if (note) only(word ? [word.id] : recordsOf(note));
    else if (piece) only(piece.dataset.notes.split(" "));
    else if (kind === "pointerover") only([]);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === " " && event.target.matches("[data-layer]")) {
    event.preventDefault();
    toggle(event.target);
  } else if (buttons[Number(event.key) - 1]) toggle(buttons[Number(event.key) - 1]);
});
