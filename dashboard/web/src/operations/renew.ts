import type { TFunction } from 'i18next';
import { announce } from '../frame/notify';
import { askReminders, type Reminder } from '../reminders/reminders';
import { useSession } from '../session/session';
import { doToAll } from './bulk';
import { complain } from './complain';

/** Holds what would end for a further time from now on. */
export async function renew(t: TFunction, { what, kind, subject }: Reminder, minutes: number): Promise<void> {
  const to = useSession.getState().me?.user ?? null;
  const { failed } = await doToAll(kind === 'fault' ? 'faults' : 'alarms', what === 'assignment' ? 'assign' : 'acknowledge', [subject], { comment: '', minutes, to });
  if (failed.length > 0) {
    complain(t, t('reminder.label'), new Error(t('reminder.notRenewed')));
  } else {
    announce(t('reminder.renewed'));
  }
  await askReminders();
}
