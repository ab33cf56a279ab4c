import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Identified } from '../live/rowStore';
import { follow } from './anchor';

const overscan = 8;
/** So many rows are brought in together: to draw few more costs little beside drawing at all. */
const step = 4;

interface Area {
  readonly top: number;
  readonly height: number;
  readonly width: number;
  /** Pixels of one rem. */
  readonly rem: number;
}

/** The part of a long list that is in sight, held to the row it shows when rows come and go above. */
export function useWindow(scroller: RefObject<HTMLElement | null>, rows: readonly Identified[], rowRem: number, question: string) {
  const [area, setArea] = useState<Area>({ top: 0, height: 0, width: 1200, rem: 16 });
  const [newAbove, setNewAbove] = useState(0);
  const before = useRef({ rows, question });
  const rowHeight = Math.round(rowRem * area.rem);

  // Only where it stands, to some rows: to ask for more would have the browser lay out the page in every frame that scrolls.
  const read = useCallback(() => {
    const element = scroller.current;
    if (element) {
      const { scrollTop } = element;
      const top = Math.floor(scrollTop / rowHeight / step) * step * rowHeight;
      setArea((before) => (before.top === top ? before : { ...before, top }));
      if (scrollTop < rowHeight / 2) {
        setNewAbove(0);
      }
    }
  }, [scroller, rowHeight]);

  // Before the rows are drawn, which are otherwise drawn twice.
  useLayoutEffect(() => {
    const element = scroller.current!;
    const measure = () => {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const { clientHeight: height, clientWidth: width } = element;
      setArea((before) => (before.height === height && before.width === width && before.rem === rem ? before : { ...before, height, width, rem }));
      read();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [scroller, read]);

  useLayoutEffect(() => {
    const previous = before.current;
    before.current = { rows, question };
    const element = scroller.current;
    if (!element || previous.rows === rows) {
      return;
    }
    if (previous.question !== question) {
      element.scrollTop = 0;
      setNewAbove(0);
      read();
      return;
    }

    // Asked now, though the browser lays out for it what was just drawn: that it scrolled may not have been told yet.
    const { scrollTop } = element;
    if (scrollTop >= rowHeight / 2) {
      const anchored = follow(previous.rows, rows, Math.floor(scrollTop / rowHeight));
      // One may have come where another left, and nothing moved.
      if (anchored && anchored.inserted > 0) {
        setNewAbove((count) => count + anchored.inserted);
      }
      if (anchored && anchored.moved !== 0) {
        element.scrollTop += anchored.moved * rowHeight;
      }
      if (rows.length < previous.rows.length || anchored?.moved !== 0) {
        read();
      }
    }
  }, [rows, question, rowHeight, scroller, read]);

  const toTop = useCallback(() => scroller.current?.scrollTo({ top: 0 }), [scroller]);

  /** Brings a row into sight, below the heading. */
  const reveal = useCallback((index: number) => {
    const element = scroller.current;
    if (!element) {
      return;
    }
    const top = index * rowHeight;
    const room = element.clientHeight - 2 * rowHeight;
    if (top < element.scrollTop) {
      element.scrollTop = top;
    } else if (top > element.scrollTop + room) {
      element.scrollTop = top - room;
    }
  }, [scroller, rowHeight]);

  const first = Math.max(0, Math.floor(area.top / rowHeight) - overscan);
  const last = Math.min(rows.length, Math.ceil((area.top + area.height) / rowHeight) + step + overscan);
  return { first, last, rowHeight, newAbove, toTop, reveal, widthRem: area.width / area.rem, pageRows: Math.max(1, Math.floor(area.height / rowHeight) - 2) };
}
