/** Days are `YYYY-MM-DD`, instants milliseconds since 1970, zones IANA names. */

const parts = new Map<string, Intl.DateTimeFormat>();

function partsOf(zone: string): Intl.DateTimeFormat {
  let found = parts.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    parts.set(zone, found);
  }
  return found;
}

const mostKept = 5_000;

/** Remembers what was found for a key; forgets all where that gets long. */
export function keptFew<T>(): (key: string, find: () => T) => T {
  const kept = new Map<string, T>();
  return (key, find) => {
    let found = kept.get(key);
    if (found === undefined) {
      if (kept.size >= mostKept) {
        kept.clear();
      }
      found = find();
      kept.set(key, found);
    }
    return found;
  };
}

/** The quarter of an hour an instant lies in: no zone changes its clocks within one. */
export const quarterOf = (instant: number): number => Math.floor(instant / 900_000);

const offsets = keptFew<number>();

/** How far the zone's clocks are ahead of UTC at an instant, milliseconds. */
export const offsetAt = (zone: string, instant: number): number => offsets(`${zone} ${quarterOf(instant)}`, () => readOffset(zone, instant));

function readOffset(zone: string, instant: number): number {
  const read = Object.fromEntries(partsOf(zone).formatToParts(instant).map(({ type, value }) => [type, Number(value)])) as Record<string, number>;
  return Date.UTC(read.year!, read.month! - 1, read.day!, read.hour!, read.minute!, read.second!) - Math.floor(instant / 1_000) * 1_000;
}

/** The day an instant lies in. */
export const dayOf = (zone: string, instant: number): string => new Date(instant + offsetAt(zone, instant)).toISOString().slice(0, 10);

/** When a wall clock of the zone shows a local time; of a time that a change of clocks leaves out, what the clocks show after it; of one that it makes twice, the one
 * with the clocks as they are at the instant near by, else the later. */
export function instantOf(zone: string, local: number, near?: number): number {
  if (near !== undefined) {
    const offset = offsetAt(zone, near);
    if (offsetAt(zone, local - offset) === offset) {
      return local - offset;
    }
  }
  const first = local - offsetAt(zone, local);
  return local - offsetAt(zone, first);
}

const halfDay = 43_200_000;
const setBack = new Map<string, number>();

/** By how much the zone's clocks are set back around an instant, milliseconds; 0 where they are not. */
function setBackAround(zone: string, instant: number): number {
  const hour = Math.floor(instant / 3_600_000) * 3_600_000;
  const key = `${zone} ${hour}`;
  let by = setBack.get(key);
  if (by === undefined) {
    by = Math.max(0, offsetAt(zone, hour - halfDay) - offsetAt(zone, hour + halfDay));
    setBack.set(key, by);
  }
  return by;
}

/** Whether the zone's clocks show twice what they show at an instant: then a time of day alone does not say which. */
export function isTwice(zone: string, instant: number): boolean {
  const by = setBackAround(zone, instant);
  if (by === 0) {
    return false;
  }
  const offset = offsetAt(zone, instant);
  return offsetAt(zone, instant + by) === offset - by || offsetAt(zone, instant - by) === offset + by;
}

/** When a day begins there. */
export const startOf = (zone: string, day: string): number => instantOf(zone, Date.parse(`${day}T00:00:00Z`));

export const shiftDay = (day: string, by: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** The same day of another month; the last one where it has fewer. */
export function shiftMonth(day: string, by: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + by, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + by, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => shiftDay(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** A zone the browser knows by this name. */
export function isZone(name: string): boolean {
  try {
    partsOf(name);
    return true;
  } catch {
    return false;
  }
}
