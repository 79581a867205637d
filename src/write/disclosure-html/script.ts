/**
 * The script of a published disclosure. It makes buttons of the figures, and shows what the page's own data says of
 * them and what the glossary says of a term; nothing is ever parsed as HTML.
 */
export const disclosureScript = `"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse(byId("figures").textContent);
  const panel = byId("panel");
  const body = byId("panel-body");
  const tip = byId("tip");
  const numbers = new Map(data.f.map((figure, i) => [figure[0], i]));
  const entered = new Map();
  const places = new Map();
  const list = (map, key) => { if (!map.has(key)) map.set(key, []); return map.get(key); };
  data.f.forEach((figure, i) => {
    for (const key of figure[1]) list(places, key).push(i);
    for (const term of figure[5]) if (figure[5].length > 1) list(entered, Math.abs(term) - 1).push([i, Math.sign(term)]);
  });
  const make = (tag, text, className) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (className) node.className = className;
    return node;
  };
  const isZero = (i) => /^-?0[.0]*(?:\\D.*)?$/.test(data.f[i][2]);
  const valueOf = (i) => data.f[i][2].replace("（空白，即无此项）", "");

  const figures = data.f.map(([id]) => byId(id));
  const groups = new Map();
  figures.forEach((node, i) => {
    node.setAttribute("role", "button");
    node.setAttribute("aria-expanded", "false");
    node.setAttribute("aria-controls", "panel");
    if (node.textContent.trim() === "") node.setAttribute("aria-label", "空白，即0");
    const home = node.closest("table,p");
    list(groups, home).push(node);
    node.tabIndex = -1;
  });
  for (const group of groups.values())
    (group.find((node) => node.textContent.trim() !== "") || group[0]).tabIndex = 0;

  let shown = null;

  function row(i, from, sign, less = "减：") {
    const item = make("li");
    const link = make("a", (sign < 0 ? less : "") + (data.f[i][3] === from ? "" : data.s[data.f[i][3]] + "　") + data.f[i][4]);
    link.href = "#" + data.f[i][0];
    item.append(link, make("span", valueOf(i)));
    return item;
  }

  function section(title, rows, more) {
    if (rows.length === 0) return;
    body.append(make("h3", title));
    const first = make("ul");
    first.append(...rows.slice(0, 8));
    body.append(first);
    if (rows.length > 8) {
      const rest = make("details");
      const under = make("ul");
      under.append(...rows.slice(8));
      rest.append(make("summary", "另外" + (rows.length - 8) + "处"), under);
      body.append(rest);
    }
    if (more) body.append(make("p", more));
  }

  function describe(i) {
    const [, keys, value, from, place, sum, checks] = data.f[i];
    body.replaceChildren();
    body.append(make("p", data.s[from] + "　" + place, "where"));
    const title = make("h2", keys.map((key) => data.w[key]).join("；") || "数字");
    body.append(title, make("p", value, "big"));
    const terms = sum.map((term) => [Math.abs(term) - 1, Math.sign(term)]);
    const told = terms.filter(([term]) => !isZero(term));
    const zeros = terms.length - told.length;
    if (terms.length > 1)
      section(terms.some(([, sign]) => sign < 0) ? "由下列数加减得出" : "由下列数相加", (told.length === 0 ? terms.slice(0, 8) : told).map(([term, sign]) => row(term, from, sign)),
        zeros === 0 || told.length === 0 ? "" : "另有" + zeros + "项为0");
    else section("取自", terms.map(([term, sign]) => row(term, from, sign)));
    section("计入", (entered.get(i) || []).map(([total, sign]) => row(total, from, sign, "在其中减去：")));
    const others = [...new Set(keys.flatMap((key) => places.get(key)))].filter((other) => other !== i);
    section("同一数字还写在", others.map((other) => row(other, -1, 1)));
    if (others.length === 0) body.append(make("p", "别处没有再写这个数字。"));
    const passed = checks.filter(([, good]) => good > 0);
    section("通过的核验", passed.map(([rule, good]) => {
      const item = make("li");
      item.append(make("span", data.r[rule]), make("span", good > 1 ? good + "次" : ""));
      return item;
    }));
    section("没有通过的核验", checks.filter(([, , bad]) => bad > 0).map(([rule, , bad]) => {
      const item = make("li", undefined, "bad");
      item.append(make("span", data.r[rule]), make("span", bad > 1 ? bad + "次" : ""));
      return item;
    }));
    if (checks.length === 0) body.append(make("p", "没有勾稽关系涉及这个数字。"));
    for (const other of others) figures[other].classList.add("kin");
  }

  function close(back) {
    if (!shown) return;
    for (const node of all(".kin")) node.classList.remove("kin");
    shown.setAttribute("aria-expanded", "false");
    panel.hidden = true;
    const node = shown;
    shown = null;
    if (back) node.focus({ preventScroll: true });
  }

  function open(node, into) {
    close(false);
    shown = node;
    describe(numbers.get(node.id));
    node.setAttribute("aria-expanded", "true");
    rove(node);
    panel.hidden = false;
    panel.scrollTop = 0;
    byId("live").textContent = body.querySelector("h2").textContent + "，" + body.querySelector(".big").textContent;
    if (into) panel.focus({ preventScroll: true });
  }

  const homeOf = (node) => groups.get(node.closest("table,p"));

  function rove(node) {
    for (const other of homeOf(node)) other.tabIndex = other === node ? 0 : -1;
  }

  function move(node, key) {
    const group = homeOf(node);
    const at = group.indexOf(node);
    const table = node.closest("table");
    let next = null;
    if (key === "Home") next = group[0];
    else if (key === "End") next = group[group.length - 1];
    else if (!table || key === "ArrowLeft" || key === "ArrowRight")
      next = group[at + (key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1)];
    else {
      const middle = node.getBoundingClientRect();
      const x = (middle.left + middle.right) / 2;
      const inOrder = key === "ArrowDown" ? group.slice(at + 1) : group.slice(0, at).reverse();
      next = inOrder.find((other) => {
        const box = other.closest("td,th").getBoundingClientRect();
        return box.width > 0 && other.closest("tr") !== node.closest("tr") && box.left <= x && x <= box.right;
      });
    }
    if (!next) return;
    rove(next);
    next.focus();
  }

  document.addEventListener("click", (event) => {
    const node = event.target.closest(".f");
    if (node) {
      if (shown === node) close(true);
      else { node.focus({ preventScroll: true }); open(node, event.detail === 0); }
    } else if (event.target.closest("#close")) close(true);
    else if (event.target.closest("#contents a")) {
      const contents = byId("contents");
      if (contents.matches(":popover-open")) contents.hidePopover();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (!tip.hidden) hide();
      else close(true);
      return;
    }
    const node = event.target.closest(".f");
    if (!node || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (shown === node) panel.focus();
      else open(node, true);
    } else if (/^(?:Arrow|Home$|End$)/.test(event.key)) {
      event.preventDefault();
      move(node, event.key);
    }
  });

  function follow() {
    const node = figures.find(({ id }) => location.hash === "#" + id || location.hash === "#" + encodeURI(id));
    if (!node) return;
    const folded = node.closest(".z") && node.closest(".brief");
    if (folded) folded.closest(".tab").querySelector(".fold").click();
    node.scrollIntoView({ block: "center", inline: "center" });
    node.focus({ preventScroll: true });
    open(node, false);
  }
  addEventListener("hashchange", follow);
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.hash === location.hash) { event.preventDefault(); follow(); }
  });

  let told = null;
  function hide() {
    tip.hidden = true;
    if (told) told.removeAttribute("aria-describedby");
    told = null;
  }
  function tell(term) {
    if (told === term) return;
    hide();
    const entry = byId(term.hash.slice(1));
    if (!entry) return;
    told = term;
    tip.textContent = entry.textContent.replace(/^[^、]{1,5}、/, "");
    tip.hidden = false;
    term.setAttribute("aria-describedby", "tip");
    settle(term);
  }
  function settle(term) {
    const at = term.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const above = at.top > size.height + 12;
    tip.style.left = Math.max(8, Math.min(at.left, innerWidth - size.width - 8)) + "px";
    tip.style.top = (above ? at.top - size.height - 2 : at.bottom + 2) + "px";
  }
  document.addEventListener("mouseover", (event) => {
    const term = event.target.closest(".t");
    if (term) tell(term);
    else if (!event.target.closest("#tip") && told !== document.activeElement) hide();
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".t")) tell(event.target);
    else hide();
  });
  addEventListener("scroll", () => {
    if (told && told === document.activeElement) settle(told);
    else hide();
  }, { capture: true, passive: true });

  // A table that fits needs no box of its own to scroll in; its header then stays at the top of the window.
  const boxes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      target.classList.remove("fits");
      const fits = target.querySelector("table").offsetWidth <= target.clientWidth;
      target.classList.toggle("fits", fits);
      if (fits) target.removeAttribute("tabindex");
      else target.tabIndex = 0;
    }
  });
  for (const box of all(".scroll")) boxes.observe(box);

  // Forms print every row they prescribe; a reader may fold those in which nothing stands.
  for (const box of all(".scroll")) {
    const table = box.querySelector("table");
    const empty = all(".z", table).length;
    if (empty < 6) continue;
    const fold = make("button", "收起" + empty + "个空行", "fold");
    fold.type = "button";
    fold.setAttribute("aria-pressed", "false");
    fold.addEventListener("click", () => {
      fold.setAttribute("aria-pressed", String(table.classList.toggle("brief")));
    });
    box.before(fold);
  }

  const links = new Map(all("#contents a").map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      const link = links.get(target.id);
      link.setAttribute("aria-current", "true");
      const box = byId("contents");
      if (link.offsetTop < box.scrollTop + 40 || link.offsetTop > box.scrollTop + box.clientHeight - 60) box.scrollTop = link.offsetTop - box.clientHeight / 2;
    }
  }, { rootMargin: "-5% 0px -75% 0px" });
  for (const id of links.keys()) if (byId(id)) seen.observe(byId(id));
  follow();
})();
`;
