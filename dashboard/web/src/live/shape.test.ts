import { describe, expect, it } from 'vitest';
import { changed, Shape } from './shape';

interface Row {
  readonly id: string;
  readonly name: string | null;
  readonly tally: number;
  readonly marks?: readonly string[];
}

describe('rows of one shape', () => {
  it('say what they said, in the order of the first', () => {
    const shape = new Shape<Row>();
    const rows: Row[] = [{ id: 'a', name: null, tally: 1 }, { tally: 2.5, id: 'b', name: 'x' }, { id: 'c', name: 'y', tally: Number.NaN }];
    const shaped = rows.map((row) => shape.of(row));
    expect(shaped).toEqual(rows);
    expect(shaped.map((row) => Object.keys(row).join())).toEqual(Array(3).fill('id,name,tally'));
  });

  it('are left as they are where one has a field more or less', () => {
    const shape = new Shape<Row>();
    shape.of({ id: 'a', name: null, tally: 1 });
    const others = [{ id: 'b', name: 'x', tally: 2, marks: ['m'] }, { id: 'c', tally: 3 } as Row];
    expect(others.map((row) => shape.of(row))).toEqual(others);
    expect(shape.of({ id: 'd', name: null, tally: 4 })).toEqual({ id: 'd', name: null, tally: 4 });
  });

  it('keep what is no text or number as it is', () => {
    const marks = ['m'];
    const shape = new Shape<Row>();
    expect(shape.of({ id: 'a', name: null, tally: 1, marks }).marks).toBe(marks);
  });

  it('say what they said where a field has more texts than are kept', () => {
    const shape = new Shape<Row>();
    const rows = Array.from({ length: 10_000 }, (_, n): Row => ({ id: `r${n}`, name: `n${n % 7}`, tally: n }));
    expect(rows.map((row) => shape.of(row))).toEqual(rows);
  });
});

it('a row takes what changed and is another', () => {
  const row: Row = { id: 'a', name: 'x', tally: 1 };
  expect(changed(row, { tally: 2, name: null })).toEqual({ id: 'a', name: null, tally: 2 });
  expect(row.tally).toBe(1);
});
