"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const fold = (words) => words.normalize("NFKC").toLowerCase();
  const search = byId("q"), since = byId("since"), until = byId("until");
  const boxes = all(".options input[type=checkbox]"), selects = all(".options select");
  const claims = all("#claims li"), remarks = all("#remarks li");
  for (const element of [...claims, ...remarks]) {
    const { dataset } = element;
    dataset.document = element.id.slice(0, element.id.lastIndexOf("/"));
    dataset.speaker = `${dataset.document}/${dataset.speaker}`;
    [dataset.low, dataset.high = dataset.low] = dataset.days.split("-");
    const last = element.lastElementChild;
    dataset.at = last.firstChild.data.trim().split(" ")[0];
    const link = document.createElement("a");
    link.href = `#claim=${element.id}`;
    link.textContent = element.id;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cite";
    last.prepend(link, " · ");
    last.append(button);
  }
  const lists = all("ol.cards").map((element) => ({ element, items: [...element.children] }));
  let picked = null, kind = "network", target = null;

  const svgs = all("svg.picture");
  for (const picture of svgs) {
    for (const [name, groups] of [["l", all(".line", picture)], ["b", all(".node", picture)]]) {
      groups.forEach((group, place) => {
        group.dataset[name] = place;
        group.setAttribute("tabindex", "0");
        group.setAttribute("role", "button");
        const words = all("text", group).map((text) => text.textContent).join(" ");
        group.dataset.said = group.getAttribute("aria-label");
        group.setAttribute("aria-label", `${words} (${group.dataset.said})`);
      });
    }
  }

  const twins = new Map(Object.entries(data.twins));
  const apart = " · ";
  const japanese = (element) => {
    const [english, other] = element.children;
    if (element.dataset.filled) return;
    element.dataset.filled = "yes";
    [...other.children].forEach((paragraph, place) => {
      if (paragraph.hasChildNodes()) return;
      for (const node of english.children[place].childNodes) {
        const copy = paragraph.appendChild(node.cloneNode(true));
        const words = copy.firstChild || copy;
        words.data = words.data.split(apart).map((each) => twins.get(each) ?? each).join(apart);
      }
    });
  };

  const alias = (element) => (element.dataset.e || "").split(" ").map((e) => data.aliases[e] || "").join(" ");
  const words = new Map([...claims, ...remarks].map((element) => [element, null]));
  const text = (element) => {
    if (words.get(element) === null) {
      japanese(element);
      words.set(element, fold(`${element.id} ${element.textContent} ${alias(element)}`));
    }
    return words.get(element);
  };
  const chosen = (name) => boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
  const day = (input) => (input.value ? Number(input.value.replaceAll("-", "")) : null);

  function tests() {
    const terms = fold(search.value).split(/\s+/).filter(Boolean);
    const low = day(since), high = day(until);
    const among = (name, values) => (element) => !values.length || values.includes(element.dataset[name]);
    const select = (name) => selects.filter((each) => each.name === name && each.value).map((each) => each.value);
    return {
      family: among("family", chosen("family")),
      status: among("status", chosen("status")),
      speaker: among("speaker", select("speaker")),
      document: among("document", select("document")),
      date: (e) => (low === null || Number(e.dataset.high) >= low) && (high === null || Number(e.dataset.low) <= high),
      search: (e) => terms.every((term) => text(e).includes(term)),
      picked: (e) => picked === null || picked.claims.has(e.id),
    };
  }

  function update() {
    const tested = tests(), names = Object.keys(tested), shown = new Set(), counts = new Map();
    const count = (name, element) => {
      const key = `${name}=${element.dataset[name]}`;
      counts.set(key, (counts.get(key) || 0) + 1);
    };
    for (const claim of claims) {
      const failed = names.filter((name) => !tested[name](claim));
      claim.hidden = failed.length > 0;
      if (!failed.length) shown.add(claim.id);
      for (const name of ["family", "status", "speaker", "document"]) {
        if (!failed.length || (failed.length === 1 && failed[0] === name)) count(name, claim);
      }
    }
    const narrowed = ["family", "status"].some((name) => chosen(name).length);
    let left = 0;
    for (const remark of remarks) {
      const about = remark.dataset.about.split(" ");
      const near = picked === null || about.some((name) => picked.claims.has(name) || picked.names.has(name));
      const fits = near && (!narrowed || about.some((name) => shown.has(name)))
        && ["speaker", "document", "date", "search"].every((name) => tested[name](remark));
      remark.hidden = !fits;
      left += fits ? 1 : 0;
    }
    for (const box of boxes) {
      byId(box.getAttribute("data-count")).textContent = counts.get(`${box.name}=${box.value}`) || 0;
    }
    for (const option of all(".options option[value]:not([value=''])")) {
      const number = counts.get(`${option.parentElement.closest("select").name}=${option.value}`) || 0;
      option.textContent = `${option.dataset[root.lang]} (${number})`;
    }
    const filled = { shown: shown.size, all: claims.length, remarks: left };
    byId("count").textContent = data.words.counted[root.lang].replace(/\{(\w+)\}/g, (_, name) => filled[name]);
    for (const list of lists) {
      const left = list.items.filter((item) => !item.hidden).length;
      list.element.hidden = left === 0;
      list.element.style.containIntrinsicBlockSize = `auto ${left * 150}px`;
    }
    byId("none").hidden = shown.size > 0;
    byId("remarks-part").hidden = left === 0;
    dim(shown);
  }

  function dim(shown) {
    const whole = shown.size === claims.length;
    for (const group of all("svg .line, svg .node")) {
      const mine = claimsOf(group).claims;
      group.classList.toggle("off", !whole && !mine.some((name) => shown.has(name)));
      group.classList.toggle("on", picked !== null && picked.key === keyOf(group));
    }
  }

  const keyOf = (group) => `${group.closest("[data-kind]").dataset.kind} ${group.dataset.l ?? ""}/${group.dataset.b ?? ""}`;
  const named = (places) => places.map((place) => claims[place].id);
  const claimsOf = (group) => {
    const part = data.pictures[group.closest("[data-kind]").dataset.kind];
    if (group.dataset.l !== undefined) return { claims: named(part.lines[group.dataset.l]), names: [] };
    const [entity, lines] = part.boxes[group.dataset.b];
    return { claims: named(lines.flatMap((line) => part.lines[line])), names: [entity] };
  };

  function pick(group) {
    const about = claimsOf(group), key = keyOf(group);
    const again = picked !== null && picked.key === key;
    picked = again ? null : { key, group, claims: new Set(about.claims), names: new Set(about.names) };
    said();
    update();
    if (!again) byId("list").scrollTop = 0;
  }

  const spoken = (group) => {
    const place = group.dataset.l === undefined ? `[data-b="${group.dataset.b}"]` : `[data-l="${group.dataset.l}"]`;
    const same = group.closest("[data-kind]").querySelector(`svg[lang="${root.lang}"] ${place}`);
    return same.dataset.l === undefined ? same.getAttribute("aria-label") : same.dataset.said;
  };

  function said() {
    byId("chosen").hidden = picked === null;
    byId("chosen").textContent = picked === null ? "" : `${data.words.selected[root.lang]}: ${spoken(picked.group)}`;
  }

  function speak(language) {
    root.lang = language;
    if (language === "ja") [...claims, ...remarks].forEach(japanese);
    document.title = data.words.title[language];
    for (const button of all("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
    for (const attribute of ["placeholder", "aria-label"]) {
      for (const element of all(`[data-${attribute}-${language}]`)) {
        element.setAttribute(attribute, element.getAttribute(`data-${attribute}-${language}`));
      }
    }
    for (const option of all("option[value='']")) option.textContent = option.dataset[language];
    for (const button of all(".cite")) {
      button.textContent = data.words.cite[language];
      button.setAttribute("aria-label", `${data.words.cite[language]}: ${button.closest("li").id}`);
    }
    said();
    show();
    update();
  }

  function hits() {
    for (const group of all("g.line:not([data-hit])", current())) {
      const texts = all("text", group).map((text) => text.getBBox());
      if (!texts.length) continue;
      const left = Math.min(...texts.map((box) => box.x)), top = Math.min(...texts.map((box) => box.y));
      const right = Math.max(...texts.map((box) => box.x + box.width));
      const bottom = Math.max(...texts.map((box) => box.y + box.height));
      const hit = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const box = { class: "hit", x: left - 4, y: top - 1, width: right - left + 8, height: bottom - top + 5, rx: 3 };
      for (const [name, value] of Object.entries(box)) hit.setAttribute(name, value);
      const wide = group.querySelector(".c").cloneNode();
      wide.setAttribute("class", "near");
      group.prepend(hit, wide);
      group.dataset.hit = "yes";
    }
  }

  function show() {
    for (const tab of all("[role=tab]")) {
      const is = tab.dataset.tab === kind;
      tab.setAttribute("aria-selected", String(is));
      tab.tabIndex = is ? 0 : -1;
    }
    for (const panel of all("[data-kind]")) {
      panel.hidden = panel.dataset.kind !== kind;
      for (const picture of all("svg", panel)) picture.toggleAttribute("hidden", picture.getAttribute("lang") !== root.lang);
    }
    hits();
    zoom(scale);
  }

  const READABLE = 0.6, LETTERS = 0.72;  // the least that is opened whole; what is opened where that is less
  let scale = null;
  const current = () => all(`[data-kind=${kind}] svg`).find((picture) => !picture.hasAttribute("hidden"));
  function zoom(to) {
    const picture = current(), view = picture.closest(".view"), box = picture.viewBox.baseVal;
    const wide = Math.min((view.clientWidth - 4) / box.width, 1.35);
    const whole = Math.min(wide, (view.clientHeight - 4) / box.height);
    scale = to;
    const most = to === null && whole < READABLE ? "readable" : to === null ? "whole" : to;
    const used = most === "readable" ? Math.max(wide, LETTERS) : most === "whole" ? whole : to;
    for (const button of all(".bar [data-zoom][aria-pressed]")) {
      button.setAttribute("aria-pressed", String(button.dataset.zoom === most));
    }
    byId("cropped").hidden = used <= whole + 0.001;
    picture.setAttribute("width", (box.width * used).toFixed(1));
    picture.setAttribute("height", (box.height * used).toFixed(1));
    return used;
  }
  function middle() {
    const view = current().closest(".view"), busiest = data.pictures[kind].busiest;
    const group = all("g.node", current())[busiest];
    if (!group) return;
    const one = group.getBoundingClientRect(), other = view.getBoundingClientRect();
    view.scrollLeft += one.left + one.width / 2 - other.left - other.width / 2;
    if (kind === "network") view.scrollTop += one.top + one.height / 2 - other.top - other.height / 2;
  }

  function follow() {
    const hash = decodeURIComponent(location.hash.slice(1)), [name, ...rest] = hash.split("=");
    const value = rest.join("=");
    if (target) target.classList.remove("target");
    if (name === "q") {
      search.value = value;
      update();
    } else if (name === "claim" && (target = byId(value))) {
      clear(false);
      target.classList.add("target");
      target.tabIndex = -1;
      target.scrollIntoView({ block: "center" });
      target.focus({ preventScroll: true });
    }
  }

  function clear(all_ = true) {
    picked = null;
    for (const box of boxes) box.checked = false;
    for (const input of [...selects, search, since, until]) input.value = "";
    if (all_) history.replaceState(null, "", location.pathname + location.search);
    said();
    update();
  }

  async function copy(button) {
    const card = button.closest("li"), language = root.lang;
    const line = data.citations[card.dataset.document][language].replace("\u0001", card.dataset.at).replace("\u0002", card.id);
    try {
      await navigator.clipboard.writeText(line);
    } catch {
      const field = byId("citation");
      field.value = line;
      field.hidden = false;
      field.select();
      document.execCommand("copy");
      field.hidden = true;
    }
    byId("told").textContent = `${data.words.copied[language]}: ${line}`;
  }

  document.addEventListener("click", (event) => {
    const group = event.target.closest("svg .line, svg .node");
    const button = event.target.closest("button");
    if (group) pick(group);
    else if (!button) return;
    else if (button.dataset.language) speak(button.dataset.language);
    else if (button.dataset.tab) { kind = button.dataset.tab; scale = null; show(); update(); middle(); }
    else if (["whole", "readable"].includes(button.dataset.zoom)) {
      zoom(button.dataset.zoom);
      middle();
    }
    else if (button.dataset.zoom) zoom(Math.min(4, Math.max(0.1, zoom(scale) * Number(button.dataset.zoom))));
    else if (button.classList.contains("cite")) copy(button);
    else if (button.id === "clear") clear();
  });
  document.addEventListener("keydown", (event) => {
    const group = event.target.closest("svg .line, svg .node");
    if (group && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      pick(group);
    } else if (event.key === "Escape" && picked !== null) {
      picked = null;
      said();
      update();
    } else if (event.target.role === "tab" && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
      const other = all("[role=tab]").find((tab) => tab !== event.target);
      other.click();
      other.focus();
    }
  });
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      history.replaceState(null, "", search.value ? `#q=${encodeURIComponent(search.value)}` : location.pathname + location.search);
      update();
    }, claims.length > 2000 ? 120 : 0);
  });
  for (const input of [...boxes, ...selects, since, until]) input.addEventListener("change", update);
  window.addEventListener("hashchange", follow);
  window.addEventListener("resize", () => zoom(scale));
  speak(root.lang);
  middle();
  follow();
})();
