// Drawings: what a mark stands for is told beside it on hover and focus; arrow keys go from mark to mark, so that Tab
// passes a drawing in one step.
"use strict";

const told = document.createElement("div");
told.className = "told";
told.hidden = true;
told.setAttribute("aria-hidden", "true");
document.body.append(told);

const markOf = (target) => (target instanceof Element ? target.closest(".chart a.spot, .chart g:has(> title)") : null);

function tell(mark) {
  const title = mark && mark.querySelector(":scope > title");
  const words = title ? title.textContent : mark && mark.dataset.told;
  told.hidden = !words;
  if (!words) return;
  if (title) { mark.dataset.told = words; title.remove(); }
  told.textContent = words;
  const box = mark.getBoundingClientRect();
  const left = Math.min(Math.max(8, box.left + box.width / 2 - told.offsetWidth / 2), innerWidth - told.offsetWidth - 8);
  const below = box.bottom + 8 + told.offsetHeight < innerHeight;
  told.style.left = `${left}px`;
  told.style.top = `${below ? box.bottom + 8 : box.top - told.offsetHeight - 8}px`;
}

const spots = (chart) => [...chart.querySelectorAll("a.spot:not([aria-hidden])")];

function oneStop(chart) {
  spots(chart).forEach((spot, i) => spot.setAttribute("tabindex", i ? "-1" : "0"));
}

function step(event) {
  const spot = event.target instanceof Element && event.target.closest(".chart a.spot");
  const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!spot || !way) return;
  event.preventDefault();
  const all = spots(spot.closest(".chart"));
  const next = all[(all.indexOf(spot) + way + all.length) % all.length];
  spot.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

// where a drawing is wider than the screen, its latest part is the right one
function begin() {
  document.querySelectorAll(".chart").forEach(oneStop);
  document.querySelectorAll(".drawing.latest .scroll").forEach((box) => { box.scrollLeft = box.scrollWidth; });
}

begin();
document.addEventListener("htmx:afterSwap", begin);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") told.hidden = true; else step(event); });
document.addEventListener("mouseover", (event) => tell(markOf(event.target)));
document.addEventListener("focusin", (event) => tell(markOf(event.target)));

// a wide timeline's lane names stay in sight while its marks pass by
function keepNames(box) {
  const names = box.querySelector(".names");
  const shape = names && names.ownerSVGElement;
  if (shape) names.setAttribute("transform", `translate(${(box.scrollLeft * shape.viewBox.baseVal.width) / shape.clientWidth} 0)`);
}

document.addEventListener("scroll", (event) => {
  told.hidden = true;
  if (event.target instanceof Element) keepNames(event.target);
}, true);
