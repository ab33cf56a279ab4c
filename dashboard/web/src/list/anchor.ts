import type { Identified } from '../live/rowStore';

export interface Anchored {
  /** How many rows the anchor moved down (negative: up). */
  readonly moved: number;
  /** Rows above it that were not in the list before. */
  readonly inserted: number;
}

/** Where the first row in sight went when the list changed: itself, or the next one that is still there. */
export function follow(before: readonly Identified[], after: readonly Identified[], first: number): Anchored | null {
  const places = new Map(after.map((row, index) => [row.id, index]));
  for (let index = first; index < before.length; index++) {
    const now = places.get(before[index]!.id);
    if (now !== undefined) {
      const old = new Set(before.map((row) => row.id));
      const inserted = after.slice(0, now).filter((row) => !old.has(row.id)).length;
      return { moved: now - index, inserted };
    }
  }
  return null;
}
