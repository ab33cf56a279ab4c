import { useSyncExternalStore } from 'react';

let calm = false;
const listeners = new Set<() => void>();

const settle = (): void => {
  if (!calm) {
    calm = true;
    listeners.forEach((tell) => tell());
  }
};

/** Milliseconds after which a page without a list is held to be drawn. */
const longest = 1_500;

/** The first rows of a list are drawn: what a person came for is there. */
export const drawn = (): void => void (calm || requestAnimationFrame(() => setTimeout(settle)));

const subscribe = (listener: () => void): (() => void) => {
  setTimeout(settle, longest);
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** False while the first page is drawn, so that what nobody waits for does not come before what they do. */
export const useCalm = (): boolean => useSyncExternalStore(subscribe, () => calm);
