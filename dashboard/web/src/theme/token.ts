import { useSyncExternalStore } from 'react';
import tokens from 'virtual:controls-tokens';
import { letters, scope } from './letters';

const wider = letters.slice(1).map(({ from }) => matchMedia(`(min-width: ${from}px)`));
const stillness = matchMedia('(prefers-reduced-motion: reduce)');
const cssVar = { prefix: 'ant', key: scope };

function subscribe(listener: () => void): () => void {
  wider.forEach((query) => query.addEventListener('change', listener));
  return () => wider.forEach((query) => query.removeEventListener('change', listener));
}

const size = (): number => wider.filter(({ matches }) => matches).length;

const moving = !stillness.matches;
const byTheme = Object.fromEntries(Object.entries(tokens).map(([theme, bySize]) => [theme, bySize.map((token) => ({ ...token, motion: moving }))]));

/** What controls read of their look, in place of the library's own, which works it all out anew at each start: the values, and the class that holds the rest. */
export function useToken() {
  const at = useSyncExternalStore(subscribe, size);
  const token = byTheme[document.documentElement.dataset.theme ?? 'dark']![at]!;
  return [undefined, token, '', token, cssVar, true];
}
