import { heldStore } from '../live/views';
import { post } from '../session/http';
import { assignAll, type NotAssigned, type Seen, seenOf, shownRows } from './assign';
import { seen as seenBy, type SeenHold } from './operations';

export type BulkView = 'faults' | 'alarms' | 'tickets';

/** What an operator does to many rows at once. */
export type BulkAction = 'acknowledge' | 'unacknowledge' | 'comment' | 'shelve' | 'unshelve' | 'assign';

export interface BulkOutcome {
  readonly done: readonly string[];
  readonly failed: readonly string[];
  /** Why, where the host said so of a row. */
  readonly why?: Readonly<Record<string, NotAssigned>>;
  /** Why a whole part was not done, where it was refused or did not get through. */
  readonly refused?: unknown;
}

export interface BulkWords {
  /** Whom to assign to; null: nobody. */
  readonly to?: string | null;
  readonly comment: string;
  /** For how long; left out: as the host presets it. */
  readonly minutes?: number;
}

/** As many as the host takes in one task. */
export const atOnce = 1_000;

/** Comments on faults go one by one; so many are on their way at a time. */
const together = 20;

interface Task {
  readonly ackProblem?: readonly { id: string }[];
  readonly unackProblem?: readonly { id: string }[];
  readonly ackedAlarm?: readonly { id: string }[];
  readonly unAckedAlarm?: readonly { id: string }[];
  readonly commentedAlarm?: readonly { id: string }[];
  /** Of the shelf. */
  readonly done?: readonly string[];
  readonly quicker?: readonly { readonly id: string; readonly by: string; readonly time: string }[];
}

/** What came of a part of many, and who was quicker at the rest. */
interface Part {
  readonly done: readonly string[];
  readonly why?: readonly NotAssigned[];
}

/** The faults of rows: what is done to a ticket is done to its fault. */
export const faultsOf = (view: BulkView, ids: readonly string[]): readonly string[] => (view === 'tickets' ? ids.map((id) => heldStore('tickets')?.get(id)?.fault ?? id) : ids);

/** Does it to every row, in parts, and says which it was done to: a part that fails does not stop the rest. */
export async function doToAll(view: BulkView, action: BulkAction, ids: readonly string[], words: BulkWords): Promise<BulkOutcome> {
  if (view === 'tickets') {
    const faults = faultsOf(view, ids);
    const came = await doToFaults(action, faults, action === 'assign' ? seenOf(ids, view) : [], words);
    return of(came, ids, faults);
  }
  return view === 'faults' ? doToFaults(action, ids, action === 'assign' ? seenOf(ids) : [], words) : inParts(view, action, ids, words);
}

/** An outcome of faults, told of the tickets that were chosen. */
function of(came: BulkOutcome, tickets: readonly string[], faults: readonly string[]): BulkOutcome {
  const done = new Set(came.done);
  const why = tickets.flatMap((id, at) => (came.why?.[faults[at]!] ? [[id, came.why[faults[at]!]!] as const] : []));
  return { done: tickets.filter((_, at) => done.has(faults[at]!)), failed: tickets.filter((_, at) => !done.has(faults[at]!)), why: Object.fromEntries(why), refused: came.refused };
}

const doToFaults = (action: BulkAction, ids: readonly string[], seen: readonly Seen[], words: BulkWords): Promise<BulkOutcome> =>
  (action === 'assign' ? give(ids, seen, words) : inParts('faults', action, ids, words));

async function inParts(view: 'faults' | 'alarms', action: BulkAction, ids: readonly string[], words: BulkWords): Promise<BulkOutcome> {
  const done = new Set<string>();
  const why: Record<string, NotAssigned> = {};
  // Now: once the first part is under way the rows say what is assumed of them.
  const rowOf = shownRows(view);
  const by = new Map(ids.map((id) => [id, held(rowOf(id))]));
  let refused: unknown;
  for (let first = 0; first < ids.length; first += atOnce) {
    const part = ids.slice(first, first + atOnce);
    try {
      const came = await doToPart(view, action, part, words, by);
      came.done.forEach((id) => done.add(id));
      came.why?.forEach((each) => { why[each.id] = each; });
    } catch (error) {
      refused = error;
    }
  }
  return { done: ids.filter((id) => done.has(id)), failed: ids.filter((id) => !done.has(id)), why, refused };
}

async function give(ids: readonly string[], seen: readonly Seen[], { comment, to = null, minutes = 0 }: BulkWords): Promise<BulkOutcome> {
  const { done, notDone, refused } = await assignAll(seen, to, minutes);
  if (comment !== '' && done.length > 0) {
    await say('faults', done, comment);
  }
  const taken = new Set(done);
  return { done, failed: ids.filter((id) => !taken.has(id)), why: Object.fromEntries(notDone.map((each) => [each.id, each])), refused };
}

async function doToPart(view: 'faults' | 'alarms', action: BulkAction, ids: readonly string[], { comment, minutes }: BulkWords, by: SeenBy): Promise<Part> {
  if (action === 'shelve' || action === 'unshelve') {
    const task = action === 'shelve'
      ? await post<Task>('/api/shelf', { [view]: ids, minutes, reason: comment })
      : await post<Task>('/api/shelf/end', { [view]: ids, seen: ids.map((id) => ({ id, by: by.get(id)?.shelvedBy ?? undefined, until: by.get(id)?.shelvedUntil ?? undefined })) });
    return { done: task.done ?? [], why: quickerAt(task, 'shelved') };
  }
  if (action === 'comment') {
    return { done: await say(view, ids, comment) };
  }
  const came = await acknowledge(view, action === 'acknowledge', ids, minutes, by);
  if (comment !== '' && came.done.length > 0) {
    await say(view, came.done, comment);
  }
  return came;
}

/** What a person sees of a row on the shelf: who put it there and until when, which together say which time. */
interface SeenShelving {
  readonly shelvedBy?: string | null;
  readonly shelvedUntil?: string | null;
}

type SeenRow = SeenHold & SeenShelving;

/** Which acknowledgements and which shelvings the person saw. */
type SeenBy = ReadonlyMap<string, SeenRow | undefined>;

const held = (row: SeenRow | undefined): SeenRow | undefined =>
  row && { acknowledgedBy: row.acknowledgedBy, acknowledgedUntil: row.acknowledgedUntil, shelvedBy: row.shelvedBy, shelvedUntil: row.shelvedUntil };

const quickerAt = ({ quicker = [] }: Task, reason: 'acknowledged' | 'shelved'): NotAssigned[] => quicker.map(({ id, by, time }) => ({ id, reason, user: null, by, time }));

async function acknowledge(view: 'faults' | 'alarms', wanted: boolean, ids: readonly string[], minutes: number | undefined, by: SeenBy): Promise<Part> {
  const task = view === 'faults'
    ? await post<Task>(`/tmf-api/serviceProblemManagement/v4/${wanted ? 'problemAcknowledgement' : 'problemUnacknowledgement'}`, { problem: ids.map((id) => seenBy(wanted, id, 'acknowledgedBy', by.get(id))), minutes })
    : await post<Task>(`/tmf-api/alarm/v4/${wanted ? 'ackAlarms' : 'unAckAlarms'}`, { alarmPattern: ids.map((id) => seenBy(wanted, id, 'ackUserId', by.get(id))), minutes });
  return { done: (task.ackProblem ?? task.unackProblem ?? task.ackedAlarm ?? task.unAckedAlarm ?? []).map(({ id }) => id), why: quickerAt(task, 'acknowledged') };
}

async function say(view: 'faults' | 'alarms', ids: readonly string[], text: string): Promise<readonly string[]> {
  if (view === 'alarms') {
    const task = await post<Task>('/tmf-api/alarm/v4/commentAlarms', { alarmPattern: ids.map((id) => ({ id })), comment: { comment: text } });
    return (task.commentedAlarm ?? []).map(({ id }) => id);
  }
  const said: (string | null)[] = [];
  for (let first = 0; first < ids.length; first += together) {
    said.push(...await Promise.all(ids.slice(first, first + together).map((id) => post(`/api/faults/${encodeURIComponent(id)}/comments`, { text }).then(() => id, () => null))));
  }
  return said.filter((id) => id !== null);
}
