import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { View, Views } from '../contracts/hub';
import type { RowStore } from '../live/rowStore';
import { askPast } from './askPast';

const withPast: readonly View[] = ['faults', 'alarms', 'tickets', 'customers', 'plannedWork', 'storms'];

/** Whether a view can be seen as it stood. */
export const hasPast = (view: View): boolean => withPast.includes(view);

/** Fills a store with a view as it stood; the rows of the moment before stay until those of the next are there. */
export function usePastRows<V extends View>(view: V, at: string | null, store: RowStore<Views[V]>): { readonly failure: Error | null; readonly again: () => void } {
  const fetched = useQuery({
    queryKey: ['past', view, at],
    queryFn: ({ signal }) => askPast<{ at: string; rows: Views[V][] }>(view, at!, signal),
    enabled: at !== null && hasPast(view),
    gcTime: 60_000,
  });
  useEffect(() => {
    if (fetched.data) {
      const { rows } = fetched.data;
      store.replace({ version: store.version + 1, total: rows.length, rows });
    }
  }, [store, fetched.data]);
  return { failure: fetched.error, again: () => void fetched.refetch() };
}
