import type { FaultRow } from '../contracts/rows';
import { heldStore } from '../live/views';
import { useSession } from '../session/session';
import { type BulkAction, type BulkView, faultsOf } from './bulk';

/** How long an assumption may wait for the live row that confirms it. */
const confirmation = 5_000;

type Assumed = Partial<Pick<FaultRow, 'acknowledged' | 'acknowledgedBy' | 'assignedTo' | 'shelf' | 'shelvedBy' | 'shelvedUntil'>>;

/** What rows will say once it is done; null where they say nothing of it. */
function patchOf(action: BulkAction, to: string | null): Assumed | null {
  const me = useSession.getState().me?.user ?? null;
  switch (action) {
    case 'acknowledge': return { acknowledged: true, acknowledgedBy: me };
    case 'unacknowledge': return { acknowledged: false, acknowledgedBy: null };
    case 'assign': return { assignedTo: to };
    // Until when is the host's to say; not that of another time on the shelf.
    case 'shelve': return { shelf: 'shelved', shelvedBy: me, shelvedUntil: undefined };
    case 'unshelve': return { shelf: 'takenBack' };
    case 'comment': return null;
  }
}

/** Shows it of all rows before the host has answered, and of tickets at their faults too; the returned function takes it back where it was not done. */
export function assumeOf(view: BulkView, action: BulkAction, ids: readonly string[], to: string | null): (failed: readonly string[]) => void {
  const patch = patchOf(action, to);
  if (patch === null) {
    return () => undefined;
  }
  const withdraw = heldStore(view)?.assumeAll(ids, patch);
  const ofFaults = view === 'tickets' ? heldStore('faults')?.assumeAll(faultsOf(view, ids), patch) : undefined;
  return (failed) => {
    withdraw?.(failed);
    ofFaults?.(faultsOf(view, failed));
    setTimeout(() => {
      withdraw?.();
      ofFaults?.();
    }, confirmation);
  };
}
