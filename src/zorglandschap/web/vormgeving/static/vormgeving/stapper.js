/* Plus and minus beside a number. Without this file the number itself can be typed. */
(() => {
  "use strict";
  for (const stapper of document.querySelectorAll("[data-stapper]")) {
    const veld = stapper.querySelector("input");
    for (const knop of stapper.querySelectorAll("[data-stap]")) {
      knop.hidden = false;
      knop.addEventListener("click", () => {
        veld.value = Math.max(Number(veld.min || 0), (Number.parseInt(veld.value, 10) || 0) + Number(knop.dataset.stap));
        veld.dispatchEvent(new Event("input", { bubbles: true }));
      });
    }
  }
})();
