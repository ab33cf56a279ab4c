import { useCallback, useMemo, useRef, useState } from 'react';
import type { Identified } from '../live/rowStore';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Takes a row in or out; with `range` every row from the one before to this one. */
  readonly toggle: (id: string, range?: boolean) => void;
  readonly all: () => void;
  readonly clear: () => void;
}

/** From one row to another, both included; empty if either is gone. */
export function between(rows: readonly Identified[], from: string, to: string): string[] {
  const [a, b] = [rows.findIndex(({ id }) => id === from), rows.findIndex(({ id }) => id === to)];
  return a < 0 || b < 0 ? [] : rows.slice(Math.min(a, b), Math.max(a, b) + 1).map(({ id }) => id);
}

/** The rows a person has chosen, by id: they stay chosen wherever the list moves them. */
export function useSelection(rows: readonly Identified[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const shown = useRef(rows);
  shown.current = rows;
  const last = useRef<string | null>(null);
  const toggle = useCallback((id: string, range = false) => {
    const from = last.current;
    last.current = id;
    setIds((before) => {
      const after = new Set(before);
      if (range && from !== null) {
        between(shown.current, from, id).forEach((each) => after.add(each));
      } else if (!after.delete(id)) {
        after.add(id);
      }
      return after;
    });
  }, []);
  const all = useCallback(() => setIds(new Set(shown.current.map(({ id }) => id))), []);
  const clear = useCallback(() => setIds(new Set()), []);
  return useMemo(() => ({ ids, toggle, all, clear }), [ids, toggle, all, clear]);
}
