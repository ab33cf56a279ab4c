import { expect, it } from 'vitest';
import { FacetCounts } from './facetCounts';
import type { ListQuery, Sight } from './query';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly place: string;
}

const sight: Sight<Row> = {
  facets: { kind: (row) => row.kind, place: (row) => row.place },
  words: (row) => `${row.id} ${row.kind}`,
  order: () => () => 0,
};

const query: ListQuery = { text: '1', facets: { kind: ['a', 'b'], place: ['x'] }, sort: '', descending: false };

it('counts kept as rows change are those counted anew', () => {
  let seed = 11;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const row = (id: string): Row => ({ id, kind: 'abc'[next(3)]!, place: 'xyz'[next(3)]! });
  const rows = new Map(Array.from({ length: 120 }, (_, n) => [`r${n}`, row(`r${n}`)]));
  const kept = new FacetCounts(sight);
  kept.anew(query, [...rows.values()]);
  for (let round = 0; round < 100; round++) {
    const changes = Array.from({ length: 1 + next(5) }, () => `r${next(130)}`).filter((id, at, all) => all.indexOf(id) === at).map((id) => {
      const before = rows.get(id);
      const now = before !== undefined && next(4) === 0 ? undefined : row(id);
      now === undefined ? rows.delete(id) : rows.set(id, now);
      return [before, now] as const;
    });
    expect(kept.change(changes)).toEqual(new FacetCounts(sight).anew(query, [...rows.values()]));
  }
});
