import { describe, expect, it, vi } from 'vitest';
import { byNumber, ordering, type ListQuery, type Sight } from './query';
import { RowStore } from './rowStore';

interface Row {
  id: string;
  rank: number;
  kind: string;
  taken: boolean;
}

const sight: Sight<Row> = {
  facets: { kind: (row) => row.kind },
  words: (row) => `${row.id} ${row.kind}`,
  order: ordering<Row>({ rank: byNumber((row) => row.rank) }, []),
};
const query: ListQuery = { text: '', facets: {}, sort: 'rank', descending: true };

const row = (id: string, rank: number, kind = 'x', taken = false): Row => ({ id, rank, kind, taken });
const change = (rows: Row[], removed: string[] = [], version = 2) => ({ view: 'faults' as const, from: version - 1, version, rows, removed, total: 0 });

/** A store whose batches are shown when the test says so. */
function store(...rows: Row[]) {
  const batches: (() => void)[] = [];
  const made = new RowStore<Row>(sight, query, (run) => batches.push(run));
  made.subscribe(() => undefined);
  made.replace({ version: 1, total: rows.length, rows });
  const show = () => batches.splice(0).forEach((run) => run());
  show();
  return { store: made, show, ids: () => made.shown().rows.map(({ id }) => id) };
}

describe('the row store', () => {
  it('sorts what it is given and takes changes to their places', () => {
    const { store: rows, show, ids } = store(row('a', 1), row('b', 3), row('c', 2));
    expect(ids()).toEqual(['b', 'c', 'a']);
    rows.apply(change([row('a', 9), row('d', 2)], ['b']));
    show();
    expect(ids()).toEqual(['a', 'c', 'd']);
  });

  it('takes of a row what changed and keeps the rest', () => {
    const { store: rows, show, ids } = store(row('a', 1, 'y'), row('b', 3));
    expect(rows.apply({ ...change([row('c', 2)]), parts: [{ id: 'a', rank: 9 }] })).toBe(true);
    show();
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(rows.get('a')).toEqual(row('a', 9, 'y'));
  });

  it('does nothing with what speaks of a row it has not', () => {
    const { store: rows, show, ids } = store(row('a', 1));
    expect(rows.apply({ ...change([row('c', 2)], ['a']), parts: [{ id: 'z', rank: 9 }] })).toBe(false);
    show();
    expect(ids()).toEqual(['a']);
    expect(rows.version).toBe(1);
  });

  it('shows many changes in one batch', () => {
    const { store: rows, show } = store(row('a', 1));
    let shown = 0;
    rows.subscribe(() => shown++);
    for (let n = 0; n < 50; n++) {
      rows.apply(change([row(`n${n}`, n)], [], 2 + n));
    }
    expect(shown).toBe(0);
    show();
    expect(shown).toBe(1);
    expect(rows.shown().rows).toHaveLength(51);
  });

  it('keeps untouched rows the same objects', () => {
    const { store: rows, show } = store(row('a', 1), row('b', 2));
    const before = rows.shown().rows.find(({ id }) => id === 'b');
    rows.apply(change([row('a', 5)]));
    show();
    expect(rows.shown().rows.find(({ id }) => id === 'b')).toBe(before);
  });

  it('does not stand still for long after a batch during which the machine slept', () => {
    let now = 1_000;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 60_000));
    const asked: { run: () => void; earliest: number }[] = [];
    const made = new RowStore<Row>(sight, query, (run, earliest) => asked.push({ run, earliest }));
    made.subscribe(() => undefined);
    made.replace({ version: 1, total: 1, rows: [row('a', 1)] });
    asked[asked.length - 1]!.run();
    made.apply(change([row('a', 2)]));
    clock.mockRestore();
    expect(asked[asked.length - 1]!.earliest - now).toBeLessThanOrEqual(2_000);
  });

  it('shows the same list while its rows keep their places, and tells by its revision that one changed', () => {
    const { store: rows, show } = store(row('a', 1), row('b', 2));
    const before = rows.shown();
    rows.apply(change([row('a', 1, 'y')]));
    show();
    const after = rows.shown();
    expect(after.rows).toBe(before.rows);
    expect(after.revision).not.toBe(before.revision);
    expect(after.rows.find(({ id }) => id === 'a')!.kind).toBe('y');
    rows.apply(change([row('a', 9, 'y')], [], 3));
    show();
    expect(rows.shown().rows).not.toBe(after.rows);
  });

  it('changes nothing in a list that stands still', () => {
    const { store: rows, show } = store(row('a', 1), row('b', 2));
    rows.freeze();
    const { revision } = rows.shown();
    rows.apply(change([row('a', 1, 'y')]));
    show();
    expect(rows.shown()).toMatchObject({ revision, waiting: 1 });
    expect(rows.shown().rows.map(({ kind }) => kind)).toEqual(['x', 'x']);
  });

  it('filters by text and facet, and counts what each facet value would show', () => {
    const { store: rows, ids } = store(row('a1', 1, 'x'), row('a2', 2, 'y'), row('b1', 3, 'y'));
    rows.look({ ...query, text: 'A', facets: { kind: ['y'] } });
    expect(ids()).toEqual(['a2']);
    expect(rows.shown().counts).toEqual({ kind: { x: 1, y: 1 } });
  });

  it('takes a row out of the list when it no longer matches', () => {
    const { store: rows, show, ids } = store(row('a', 1, 'x'), row('b', 2, 'x'));
    rows.look({ ...query, facets: { kind: ['x'] } });
    rows.apply(change([row('a', 1, 'y')]));
    show();
    expect(ids()).toEqual(['b']);
    expect(rows.shown().held).toBe(2);
  });

  it('stands still while frozen, counts what waits, and catches up', () => {
    const { store: rows, show, ids } = store(row('a', 1));
    rows.freeze();
    rows.apply(change([row('b', 2), row('c', 3)], ['a']));
    show();
    expect(ids()).toEqual(['a']);
    expect(rows.shown().waiting).toBe(3);
    rows.resume();
    expect(ids()).toEqual(['c', 'b']);
    expect(rows.shown().waiting).toBe(0);
  });

  it('drops what a new snapshot no longer has', () => {
    const { store: rows, show, ids } = store(row('a', 1), row('b', 2));
    rows.replace({ version: 9, total: 1, rows: [row('b', 2)] });
    show();
    expect(ids()).toEqual(['b']);
    expect(rows.version).toBe(9);
  });
});

describe('an assumption', () => {
  it('shows at once and goes back when withdrawn', () => {
    const { store: rows } = store(row('a', 1));
    const withdraw = rows.assume('a', { taken: true });
    expect(rows.shown().rows[0]!.taken).toBe(true);
    withdraw();
    expect(rows.shown().rows[0]!.taken).toBe(false);
  });

  it('outlives a change that does not speak of it and ends with the one that does', () => {
    const { store: rows, show } = store(row('a', 1));
    const withdraw = rows.assume('a', { taken: true });
    rows.apply(change([row('a', 5)]));
    show();
    expect(rows.shown().rows[0]).toEqual(row('a', 5, 'x', true));
    rows.apply(change([row('a', 5, 'x', true)], [], 3));
    rows.apply(change([row('a', 5, 'x', false)], [], 4));
    show();
    expect(rows.shown().rows[0]!.taken).toBe(false);
    withdraw();
    expect(rows.shown().rows[0]!.taken).toBe(false);
  });

  it('shows in a frozen list too', () => {
    const { store: rows } = store(row('a', 1), row('b', 2));
    rows.freeze();
    rows.assume('a', { taken: true });
    expect(rows.shown().rows.map(({ taken }) => taken)).toEqual([false, true]);
  });

  it('of many rows shows at once and is withdrawn of those that were refused', () => {
    const { store: rows } = store(row('a', 1), row('b', 2), row('c', 3));
    rows.freeze();
    const withdraw = rows.assumeAll(['a', 'b'], { taken: true });
    const taken = () => Object.fromEntries(rows.shown().rows.map((each) => [each.id, each.taken]));
    expect(taken()).toEqual({ a: true, b: true, c: false });
    withdraw(['b']);
    expect(taken()).toEqual({ a: true, b: false, c: false });
    withdraw();
    expect(taken()).toEqual({ a: false, b: false, c: false });
  });

  it('made while the list stood still is there once when it moves again', () => {
    const { store: rows, show } = store(row('a', 1), row('b', 2));
    rows.freeze();
    rows.assumeAll(['a', 'b'], { taken: true });
    rows.apply(change([row('a', 3, 'x', true)]));
    rows.resume();
    show();
    expect(rows.shown().rows.map(({ id, taken }) => `${id} ${taken}`).sort()).toEqual(['a true', 'b true']);
  });

  it('is the same object until it changes', () => {
    const { store: rows } = store(row('a', 1));
    rows.assume('a', { taken: true });
    expect(rows.get('a')).toBe(rows.get('a'));
  });
});
