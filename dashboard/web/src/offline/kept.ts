import type { FaultDetail, TicketDetail } from '../contracts/details';
import type { TicketRow } from '../contracts/rows';
import type { Me } from '../session/session';
import { database } from './database';

export interface KeptPicture {
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

export type KeptPictures = Readonly<Record<string, KeptPicture>>;

/** A ticket that a person has opened, as it was then. */
export interface KeptTicket {
  readonly row: TicketRow | null;
  readonly ticket: TicketDetail;
  /** Null where it is not theirs to see. */
  readonly fault: FaultDetail | null;
  /** Its pictures, small, by their id. */
  readonly pictures?: KeptPictures;
  /** When the host said so, milliseconds. */
  readonly at: number;
}

type Item = { readonly key: string; readonly user: string; readonly at: number } & ({ readonly me: Me } | { readonly ticket: KeptTicket });

/** Where what a person may need without a signal is kept. */
export interface KeptBox {
  all(): Promise<Item[]>;
  put(item: Item): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}

const within = database('assurance.kept', 'kept');

const box: KeptBox = {
  all: () => within('readonly', (held) => held.getAll() as IDBRequest<Item[]>),
  put: async (item) => void (await within('readwrite', (held) => held.put(item))),
  remove: (key) => within('readwrite', (held) => held.delete(key)),
  clear: () => within('readwrite', (held) => held.clear()),
};

/** As long as a session: whoever has not been known to the host for longer is nobody. */
const lifetime = 12 * 3_600_000;

/** The latest are enough for a day's work, and do not fill a phone. */
const mostTickets = 50;

/** Nothing is kept where the browser has no room, or none to give: the page works as without. */
const quietly = async <R>(act: Promise<R>, otherwise: R): Promise<R> => act.catch(() => otherwise);

/** The host said who looks: what was kept of anybody else goes. */
export async function keepMe(me: Me, held: KeptBox = box): Promise<void> {
  await quietly((async () => {
    if ((await held.all()).some(({ user }) => user !== me.user)) {
      await held.clear();
    }
    await held.put({ key: 'me', user: me.user, at: Date.now(), me });
  })(), undefined);
}

/** Who looked last, where that is not long ago; null: nobody. */
export async function keptMe(held: KeptBox = box): Promise<{ me: Me; at: number } | null> {
  const item = (await quietly(held.all(), [])).find(({ key }) => key === 'me');
  return item !== undefined && 'me' in item && Date.now() - item.at < lifetime ? { me: item.me, at: item.at } : null;
}

/** Nobody is logged in any more. */
export const forgetKept = (held: KeptBox = box): Promise<void> => quietly(held.clear(), undefined);

export async function keepTicket(user: string, ticket: KeptTicket, held: KeptBox = box): Promise<void> {
  await quietly((async () => {
    const all = await held.all();
    // Who signed out meanwhile keeps nothing.
    if (all.some((item) => item.key === 'me' && item.user === user)) {
      await held.put({ key: `ticket ${ticket.ticket.id}`, user, at: ticket.at, ticket });
      const oldest = all.filter((item) => 'ticket' in item).sort((a, b) => b.at - a.at).slice(mostTickets - 1);
      await Promise.all(oldest.filter(({ key }) => key !== `ticket ${ticket.ticket.id}`).map(({ key }) => held.remove(key)));
    }
  })(), undefined);
}

/** Of the person, the latest first. */
export const keptTickets = async (user: string, held: KeptBox = box): Promise<KeptTicket[]> =>
  (await quietly(held.all(), [])).flatMap((item) => ('ticket' in item && item.user === user ? [item.ticket] : [])).sort((a, b) => b.at - a.at);
