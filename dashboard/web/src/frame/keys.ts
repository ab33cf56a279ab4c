import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { actionOf, type KeyAction } from './keyBindings';
import { usePreferences } from './preferences';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.getAttribute('type') !== 'checkbox'));

/** Keys of the whole page. They rest while somebody types or a dialog is open, Escape apart, which leaves the field; and where the person turned them off. */
export function useKeys(acts: Readonly<Partial<Record<KeyAction, (() => void) | undefined>>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { keys, keysOff } = usePreferences.getState();
      const free = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (free && event.key === 'Escape' && typing(event.target)) {
        (event.target as HTMLElement).blur();
        return;
      }
      const action = actionOf(event.key, keys);
      const act = action === undefined || (keysOff && action !== 'close') ? undefined : acts[action];
      if (!act || !free || typing(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]') !== null) {
        return;
      }
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [acts]);
}

/** At once: the next key may come before the page is drawn, and speaks of the row this one went to. */
export const moveInList = (by: number): void => flushSync(() => void dispatchEvent(new CustomEvent('list-move', { detail: by })));
