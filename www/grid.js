// A grid of all suffixes by their first letters: one stop of the keyboard, and arrows inside. A letter is drawn when it comes near,
// so that the grid is there at once.
import { element, text } from "./dom.js";

/** The usual size of a cell and of a row, to keep the place of a letter that is not drawn. */
const [CELL, ROW] = [88, 28];

/** Makes the grid. `point` receives the suffix under the pointer or the focus. */
export function createGrid(label, point) {
  const node = element("div", { className: "suffixes", id: "suffixes", attributes: { role: "listbox", "aria-label": label } });
  let [letters, all, at] = [[], [], 0];
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) letters.find(({ box }) => box === target)?.draw();
  }, { rootMargin: "300px" });

  function show(suffixes) {
    near.disconnect();
    const groups = new Map();
    for (const one of suffixes) {
      const letter = one.suffix.startsWith("xn--") ? "xn--" : one.suffix[0].toUpperCase();
      groups.set(letter, [...(groups.get(letter) ?? []), one]);
    }
    all = new Array(suffixes.length);
    at = 0;
    let start = 0;
    letters = [...groups].map(([letter, members]) => {
      const made = createLetter(letter, members, start);
      start += members.length;
      return made;
    });
    node.replaceChildren(...letters.map(({ box }) => box));
    for (const { box } of letters) near.observe(box);
    letters[0]?.draw();
    if (all[0]) all[0].tabIndex = 0;
  }

  function createLetter(letter, members, start) {
    const cells = element("div", { className: "cells", attributes: { role: "presentation" } });
    const box = element("div", { className: "letter", attributes: { role: "group", "aria-label": letter } }, [text("span", letter, { className: "initial", ariaHidden: "true" }), cells]);
    const inRow = Math.max(2, Math.floor((node.clientWidth || 700) / CELL));
    cells.style.minHeight = `${Math.ceil(members.length / inRow) * ROW}px`;
    return {
      box,
      start,
      end: start + members.length,
      draw() {
        if (cells.childElementCount > 0) return;
        near.unobserve(box);
        cells.style.minHeight = "";
        cells.append(...members.map((one, index) => (all[start + index] = cell(one, start + index))));
      },
    };
  }

  const cell = ({ suffix, verdict, said }, index) =>
    element("span", {
      tabIndex: -1,
      textContent: `.${suffix}`,
      attributes: { role: "option", "aria-selected": "false", "aria-posinset": index + 1, "aria-setsize": all.length, "data-suffix": suffix, "data-verdict": verdict, "aria-label": `.${suffix}: ${said}` },
    });

  /** Returns the cell of a place, and draws its letter first. */
  function cellAt(index) {
    letters.find(({ start, end }) => index >= start && index < end)?.draw();
    return all[index];
  }

  function go(index) {
    const place = Math.max(0, Math.min(all.length - 1, index));
    const next = cellAt(place);
    if (!next) return;
    all[at].tabIndex = -1;
    next.tabIndex = 0;
    at = place;
    next.focus();
  }

  /** Returns the place a row above or below: the nearest cell at another height. */
  function vertical(step) {
    const from = all[at].getBoundingClientRect();
    let [best, row, distance] = [at, undefined, Infinity];
    for (let index = at + step; index >= 0 && index < all.length; index += step) {
      const { top, left } = cellAt(index).getBoundingClientRect();
      if (Math.abs(top - from.top) < 2) continue;
      row ??= top;
      if (Math.abs(top - row) > 2) break;
      if (Math.abs(left - from.left) < distance) [best, distance] = [index, Math.abs(left - from.left)];
    }
    return best;
  }

  const KEYS = {
    ArrowRight: () => at + 1,
    ArrowLeft: () => at - 1,
    ArrowDown: () => vertical(1),
    ArrowUp: () => vertical(-1),
    Home: () => 0,
    End: () => all.length - 1,
    PageDown: () => at + 100,
    PageUp: () => at - 100,
  };

  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && all[at]) location.hash = `#/tld/${all[at].dataset.suffix}`;
    const target = KEYS[event.key];
    if (!target || !all[at] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(target());
  });
  const choose = ({ target }) => {
    if (!target.dataset?.suffix) return;
    for (const one of node.querySelectorAll("[aria-selected=true]")) one.setAttribute("aria-selected", "false");
    target.setAttribute("aria-selected", "true");
    point(target.dataset.suffix);
  };
  for (const type of ["focusin", "click", "pointerover"]) node.addEventListener(type, choose);
  return { node, show };
}
