import { describe, expect, it } from 'vitest';
import { dump } from '../alarms/hex';
import { byTime, compareTimes } from '../live/query';
import { follow } from './anchor';
import { type Column, fitting } from './columns';
import { severityRank } from './severity';
import { type Facet, readQuery, writeFacet } from './useQuery';

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

describe('the anchor', () => {
  it('counts what came where something else left', () => {
    expect(follow(rows('x', 'a', 'b'), rows('n', 'a', 'b'), 1)).toEqual({ moved: 0, inserted: 1 });
    expect(follow(rows('x', 'a', 'b'), rows('x', 'a', 'b'), 1)).toEqual({ moved: 0, inserted: 0 });
  });

  it('follows the first row in sight and counts what is new above it', () => {
    expect(follow(rows('a', 'b', 'c'), rows('n', 'a', 'm', 'b', 'c'), 1)).toEqual({ moved: 2, inserted: 2 });
  });

  it('takes the next row when the first one left', () => {
    expect(follow(rows('a', 'b', 'c'), rows('a', 'c'), 1)).toEqual({ moved: -1, inserted: 0 });
  });

  it('does not call a row new that only moved up', () => {
    expect(follow(rows('a', 'b', 'c'), rows('c', 'a', 'b'), 1)).toEqual({ moved: 1, inserted: 0 });
  });

  it('knows none when nothing in sight is left', () => {
    expect(follow(rows('a', 'b'), rows('a'), 1)).toBeNull();
  });
});

describe('columns', () => {
  const column = (id: string, width: number, rank: number): Column<unknown> => ({ id, title: id, width, rank, cell: () => null });
  const all = [column('a', 10, 0), column('b', 10, 2), column('c', 10, 1)];

  it('go by rank where width is short, and stay in their order', () => {
    expect(fitting(all, 30).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(fitting(all, 25).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(fitting(all, 1).map(({ id }) => id)).toEqual(['a']);
    const two = [column('a', 8, 0), { ...column('b', 15, 0), grow: 1 }];
    expect(fitting(two, 18).map(({ width }) => width)).toEqual([8, 10]);
    expect(fitting(two, 3).map(({ width }) => width)).toEqual([8, 5]);
  });
});

describe('the address', () => {
  const status: Facet = { name: 'status', values: ['open', 'resolved'], words: 'faultStatus', preset: ['open'], look: 'choice' };

  it('says nothing of what is preset, and names the rest', () => {
    expect(writeFacet(status, ['open'])).toBeUndefined();
    expect(writeFacet(status, ['resolved'])).toBe('resolved');
    expect(writeFacet(status, [])).toBe('all');
    expect(writeFacet(status, ['resolved', 'open'])).toBe('all');
  });

  it('is read back as it was written, and what it should not hold is left out', () => {
    const read = (search: Record<string, string>) => readQuery(search, [status], 'severity', true);
    expect(read({})).toEqual({ text: '', facets: { status: ['open'] }, sort: 'severity', descending: true });
    expect(read({ status: 'all', q: 'x', sort: 'age', desc: '1' })).toEqual({ text: 'x', facets: { status: [] }, sort: 'age', descending: true });
    expect(read({ status: 'resolved,nonsense' }).facets.status).toEqual(['resolved']);
    // A view that was kept when the list had that value.
    expect(read({ status: 'nonsense' }).facets.status).toEqual(['open']);
  });
});

describe('severity', () => {
  it('ranks worse higher, and the unknown lowest', () => {
    const order = ['critical', 'major', 'minor', 'warning', 'indeterminate', 'else'].map(severityRank);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(new Set(order).size).toBe(6);
  });
});

describe('times', () => {
  it('are compared as they are written, whatever their fractions', () => {
    const times = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.05Z', '2026-01-01T00:00:00.5Z', '2026-01-01T00:00:01Z', '2026-01-02T00:00:00Z'];
    expect([...times].reverse().sort(compareTimes)).toEqual(times);
    expect(compareTimes(times[1]!, times[1]!)).toBe(0);
  });

  it('that are not there stand last', () => {
    const rows = [{ at: null }, { at: '2026-01-02T00:00:00Z' }, { at: '2026-01-01T00:00:00Z' }];
    expect(rows.sort(byTime((row) => row.at)).map(({ at }) => at)).toEqual(['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', null]);
  });
});

describe('the dump', () => {
  it('shows sixteen bytes a line with their ASCII', () => {
    expect(dump('3c3c1b61')).toBe(`0000  3c 3c 1b 61${' '.repeat(36)}  <<.a`);
    expect(dump('00'.repeat(17)).split('\n')).toHaveLength(2);
  });
});
