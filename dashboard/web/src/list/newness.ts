import { useEffect, useReducer } from 'react';
import type { Identified } from '../live/rowStore';

/** How long a row must be in sight to count as seen, milliseconds. */
const glance = 3_000;

/** What tells a row that is new work again from the same row before. */
export const newsOf = (row: Identified & { readonly lapsedBy?: string | null }): string => (row.lapsedBy == null ? row.id : `${row.id}/lapsed`);

const seenOf = new Map<string, Set<string>>();

/** Which rows came since the list was first shown and were not yet in sight long enough.
 * @param view Null where nothing is new, as in the past. */
export function useNewness(view: string | null, rows: readonly Identified[], loaded: boolean, inSight: readonly Identified[]) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  let seen = view === null ? undefined : seenOf.get(view);
  if (view !== null && loaded && !seen) {
    // What stood when the person came is no news.
    seen = new Set(rows.map(newsOf));
    seenOf.set(view, seen);
  }
  const unseen = seen ? inSight.map(newsOf).filter((news) => !seen.has(news)) : [];
  const key = unseen.join(' ');
  useEffect(() => {
    if (view === null || key === '') {
      return undefined;
    }
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') {
        key.split(' ').forEach((id) => seenOf.get(view)?.add(id));
        redraw();
      }
    }, glance);
    return () => clearTimeout(timer);
  }, [view, key]);
  return (row: Identified): boolean => seen !== undefined && !seen.has(newsOf(row));
}

/** Another person has seen nothing yet. */
export const forgetSeen = (): void => seenOf.clear();
