import { useEffect } from 'react';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys of the whole page. They rest while somebody types or a dialog is open, Escape apart, which leaves the field. */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const free = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (free && event.key === 'Escape' && typing(event.target)) {
        (event.target as HTMLElement).blur();
        return;
      }
      const act = keys[event.key];
      if (!act || !free || typing(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]') !== null) {
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
