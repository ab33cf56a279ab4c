import { useEffect, useMemo, useState } from 'react';
import type { TicketDetail } from '../contracts/details';
import { type KeptPicture, type KeptPictures, keptTickets } from '../offline/kept';
import { useSession } from '../session/session';
import { useKeptAt } from './keptTickets';

/** Of one ticket; each is as small as a list shows it, so that fifty tickets do not fill a phone. */
const mostPictures = 12;

type Fetch = (url: string) => Promise<KeptPicture | null>;

const fetchSmall: Fetch = async (url) => {
  const response = await fetch(url, { credentials: 'same-origin' });
  return response.ok ? { type: response.headers.get('content-type') ?? '', bytes: await response.arrayBuffer() } : null;
};

/** The ticket's pictures to keep: those at hand, the missing ones fetched; what was taken away goes. */
export async function picturesOf(ticket: TicketDetail, atHand: KeptPictures, ask: Fetch = fetchSmall): Promise<KeptPictures> {
  const wanted = ticket.attachment.filter(({ takenAway }) => !takenAway).slice(-mostPictures);
  // One that does not come leaves the others.
  const each = await Promise.all(wanted.map(async ({ id, smallUrl }) => [id, atHand[id] ?? await ask(smallUrl).catch(() => null)] as const));
  return Object.fromEntries(each.filter((pair): pair is [string, KeptPicture] => pair[1] !== null));
}

/** A picture as this device keeps it, where the host cannot be asked for it. */
export function useKeptPicture(ticket: string, id: string): Blob | null {
  const without = useKeptAt(ticket) !== null;
  const user = useSession(({ me }) => me?.user ?? '');
  const [kept, setKept] = useState<KeptPicture | null>(null);
  useEffect(() => {
    let wanted = true;
    setKept(null);
    if (without) {
      void keptTickets(user).then((all) => wanted && setKept(all.find((each) => each.ticket.id === ticket)?.pictures?.[id] ?? null));
    }
    return () => {
      wanted = false;
    };
  }, [without, user, ticket, id]);
  return useMemo(() => (kept === null ? null : new Blob([kept.bytes], { type: kept.type })), [kept]);
}
