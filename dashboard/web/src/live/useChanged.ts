import { useQueryClient } from '@tanstack/react-query';
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
    let rows = store.shown().rows;
    const leave = store.subscribe(() => {
      if (store.shown().rows !== rows) {
        rows = store.shown().rows;
        ask();
      }
    });
    return () => {
      leave();
      stop();
    };
  }, [queries, key]);
}

/** Asks anew for what is cached under a key whenever a value changes. */
export function useFollowing(key: string, value: unknown): void {
  const queries = useQueryClient();
  const before = useRef(value);
  useEffect(() => {
    if (before.current !== value) {
      before.current = value;
      void queries.invalidateQueries({ queryKey: [key] });
    }
  }, [queries, key, value]);
}
