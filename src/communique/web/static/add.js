// The page to add on: files dropped anywhere on its field are chosen, and a form that was sent says so.
"use strict";

const drop = document.querySelector(".drop");
const files = document.getElementById("files");
const chosen = document.querySelector(".chosen");

const over = (event) => {
  if (!event.dataTransfer || !event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  drop.classList.toggle("over", event.type === "dragover");
};
drop.addEventListener("dragover", over);
drop.addEventListener("dragleave", over);
drop.addEventListener("drop", (event) => {
  over(event);
  files.files = event.dataTransfer.files;
  files.dispatchEvent(new Event("change"));
});

files.addEventListener("change", () => {
  const names = [...files.files].map((file) => file.name);
  const shown = names.slice(0, 50);
  if (names.length > shown.length) shown.push(`and ${names.length - shown.length} more`);
  chosen.replaceChildren(...(names.length > 1 ? shown : []).map((name) => {
    const item = document.createElement("li");
    item.textContent = name;
    return item;
  }));
});

for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    form.querySelector("button").disabled = true;
    form.querySelector(".working").textContent = form.dataset.busy;
  });
}

// a page that the browser kept must not come back with its buttons off
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-busy]")) {
    form.querySelector("button").disabled = false;
    form.querySelector(".working").textContent = "";
  }
});
