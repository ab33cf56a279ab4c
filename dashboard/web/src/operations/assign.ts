import type { TFunction } from 'i18next';
import type { Views } from '../contracts/hub';
import { usePreferences } from '../frame/preferences';
import { line } from '../live/connect';
import { heldStore } from '../live/views';
import { useStandpoint } from '../past/standpoint';
import { changedReminders } from '../reminders/reminders';
import { post } from '../session/http';
import { absolute } from '../words/time';
import { complain } from './complain';

/** Something that stayed as it was, and why; where somebody was quicker, who, by whom and when. */
export interface NotAssigned {
  readonly id: string;
  readonly reason: 'unknown' | 'over' | 'notTheirs' | 'changed' | 'acknowledged' | 'shelved';
  readonly user: string | null;
  readonly by: string | null;
  readonly time: string | null;
}

export interface Assigned {
  readonly done: readonly string[];
  readonly notDone: readonly NotAssigned[];
  /** Why a whole part was not done. */
  readonly refused?: unknown;
}

/** A fault with the version of its assignment that the person saw. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

const confirmation = 5_000;
const atOnce = 1_000;

const request = (faults: readonly Seen[], to: string | null, minutes: number): Promise<Assigned> => post<Assigned>('/api/assignments', { faults, to, minutes });

/** The rows as the person sees them, which is what they decide over: a list that stands still shows older ones than the line brought since. */
export function shownRows<V extends 'faults' | 'alarms' | 'tickets'>(view: V): (id: string) => Views[V] | undefined {
  const store = heldStore(view);
  const shown = store?.shown();
  const frozen = new Map(shown?.frozen ? shown.rows.map((row) => [row.id, row]) : []);
  return (id) => frozen.get(id) ?? store?.get(id);
}

/** The faults with the versions on the page. */
export function seenOf(ids: readonly string[], view: 'faults' | 'tickets' = 'faults'): Seen[] {
  const rowOf = shownRows(view);
  return ids.map((id) => {
    const row = rowOf(id);
    return { id: row === undefined || !('fault' in row) ? id : row.fault, version: row?.assignmentVersion ?? 0 };
  });
}

/** Gives faults to a person, or to nobody; in parts, and a part that fails does not stop the rest. */
export async function assignAll(faults: readonly Seen[], to: string | null, minutes: number): Promise<Assigned> {
  const done: string[] = [];
  const notDone: NotAssigned[] = [];
  let refused: unknown;
  for (let first = 0; first < faults.length; first += atOnce) {
    const part = faults.slice(first, first + atOnce);
    try {
      const came = await request(part, to, minutes);
      done.push(...came.done);
      notDone.push(...came.notDone);
    } catch (error) {
      // What is in neither list was not done.
      refused = error;
    }
  }
  changedReminders();
  return { done, notDone, refused };
}

/** Why a fault stayed as it was, in words. */
export function whyNot(t: TFunction, { reason, user, by, time }: NotAssigned): string {
  const words = { user: user ?? '', by: by ?? '', time: time === null ? '' : absolute(usePreferences.getState().language, time) };
  if (reason !== 'changed') {
    return t(`assign.${reason}`, words);
  }
  return t(user !== null ? 'assign.changedBy' : by === '' ? 'assign.endedMeanwhile' : 'assign.takenBy', words);
}

/** Shown at once at the fault and its ticket; taken back with who was quicker. */
export async function assignFault(t: TFunction, seen: Seen, ticket: string | null, to: string | null, minutes: number): Promise<void> {
  const action = t(to === null ? 'assign.unassign' : 'assign.assign');
  const past = useStandpoint.getState().at !== null;
  if (past || line.state().state !== 'live') {
    complain(t, action, new Error(t(past ? 'past.notNow' : 'line.notNow')));
    return;
  }
  const assumed = [heldStore('faults')?.assume(seen.id, { assignedTo: to }), ticket === null ? undefined : heldStore('tickets')?.assume(ticket, { assignedTo: to })];
  const withdraw = () => assumed.forEach((each) => each?.());
  try {
    const { notDone } = await request([seen], to, minutes);
    if (notDone.length > 0) {
      withdraw();
      complain(t, action, new Error(whyNot(t, notDone[0]!)));
    } else {
      setTimeout(withdraw, confirmation);
    }
    changedReminders();
  } catch (error) {
    withdraw();
    complain(t, action, error);
  }
}
