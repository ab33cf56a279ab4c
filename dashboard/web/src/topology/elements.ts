import type { ElementDefinition } from 'cytoscape';
import type { TopologyEdge } from '../contracts/network';
import { isLink, type Network } from './network';

/** Names of links that work are drawn where there are few enough to read. */
const mostNamed = 12;

/** The network as the graph takes it. What is broken says so in its label, too. */
export function elements({ nodes, edges }: Network): ElementDefinition[] {
  const bundles = bundled(edges);
  const named = bundles.filter(([edge]) => isLink(edge!)).length <= mostNamed;
  return [
    ...nodes.map((node) => ({
      group: 'nodes' as const,
      data: {
        id: node.key, kind: node.kind, state: node.state ?? '', operation: node.operation, isRoot: node.isRoot,
        label: `${node.operation === 'broken' ? '✕ ' : ''}${node.name}${node.hidden > 0 ? `\n+${node.hidden}` : ''}`,
      },
    })),
    ...bundles.map((bundle) => ({
      group: 'edges' as const,
      data: {
        id: bundle[0]!.key, source: bundle[0]!.a, target: bundle[0]!.z, state: bundle[0]!.state, isRoot: bundle[0]!.isRoot, belongs: !isLink(bundle[0]!),
        all: bundle.map(({ key }) => key), ...label(bundle, named),
      },
    })),
  ];
}

function label([edge, ...others]: readonly TopologyEdge[], named: boolean): { label?: string } {
  if (others.length > 0) {
    return { label: `×${others.length + 1}` };
  }
  return isLink(edge!) && (named || edge!.state === 'broken') ? { label: `${edge!.state === 'broken' ? '✕ ' : ''}${edge!.name}` } : {};
}

/** Links that work between the same two nodes are one line. */
function bundled(edges: readonly TopologyEdge[]): TopologyEdge[][] {
  const bundles = new Map<string, TopologyEdge[]>();
  for (const edge of edges) {
    const name = isLink(edge) && edge.state === 'up' ? [edge.a, edge.z].sort().join(' ') : edge.key;
    bundles.set(name, [...(bundles.get(name) ?? []), edge]);
  }
  return [...bundles.values()];
}
