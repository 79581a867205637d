/**
 * The script of the report page. It only moves marks, focus and text that is already in the page or in its
 * JSON; nothing is ever parsed as HTML.
 */
export const pageScript = `"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse(byId("figures").textContent);
  const live = byId("live");
  const panel = byId("panel");
  const help = byId("help");
  const items = all(".q");
  const search = byId("search");
  const say = (text) => { live.textContent = text; };
  const make = (tag, text, className) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (className) node.className = className;
    return node;
  };
  const placesOf = new Map();
  for (const node of all("[data-q]"))
    for (const number of node.dataset.q.split(" ")) {
      if (!placesOf.has(number)) placesOf.set(number, []);
      placesOf.get(number).push(node);
    }
  let current = null;
  let shown = null;

  const pages = byId("pages");
  const text = byId("text");
  const zooms = ["50", "75", "100", "150", "200", "300"];

  function view(name) {
    if (!pages) return;
    pages.hidden = name !== "pages";
    text.hidden = name !== "text";
    for (const button of all("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
    for (const node of all(".zoom,.pglinks")) node.hidden = name !== "pages";
  }

  // A place stands in both views; the one in front is meant.
  const twin = (node) => (pages && !pages.hidden && node && text.contains(node) && byId("o" + node.id)) || node;

  function zoom(by) {
    if (!pages || pages.hidden) return;
    const at = Math.max(0, Math.min(zooms.length - 1, zooms.indexOf(pages.dataset.zoom) + by));
    const middle = document.elementFromPoint(innerWidth / 3, innerHeight / 2);
    const page = middle && middle.closest(".pg");
    pages.dataset.zoom = zooms[at];
    byId("scale").textContent = zooms[at] + "%";
    if (page) page.scrollIntoView({ block: "nearest" });
    say("原件放大到" + zooms[at] + "%");
  }

  const isNarrow = () => matchMedia("(max-width:62rem)").matches;
  const number = (item) => item.id.slice(1);
  const jumpOf = (item) => item.querySelector(".jump");
  const listed = () => items.filter((item) => !item.closest("[hidden]") && !item.closest("details:not([open])"));

  function choose(item, { focus = false, scroll = true } = {}) {
    for (const other of items) other.classList.toggle("on", other === item);
    current = item;
    for (const node of all(".at")) node.classList.remove("at");
    if (!item) return;
    const closed = item.closest("details:not([open])");
    if (closed) closed.open = true;
    for (const node of placesOf.get(number(item)) || []) node.classList.add("at");
    if (scroll) item.scrollIntoView({ block: "nearest" });
    if (focus) jumpOf(item).focus({ preventScroll: true });
    const list = listed();
    say("第" + (list.indexOf(item) + 1) + "项，共" + list.length + "项");
  }

  function show(node) {
    if (!node) return;
    if (pages && (pages.contains(node) || text.contains(node))) view(pages.contains(node) ? "pages" : "text");
    const box = node.closest(".scroll");
    node.scrollIntoView({ block: "center", inline: "center" });
    if (node !== box && !node.matches("[tabindex]")) node.tabIndex = -1;
    node.focus({ preventScroll: true });
    say("已到" + (node.getAttribute("aria-label") || node.textContent.trim() || "空白处").slice(0, 40) + "。按 Esc 回到问题清单");
  }

  function go(item, target) {
    choose(item, { scroll: false });
    closePanel();
    show(twin(target));
  }

  function step(by) {
    const list = listed();
    if (list.length === 0) return;
    const at = list.indexOf(current);
    const start = by > 0 ? -1 : list.length;
    const next = list[Math.max(0, Math.min(list.length - 1, (at < 0 ? start : at) + by))];
    choose(next, { focus: true });
  }

  function closePanel() {
    panel.hidden = true;
    if (shown) shown.removeAttribute("aria-current");
    shown = null;
  }

  function link(id, text) {
    const item = make("li");
    const node = make("a", text, "to");
    node.href = "#" + id;
    item.append(node);
    return item;
  }

  function describe(figure) {
    closePanel();
    shown = figure;
    figure.setAttribute("aria-current", "true");
    const body = panel.querySelector(".body");
    body.replaceChildren();
    const id = figure.dataset.of || figure.id;
    const here = data.f.flatMap((fact, index) => (fact[4] === id ? [index] : []));
    for (const index of here) {
      const [key, value, place, checks] = data.f[index];
      body.append(make("h2", data.k[key]));
      body.append(make("p", value, "big"));
      body.append(make("p", place + "；" + (checks > 0 ? "参与" + checks + "项核验" : "没有勾稽关系核验到它")));
      const others = data.f.filter((fact, other) => other !== index && fact[0] === key && fact[4] && fact[4] !== id);
      if (others.length > 0) {
        body.append(make("p", "同一数字另有" + others.length + "处："));
        const list = make("ul");
        for (const other of others) list.append(link(other[4], other[2] + "：" + other[1]));
        body.append(list);
      } else body.append(make("p", "文稿中没有别处写同一数字"));
    }
    const about = (figure.dataset.q || "").split(" ").filter((n) => n && byId("q" + n));
    if (about.length > 0) {
      body.append(make("p", "涉及的问题："));
      const list = make("ul");
      for (const n of about) list.append(link("q" + n, jumpOf(byId("q" + n)).textContent.slice(0, 60)));
      body.append(list);
    }
    panel.hidden = false;
    panel.scrollTop = 0;
  }

  function openPlace(node) {
    const figure = node.closest(".f");
    const marked = node.closest("[data-q]");
    if (marked) {
      const item = byId("q" + marked.dataset.q.split(" ")[0]);
      if (item) {
        reveal(item);
        if (figure) choose(item, { scroll: !isNarrow() });
        else choose(item, { scroll: true, focus: true });
      }
    } else choose(null);
    if (figure) {
      describe(figure);
      if (!marked) say(panel.querySelector("h2").textContent + "，" + panel.querySelector(".big").textContent);
    } else closePanel();
  }

  function reveal(item) {
    if (!item.closest("[hidden]")) return;
    search.value = "";
    for (const button of all(".filter:enabled")) button.setAttribute("aria-pressed", "true");
    sieve();
  }

  function sieve() {
    const wanted = new Set(all('.filter[aria-pressed="true"]').map((button) => button.dataset.filter));
    const words = search.value.trim().toLowerCase();
    let count = 0;
    const causes = items.filter((item) => !item.parentElement.closest(".q"));
    for (const item of causes) {
      const fits = wanted.has(item.dataset.sev) && (words === "" || item.textContent.toLowerCase().includes(words));
      item.hidden = !fits;
      if (fits) count += 1;
    }
    for (const group of all(".group")) group.hidden = all(":scope>ol>.q", group).every((item) => item.hidden);
    const nothing = byId("nothing");
    if (nothing) nothing.hidden = count > 0;
    const text = count === causes.length ? "共" + count + "项" : "显示" + count + "项，共" + causes.length + "项";
    byId("count").textContent = text;
    say(text);
    if (current && current.closest("[hidden]")) choose(null);
  }

  document.addEventListener("click", (event) => {
    const node = event.target instanceof Element ? event.target : null;
    if (!node) return;
    const filter = node.closest(".filter");
    if (filter) {
      filter.setAttribute("aria-pressed", String(filter.getAttribute("aria-pressed") !== "true"));
      sieve();
      return;
    }
    if (node.closest("#close")) {
      const from = shown;
      closePanel();
      if (from) from.focus({ preventScroll: true });
      return;
    }
    const wanted = node.closest("[data-view]");
    if (wanted) {
      view(wanted.dataset.view);
      const at = all(".at").find((place) => !place.closest("[hidden]"));
      if (at) at.scrollIntoView({ block: "center", inline: "center" });
      return;
    }
    if (node.closest("#smaller")) { zoom(-1); return; }
    if (node.closest("#larger")) { zoom(1); return; }
    if (node.closest("#ask")) { help.showModal(); return; }
    if (node.closest("#leave")) { help.close(); return; }
    const anchor = node.closest("a[href^='#']");
    if (anchor) {
      const target = byId(anchor.getAttribute("href").slice(1));
      const item = anchor.closest(".q");
      if (!target) return;
      if (item && anchor.matches(".jump,.to")) {
        event.preventDefault();
        go(item, target);
      } else if (anchor.closest("#panel")) {
        event.preventDefault();
        if (target.matches(".q")) { reveal(target); choose(target, { focus: true }); if (isNarrow()) closePanel(); }
        else { const place = twin(target); show(place); openPlace(place); }
      }
      return;
    }
    const place = node.closest(".f,.m");
    if (place && place.closest("main")) { openPlace(place); return; }
    const card = node.closest(".q");
    if (card && !node.closest("summary,dl,ul") && String(getSelection()) === "") {
      const jump = jumpOf(card);
      const target = jump.getAttribute("href") ? byId(jump.getAttribute("href").slice(1)) : null;
      if (target) go(card, target); else choose(card);
    }
  });

  document.addEventListener("focusin", (event) => {
    const item = event.target instanceof Element && event.target.matches(".jump") ? event.target.closest(".q") : null;
    if (item && item !== current) choose(item, { scroll: false });
  });

  // One tab stop for each table or paragraph: arrow keys move between its figures.
  const stops = new Map();
  for (const figure of all("main .f,main .m[role]")) {
    const home = figure.closest("table") || figure.parentElement;
    if (!stops.has(home)) stops.set(home, []);
    stops.get(home).push(figure);
  }
  for (const figures of stops.values()) figures.forEach((figure, i) => { if (i > 0 && !figure.dataset.q) figure.tabIndex = -1; });

  function beside(figure, key) {
    const home = figure.closest("table") || figure.parentElement;
    const figures = stops.get(home) || [];
    const at = figures.indexOf(figure);
    if (key === "ArrowLeft") return figures[at - 1];
    if (key === "ArrowRight") return figures[at + 1];
    if (key === "Home") return figures[0];
    if (key === "End") return figures[figures.length - 1];
    const cell = figure.closest("td,th");
    if (!cell) return key === "ArrowUp" ? figures[at - 1] : figures[at + 1];
    let row = cell.parentElement;
    for (;;) {
      row = key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
      if (!row) return undefined;
      const found = row.cells[cell.cellIndex] && row.cells[cell.cellIndex].querySelector(".f,.m[role]");
      if (found) return found;
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const node = event.target instanceof Element ? event.target : document.body;
    const typing = node.matches("input,textarea,select");
    if (event.key === "Escape") {
      if (typing) { search.value = ""; sieve(); search.blur(); return; }
      const from = shown;
      closePanel();
      if (current) choose(current, { focus: true });
      else if (from) from.focus({ preventScroll: true });
      return;
    }
    if (typing) {
      if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); current = null; step(1); }
      return;
    }
    const place = node.closest("main .f,main .m[role]");
    if (place && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); openPlace(place); return; }
    if (place && /^(Arrow|Home|End)/.test(event.key)) {
      const next = beside(place, event.key);
      if (next) {
        event.preventDefault();
        place.tabIndex = place.dataset.q ? 0 : -1;
        next.tabIndex = 0;
        next.focus();
      }
      return;
    }
    if (node.closest(".list") && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    if (node.matches("span.jump") && event.key === "Enter") { choose(node.closest(".q")); return; }
    if (!byId("keys").checked && event.key !== "?") return;
    if (event.key === "+" || event.key === "=") zoom(1);
    else if (event.key === "-") zoom(-1);
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "?") help.showModal();
  });

  search.addEventListener("input", sieve);
  addEventListener("beforeprint", () => { for (const node of all("details:not([open])")) { node.open = true; node.dataset.printed = ""; } });
  addEventListener("afterprint", () => { for (const node of all("details[data-printed]")) { node.open = false; delete node.dataset.printed; } });
})();
`;
