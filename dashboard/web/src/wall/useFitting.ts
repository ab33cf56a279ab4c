import { type RefObject, useLayoutEffect, useState } from 'react';

/** How many rows of a height (in rem) fit into an element, whatever the screen. */
export function useFitting(rows: RefObject<HTMLElement | null>, height: number): number {
  const [fitting, setFitting] = useState(10);
  useLayoutEffect(() => {
    const element = rows.current;
    if (element === null) {
      return undefined;
    }
    const read = () => setFitting(Math.max(1, Math.floor(element.clientHeight / (height * parseFloat(getComputedStyle(document.documentElement).fontSize)))));
    read();
    const sizes = new ResizeObserver(read);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [rows, height]);
  return fitting;
}

/** Of a row on the wall, in rem; the style sheet says the same. */
export const rowRem = 3;
