import type { TFunction } from 'i18next';
import type { RecurrencePattern } from '../contracts/details';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** "8 of the last 10 between 08:30 and 11:00". */
export function patternWords(t: TFunction, language: string, pattern: RecurrencePattern): string {
  const { matching, of, from, to, day, zone } = pattern;
  const when = [
    // 2023-01-01 was a Sunday.
    day !== null && t('recurrence.day', {
      day: new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2023, 0, 1 + days.indexOf(day)))),
    }),
    from !== null && to !== null && t('recurrence.between', { from: from.slice(0, 5), to: to.slice(0, 5) }),
  ].filter((part) => part !== false);
  return t('recurrence.pattern', { matching, of, when: when.join(' '), zone });
}
