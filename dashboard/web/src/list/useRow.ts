import { useCallback, useSyncExternalStore } from 'react';
import type { Identified, RowStore } from '../live/rowStore';

const nothing = (): (() => void) => () => undefined;

/** One row as the live list has it, whether the list shows it or not. */
export function useRow<T extends Identified>(store: RowStore<T> | undefined, id: string | null): T | undefined {
  const read = useCallback(() => (id === null ? undefined : store?.get(id)), [store, id]);
  return useSyncExternalStore(store?.subscribe ?? nothing, read);
}
