import { describe, expect, it } from 'vitest';
import type { MapSite, NetworkMap } from '../contracts/network';
import { MapKeeper } from './keeper';
import { mercator } from './places';

const site = (id: string, lon: number, more: Partial<MapSite> = {}): MapSite => ({ id, name: `site ${id}`, lat: 30, lon, kind: 'access', severity: null, faults: [], ...more });
const map = (...sites: MapSite[]): NetworkMap =>
  ({ version: 1, sites, links: [{ id: 'c1', name: 'C1', kind: 'cable', a: [100, 30], z: [110, 30], state: 'up' }], faults: [], elsewhere: [], withoutPlace: 2 });
const china = [...mercator([70, 10]), ...mercator([140, 60])] as const;

describe('the keeper of the map', () => {
  it('says what is on it, and which sites are in trouble, the worst first', () => {
    const said = new MapKeeper().take(map(site('a', 100, { severity: 'minor', faults: ['f1'] }), site('b', 101), site('c', 102, { severity: 'critical', faults: ['f2'] })));
    expect([said.sites, said.links, said.withoutPlace, said.troubled.map(({ id }) => id)]).toEqual([3, 1, 2, ['c', 'a']]);
    expect(said.extent!.map(Math.round)).toEqual([...mercator([100, 30]), ...mercator([102, 30])].map(Math.round));
  });

  it('shows a screen of it, whose groups are told by name when somebody asks', () => {
    const keeper = new MapKeeper();
    keeper.take(map(site('a', 100), site('b', 100.0001, { kind: 'core' }), site('c', 110)));
    const { groups, lines } = keeper.scene(china, 5_000, 'a');
    expect(groups.map(({ name, sites, chosen }) => [name, sites, chosen])).toEqual([['site b', 2, true], ['site c', 1, false]]);
    expect(lines.map(({ name }) => name)).toEqual(['C1']);
    expect(keeper.members('a')).toMatchObject({ sites: [{ id: 'b' }, { id: 'a' }], more: 0 });
    expect(keeper.members('nowhere')).toEqual({ sites: [], more: 0 });
  });

  it('follows what is wrong, but not that of another inventory', () => {
    const keeper = new MapKeeper();
    keeper.take(map(site('a', 100), site('c', 110)));
    const state = { version: 1, sites: [{ id: 'c', severity: 'major', faults: ['f1'] }], links: [{ id: 'c1', state: 'broken' as const }], faults: [], elsewhere: ['f9'] };
    expect(keeper.follow(state)).toMatchObject({ troubled: [{ id: 'c', severity: 'major' }], elsewhere: ['f9'] });
    expect(keeper.scene(china, 5_000, null)).toMatchObject({ groups: [{ severity: null }, { severity: 'major', faults: 1 }], lines: [{ state: 'broken' }] });
    expect(keeper.follow({ ...state, version: 2, sites: [] }).troubled).toHaveLength(1);
  });

  it('never shows more than can be drawn at once, and names no more of a group than somebody reads', () => {
    const keeper = new MapKeeper();
    keeper.take(map(...Array.from({ length: 100_000 }, (_, n) => site(`s${n}`, 75 + (n % 500) / 10, { lat: 20 + Math.floor(n / 500) / 10 }))));
    const { groups } = keeper.scene(china, 500, null);
    expect(groups.length).toBeLessThanOrEqual(1_200);
    expect(groups.reduce((sum, { sites }) => sum + sites, 0)).toBe(100_000);
    expect(keeper.members(groups[0]!.id).sites.length).toBeLessThanOrEqual(50);
    expect(keeper.members(groups[0]!.id).more).toBe(groups[0]!.sites - keeper.members(groups[0]!.id).sites.length);
  });

  it('has places where the projection has them', () => {
    expect(mercator([180, 0])[0]).toBeCloseTo(20_037_508, 0);
    expect(mercator([0, 90])[1]).toBeLessThan(20_100_000);
  });
});
