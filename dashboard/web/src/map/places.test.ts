import { describe, expect, it } from 'vitest';
import type { MapLink, MapSite, NetworkMap } from '../contracts/network';
import { arc, drawn, gather, lines, type Spot, withState } from './places';

const site = (id: string, more: Partial<MapSite> = {}): MapSite => ({ id, name: id, lat: 0, lon: 0, kind: 'core', severity: null, faults: [], ...more });
const spot = (id: string, x: number, y: number, more: Partial<MapSite> = {}): Spot => ({ site: site(id, more), x, y });
const link = (id: string, state: MapLink['state'] = 'up', z: [number, number] = [10, 0]): MapLink => ({ id, name: id, kind: 'cable', a: [0, 0], z, state });
const everywhere = [-1e6, -1e6, 1e6, 1e6] as const;

describe('gathering sites', () => {
  it('keeps apart what can be told apart', () => {
    const near = [spot('a', 1, 1), spot('b', 2, 2), spot('c', 25, 1)];
    expect(gather(near, everywhere, 10).map(({ spots }) => spots.map((one) => one.site.id))).toEqual([['a', 'b'], ['c']]);
    expect(gather(near, everywhere, 1)).toHaveLength(3);
  });

  it('stands where the worst is, and counts a fault at two sites once', () => {
    const [group] = gather([spot('a', 1, 1), spot('b', 2, 2, { severity: 'minor', faults: ['f1'] }), spot('c', 3, 3, { severity: 'critical', faults: ['f1', 'f2'] })], everywhere, 10);
    expect(group).toMatchObject({ x: 3, y: 3, severity: 'critical', faults: 2 });
  });

  it('stands where the largest site is, where nothing is broken', () => {
    const [group] = gather([spot('a', 1, 1, { kind: 'access' }), spot('c', 3, 3), spot('b', 2, 2, { kind: 'customer' })], everywhere, 10);
    expect(group!.spots.map((one) => one.site.id)).toEqual(['c', 'a', 'b']);
    expect(group).toMatchObject({ x: 3, y: 3, severity: null });
  });

  it('leaves out what is not in sight', () => {
    expect(gather([spot('in', 1, 1), spot('out', 100, 1)], [0, 0, 10, 10], 1).map(({ spots }) => spots[0]!.site.id)).toEqual(['in']);
  });

  it('has no more to draw than a screen holds, however many sites there are', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => spot(`s${index}`, (index * 7919) % 100_000, (index * 104_729) % 100_000));
    const groups = gather(many, [0, 0, 100_000, 100_000], 1_000);
    expect(groups.length).toBeLessThanOrEqual(101 * 101);
    expect(groups.reduce((sum, { spots }) => sum + spots.length, 0)).toBe(100_000);
  });
});

describe('cables', () => {
  it('between the same sites lie side by side, whichever end they begin at', () => {
    const all = lines([link('one'), link('two'), { ...link('three'), a: [10, 0], z: [0, 0] }], ([x, y]) => [x, y]);
    const middles = all.map(({ points }) => points.length === 2 ? 0 : points[6]![1]);
    expect(middles[0]).toBe(0);
    expect(middles[1]).toBeGreaterThan(0);
    expect(middles[2]).toBeLessThan(0);
  });

  it('begin and end at their sites', () => {
    expect(arc([0, 0], [10, 0], 1)[0]).toEqual([0, 0]);
    expect(arc([0, 0], [10, 0], 1).at(-1)).toEqual([10, 0]);
  });

  it('are drawn with what is wrong first, and that however short', () => {
    const all = lines([link('short', 'up', [1, 0]), link('long'), link('risk', 'atRisk', [1, 1]), link('cut', 'broken', [0, 1])], ([x, y]) => [x, y]);
    expect(drawn(all, everywhere, 5, 10).map((line) => line.link.id)).toEqual(['cut', 'risk', 'long']);
    expect(drawn(all, everywhere, 5, 1).map((line) => line.link.id)).toEqual(['cut']);
    expect(drawn(all, [100, 100, 200, 200], 5, 10)).toEqual([]);
  });
});

describe('what is wrong', () => {
  const map: NetworkMap = { version: 1, sites: [site('a', { severity: 'minor', faults: ['f1'] }), site('b')], links: [link('x'), link('y', 'broken')], faults: [], elsewhere: [], withoutPlace: 0 };

  it('takes the place of what was wrong before', () => {
    const now = withState(map, { version: 1, sites: [{ id: 'b', severity: 'critical', faults: ['f2'] }], links: [{ id: 'x', state: 'broken' }], faults: [], elsewhere: ['f3'] })!;
    expect(now.sites.map(({ id, severity, faults }) => `${id} ${severity} ${faults}`)).toEqual(['a null ', 'b critical f2']);
    expect(now.links.map(({ id, state }) => `${id} ${state}`)).toEqual(['x broken', 'y up']);
    expect(now.elsewhere).toEqual(['f3']);
  });

  it('says nothing of a map of another inventory', () => {
    expect(withState(map, { version: 2, sites: [], links: [], faults: [], elsewhere: [] })).toBeUndefined();
  });
});
