import { useCallback, useSyncExternalStore } from 'react';
import type { View, Views } from '../contracts/hub';
import { line } from './connect';
import type { LineState } from './line';
import type { ListQuery, Sight } from './query';
import { RowStore, type Shown } from './rowStore';

const stores = new Map<View, RowStore<never>>();

/** The one store of a view, kept live from the first time somebody looks. */
export function storeOf<V extends View>(view: V, sight: Sight<Views[V]>, query: ListQuery): RowStore<Views[V]> {
  let store = stores.get(view) as RowStore<Views[V]> | undefined;
  if (!store) {
    store = new RowStore<Views[V]>(sight, query);
    stores.set(view, store as unknown as RowStore<never>);
    line.follow(view, store);
    // Whoever asked before somebody looked at the view; not while that one is being drawn.
    queueMicrotask(() => opened.forEach((tell) => tell()));
  }
  return store;
}

const opened = new Set<() => void>();

/** The store of a view, live or as it stood, as soon as somebody has looked at it. */
export const useHeldStore = <V extends View>(view: V, asItStood: boolean): RowStore<Views[V]> | undefined => useSyncExternalStore(
  useCallback((tell) => {
    opened.add(tell);
    return () => opened.delete(tell);
  }, []),
  () => (asItStood ? heldPastStore(view) : heldStore(view)),
);

/** The store of a view somebody has looked at. */
export const heldStore = <V extends View>(view: V): RowStore<Views[V]> | undefined => stores.get(view) as RowStore<Views[V]> | undefined;

const past = new Map<View, RowStore<never>>();

/** The store of a view as it stood at the moment looked at; who looks fills it. */
export function pastStoreOf<V extends View>(view: V, sight: Sight<Views[V]>, query: ListQuery): RowStore<Views[V]> {
  let store = past.get(view) as RowStore<Views[V]> | undefined;
  if (!store) {
    store = new RowStore<Views[V]>(sight, query);
    past.set(view, store as unknown as RowStore<never>);
    queueMicrotask(() => opened.forEach((tell) => tell()));
  }
  return store;
}

/** The past store of a view somebody has looked at. */
export const heldPastStore = <V extends View>(view: V): RowStore<Views[V]> | undefined => past.get(view) as RowStore<Views[V]> | undefined;

/** Forgets every row: another person may see others. */
export function forget(): void {
  stores.clear();
  past.clear();
  line.unfollow();
}

export const useShown = <T extends { readonly id: string }>(store: RowStore<T>): Shown<T> =>
  useSyncExternalStore(store.subscribe, store.shown);

export const useLine = (): LineState => useSyncExternalStore(line.subscribe, line.state);
