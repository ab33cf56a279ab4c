import type { TFunction } from 'i18next';
import type { AlarmRow, FaultRow } from '../contracts/rows';
import { line } from '../live/connect';
import { heldStore } from '../live/views';
import { post } from '../session/http';
import { useStandpoint } from '../past/standpoint';
import { changedReminders } from '../reminders/reminders';
import { usePreferences } from '../frame/preferences';
import { absolute } from '../words/time';
import { complain } from './complain';

const problems = '/tmf-api/serviceProblemManagement/v4';
const alarms = '/tmf-api/alarm/v4';

/** How long an assumption may wait for the live row that confirms it. */
const confirmation = 5_000;

/** What the host answers to a task; without an id there was nothing to do. */
interface Task {
  readonly id: string;
  readonly quicker?: readonly { readonly by: string; readonly time: string }[];
}

/** Where it shows whether something is acknowledged. */
type AcknowledgedRow = readonly [view: 'alarms' | 'faults' | 'tickets', id: string];

/** Shown at once; taken back with the reason when the host refuses. While the connection is lost nothing is done: nothing waits unseen. */
async function optimistically(t: TFunction, wanted: boolean, rows: readonly AcknowledgedRow[], act: () => Promise<Task>): Promise<void> {
  const action = t(wanted ? 'action.acknowledge' : 'action.unacknowledge');
  const past = useStandpoint.getState().at !== null;
  if (past || line.state().state !== 'live') {
    complain(t, action, new Error(t(past ? 'past.notNow' : 'line.notNow')));
    return;
  }
  const assumed = rows.map(([view, id]) => heldStore(view)?.assume(id, { acknowledged: wanted }));
  const withdraw = () => assumed.forEach((each) => each?.());
  try {
    const task = await act();
    changedReminders();
    const quicker = task.quicker?.[0];
    if (task.id === '' || quicker !== undefined) {
      withdraw();
      complain(t, action, new Error(quicker === undefined ? t('action.nothingToDo') : t('action.changedBy', { user: quicker.by, time: absolute(usePreferences.getState().language, quicker.time) })));
    } else {
      setTimeout(withdraw, confirmation);
    }
  } catch (error) {
    withdraw();
    complain(t, action, error);
  }
}

/** What a person sees of an acknowledgement: whose it is and when it ends, which together say which one. */
export interface SeenHold {
  readonly acknowledgedBy?: string | null;
  readonly acknowledgedUntil?: string | null;
}

/** Names something; the acknowledgement that is withdrawn is the one that the person saw. */
export const seen = (wanted: boolean, id: string, name: 'acknowledgedBy' | 'ackUserId', held: SeenHold | undefined): { readonly id: string; readonly ackUntil?: string } =>
  (wanted || held?.acknowledgedBy == null ? { id } : { id, [name]: held.acknowledgedBy, ackUntil: held.acknowledgedUntil ?? undefined });

/** A fault, and with it its ticket. */
export const acknowledgeFault = (t: TFunction, fault: Pick<FaultRow, 'id' | 'ticket' | 'acknowledgedBy' | 'acknowledgedUntil'>, wanted: boolean, minutes?: number): Promise<void> =>
  optimistically(t, wanted, [['faults', fault.id], ...(fault.ticket === null ? [] : [['tickets', fault.ticket] as const])], () =>
    post(`${problems}/${wanted ? 'problemAcknowledgement' : 'problemUnacknowledgement'}`, { problem: [seen(wanted, fault.id, 'acknowledgedBy', fault)], minutes }));

export const acknowledgeAlarm = (t: TFunction, alarm: AlarmRow, wanted: boolean, minutes?: number): Promise<void> =>
  optimistically(t, wanted, [['alarms', alarm.id]], () =>
    post(`${alarms}/${wanted ? 'ackAlarms' : 'unAckAlarms'}`, { alarmPattern: [seen(wanted, alarm.id, 'ackUserId', alarm)], minutes }));

/** Merges, splits, names the cause, or leaves it to the engine again. */
export const decideFault = (id: string, what: 'merge' | 'split' | 'root' | 'release', body?: object): Promise<void> =>
  post(`/api/faults/${encodeURIComponent(id)}/${what}`, body ?? {});

export const commentFault = (id: string, text: string): Promise<void> => post(`/api/faults/${encodeURIComponent(id)}/comments`, { text });

export const commentAlarm = (id: string, text: string): Promise<void> =>
  post(`${alarms}/commentAlarms`, { alarmPattern: [{ id }], comment: { comment: text } });
