import type { Identified } from '../live/rowStore';

export interface Anchored {
  /** How many rows the anchor moved down (negative: up). */
  readonly moved: number;
  /** Rows above it that were not in the list before. */
  readonly inserted: number;
}

/** Where the first row in sight went when the list changed: itself, or the next one that is still there. */
export function follow(before: readonly Identified[], after: readonly Identified[], first: number): Anchored | null {
  for (let index = first; index < before.length; index++) {
    const { id } = before[index]!;
    const now = after[index]?.id === id ? index : after.findIndex((row) => row.id === id);
    if (now >= 0) {
      return { moved: now - index, inserted: inserted(before, after, now) };
    }
  }
  return null;
}

function inserted(before: readonly Identified[], after: readonly Identified[], until: number): number {
  // Most of a long list stands where it stood: only from the first row that does not is looked at.
  let same = 0;
  while (same < until && (before[same] === after[same] || before[same]?.id === after[same]!.id)) {
    same++;
  }
  const candidates = new Set(after.slice(same, until).map((row) => row.id));
  for (let index = same; index < before.length && candidates.size > 0; index++) {
    candidates.delete(before[index]!.id);
  }
  return candidates.size;
}
