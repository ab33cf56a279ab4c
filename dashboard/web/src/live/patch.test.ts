import { describe, expect, it } from 'vitest';
import { type Changed, patch } from './patch';

interface Row {
  readonly id: number;
  readonly rank: number;
}

const compare = (a: Row, b: Row): number => a.rank - b.rank || a.id - b.id;

describe('a patched list', () => {
  it('is what sorting everything anew gives, whatever changes', () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    let rows: Row[] = Array.from({ length: 200 }, (_, id) => ({ id, rank: next(20) })).sort(compare);
    for (let round = 0; round < 200; round++) {
      const changes: Changed<Row>[] = rows.filter(() => next(40) === 0).map((row) => [row, [undefined, { ...row }, { ...row, rank: next(20) }][next(3)]]);
      if (next(2) === 0) {
        changes.push([undefined, { id: 1_000 + round, rank: next(20) }]);
      }
      const gone = new Set(changes.map(([before]) => before));
      const fresh = changes.flatMap(([, now]) => now ?? []);
      const wanted = rows.filter((row) => !gone.has(row)).concat(fresh).sort(compare);
      const before = [...rows];
      const patched = patch(rows, changes, compare);
      expect(patched).toEqual(wanted);
      // The very rows, so that what did not change is not drawn again.
      expect(patched.every((row, at) => row === wanted[at])).toBe(true);
      // The very list where each keeps its place; else the list before has the places it had.
      expect(patched === rows).toBe(wanted.every((row, at) => row.id === before[at]?.id && row.rank === before[at].rank) && wanted.length === before.length);
      expect(patched === rows || rows.every((row, at) => row.id === before[at]!.id)).toBe(true);
      rows = patched;
    }
  });

  it('takes a row out that does not stand where it is looked for, and leaves alone what was never in', () => {
    const [a, b, c] = [{ id: 1, rank: 5 }, { id: 2, rank: 1 }, { id: 3, rank: 3 }];
    // b stands behind although it would be sorted before.
    expect(patch([c, a, b], [[b, undefined], [{ id: 9, rank: 9 }, undefined]], compare)).toEqual([c, a]);
  });
});
