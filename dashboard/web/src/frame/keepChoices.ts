import type { ChoicesResource } from '../contracts/choices';
import { Refused, send } from '../session/http';
import { merged, settle, usePreferences } from './preferences';

/** Milliseconds without a change before the host is told: a column is drawn in many steps. */
const still = 400;

/** Milliseconds until the host is tried again that did not answer. */
const pause = 15_000;

/** Tells the host what a person chose here. What it could not be told waits in this browser for the next time. */
export function keepChoices(ask: () => Promise<void>, complain: (error: Refused) => void): { readonly now: () => Promise<void> } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  /** What is being told right now. */
  let under: Promise<void> = Promise.resolve();

  const keep = (): Promise<void> => (under = tell());

  const tell = async () => {
    const { user, version, kept, changed } = usePreferences.getState();
    if (busy || user === null || Object.keys(changed).length === 0) {
      return;
    }
    busy = true;
    let wait = still;
    try {
      settle(await send<ChoicesResource>('PUT', '/api/me/choices', { version, choices: merged(kept, changed) }), changed);
    } catch (error) {
      wait = await failed(error);
    } finally {
      busy = false;
    }
    later(wait);
  };

  const failed = async (error: unknown): Promise<number> => {
    const status = error instanceof Refused ? error.status : 0;
    if (status === 409) {
      // Another browser was faster: theirs, with what was changed here.
      await ask();
      return still;
    }
    if (status === 400 || status === 403 || status === 413) {
      // What the host does not take it will not take later either.
      const { version, kept, changed } = usePreferences.getState();
      settle({ version, choices: kept as ChoicesResource['choices'] }, changed);
      complain(error as Refused);
    }
    return pause;
  };

  const later = (wait = still) => {
    const { changed, user } = usePreferences.getState();
    if (user !== null && Object.keys(changed).length > 0 && !busy) {
      clearTimeout(timer);
      timer = setTimeout(() => void keep(), wait);
    }
  };

  usePreferences.subscribe(() => later());
  later();
  return {
    /** Does not wait for the person to stand still: they are about to leave. */
    now: async () => {
      clearTimeout(timer);
      await under;
      await keep();
    },
  };
}
