/* The placement table: drag a card to another place and see at once what that costs. Without this file: open the card. */
(() => {
  "use strict";
  const plan = document.querySelector("[data-tafelplan]");
  if (plan) {
    plan.addEventListener("submit", () => {
      document.querySelector("[data-tafelbezig]").hidden = false;
      plan.querySelector("button").setAttribute("aria-disabled", "true");
    });
  }
  const tafel = document.querySelector("[data-tafel]");
  const vak = document.querySelector("[data-tafelantwoord]");
  if (!tafel || !vak || !vak.showModal) return;
  const inhoud = vak.querySelector("[data-inhoud]");
  let kaart = null;
  const doel = (gebeurtenis) => {
    const plek = kaart && gebeurtenis.target.closest && gebeurtenis.target.closest("[data-aanbod]");
    return plek && plek !== kaart ? plek : null;
  };
  const wis = () => {
    for (const plek of document.querySelectorAll(".is-doel")) plek.classList.remove("is-doel");
  };
  async function vraag(adres, aanbod) {
    inhoud.textContent = "…";
    vak.showModal();
    try {
      const antwoord = await fetch(`${adres}${adres.includes("?") ? "&" : "?"}keuze=${encodeURIComponent(aanbod)}`, { credentials: "same-origin" });
      if (!antwoord.ok || antwoord.redirected) throw new Error(String(antwoord.status));
      inhoud.innerHTML = await antwoord.text();
    } catch {
      inhoud.textContent = tafel.dataset.fout;
    }
    inhoud.focus();
  }
  document.addEventListener("dragstart", (gebeurtenis) => {
    kaart = gebeurtenis.target.closest ? gebeurtenis.target.closest("[data-kaart]") : null;
    if (!kaart) return;
    gebeurtenis.dataTransfer.effectAllowed = "move";
    gebeurtenis.dataTransfer.setData("text/plain", kaart.dataset.kaart);
    kaart.classList.add("is-gesleept");
  });
  document.addEventListener("dragend", () => {
    if (kaart) kaart.classList.remove("is-gesleept");
    kaart = null;
    wis();
  });
  document.addEventListener("dragover", (gebeurtenis) => {
    const plek = doel(gebeurtenis);
    if (!plek) return;
    gebeurtenis.preventDefault();
    if (plek.classList.contains("is-doel")) return;
    wis();
    plek.classList.add("is-doel");
  });
  document.addEventListener("drop", (gebeurtenis) => {
    const plek = doel(gebeurtenis);
    if (!plek) return;
    gebeurtenis.preventDefault();
    vraag(kaart.dataset.kaart, plek.dataset.aanbod);
  });
})();
