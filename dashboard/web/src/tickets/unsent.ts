import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { get, Refused, send } from '../session/http';
import type { TicketDetail } from '../contracts/details';

/** A note that is written and not at the host yet. */
export interface Unsent {
  readonly key: string;
  readonly user: string;
  readonly ticket: string;
  readonly text: string;
  /** When it was written, RFC 3339. */
  readonly at: string;
  /** Why the host refused it: it is not sent again by itself. */
  readonly refused?: string;
}

interface Notes {
  readonly all: readonly Unsent[];
}

export const ticketPath = (id: string): string => `/tmf-api/troubleTicket/v4/troubleTicket/${encodeURIComponent(id)}`;

/** Kept in the browser: an engineer at a site without a signal may close it before the note is sent. */
export const useUnsent = create<Notes>()(persist<Notes>(() => ({ all: [] }), { name: 'assurance.unsentNotes', storage: createJSONStorage(() => localStorage) }));

export function write(user: string, ticket: string, text: string): void {
  const at = new Date().toISOString();
  useUnsent.setState(({ all }) => ({ all: [...all, { key: `${ticket} ${at} ${all.length}`, user, ticket, text, at }] }));
}

export function discard(key: string): void {
  useUnsent.setState(({ all }) => ({ all: all.filter((note) => note.key !== key) }));
}

/** Whether an earlier try got through though its answer did not. */
export const isThere = (note: Unsent, ticket: Pick<TicketDetail, 'note'>): boolean =>
  ticket.note.some((kept) => kept.author === note.user && kept.text === note.text && Date.parse(kept.date) >= Date.parse(note.at) - 60_000);

let sending = false;

/** Sends what waits, the oldest first; what cannot be sent now goes on waiting, what the host refuses says why. True if something got through. */
export async function sendWaiting(user: string): Promise<boolean> {
  if (sending) {
    return false;
  }
  sending = true;
  try {
    return await sendAll(user);
  } finally {
    sending = false;
  }
}

async function sendAll(user: string): Promise<boolean> {
  let sent = false;
  for (const note of useUnsent.getState().all.filter((each) => each.user === user && each.refused === undefined)) {
    try {
      if (!isThere(note, await get<TicketDetail>(ticketPath(note.ticket)))) {
        await send('PATCH', ticketPath(note.ticket), { note: [{ text: note.text }] });
      }
      discard(note.key);
      sent = true;
    } catch (error) {
      if (!(error instanceof Refused) || error.status >= 500 || error.status === 401) {
        return sent;
      }
      const refused = error.message;
      useUnsent.setState(({ all }) => ({ all: all.map((each) => (each.key === note.key ? { ...each, refused } : each)) }));
    }
  }
  return sent;
}
