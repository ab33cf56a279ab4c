import type { AlarmRow, FaultRow } from '../contracts/rows';
import { heldStore } from '../live/views';
import { assignAll } from './assign';
import { type BulkAction, type BulkOutcome, type BulkView, doToAll } from './bulk';

/** What takes an action back, where something does. */
const opposites: Readonly<Partial<Record<BulkAction, BulkAction>>> = { acknowledge: 'unacknowledge', unacknowledge: 'acknowledge', shelve: 'unshelve' };

/** How a row stood before: of a ticket, what it says of its fault. */
type Before = Partial<Pick<FaultRow & AlarmRow, 'acknowledged' | 'shelf' | 'assignedTo' | 'assignmentVersion'>> & { readonly fault?: string | null };

/** Takes back what was done to the rows named; it was not taken back of those it says failed. */
export type Undo = (done: readonly string[]) => Promise<BulkOutcome>;

/** Whether the action made the row what it is: what another had acknowledged or shelved before stays so. */
const changed = (action: BulkAction, row: Before | undefined): boolean => row === undefined
  || (action === 'acknowledge' ? row.acknowledged !== true : action === 'unacknowledge' ? row.acknowledged !== false : row.shelf !== 'shelved');

/** How to take an action back, to be asked before it is done: rows leave the list that they no longer fit, and what they were is forgotten with them. */
export function undoing(view: BulkView, action: BulkAction, ids: readonly string[]): Undo | undefined {
  const opposite = opposites[action];
  if (opposite === undefined && action !== 'assign') {
    return undefined;
  }
  const before = new Map<string, Before | undefined>(ids.map((id) => [id, heldStore(view)?.get(id)]));
  const faultOf = (id: string): string => (view === 'tickets' ? before.get(id)?.fault ?? id : id);
  return async (done) => {
    const mine = done.filter((id) => opposite === undefined || changed(action, before.get(id)));
    const faults = mine.map(faultOf);
    const came = opposite === undefined
      ? await giveBack(mine.map((id, at) => [faults[at]!, before.get(id)]))
      : await doToAll(view === 'alarms' ? 'alarms' : 'faults', opposite, faults, { comment: '' });
    const back = new Set(came.done);
    return { done: mine.filter((_, at) => back.has(faults[at]!)), failed: mine.filter((_, at) => !back.has(faults[at]!)), refused: came.refused };
  };
}

/** Gives back to whom they belonged before, unless somebody has said otherwise since. */
async function giveBack(faults: readonly (readonly [fault: string, before: Before | undefined])[]): Promise<Pick<BulkOutcome, 'done' | 'refused'>> {
  const owners = new Map<string | null, { id: string; version: number }[]>();
  for (const [id, before] of faults) {
    const owner = before?.assignedTo ?? null;
    owners.set(owner, [...(owners.get(owner) ?? []), { id, version: (before?.assignmentVersion ?? 0) + 1 }]);
  }
  const back = await Promise.all([...owners].map(([owner, seen]) => assignAll(seen, owner, 0)));
  return { done: back.flatMap(({ done }) => done), refused: back.find(({ refused }) => refused !== undefined)?.refused };
}
