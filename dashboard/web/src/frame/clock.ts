import { useSyncExternalStore } from 'react';
import { useStandpoint, viewedNow } from '../past/standpoint';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((each) => each()), 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

useStandpoint.subscribe(() => listeners.forEach((each) => each()));

/** Something read off the clock every second, or off the moment that is looked at; the component is drawn again only when it differs. */
export function useTicking<T extends string | number>(read: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => read(viewedNow()));
}
