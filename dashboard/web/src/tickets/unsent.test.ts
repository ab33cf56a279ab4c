import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.hoisted(() => {
  const held = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => held.set(key, value), removeItem: (key: string) => held.delete(key) });
});

const { discard, isThere, sendWaiting, useUnsent, write } = await import('./unsent');

const answers = (...all: (object | number | 'lost')[]) => {
  const calls: string[] = [];
  vi.stubGlobal('fetch', async (path: string, { method, body }: { method: string; body?: string }) => {
    calls.push(`${method} ${path.split('/').pop()} ${body ?? ''}`.trim());
    const next = all.shift() ?? {};
    if (next === 'lost') {
      throw new TypeError('no signal');
    }
    return typeof next === 'number' ? new Response('{"detail":"no"}', { status: next }) : new Response(JSON.stringify(next));
  });
  return calls;
};

beforeEach(() => useUnsent.setState({ all: [] }));

describe('notes that are not sent', () => {
  it('go in their order and are forgotten once they are there', async () => {
    write('wang', 't1', 'at the site');
    write('li', 't1', 'of somebody else');
    const calls = answers({ note: [] }, {});
    expect(await sendWaiting('wang')).toBe(true);
    expect(calls).toEqual(['GET t1', 'PATCH t1 {"note":[{"text":"at the site"}]}']);
    expect(useUnsent.getState().all.map(({ user }) => user)).toEqual(['li']);
  });

  it('wait while there is no signal, and while the host cannot', async () => {
    write('wang', 't1', 'a');
    answers('lost');
    expect(await sendWaiting('wang')).toBe(false);
    answers({ note: [] }, 503);
    expect(await sendWaiting('wang')).toBe(false);
    expect(useUnsent.getState().all[0]).toMatchObject({ text: 'a' });
    expect(useUnsent.getState().all[0]!.refused).toBeUndefined();
  });

  it('are not sent twice where only the answer was lost', async () => {
    write('wang', 't1', 'a');
    const calls = answers({ note: [{ id: '1', author: 'wang', text: 'a', date: new Date().toISOString() }] });
    expect(await sendWaiting('wang')).toBe(true);
    expect(calls).toEqual(['GET t1']);
  });

  it('say why they were refused, and do not stop the others', async () => {
    write('wang', 't1', 'a');
    write('wang', 't2', 'b');
    answers(404, { note: [] }, {});
    expect(await sendWaiting('wang')).toBe(true);
    expect(useUnsent.getState().all).toMatchObject([{ ticket: 't1', refused: 'no' }]);
    discard(useUnsent.getState().all[0]!.key);
    expect(useUnsent.getState().all).toEqual([]);
  });

  it('are told from older ones of the same words', () => {
    const note = { key: '', user: 'wang', ticket: 't1', text: 'a', at: '2026-01-02T00:00:00Z' };
    const kept = (date: string) => ({ note: [{ id: '1', author: 'wang', text: 'a', date }] });
    expect(isThere(note, kept('2026-01-01T00:00:00Z'))).toBe(false);
    expect(isThere(note, kept('2026-01-02T00:00:05Z'))).toBe(true);
  });
});
