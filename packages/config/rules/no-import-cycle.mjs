/** Two files that import each other, over any number of others, cannot be understood, tested or moved alone. */
export const rule = {
  check(tree) {
    return cycles(graphOf(tree)).map((cycle) => ({
      file: cycle[0],
      line: tree.imports(tree.file(cycle[0])).find(({ target }) => target === cycle[1]).line,
      message: `Import cycle: ${[...cycle, cycle[0]].join(' → ')}. Move what both need to a file of its own, or publish an event instead of calling back.`,
    }));
  },
};

function graphOf(tree) {
  const graph = new Map();
  for (const file of tree.scripts) graph.set(file.path, [...new Set(tree.imports(file).map(({ target }) => target).filter((target) => target !== null && tree.file(target).isScript))]);
  return graph;
}

/** One shortest cycle of every strongly connected component. */
function cycles(graph) {
  return components(graph)
    .filter((component) => component.length > 1 || graph.get(component[0]).includes(component[0]))
    .map((component) => shortest(graph, new Set(component), component.toSorted()[0]));
}

function shortest(graph, component, start) {
  const from = new Map();
  const open = [start];
  for (const at of open) {
    for (const next of graph.get(at)) {
      if (next === start) return pathTo(from, at, start);
      if (!component.has(next) || from.has(next)) continue;
      from.set(next, at);
      open.push(next);
    }
  }
  return [start];
}

function pathTo(from, end, start) {
  const path = [end];
  while (path[0] !== start) path.unshift(from.get(path[0]));
  return path;
}

/** Tarjan. */
function components(graph) {
  const found = [];
  const [order, low, stack, waiting] = [new Map(), new Map(), [], new Set()];
  const visit = (at) => {
    order.set(at, order.size);
    low.set(at, order.get(at));
    stack.push(at);
    waiting.add(at);
    for (const next of graph.get(at) ?? []) {
      if (!order.has(next)) visit(next);
      if (waiting.has(next)) low.set(at, Math.min(low.get(at), low.get(next)));
    }
    if (low.get(at) !== order.get(at)) return;
    const component = stack.splice(stack.indexOf(at));
    for (const each of component) waiting.delete(each);
    found.push(component);
  };
  for (const path of graph.keys()) if (!order.has(path)) visit(path);
  return found;
}
