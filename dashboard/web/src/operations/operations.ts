import type { TFunction } from 'i18next';
import type { AlarmRow, FaultRow } from '../contracts/rows';
import { line } from '../live/connect';
import { heldStore } from '../live/views';
import { post } from '../session/http';
import { useStandpoint } from '../past/standpoint';
import { changedReminders } from '../reminders/reminders';
import { complain } from './complain';

const problems = '/tmf-api/serviceProblemManagement/v4';
const alarms = '/tmf-api/alarm/v4';

/** How long an assumption may wait for the live row that confirms it. */
const confirmation = 5_000;

/** What the host answers to a task; without an id there was nothing to do. */
interface Task {
  readonly id: string;
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
    if (task.id === '') {
      // There was nothing left to do: somebody was quicker.
      withdraw();
      const by = rows.map(([view, id]) => heldStore(view)?.get(id)?.acknowledgedBy).find((user) => user != null);
      complain(t, action, new Error(by == null ? t('action.nothingToDo') : t('action.changedBy', { user: by })));
    } else {
      setTimeout(withdraw, confirmation);
    }
  } catch (error) {
    withdraw();
    complain(t, action, error);
  }
}

/** A fault, and with it its ticket. */
export const acknowledgeFault = (t: TFunction, fault: Pick<FaultRow, 'id' | 'ticket'>, wanted: boolean, minutes?: number): Promise<void> =>
  optimistically(t, wanted, [['faults', fault.id], ...(fault.ticket === null ? [] : [['tickets', fault.ticket] as const])], () =>
    post(`${problems}/${wanted ? 'problemAcknowledgement' : 'problemUnacknowledgement'}`, { problem: [{ id: fault.id }], minutes }));

export const acknowledgeAlarm = (t: TFunction, alarm: AlarmRow, wanted: boolean, minutes?: number): Promise<void> =>
  optimistically(t, wanted, [['alarms', alarm.id]], () =>
    post(`${alarms}/${wanted ? 'ackAlarms' : 'unAckAlarms'}`, { alarmPattern: [{ id: alarm.id }], minutes }));

/** Merges, splits, names the cause, or leaves it to the engine again. */
export const decideFault = (id: string, what: 'merge' | 'split' | 'root' | 'release', body?: object): Promise<void> =>
  post(`/api/faults/${encodeURIComponent(id)}/${what}`, body ?? {});

export const commentFault = (id: string, text: string): Promise<void> => post(`/api/faults/${encodeURIComponent(id)}/comments`, { text });

export const commentAlarm = (id: string, text: string): Promise<void> =>
  post(`${alarms}/commentAlarms`, { alarmPattern: [{ id }], comment: { comment: text } });
