import { describe, expect, it } from 'vitest';
import type { PlannedWorkRow } from '../../contracts/rows';
import { entriesOf, monthOf, runs, weekOf } from './days';

const work = (id: string, start: string, end: string): PlannedWorkRow => ({ id, name: id, start, end } as PlannedWorkRow);

describe('the calendar', () => {
  it('has whole weeks from Monday', () => {
    const weeks = monthOf('2026-02-11');
    expect(weeks.map((week) => week[0])).toEqual(['2026-01-26', '2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23']);
    expect(monthOf('2027-02-01')).toHaveLength(4);
    expect(weekOf('2026-11-29')[6]).toBe('2026-11-29');
  });

  it('puts work on each day it touches in the zone, with how much of it', () => {
    const night = work('w1', '2026-01-01T14:00:00Z', '2026-01-01T20:00:00Z');
    const found = entriesOf([night], ['2026-01-01', '2026-01-02', '2026-01-03'], 'Asia/Shanghai');
    expect(found.get('2026-01-01')).toMatchObject([{ from: 22 / 24, to: 1, before: false, after: true }]);
    expect(found.get('2026-01-02')).toMatchObject([{ from: 0, to: 4 / 24, before: true, after: false }]);
    expect(found.get('2026-01-03')).toEqual([]);
    expect(entriesOf([work('w2', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')], ['2026-01-02'], 'UTC').get('2026-01-02')).toEqual([]);
  });

  it('puts what happens at once side by side, and only that', () => {
    const day = '2026-01-01';
    const at = (id: string, from: number, to: number) => work(id, `${day}T${String(from).padStart(2, '0')}:00:00Z`, `${day}T${String(to).padStart(2, '0')}:00:00Z`);
    const found = entriesOf([at('a', 1, 5), at('b', 2, 3), at('c', 3, 4), at('d', 6, 7)], [day], 'UTC').get(day)!;
    expect(found.map(({ row, lane, lanes }) => [row.id, lane, lanes])).toEqual([['a', 0, 2], ['b', 1, 2], ['c', 1, 2], ['d', 0, 1]]);
  });

  it('knows what is under way', () => {
    const night = work('w1', '2026-01-01T14:00:00Z', '2026-01-01T20:00:00Z');
    expect([13, 14, 20].map((hour) => runs(night, Date.parse(`2026-01-01T${hour}:00:00Z`)))).toEqual([false, true, false]);
  });
});
