import { describe, expect, it } from 'vitest';
import { patch } from './patch';

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
      const gone = rows.filter(() => next(40) === 0);
      const fresh = gone.filter(() => next(3) > 0).map(({ id }) => ({ id, rank: next(20) })).concat(next(2) === 0 ? [{ id: 1_000 + round, rank: next(20) }] : []).sort(compare);
      const patched = patch(rows, gone, fresh, compare);
      expect(patched).toEqual(rows.filter((row) => !gone.includes(row)).concat(fresh).sort(compare));
      rows = patched;
    }
  });

  it('takes a row out that does not stand where it is looked for, and leaves alone what was never in', () => {
    const [a, b, c] = [{ id: 1, rank: 5 }, { id: 2, rank: 1 }, { id: 3, rank: 3 }];
    // b stands behind although it would be sorted before.
    expect(patch([c, a, b], [b, { id: 9, rank: 9 }], [], compare)).toEqual([c, a]);
  });
});
