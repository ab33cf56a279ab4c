import { useEffect } from 'react';
import { create } from 'zustand';

/** What is open that a person would lose their place in if the lists moved: menus, and fields being written in. */
const useOpen = create<{ readonly names: ReadonlySet<string> }>(() => ({ names: new Set() }));

/** Lists stand still while this is so. */
export function standStill(name: string, on: boolean): void {
  const { names } = useOpen.getState();
  if (names.has(name) !== on) {
    useOpen.setState({ names: new Set(on ? [...names, name] : [...names].filter((each) => each !== name)) });
  }
}

export const useStandsStill = (): boolean => useOpen(({ names }) => names.size > 0);

/** A field in which something is being written; that of the filter changes the list itself. */
const isEditor = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text' && target.closest('.filter, .ant-select, .time-bar') === null);

/** Makes lists stand still while somebody writes. */
export function useStillWhileWriting(): void {
  useEffect(() => {
    const look = (event: FocusEvent) => standStill('editor', event.type === 'focusin' && isEditor(event.target));
    addEventListener('focusin', look);
    addEventListener('focusout', look);
    return () => {
      removeEventListener('focusin', look);
      removeEventListener('focusout', look);
      standStill('editor', false);
    };
  }, []);
}
