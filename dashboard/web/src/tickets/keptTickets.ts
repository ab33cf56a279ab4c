import { useEffect } from 'react';
import { create } from 'zustand';
import type { FaultDetail, TicketDetail } from '../contracts/details';
import type { TicketRow } from '../contracts/rows';
import { heldStore } from '../live/views';
import { keepTicket, type KeptTicket, keptTickets } from '../offline/kept';
import { usePastMoment } from '../past/standpoint';
import { Refused } from '../session/http';
import { useSession } from '../session/session';
import { picturesOf } from './keptPictures';

/** Tickets that are shown as this device keeps them, with the time they were so, milliseconds. */
const useShownKept = create<{ readonly at: Readonly<Record<string, number>> }>(() => ({ at: {} }));

/** When the ticket was as it is shown, where the host could not be asked; null: it is as the host says. */
export const useKeptAt = (id: string): number | null => useShownKept(({ at }) => at[id] ?? null);

const me = (): string => useSession.getState().me?.user ?? '';

/** Asks the host; where it cannot be reached, what this device keeps of the ticket. */
export async function askOrKept<R>(id: string, ask: () => Promise<R>, of: (kept: KeptTicket) => R | null): Promise<R> {
  try {
    const answer = await ask();
    useShownKept.setState(({ at: { [id]: _, ...at } }) => ({ at }));
    return answer;
  } catch (error) {
    const kept = error instanceof Refused ? undefined : (await keptTickets(me())).find(({ ticket }) => ticket.id === id);
    const held = kept === undefined ? null : of(kept);
    if (kept === undefined || held === null) {
      throw error;
    }
    useShownKept.setState(({ at }) => ({ at: { ...at, [id]: kept.at } }));
    return held;
  }
}

/** Keeps a ticket that somebody looks at, for where there is no signal. */
export function useKeeping(ticket: TicketDetail, fault: FaultDetail | null, row: TicketRow | null, whole: boolean): void {
  const now = usePastMoment() === null;
  useEffect(() => {
    if (now && whole && useShownKept.getState().at[ticket.id] === undefined) {
      void keepWhole({ row, ticket, fault, at: Date.now() });
    }
  }, [now, whole, ticket, fault, row]);
}

/** At once what is at hand; its pictures as they come. */
async function keepWhole(kept: KeptTicket): Promise<void> {
  const user = me();
  const atHand = (await keptTickets(user)).find(({ ticket }) => ticket.id === kept.ticket.id)?.pictures ?? {};
  await keepTicket(user, { ...kept, pictures: atHand });
  const pictures = await picturesOf(kept.ticket, atHand);
  await keepTicket(user, { ...kept, pictures });
}

/** Fills the list with what this device keeps, until there is a connection: the list then is what the host says. */
export function useKeptRows(): void {
  const remembered = useSession(({ rememberedAt }) => rememberedAt !== null);
  const past = usePastMoment() !== null;
  useEffect(() => {
    if (remembered && !past) {
      void keptTickets(me()).then((kept) => {
        const rows = kept.flatMap(({ row }) => (row === null ? [] : [row]));
        heldStore('tickets')?.take({ version: -1, total: rows.length, rows });
      });
    }
  }, [remembered, past]);
}
