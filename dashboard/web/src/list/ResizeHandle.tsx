import { type PointerEvent, useState } from 'react';
import type { ColumnChoice } from '../contracts/choices';
import { choose } from '../frame/preferences';

interface ResizeHandleProps {
  readonly view: string;
  readonly own: ColumnChoice;
  readonly column: string;
  readonly width: number;
}

const narrowest = 3;

/** The edge of a column's heading, by which it is drawn to another width; the width is kept for the person. */
export function ResizeHandle({ view, own, column, width }: ResizeHandleProps) {
  const [from, setFrom] = useState<{ x: number; width: number } | null>(null);
  const draw = (event: PointerEvent) => {
    if (from) {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const next = Math.max(narrowest, from.width + (event.clientX - from.x) / rem);
      choose({ columns: { [view]: { ...own, widths: { ...own.widths, [column]: Math.round(next * 4) / 4 } } } });
    }
  };
  return (
    <span
      className={`resize ${from ? 'drawing' : ''}`}
      aria-hidden="true"
      onPointerDown={(event) => {
        const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom({ x: event.clientX, width: event.currentTarget.parentElement!.offsetWidth / rem || width });
      }}
      onPointerMove={draw}
      onPointerUp={() => setFrom(null)}
    />
  );
}
