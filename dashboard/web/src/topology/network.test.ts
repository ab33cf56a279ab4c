import { describe, expect, it } from 'vitest';
import type { Topology, TopologyEdge, TopologyNode } from '../contracts/network';
import { elements } from './elements';
import { byTrouble, isLink, join, joined, thingOf } from './network';

const node = (key: string, more: Partial<TopologyNode> = {}): TopologyNode => ({
  key, id: key.split('/')[1]!, kind: key.split('/')[0]!, name: key.split('/')[1]!.toUpperCase(), site: null, state: null, operation: 'up', alarms: 0, faults: [], isRoot: false, hidden: 0, ...more,
});
const edge = (key: string, a: string, z: string, more: Partial<TopologyEdge> = {}): TopologyEdge => ({
  key, id: '', kind: key.split(/[ /]/)[0] === 'link' ? 'ip' : key.split(' ')[0]!, name: key, a, z, state: 'up', faults: [], isRoot: false, ...more,
});
const part = (nodes: TopologyNode[], edges: TopologyEdge[], leftOut = 0): Topology => ({ centre: nodes[0]!.key, nodes, edges, leftOut, edgesLeftOut: 0 });

const fault = part(
  [node('device/a', { isRoot: true, hidden: 4 }), node('device/b', { hidden: 2 })],
  [edge('link/1', 'device/a', 'device/b', { state: 'broken' })],
);

describe('unfolding', () => {
  it('adds what is new and keeps the cause marked', () => {
    const network = join(fault, [part([node('device/a'), node('device/c')], [edge('link/1', 'device/a', 'device/b'), edge('link/2', 'device/a', 'device/c')], 3)]);
    expect(network.nodes.map(({ key, hidden, isRoot }) => `${key} ${hidden} ${isRoot}`)).toEqual(['device/a 0 true', 'device/b 2 false', 'device/c 0 false']);
    expect(network.edges.map(({ key, state }) => `${key} ${state}`)).toEqual(['link/1 broken', 'link/2 up']);
    expect(network.leftOut).toBe(3);
  });

  it('makes a node of a link whose carrier came to light, still joined to both its ends', () => {
    const network = join(fault, [part([node('link/1'), node('cable/x'), node('device/a')], [edge('carries cable/x link/1', 'cable/x', 'link/1'), edge('end device/a link/1', 'device/a', 'link/1')])]);
    expect(network.edges.map(({ a, z, kind }) => `${kind} ${a} ${z}`).sort()).toEqual(['carries cable/x link/1', 'end device/a link/1', 'end device/b link/1']);
    expect(network.edges.some(isLink)).toBe(false);
    expect(joined(network, 'link/1').map(({ name }) => name).sort()).toEqual(['A', 'B', 'X']);
  });

  it('draws no edge to what has no room', () => {
    expect(join(part([node('device/a')], [edge('link/1', 'device/a', 'device/gone')]), []).edges).toEqual([]);
  });
});

describe('a graph', () => {
  const network = join(fault, []);

  it('offers nodes and links to choose, and no mere belonging', () => {
    expect(thingOf(network, 'device/b')?.name).toBe('B');
    expect(thingOf(network, 'link/1')?.key).toBe('link/1');
    expect(thingOf(join(part([node('device/a'), node('site/s')], [edge('holds site/s device/a', 'site/s', 'device/a')]), []), 'holds site/s device/a')).toBeUndefined();
  });

  it('lists the cause first, then what is broken, then by severity', () => {
    const sorted = [node('d/up'), node('d/minor', { state: 'minor' }), node('d/critical', { state: 'critical' }), node('d/broken', { operation: 'broken' }), node('d/root', { isRoot: true })].sort(byTrouble);
    expect(sorted.map(({ id }) => id)).toEqual(['root', 'broken', 'critical', 'minor', 'up']);
  });

  it('says in words what is broken and how much is hidden', () => {
    const labels = Object.fromEntries(elements(network).map(({ data }) => [data.id, data.label]));
    expect(labels).toEqual({ 'device/a': 'A\n+4', 'device/b': 'B\n+2', 'link/1': '✕ link/1' });
  });

  it('draws links that work between the same two nodes as one line, and each that is broken', () => {
    const links = [edge('link/1', 'device/b', 'device/a'), edge('link/2', 'device/a', 'device/b'), edge('link/3', 'device/b', 'device/a', { state: 'broken' }), edge('link/4', 'device/a', 'device/b')];
    const drawn = elements(join(part([node('device/a'), node('device/b')], links), [])).filter(({ group }) => group === 'edges');
    expect(drawn.map(({ data }) => `${data.label} ${data.all}`)).toEqual(['×3 link/1,link/2,link/4', '✕ link/3 link/3']);
  });

  it('names broken links only, where there are many', () => {
    const ends = Array.from({ length: 60 }, (_, index) => node(`device/${index}`));
    const many = ends.slice(1).map(({ key }, index) => edge(`link/${index}`, 'device/0', key, { state: index === 7 ? 'broken' : 'up' }));
    const named = elements(join(part(ends, many), [])).filter(({ data, group }) => group === 'edges' && data.label);
    expect(named.map(({ data }) => data.id)).toEqual(['link/7']);
  });
});
