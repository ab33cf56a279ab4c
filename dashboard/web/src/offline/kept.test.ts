import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Me } from '../session/session';
import { forgetKept, keepMe, keepTicket, type KeptBox, keptMe, type KeptTicket, keptTickets } from './kept';

type Item = Awaited<ReturnType<KeptBox['all']>>[number];

function memory(): KeptBox {
  const items = new Map<string, Item>();
  return {
    all: async () => [...items.values()],
    put: async (item) => void items.set(item.key, item),
    remove: async (key) => void items.delete(key),
    clear: async () => items.clear(),
  };
}

const me = (user: string) => ({ user, role: 'engineer', may: ['ticket'] }) as unknown as Me;
const ticket = (id: string, at = Date.now()) => ({ row: null, ticket: { id }, fault: null, at }) as unknown as KeptTicket;

let box: KeptBox;

beforeEach(() => {
  vi.useRealTimers();
  box = memory();
});

describe('what is kept for where there is no signal', () => {
  it('is who looks, and the tickets they opened', async () => {
    await keepMe(me('li'), box);
    await keepTicket('li', ticket('t1', 1), box);
    await keepTicket('li', ticket('t2', 2), box);
    expect((await keptMe(box))?.me.user).toBe('li');
    expect((await keptTickets('li', box)).map((each) => each.ticket.id)).toEqual(['t2', 't1']);
  });

  it('goes when they sign out, and nothing is kept of them afterwards', async () => {
    await keepMe(me('li'), box);
    await keepTicket('li', ticket('t1'), box);
    await forgetKept(box);
    await keepTicket('li', ticket('t2'), box);
    expect([await keptMe(box), await keptTickets('li', box)]).toEqual([null, []]);
  });

  it('is never another person’s', async () => {
    await keepMe(me('li'), box);
    await keepTicket('li', ticket('t1'), box);
    await keepMe(me('wang'), box);
    expect([(await keptMe(box))?.me.user, await keptTickets('wang', box), await keptTickets('li', box)]).toEqual(['wang', [], []]);
  });

  it('lasts no longer than a session', async () => {
    await keepMe(me('li'), box);
    vi.useFakeTimers({ now: Date.now() + 12 * 3_600_000 + 1 });
    expect(await keptMe(box)).toBeNull();
  });

  it('is the latest fifty', async () => {
    await keepMe(me('li'), box);
    for (let at = 1; at <= 60; at++) {
      await keepTicket('li', ticket(`t${at}`, at), box);
    }
    const kept = await keptTickets('li', box);
    expect([kept.length, kept[0]!.ticket.id, kept.at(-1)!.ticket.id]).toEqual([50, 't60', 't11']);
  });

  it('is nothing where the browser keeps nothing', async () => {
    const broken = { all: () => Promise.reject(new Error('no room')), put: () => Promise.reject(new Error()), remove: () => Promise.reject(new Error()), clear: () => Promise.reject(new Error()) };
    await keepMe(me('li'), broken);
    expect([await keptMe(broken), await keptTickets('li', broken)]).toEqual([null, []]);
  });
});
