import type { Topology, TopologyEdge, TopologyNode } from '../contracts/network';

/** What one graph shows: the part asked for, and what was unfolded from it. */
export interface Network {
  readonly centre: string;
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
  readonly leftOut: number;
}

/** Kinds of edges that are no link. */
const belonging = new Set(['end', 'carries', 'holds']);

export const isLink = (edge: TopologyEdge): boolean => !belonging.has(edge.kind);

/** One network of several answers. A link that is a node in one of them is a node. */
export function join(first: Topology, unfolded: readonly Topology[]): Network {
  const nodes = new Map<string, TopologyNode>();
  const edges = new Map<string, TopologyEdge>();
  for (const part of [first, ...unfolded]) {
    part.nodes.forEach((node) => nodes.set(node.key, merged(nodes.get(node.key), node)));
    part.edges.forEach((edge) => edges.set(edge.key, edges.get(edge.key) ?? edge));
  }
  const kept = [...edges.values()].filter((edge) => !nodes.has(edge.key) && nodes.has(edge.a) && nodes.has(edge.z));
  return {
    centre: first.centre,
    nodes: [...nodes.values()],
    edges: [...kept, ...lostEnds([...edges.values()], nodes, edges)],
    leftOut: [first, ...unfolded].reduce((sum, part) => sum + part.leftOut + part.edgesLeftOut, 0),
  };
}

/** Whoever was told of the cause keeps it marked; what was asked about last knows best what is still hidden. */
const merged = (before: TopologyNode | undefined, node: TopologyNode): TopologyNode => (before === undefined
  ? node
  : { ...before, isRoot: before.isRoot || node.isRoot, hidden: Math.min(before.hidden, node.hidden) });

/** The ends of a link that was an edge before it became a node. */
function lostEnds(all: readonly TopologyEdge[], nodes: ReadonlyMap<string, TopologyNode>, edges: ReadonlyMap<string, TopologyEdge>): TopologyEdge[] {
  return all.filter((edge) => nodes.has(edge.key)).flatMap((edge) => [edge.a, edge.z]
    .map((end) => ({ ...edge, key: `end ${end} ${edge.key}`, id: '', kind: 'end', name: '', a: end, z: edge.key, isRoot: false, faults: [] }))
    .filter((end) => nodes.has(end.a) && !edges.has(end.key)));
}


/** What a person may choose: nodes, then links. */
export function thingOf(network: Network, key: string): TopologyNode | TopologyEdge | undefined {
  return network.nodes.find((node) => node.key === key) ?? network.edges.find((edge) => edge.key === key && isLink(edge));
}

/** Keys and names of what a thing is joined to. */
export function joined(network: Network, key: string): { key: string; name: string }[] {
  const names = new Map(network.nodes.map((node) => [node.key, node.name]));
  const found = network.edges.flatMap((edge) => (edge.a === key ? [edge.z] : edge.z === key ? [edge.a] : []));
  return [...new Set(found)].map((other) => ({ key: other, name: names.get(other) ?? other }));
}

const worst = ['critical', 'major', 'minor', 'warning', 'indeterminate'];
const operations = ['broken', 'unknown', 'up'];

const rank = (node: TopologyNode): number =>
  (node.isRoot ? 0 : 100) + operations.indexOf(node.operation) * 10 + (node.state === null ? worst.length : worst.indexOf(node.state));

/** The cause first, then what is worst. */
export const byTrouble = (a: TopologyNode, b: TopologyNode): number => rank(a) - rank(b) || a.name.localeCompare(b.name);
