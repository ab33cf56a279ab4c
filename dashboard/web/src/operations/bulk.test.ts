import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { heldStore } from '../live/views';
import { atOnce, doToAll } from './bulk';

vi.mock('../live/views', () => ({ heldStore: vi.fn() }));

const sent: { path: string; ids: string[] }[] = [];

/** A host that takes tasks of at most a thousand, and does not take the part that holds `a1500`. */
beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    const ids = (JSON.parse(body) as { alarmPattern?: { id: string }[] }).alarmPattern?.map(({ id }) => id) ?? [];
    sent.push({ path, ids });
    return ids.length > 1_000 || ids.includes('a1500')
      ? Response.json({ code: 'invalid', message: 'no' }, { status: 400 })
      : Response.json({ commentedAlarm: ids.map((id) => ({ id })) }, { status: 201 });
  });
});
afterEach(() => void vi.unstubAllGlobals());

it('goes in parts that the host takes, and says what was not done and why', async () => {
  const ids = Array.from({ length: 5_000 }, (_, index) => `a${index}`);
  const came = await doToAll('alarms', 'comment', ids, { comment: 'x' });
  expect(sent.map((each) => each.ids.length)).toEqual([1_000, 1_000, 1_000, 1_000, 1_000]);
  expect(atOnce).toBe(1_000);
  expect(came.done).toHaveLength(4_000);
  expect(came.failed).toEqual(ids.slice(1_000, 2_000));
  expect((came.refused as Error).message).toBe('no');
});

it('speaks of single faults a few at a time, and of each that was not done', async () => {
  let under = 0;
  let most = 0;
  vi.stubGlobal('fetch', async (path: string) => {
    most = Math.max(most, ++under);
    await Promise.resolve();
    under--;
    return path.includes('/f7/') ? Response.json({ code: 'notTaken', detail: 'over' }, { status: 409 }) : new Response('', { status: 200 });
  });
  const ids = Array.from({ length: 50 }, (_, index) => `f${index}`);
  const came = await doToAll('faults', 'comment', ids, { comment: 'x' });
  expect(came.failed).toEqual(['f7']);
  expect(most).toBeLessThanOrEqual(20);
});

it('takes back the shelving that the person saw, and says who has put it there since', async () => {
  const asked: unknown[] = [];
  vi.mocked(heldStore).mockReturnValue({
    get: (id: string) => ({ id, shelf: 'shelved', shelvedBy: 'wang', shelvedUntil: '2026-11-30T10:00:00Z' }),
    // A list that stands still shows what it showed, whatever came since.
    shown: () => ({ frozen: true, rows: [{ id: 'a1', shelf: 'shelved', shelvedBy: 'li', shelvedUntil: '2026-11-30T09:00:00Z' }] }),
  } as never);
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body));
    return Response.json({ done: ['a2'], notDone: ['a1'], quicker: [{ id: 'a1', by: 'wang', time: '2026-11-30T08:00:00Z' }] });
  });
  const came = await doToAll('alarms', 'unshelve', ['a1', 'a2'], { comment: '' });
  expect(asked).toEqual([{ alarms: ['a1', 'a2'], seen: [{ id: 'a1', by: 'li', until: '2026-11-30T09:00:00Z' }, { id: 'a2', by: 'wang', until: '2026-11-30T10:00:00Z' }] }]);
  expect([came.done, came.failed]).toEqual([['a2'], ['a1']]);
  expect(came.why?.a1).toMatchObject({ reason: 'shelved', by: 'wang' });
});
