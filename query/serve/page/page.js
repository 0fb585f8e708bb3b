// What makes the pages quicker to use. Each of them works without it.
"use strict";

(() => {
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const pageId = Math.random().toString(36).slice(2, 12);
  const form = find("#search");
  const field = find("#q");
  const program = document.title.split(" — ").pop();

  // Which search is shown ------------------------------------------------------------------------------------------

  let running = null; // the fetch that may still change the page

  /** Where the form leads: its fields, without empty ones, as a GET would send them. */
  function addressOf(someForm) {
    const url = new URL(someForm.getAttribute("action"), location.href);
    for (const [name, value] of new FormData(someForm)) if (value !== "") url.searchParams.append(name, value);
    return url;
  }

  /** What finds the focused element again in what replaces it. */
  function memoryOfFocus(answer) {
    const element = document.activeElement;
    if (!element || !answer.contains(element)) return null;
    const place = element.closest("[id]");
    const name = find(".name", element) || element;
    return { id: place ? place.id : "", itself: place === element, text: name.textContent, name: element.name || "" };
  }

  function focusAgain(answer, memory) {
    if (!memory) return;
    const place = memory.id ? document.getElementById(memory.id) : null;
    const among = all("a, button, input, summary, select", place || answer);
    const same = (element) =>
      memory.name ? element.name === memory.name : (find(".name", element) || element).textContent === memory.text;
    const target = memory.itself ? place : among.find(same) || find("h1", answer);
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  /** The form and the links around the answer follow the state. */
  function followState(url) {
    for (const hidden of all("input[type=hidden]", form)) hidden.remove();
    const own = ["q", "topic", "like", "offset"];
    for (const [name, value] of url.searchParams) {
      if (own.includes(name)) continue;
      const hidden = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      form.append(hidden);
    }
    for (const link of all("[data-param]")) {
      const other = new URL(url);
      other.searchParams.set(link.dataset.param, link.dataset.value);
      link.href = other.pathname + other.search;
    }
  }

  /** Shows the search at `url` in place. `keep`: "push" or "replace" in the history, or nothing. */
  async function show(url, keep) {
    const answer = find("#answer");
    if (running) running.abort();
    running = new AbortController();
    const asked = new URL(url);
    asked.searchParams.set("live", "1");
    asked.searchParams.set("page", pageId);
    let html;
    try {
      const response = await fetch(asked, { signal: running.signal, headers: { Accept: "text/html" } });
      if (!response.ok) {
        // A query that cannot be read yet is no reason to lose what is shown; a link that fails says why.
        if (keep === "push" && response.status !== 409) location.assign(url);
        return;
      }
      html = await response.text();
    } catch (error) {
      return;
    }
    const memory = memoryOfFocus(answer);
    const { scrollX, scrollY } = window;
    answer.innerHTML = html;
    if (keep === "push") history.pushState({ live: true }, "", url);
    if (keep === "replace") history.replaceState({ live: true }, "", url);
    followState(new URL(url));
    const title = find("h1", answer);
    if (title) document.title = title.textContent + " — " + program;
    focusAgain(answer, memory);
    window.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
    find("#status").textContent = find("[data-status]", answer).dataset.status;
    readyToCopy(answer);
  }

  let typing = 0; // timer
  let typed = false; // whether this run of typing has its own place in the history

  function searchAsTyped() {
    clearTimeout(typing);
    if (!find("#answer") || field.value.trim() === "") return;
    typing = setTimeout(() => {
      show(addressOf(form), typed ? "replace" : "push");
      typed = true;
    }, 180);
  }

  /** Searches for what the field says: in place where results stand, else by a new page. */
  function searchNow() {
    clearTimeout(typing);
    if (!find("#answer")) return form.requestSubmit();
    const url = addressOf(form);
    if (url.href !== location.href) show(url, typed ? "replace" : "push");
    typed = false;
  }

  const changesInPlace = "#refine a[href], #reading a[href], .toolbar a[href]";

  document.addEventListener("click", (event) => {
    const link = event.target.closest(changesInPlace);
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const url = new URL(link.getAttribute("href"), location.href);
    if (!find("#answer") || url.pathname !== "/search" || url.origin !== location.origin) return;
    event.preventDefault();
    typed = false;
    field.value = url.searchParams.get("q") || "";
    show(url, "push");
  });

  document.addEventListener("submit", (event) => {
    const inPlace = find("#answer") && (event.target === form || event.target.matches(".period-form"));
    if (!inPlace) return;
    event.preventDefault();
    closeSuggestions();
    if (event.target === form) return searchNow();
    show(addressOf(event.target), "push");
  });

  window.addEventListener("popstate", () => {
    if (!find("#answer") || location.pathname !== "/search") return location.reload();
    typed = false;
    field.value = new URL(location.href).searchParams.get("q") || "";
    show(new URL(location.href), null);
  });

  // Suggestions: a combobox with a list (WAI-ARIA Authoring Practices) ---------------------------------------------

  let list = null; // the listbox
  let chosen = -1; // which option is active
  let offers = [];
  let asking = null;
  let waiting = 0;

  function makeList() {
    list = document.createElement("ul");
    Object.assign(list, { id: "suggestions", className: "suggestions", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.suggestions);
    find("#q-field").append(list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", "suggestions");
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) take(all("[role=option]", list).indexOf(option));
    });
  }

  function closeSuggestions() {
    if (!list) return;
    clearTimeout(waiting);
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    const options = all("[role=option]", list);
    if (options.length === 0) return;
    chosen = index;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    if (chosen < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }

  function take(index) {
    field.value = offers[index].query;
    closeSuggestions();
    searchNow();
  }

  function showSuggestions() {
    list.replaceChildren(
      ...offers.map((offer, i) => {
        const option = document.createElement("li");
        option.id = "suggestion-" + i;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const shown = offer.kind === "word" ? offer.query : offer.text;
        const name = Object.assign(document.createElement("span"), { textContent: shown });
        const what = Object.assign(document.createElement("span"), { className: "what" });
        what.textContent = form.dataset[offer.kind] || offer.kind;
        option.append(name, " ", what);
        return option;
      }),
    );
    chosen = -1;
    list.hidden = offers.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
  }

  function suggest() {
    clearTimeout(waiting);
    if (field.value.trim().length < 2) return closeSuggestions();
    waiting = setTimeout(async () => {
      if (asking) asking.abort();
      asking = new AbortController();
      const url = new URL("/api/suggest", location.href);
      url.searchParams.set("q", field.value);
      url.searchParams.set("limit", "3");
      url.searchParams.set("page", pageId + "-suggest"); // a search is no newer suggestion
      const db = find("input[name=db]", form);
      if (db) url.searchParams.set("db", db.value);
      try {
        const response = await fetch(url, { signal: asking.signal });
        if (!response.ok) return;
        offers = (await response.json()).suggestions.filter((offer) => offer.query !== field.value).slice(0, 8);
        if (document.activeElement === field) showSuggestions();
      } catch (error) {
        // Left, or replaced by a newer one.
      }
    }, 90);
  }

  function keyInField(event) {
    const open = list && !list.hidden;
    const count = offers.length;
    if (event.key === "ArrowDown" && open) {
      choose(chosen + 1 >= count ? -1 : chosen + 1);
      event.preventDefault();
    } else if (event.key === "ArrowUp" && open) {
      choose(chosen < 0 ? count - 1 : chosen - 1);
      event.preventDefault();
    } else if (event.key === "ArrowDown" && goToHit(0)) {
      event.preventDefault();
    } else if (event.key === "Enter" && open && chosen >= 0) {
      take(chosen);
      event.preventDefault();
    } else if (event.key === "Escape") {
      if (open) closeSuggestions();
      else field.blur();
      event.preventDefault();
    }
  }

  // Keys -----------------------------------------------------------------------------------------------------------

  const dialog = find("#keys-dialog");
  const lettersOff = "propos-letters-off";
  const lettersOn = () => {
    try {
      return localStorage.getItem(lettersOff) === null;
    } catch (error) {
      return true;
    }
  };

  const questions = () => all("#hits .question a");

  /** Puts the focus on the question of a hit; false where there is none. */
  function goToHit(index) {
    const link = questions()[index];
    if (!link) return false;
    link.focus({ preventScroll: true });
    link.closest(".hit").scrollIntoView({ block: "nearest" });
    return true;
  }

  function moveByArrow(event) {
    const at = questions().indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    if (event.key === "ArrowDown") goToHit(at + 1);
    else if (at === 0) field.focus();
    else goToHit(at - 1);
  }

  /** Goes to the marked place after, or before, the last one, or what is in view; over the end to the beginning. */
  function goToMark(step) {
    const marks = all("main mark[data-mark]").filter((mark) => mark.checkVisibility());
    if (marks.length === 0) return;
    const here = marks.findIndex((mark) => mark.classList.contains("here"));
    let next = here + step;
    if (here < 0) {
      const inView = marks.findIndex((mark) => mark.getBoundingClientRect().top >= 0);
      next = step > 0 ? Math.max(inView, 0) : (inView < 0 ? marks.length : inView) - 1;
    }
    if (here >= 0) marks[here].classList.remove("here");
    const mark = marks[(next + marks.length) % marks.length];
    mark.classList.add("here");
    const target = mark.closest("a") || mark;
    if (target === mark) mark.tabIndex = -1;
    target.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.target === field) return keyInField(event);
    if (dialog && dialog.open) return;
    if (event.target.matches("input, textarea, select")) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") return moveByArrow(event);
    if (!lettersOn()) return;
    if (event.key === "/") field.focus(), field.select();
    else if (event.key === "n") goToMark(1);
    else if (event.key === "p") goToMark(-1);
    else if (event.key === "?" && dialog) dialog.showModal();
    else return;
    event.preventDefault();
  });

  function readyKeys() {
    const button = find("#keys-button");
    const box = find("#keys-letters");
    if (!button || !dialog || !box) return;
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
    find("#keys-close").addEventListener("click", () => dialog.close());
    box.checked = lettersOn();
    box.addEventListener("change", () => {
      if (box.checked) localStorage.removeItem(lettersOff);
      else localStorage.setItem(lettersOff, "1");
    });
  }

  // Copying --------------------------------------------------------------------------------------------------------

  function readyToCopy(root) {
    for (const button of all("[data-copy]", root)) button.hidden = false;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.value);
    } catch (error) {
      source.select();
      document.execCommand("copy");
      button.focus();
    }
    const name = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = name), 2000);
  });

  // ----------------------------------------------------------------------------------------------------------------

  readyToCopy(document);
  readyKeys();
  if (!form || !field) return;
  makeList();
  field.addEventListener("input", () => (suggest(), searchAsTyped()));
  field.addEventListener("blur", () => setTimeout(closeSuggestions, 120));
})();
