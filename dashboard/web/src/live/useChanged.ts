import { type QueryKey, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { faultList } from '../faults/faultList';
import { readQuery } from '../list/useQuery';
import { throttle } from './throttle';
import { storeOf } from './views';

/** What follows from faults is asked for anew at most this often. */
const pause = 2_000;

/** Asks anew for what is cached under a key whenever the live faults change. */
export function useFollowingFaults(key: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const store = storeOf('faults', faultList.sight, readQuery({}, faultList.facets, faultList.sort, faultList.descending));
    const [ask, stop] = throttle(() => void queries.invalidateQueries({ queryKey: [key] }), pause);
    let { revision } = store.shown();
    const leave = store.subscribe(() => {
      if (store.shown().revision !== revision) {
        ({ revision } = store.shown());
        ask();
      }
    });
    return () => {
      leave();
      stop();
    };
  }, [queries, key]);
}

interface OfRow<T> {
  /** Under which it is cached: what it is of, and of which moment. */
  readonly key: QueryKey;
  /** What the live row says of it: asked anew whenever that is otherwise. */
  readonly row: readonly unknown[];
  readonly ask: (signal: AbortSignal) => Promise<T>;
  /** Whether what another moment showed may stand until the answer is there. */
  readonly isOf?: (before: T) => boolean;
  readonly refetchInterval?: number | false;
}

/** Fetches what belongs to a live row and follows it. What is at hand stays until the answer is there, and where none comes. */
export function useOfRow<T>({ key, row, ask, isOf, refetchInterval }: OfRow<T>): UseQueryResult<T> {
  const queries = useQueryClient();
  const fetched = useQuery<T>({
    queryKey: key,
    queryFn: ({ signal }) => ask(signal),
    placeholderData: (before) => (before !== undefined && isOf?.(before as T) === true ? before : undefined),
    refetchInterval,
  });
  const [of, says] = [JSON.stringify(key), JSON.stringify(row)];
  const asked = useRef({ of, says });
  useEffect(() => {
    const before = asked.current;
    asked.current = { of, says };
    if (before.of === of && before.says !== says) {
      const queryKey = JSON.parse(of) as QueryKey;
      // An answer that is under way may be older than the row.
      void queries.cancelQueries({ queryKey, exact: true }).then(() => queries.refetchQueries({ queryKey, exact: true }));
    }
  }, [queries, of, says]);
  return fetched;
}
