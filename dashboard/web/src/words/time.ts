import type { TFunction } from 'i18next';

/** A length of time in its two largest units. */
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
  return h < 24 ? t('time.hours', { h, m: m % 60 }) : t('time.days', { d: Math.floor(h / 24), h: h % 24 });
}

/** SLA time: what is left, or by how much it is over. */
export function slaLeft(t: TFunction, minutes: number): string {
  return minutes < 0 ? t('time.over', { time: span(t, -minutes * 60_000) }) : span(t, minutes * 60_000);
}

export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language, { hourCycle: 'h23', ...options });
    formats.set(key, found);
  }
  return found;
}

const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;

/** Date, time and zone. */
export const absolute = (language: string, time: string): string =>
  format(language, { ...date, ...clock, timeZoneName: 'short' }).format(new Date(time));

/** The day, of what need not be told to the second. */
export const day = (language: string, time: string): string => format(language, date).format(new Date(time));

/** Time of day if it is today's, else with its date. */
export function brief(language: string, time: string, now: number): string {
  const at = new Date(time);
  const today = at.toDateString() === new Date(now).toDateString();
  return format(language, today ? clock : { month: '2-digit', day: '2-digit', ...clock }).format(at);
}
