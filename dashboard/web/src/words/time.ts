import type { TFunction } from 'i18next';
import { usePreferences } from '../frame/preferences';
import { dayOf, instantOf, isTwice, keptFew, offsetAt, quarterOf } from './zones';

/** A length of time in its two largest units, or one where the other would be none. */
export function span(t: TFunction, milliseconds: number): string {
  const s = Math.max(0, Math.floor(milliseconds / 1_000));
  if (s < 60) {
    return t('time.seconds', { s });
  }
  const m = Math.floor(s / 60);
  if (m < 60) {
    return t('time.minutes', { m });
  }
  const h = Math.floor(m / 60);
  if (h < 24) {
    return m % 60 === 0 ? t('time.wholeHours', { h }) : t('time.hours', { h, m: m % 60 });
  }
  const d = Math.floor(h / 24);
  return h % 24 === 0 ? t('time.wholeDays', { d }) : t('time.days', { d, h: h % 24 });
}

/** SLA time: what is left, or by how much it is over. */
export function slaLeft(t: TFunction, minutes: number): string {
  return minutes < 0 ? t('time.over', { time: span(t, -minutes * 60_000) }) : span(t, minutes * 60_000);
}

/** The browser's own. */
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const browserZone = (): string => own;

/** The zone in which times are told that belong to no place or customer. */
export const zone = (): string => (usePreferences.getState().times === 'utc' ? 'UTC' : own);

const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;

const looks = {
  day: date,
  clock,
  clockOfDay: { month: '2-digit', day: '2-digit', ...clock },
  whole: { ...date, ...clock },
  minutes: { hour: '2-digit', minute: '2-digit' },
  zone: { timeZoneName: 'short' },
  month: { year: 'numeric', month: 'long' },
  weekday: { weekday: 'short' },
  weekdayOf: { weekday: 'long', ...date },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

// Each row that comes into sight asks for several.
function format(language: string, look: keyof typeof looks, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${look} ${timeZone}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language, { hourCycle: 'h23', ...looks[look], timeZone });
    formats.set(key, found);
  }
  return found;
}

const named = keptFew<string>();

/** The zone's name at a moment, as `GMT+8`. */
const zoneName = (language: string, at: Date, timeZone: string): string => named(
  `${language} ${timeZone} ${quarterOf(at.getTime())}`,
  () => format(language, 'zone', timeZone).formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone,
);

/** Date, time and zone, in this order in every language. */
export function absolute(language: string, time: string, timeZone = zone()): string {
  const at = new Date(time);
  return `${format(language, 'whole', timeZone).format(at)} ${zoneName(language, at, timeZone)}`;
}

/** Hours and minutes in a zone. */
export const clockTime = (language: string, time: string, timeZone: string): string => format(language, 'minutes', timeZone).format(new Date(time));

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Of days as `YYYY-MM-DD`, which have no zone any more. */
export const monthName = (language: string, of: string): string => format(language, 'month', 'UTC').format(dateOf(of));

export const weekdayName = (language: string, of: string): string => format(language, 'weekday', 'UTC').format(dateOf(of));

export const dayName = (language: string, of: string): string => format(language, 'weekdayOf', 'UTC').format(dateOf(of));

/** The day, of what need not be told to the second. */
export const day = (language: string, time: string, timeZone = zone()): string => format(language, 'day', timeZone).format(new Date(time));

/** Time of day if it is today's there, else with its date, and of another year with that; with the zone where that is not told beside it, and in the hour that clocks set back show twice. */
export function brief(language: string, time: string, now: number, timeZone = zone(), withZone = false): string {
  const at = new Date(time);
  const [its, today] = [dayOf(timeZone, at.getTime()), dayOf(timeZone, now)];
  const wanted = its === today ? 'clock' : its.slice(0, 4) === today.slice(0, 4) ? 'clockOfDay' : 'whole';
  const told = format(language, wanted, timeZone).format(at);
  return withZone || isTwice(timeZone, at.getTime()) ? `${told} ${zoneName(language, at, timeZone)}` : told;
}

/** A moment as a field for local time shows it, in a zone. */
export const localField = (moment: number, timeZone = zone()): string => new Date(moment + offsetAt(timeZone, moment)).toISOString().slice(0, 19);

/** The moment that such a field means, near the one it showed; NaN while it is not whole. */
export const fromLocalField = (field: string, timeZone = zone(), near?: number): number => {
  const local = Date.parse(`${field}Z`);
  return Number.isNaN(local) ? NaN : instantOf(timeZone, local, near);
};
