import { create } from 'zustand';
import type { ChoicesResource } from '../contracts/choices';
import { leave, recall } from '../frame/preferences';
import { forgetKept, keepMe, keptMe } from '../offline/kept';
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
  /** The host ended what this person was logged in by; they did not sign out. */
  ended: boolean;
  /** The host could not be asked. */
  unreachable: boolean;
  /** When the host last said who looks, where it cannot be asked and this device remembers; milliseconds. Null: the host said so. */
  rememberedAt: number | null;
  ask: () => Promise<void>;
  logIn: (user: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
}

const leaving = new Set<() => Promise<void>>();

/** Done before a person signs out. */
export const beforeSignOut = (act: () => Promise<void>): void => void leaving.add(act);

export const useSession = create<Session>((set, read) => ({
  me: undefined,
  ended: false,
  unreachable: false,
  rememberedAt: null,
  ask: async () => {
    try {
      await endUnsaid();
      await carryLink();
      const me = await get<Me>('/api/me');
      if (me.choices) {
        recall(me.user, me.choices, me.language ?? null);
      }
      // A wall is no person's.
      void (me.may.includes('ticket') ? keepMe(me) : forgetKept());
      set({ me, ended: false, unreachable: false, rememberedAt: null });
    } catch (error) {
      if (error instanceof Refused && error.status === 401) {
        lose();
      } else {
        set({ unreachable: true, ...(read().me === undefined ? await remembered() : {}) });
      }
    }
  },
  logIn: async (user, password) => {
    await send('POST', '/api/sessions', { user, password });
    localStorage.removeItem(unsaid);
    await read().ask();
  },
  signOut: async () => {
    // What is still to be kept of this person is kept first; what cannot be does not hold them back.
    await Promise.allSettled([...leaving].map((act) => act()));
    await forgetKept();
    try {
      await send('DELETE', '/api/sessions');
    } catch (error) {
      if (error instanceof Refused) {
        throw error;
      }
      // This device forgets them now; the host is told before anything else is asked of it.
      localStorage.setItem(unsaid, '1');
    }
    leave();
    nobody();
  },
}));

/** Somebody signed out, and the host does not know yet. */
const unsaid = 'assurance.signedOut';

async function endUnsaid(): Promise<void> {
  if (localStorage.getItem(unsaid) !== null) {
    await send('DELETE', '/api/sessions').catch((error: unknown) => {
      if (!(error instanceof Refused)) {
        throw error;
      }
    });
    localStorage.removeItem(unsaid);
  }
}

/** Who looked last on this device, where the host does not answer. */
async function remembered(): Promise<Partial<Session>> {
  const kept = location.pathname === '/wall' ? null : await keptMe();
  return kept === null ? {} : { me: kept.me, rememberedAt: kept.at };
}

/** Nobody is logged in: nothing of whoever was stays on the device. */
function nobody(): void {
  void forgetKept();
  useSession.setState({ me: null, ended: false, unreachable: false, rememberedAt: null });
}

/** The host knows them no longer: who was looking is told why they have to log in again. */
function lose(): void {
  const before = useSession.getState();
  const ended = before.ended || (before.me ?? null) !== null;
  nobody();
  useSession.setState({ ended });
}

/** Equal for who sees and may do the same. */
export const sightOf = (me: Me | null | undefined): string => (me ? [me.user, me.role, me.organization ?? ''].join('\n') : '');

/** Whether the person may do something. The host decides; this only hides what it would refuse. */
export const useMay = (what: string): boolean => useSession(({ me }) => me?.may.includes(what) ?? false);

onUnauthorized(lose);
