/* The few things a page does by itself. Every page works without this file. */
(() => {
  "use strict";

  const woorden = (form, sleutel) => form.dataset[`tekst${sleutel[0].toUpperCase()}${sleutel.slice(1)}`] || document.body.dataset[sleutel] || "";

  const zeg = (form, stand, uitleg) => {
    const plek = form.querySelector("[data-bewaarstatus]") || form.parentElement?.querySelector("[data-bewaarstatus]");
    if (!plek) return;
    plek.dataset.stand = stand;
    plek.textContent = uitleg || woorden(form, stand);
  };

  /* Autosave: one request per changed field, 1.5 seconds after the last key or when the field is left. */
  const autobewaar = (form) => {
    const vuil = new Map();
    const bezig = new Set();
    const velden = [...form.querySelectorAll("textarea[name]")];
    const versieVan = (veld) => veld.dataset.basisversie ?? form.querySelector("input[data-basisversie]")?.value ?? "";

    const bewaar = async (veld) => {
      clearTimeout(vuil.get(veld));
      if (!vuil.has(veld) || bezig.has(veld)) return;
      const tekst = veld.value;
      bezig.add(veld);
      zeg(form, "bezig");
      try {
        const antwoord = await fetch(form.dataset.autobewaar, {
          method: "POST",
          credentials: "same-origin",
          headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "", "X-Requested-With": "fetch", Accept: "application/json" },
          body: new URLSearchParams({ veld: veld.name, tekst, basisversie: versieVan(veld) }),
        });
        const gegevens = await antwoord.json().catch(() => ({}));
        if (antwoord.ok) {
          if (gegevens.versie !== undefined) {
            if (veld.dataset.basisversie !== undefined) veld.dataset.basisversie = gegevens.versie;
            const invoer = form.querySelector("input[data-basisversie]");
            if (invoer) invoer.value = gegevens.versie;
          }
          if (veld.value === tekst) vuil.delete(veld);
          zeg(form, gegevens.botst ? "fout" : vuil.size ? "bezig" : "bewaard", gegevens.melding);
        } else if (antwoord.status === 401 || antwoord.status === 403) {
          zeg(form, "fout", woorden(form, "uitgelogd"));
        } else {
          zeg(form, "fout", gegevens.melding);
        }
      } catch {
        zeg(form, "fout");
      } finally {
        bezig.delete(veld);
        if (vuil.has(veld) && veld.value !== tekst) plan(veld);
      }
    };
    const plan = (veld) => {
      clearTimeout(vuil.get(veld));
      vuil.set(veld, setTimeout(() => bewaar(veld), 1500));
    };
    for (const veld of velden) {
      veld.addEventListener("input", () => { zeg(form, "typt"); plan(veld); });
      veld.addEventListener("blur", () => bewaar(veld));
    }
    form.addEventListener("submit", () => { for (const klok of vuil.values()) clearTimeout(klok); vuil.clear(); });
    return () => vuil.size > 0;
  };

  /* Draft of a whole form: sent 1.5 seconds after the last key, and once more when the page is left or hidden. */
  const kladje = (form) => {
    let klok, vuil = false, mislukt = false, onderweg = null;
    const stuur = async (keepalive = false) => {
      clearTimeout(klok);
      if (!vuil) return;
      vuil = false;
      const stop = onderweg = new AbortController();
      zeg(form, "bezig");
      try {
        const antwoord = await fetch(form.dataset.kladje, {
          method: "POST", credentials: "same-origin", keepalive, signal: stop.signal,
          headers: { "X-Requested-With": "fetch", Accept: "application/json" },
          body: new URLSearchParams(new FormData(form)),
        });
        const gegevens = await antwoord.json().catch(() => ({}));
        mislukt = !antwoord.ok;
        if (mislukt) vuil = true;
        zeg(form, mislukt ? "fout" : vuil ? "bezig" : "bewaard", antwoord.status === 401 || antwoord.status === 403 ? woorden(form, "uitgelogd") : gegevens.melding);
      } catch {
        if (stop.signal.aborted) return;
        vuil = mislukt = true;
        zeg(form, "fout");
      }
    };
    form.addEventListener("input", () => { vuil = true; zeg(form, "typt"); clearTimeout(klok); klok = setTimeout(stuur, 1500); });
    form.addEventListener("submit", () => { clearTimeout(klok); vuil = mislukt = false; onderweg?.abort(); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") stuur(true); });
    window.addEventListener("pagehide", () => stuur(true));
    return () => vuil && mislukt;
  };

  /* Leaving with unsent text asks first: autosave forms, and forms that say data-bewaak. */
  const bewaak = (form) => {
    let veranderd = false;
    form.addEventListener("input", () => { veranderd = true; });
    form.addEventListener("submit", () => { veranderd = false; });
    return () => veranderd;
  };

  const open = [
    ...[...document.querySelectorAll("form[data-autobewaar]")].map(autobewaar),
    ...[...document.querySelectorAll("form[data-kladje]")].map(kladje),
    ...[...document.querySelectorAll("form[data-bewaak]")].map(bewaak),
  ];
  window.addEventListener("beforeunload", (gebeurtenis) => {
    if (open.some((isOpen) => isOpen())) gebeurtenis.preventDefault();
  });

  /* A form that came back with mistakes: go to the summary; its links go to the field itself. */
  const fouten = document.querySelector("[data-foutenlijst]");
  fouten?.focus();
  fouten?.addEventListener("click", (gebeurtenis) => {
    const doel = gebeurtenis.target.closest("a[href^='#']") && document.querySelector(gebeurtenis.target.getAttribute("href"));
    const veld = doel?.matches("input, select, textarea") ? doel : doel?.querySelector("input, select, textarea");
    if (veld) { gebeurtenis.preventDefault(); veld.focus(); veld.scrollIntoView({ block: "center" }); }
  });

  /* A second press while the first is on its way does nothing. */
  document.addEventListener("submit", (gebeurtenis) => {
    const form = gebeurtenis.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.verstuurd) { gebeurtenis.preventDefault(); return; }
    form.dataset.verstuurd = "ja";
    setTimeout(() => { delete form.dataset.verstuurd; }, 4000);
  });
  window.addEventListener("pageshow", () => { for (const form of document.querySelectorAll("form[data-verstuurd]")) delete form.dataset.verstuurd; });

  /* The account menu closes with Escape or a press beside it. */
  const uitklap = document.querySelector("details.zl-uitklap");
  document.addEventListener("keydown", (gebeurtenis) => {
    if (gebeurtenis.key === "Escape" && uitklap?.open) { uitklap.open = false; uitklap.querySelector("summary").focus(); }
  });
  document.addEventListener("click", (gebeurtenis) => {
    if (uitklap?.open && !uitklap.contains(gebeurtenis.target)) uitklap.open = false;
  });

  /* A picture wider than the screen opens at its middle. */
  for (const vak of document.querySelectorAll("[data-midden]")) vak.scrollLeft = vak.scrollWidth * (Number(vak.dataset.midden) || 0.5) - vak.clientWidth / 2;
})();
