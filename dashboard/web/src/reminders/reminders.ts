import { create } from 'zustand';
import { get } from '../session/http';

/** `GET /api/reminders`: what the person holds and will end by itself. */
export interface Reminder {
  readonly what: 'acknowledgement' | 'assignment';
  readonly kind: 'alarm' | 'fault';
  readonly subject: string;
  readonly name: string;
  readonly until: string;
  /** From when on the page says so. */
  readonly remindAt: string;
}

interface Reminders {
  readonly all: readonly Reminder[];
  /** What the person lets end. */
  readonly let: ReadonlySet<string>;
}

export const useReminders = create<Reminders>(() => ({ all: [], let: new Set() }));

export const keyOfReminder = ({ what, subject, until }: Reminder): string => `${what} ${subject} ${until}`;

export const letEnd = (reminder: Reminder): void => useReminders.setState((before) => ({ let: new Set([...before.let, keyOfReminder(reminder)]) }));

export async function askReminders(): Promise<void> {
  try {
    useReminders.setState({ all: await get<Reminder[]>('/api/reminders') });
  } catch {
    // It is asked again soon; a lost connection has its own banner.
  }
}

/** Something was done that may have an end. */
export const changedReminders = (): void => void askReminders();

/** Those that are due: near their end, not over, and not let go. */
export const due = ({ all, let: gone }: Reminders, now: number): readonly Reminder[] =>
  all.filter((each) => Date.parse(each.remindAt) <= now && now < Date.parse(each.until) && !gone.has(keyOfReminder(each)));
