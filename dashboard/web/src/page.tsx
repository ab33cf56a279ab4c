import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';

/** In slices: a whole page made in one go would hold up whoever types already. */
export function show(place: HTMLElement): void {
  const root = createRoot(place);
  startTransition(() => root.render(<StrictMode><App /></StrictMode>));
}
