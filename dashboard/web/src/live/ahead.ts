import type { View } from '../contracts/hub';
import { homeOf } from '../session/roles';
import { useSession } from '../session/session';
import { connectAhead, line } from './connect';

const shown: Readonly<Record<string, View>> = { faults: 'faults', alarms: 'alarms', tickets: 'tickets', customers: 'customers', health: 'health' };

/** The view whose list the page at an address begins with; null where it has none, or shows the past. */
export function viewAt(path: string, search: string, role: string): View | null {
  const place = path === '/' ? homeOf(role) : path;
  return new URLSearchParams(search).has('at') ? null : shown[place.split('/')[1]!] ?? null;
}

/** Connects and asks for the first rows before the page that shows them is there. A wall begins by handing in its link. */
export function beginAhead(): void {
  if (location.pathname === '/wall') {
    return;
  }
  connectAhead();
  useSession.subscribe(({ me, rememberedAt }, before) => {
    if (me && !before.me && rememberedAt === null) {
      const view = viewAt(location.pathname, location.search, me.role);
      if (view !== null) {
        line.expect(view);
      }
      line.begin();
    }
  });
}
