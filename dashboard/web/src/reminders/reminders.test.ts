import { describe, expect, it } from 'vitest';
import { due, keyOfReminder, type Reminder } from './reminders';

const reminder: Reminder = { what: 'acknowledgement', kind: 'fault', subject: 'f1', name: 'K', until: '2026-01-01T08:00:00Z', remindAt: '2026-01-01T07:45:00Z' };
const at = (time: string) => Date.parse(`2026-01-01T${time}Z`);
const named = (now: number, gone: string[] = []) => due({ all: [reminder], let: new Set(gone) }, now).map(({ subject }) => subject);

describe('reminders', () => {
  it('are due from their time until the end', () => {
    expect(named(at('07:44:59'))).toEqual([]);
    expect(named(at('07:45:00'))).toEqual(['f1']);
    expect(named(at('08:00:00'))).toEqual([]);
  });

  it('are silent once let go, until the end is another', () => {
    expect(named(at('07:50:00'), [keyOfReminder(reminder)])).toEqual([]);
    expect(named(at('07:50:00'), [keyOfReminder({ ...reminder, until: '2026-01-01T09:00:00Z' })])).toEqual(['f1']);
  });
});
