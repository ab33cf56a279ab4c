import { create } from 'zustand';

/** Whether the browser promised not to delete what waits when it runs short of room; null: not asked yet. */
export const useLasting = create<{ readonly promised: boolean | null }>(() => ({ promised: null }));

/** Asks the browser for it: some do only for pages that somebody uses often. */
export async function askToLast(): Promise<void> {
  if (useLasting.getState().promised !== true) {
    useLasting.setState({ promised: await navigator.storage?.persist?.() ?? false });
  }
}
