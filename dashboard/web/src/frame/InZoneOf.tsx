import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { browserZone } from '../words/time';
import { isZone } from '../words/zones';
import { useSession } from '../session/session';
import { usePreferences } from './preferences';

/** What says in which zone a thing lies. */
export interface Placed {
  readonly siteZone?: string | null;
  readonly customerZone?: string | null;
}

const Place = createContext<Placed>({});

/** Times inside are those of a thing: of its place or its customer, where the person wants that. */
export function InZoneOf({ thing, children }: { thing: Placed | undefined; children: ReactNode }) {
  const value = useMemo(() => ({ siteZone: thing?.siteZone, customerZone: thing?.customerZone }), [thing?.siteZone, thing?.customerZone]);
  return <Place.Provider value={value}>{children}</Place.Provider>;
}

/** The zone times are told in here, and whether it must be said with each because no other place says it. */
export function useZoneHere(): { readonly zone: string; readonly named: boolean } {
  const times = usePreferences((all) => all.times);
  const network = useSession(({ me }) => me?.timeZone) ?? 'UTC';
  const { siteZone, customerZone } = useContext(Place);
  if (times === 'browser' || times === 'utc') {
    return { zone: times === 'utc' ? 'UTC' : browserZone(), named: false };
  }
  const wanted = (times === 'site' ? siteZone : customerZone) ?? network;
  return { zone: isZone(wanted) ? wanted : browserZone(), named: true };
}

export const useZone = (): string => useZoneHere().zone;
