import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { heldStore } from '../live/views';
import { undoing } from './undo';

vi.mock('../live/views', () => ({ heldStore: vi.fn() }));

const sent: { path: string; ids: string[] }[] = [];

/** A host that takes back every fault, apart from `f7`, and gives every fault to whoever is named. */
beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    const asked = JSON.parse(body) as { problem?: { id: string }[]; faults?: (string | { id: string })[] };
    const ids = (asked.problem ?? asked.faults ?? []).map((each) => (typeof each === 'string' ? each : each.id));
    sent.push({ path, ids });
    const done = ids.filter((id) => id !== 'f7');
    return Response.json({ ackProblem: done.map((id) => ({ id })), unackProblem: done.map((id) => ({ id })), done, notDone: [] }, { status: 201 });
  });
});
afterEach(() => void vi.unstubAllGlobals());

const hold = (rows: Record<string, object>) => vi.mocked(heldStore).mockReturnValue({ get: (id: string) => rows[id], shown: () => ({ frozen: false, rows: [] }) } as never);
const ids = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`);

it('takes back what was done to thousands in parts, and says which stayed', async () => {
  hold({});
  const came = await undoing('faults', 'acknowledge', ids(2_500))!(ids(2_500));
  expect(sent.map((part) => part.ids.length)).toEqual([1_000, 1_000, 500]);
  expect(sent[0]!.path).toContain('problemUnacknowledgement');
  expect(came.done).toHaveLength(2_499);
  expect(came.failed).toEqual(['f7']);
});

it('leaves alone what another had done before', async () => {
  hold({ f1: { acknowledged: true }, f2: { acknowledged: false }, f3: { acknowledged: false } });
  const came = await undoing('faults', 'acknowledge', ['f1', 'f2', 'f3'])!(['f1', 'f2']);
  expect(sent.map((part) => part.ids)).toEqual([['f2']]);
  expect([came.done, came.failed]).toEqual([['f2'], []]);
  hold({ f1: { shelf: 'shelved' }, f2: { shelf: '' } });
  await undoing('faults', 'shelve', ['f1', 'f2'])!(['f1', 'f2']);
  expect(sent.at(-1)).toEqual({ path: '/api/shelf/end', ids: ['f2'] });
});

it('speaks of the faults of tickets that have left the list since', async () => {
  hold({ t1: { fault: 'f1', acknowledged: false }, t2: { fault: 'f7', acknowledged: false } });
  const undo = undoing('tickets', 'acknowledge', ['t1', 't2'])!;
  hold({});
  const came = await undo(['t1', 't2']);
  expect(sent.map((part) => part.ids)).toEqual([['f1', 'f7']]);
  expect([came.done, came.failed]).toEqual([['t1'], ['t2']]);
});

it('gives back to each whom it belonged to', async () => {
  hold({ f1: { assignedTo: 'wang', assignmentVersion: 4 }, f2: { assignedTo: null, assignmentVersion: 0 }, f3: { assignedTo: 'wang', assignmentVersion: 1 } });
  const came = await undoing('faults', 'assign', ['f1', 'f2', 'f3'])!(['f1', 'f2', 'f3']);
  expect(sent.map((part) => part.ids)).toEqual([['f1', 'f3'], ['f2']]);
  expect(came.done).toHaveLength(3);
});

it('has nothing to take back of a comment', () => {
  hold({});
  expect(undoing('faults', 'comment', ['f1'])).toBeUndefined();
});
