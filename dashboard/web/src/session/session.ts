import { create } from 'zustand';
import type { ChoicesResource } from '../contracts/choices';
import { leave, recall } from '../frame/preferences';
import { carryLink } from './carry';
import { get, onUnauthorized, Refused, send } from './http';

/** Who is logged in, as `/api/me` says. */
export interface Me {
  user: string;
  role: string;
  organization?: string;
  organizationName?: string;
  language?: string;
  /** What the role may do: `operate`, `comment`, `evidence` ... */
  may: string[];
  /** For how long an acknowledgement holds that does not say, minutes; 0: without an end. */
  acknowledgeMinutes: number;
  /** Of the network. */
  timeZone: string;
  /** How the person wants the page; a wall wants nothing. */
  choices?: ChoicesResource;
}

interface Session {
  /** undefined: not known yet; null: nobody. */
  me: Me | null | undefined;
  /** The host could not be asked. */
  unreachable: boolean;
  ask: () => Promise<void>;
  logIn: (user: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
}

const leaving = new Set<() => Promise<void>>();

/** Done before a person signs out. */
export const beforeSignOut = (act: () => Promise<void>): void => void leaving.add(act);

export const useSession = create<Session>((set, read) => ({
  me: undefined,
  unreachable: false,
  ask: async () => {
    try {
      await carryLink();
      const me = await get<Me>('/api/me');
      if (me.choices) {
        recall(me.user, me.choices, me.language ?? null);
      }
      set({ me, unreachable: false });
    } catch (error) {
      set(error instanceof Refused && error.status === 401 ? { me: null, unreachable: false } : { unreachable: true });
    }
  },
  logIn: async (user, password) => {
    await send('POST', '/api/sessions', { user, password });
    await read().ask();
  },
  signOut: async () => {
    // What is still to be kept of this person is kept first; what cannot be does not hold them back.
    await Promise.allSettled([...leaving].map((act) => act()));
    await send('DELETE', '/api/sessions');
    leave();
    set({ me: null });
  },
}));

/** Equal for who sees and may do the same. */
export const sightOf = (me: Me | null | undefined): string => (me ? [me.user, me.role, me.organization ?? ''].join('\n') : '');

/** Whether the person may do something. The host decides; this only hides what it would refuse. */
export const useMay = (what: string): boolean => useSession(({ me }) => me?.may.includes(what) ?? false);

onUnauthorized(() => useSession.setState({ me: null }));
