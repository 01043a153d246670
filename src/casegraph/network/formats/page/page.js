"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const { nodes, edges } = read("data");
  const faded = "#e4e7eb";
  const near = new Map(nodes.map((node) => [node.id, new Set([node.id])]));
  for (const edge of edges) {
    near.get(edge.from).add(edge.to);
    near.get(edge.to).add(edge.from);
  }
  const shown = new vis.DataSet(nodes);
  const stage = document.getElementById("mynetwork");
  const network = new vis.Network(stage, { nodes: shown, edges: new vis.DataSet(edges) }, read("options"));
  const table = document.getElementById("nodes");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const row = (id) => rows.find((one) => Number(one.dataset.node) === id);
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const details = document.getElementById("details");
  const tip = document.getElementById("tip");
  const names = new Map(rows.map((one) => [Number(one.dataset.node), one.cells[0].textContent]));

  // Texts are only ever set as text, so nothing in a name can become a part of the page.
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  const paint = (isLit) =>
    shown.update(nodes.map((node) => isLit(node.id)
      ? { id: node.id, color: node.color, label: node.label }
      : { id: node.id, color: faded, label: " " }));

  const describe = (one) => {
    const list = document.createElement("dl");
    const heads = [...table.tHead.rows[0].cells];
    heads.slice(1).forEach((head, index) => {
      const text = one.cells[index + 1].textContent;
      if (text) list.append(element("dt", head.textContent), element("dd", text));
    });
    details.replaceChildren(element("h2", one.cells[0].textContent), list);
  };

  const choose = (id, move) => {
    rows.forEach((one) => one.classList.toggle("chosen", Number(one.dataset.node) === id));
    describe(row(id));
    paint((other) => near.get(id).has(other));
    network.selectNodes([id]);
    if (move) network.focus(id, { scale: Math.max(network.getScale(), 0.6), animation: false });
  };

  const reset = () => {
    find.value = "";
    found.textContent = "";
    rows.forEach((one) => { one.hidden = false; one.classList.remove("chosen"); });
    details.replaceChildren(element("h2", "Node"), element("p", "None chosen."));
    paint(() => true);
    network.unselectAll();
    network.fit({ animation: false });
  };

  const search = () => {
    const wanted = find.value.trim().toLowerCase();
    if (!wanted) return reset();
    const hits = new Set(nodes.map((node) => node.id).filter((id) => names.get(id).toLowerCase().includes(wanted)));
    rows.forEach((one) => { one.hidden = !hits.has(Number(one.dataset.node)); });
    found.textContent = `${hits.size} found`;
    paint((id) => hits.has(id));
    if (hits.size) network.fit({ nodes: [...hits], maxZoomLevel: 1, animation: false });
  };

  const sort = (head, column) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    const text = (one) => one.cells[column].textContent;
    const compare = (a, b) => {
      if (!text(a) || !text(b)) return Number(!text(a)) - Number(!text(b));
      const order = text(a).localeCompare(text(b), "en", { numeric: true });
      return down ? -order : order;
    };
    table.querySelectorAll("thead th").forEach((one) => one.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...rows.sort(compare));
  };

  find.addEventListener("input", search);
  document.getElementById("all").addEventListener("click", reset);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") reset(); });
  [...table.tHead.rows[0].cells].forEach((head, column) =>
    head.firstElementChild.addEventListener("click", () => sort(head, column)));
  body.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) choose(Number(button.closest("tr").dataset.node), true);
  });
  network.on("click", (event) => (event.nodes.length ? choose(event.nodes[0], false) : reset()));
  network.on("hoverNode", (event) => {
    tip.textContent = names.get(event.node);
    const at = network.canvasToDOM(network.getPosition(event.node));
    tip.style.left = `${Math.min(at.x + 14, stage.clientWidth - 160)}px`;
    tip.style.top = `${at.y + 10}px`;
    tip.hidden = false;
  });
  network.on("blurNode", () => { tip.hidden = true; });
  network.fit({ animation: false });
})();
