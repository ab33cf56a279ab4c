import type { PlannedWorkRow } from '../../contracts/rows';
import { dayOf, mondayOf, shiftDay, startOf } from '../../words/zones';

/** Work as one day holds it. */
export interface DayEntry {
  readonly row: PlannedWorkRow;
  /** Share of the day at which it begins and ends, 0 to 1. */
  readonly from: number;
  readonly to: number;
  /** It began before this day, or goes on after it. */
  readonly before: boolean;
  readonly after: boolean;
  /** Which of the columns side by side it has, and how many there are. */
  readonly lane: number;
  readonly lanes: number;
}

/** The weeks of a month, Monday first, filled up with days of the months around it. */
export function monthOf(day: string): string[][] {
  const month = day.slice(0, 7);
  const weeks: string[][] = [];
  for (let monday = mondayOf(`${month}-01`); weeks.length === 0 || monday.slice(0, 7) === month; monday = shiftDay(monday, 7)) {
    weeks.push(weekOf(monday));
  }
  return weeks;
}

export const weekOf = (day: string): string[] => Array.from({ length: 7 }, (_, index) => shiftDay(mondayOf(day), index));

/** What each of the days holds, by when it begins. */
export function entriesOf(rows: Iterable<PlannedWorkRow>, days: readonly string[], zone: string): Map<string, DayEntry[]> {
  const bounds = days.map((day) => [day, startOf(zone, day), startOf(zone, shiftDay(day, 1))] as const);
  const found = new Map<string, DayEntry[]>(days.map((day) => [day, []]));
  for (const row of rows) {
    const [begins, ends] = [Date.parse(row.start), Date.parse(row.end)];
    for (const [day, first, next] of bounds) {
      if (begins < next && ends > first) {
        const share = (instant: number) => Math.min(1, Math.max(0, (instant - first) / (next - first)));
        found.get(day)!.push({ row, from: share(begins), to: share(ends), before: begins < first, after: ends > next, lane: 0, lanes: 1 });
      }
    }
  }
  for (const [day, entries] of found) {
    found.set(day, sideBySide(entries.sort((a, b) => a.from - b.from || a.row.id.localeCompare(b.row.id))));
  }
  return found;
}

/** Work at the same time stands side by side. */
function sideBySide(entries: readonly DayEntry[]): DayEntry[] {
  const placed: DayEntry[] = [];
  let group: DayEntry[] = [];
  let until = 0;
  const close = () => {
    const lanes = group.reduce((most, { lane }) => Math.max(most, lane + 1), 1);
    placed.push(...group.map((entry) => ({ ...entry, lanes })));
    group = [];
  };
  for (const entry of entries) {
    if (group.length > 0 && entry.from >= until) {
      close();
      until = 0;
    }
    const taken = new Set(group.filter(({ to }) => to > entry.from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) {
      lane++;
    }
    group.push({ ...entry, lane });
    until = Math.max(until, entry.to);
  }
  close();
  return placed;
}

/** Whether the work is under way at an instant. */
export const runs = ({ start, end }: PlannedWorkRow, now: number): boolean => Date.parse(start) <= now && now < Date.parse(end);

export const today = (zone: string, now: number): string => dayOf(zone, now);
