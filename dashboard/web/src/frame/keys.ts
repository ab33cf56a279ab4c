import { useEffect } from 'react';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys of the whole page. They rest while somebody types or a dialog is open, Escape apart. */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = keys[event.key];
      const busy = typing(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
      if (!act || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || (busy && event.key !== 'Escape')) {
        return;
      }
      if (event.key === 'Escape' && busy) {
        (event.target as HTMLElement | null)?.blur();
        return;
      }
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [keys]);
}

export const moveInList = (by: number): boolean => dispatchEvent(new CustomEvent('list-move', { detail: by }));
