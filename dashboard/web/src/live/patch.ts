/** The first place at which a row may stand; where the very row is, if it is there. */
function placeOf<T>(rows: readonly T[], row: T, compare: (a: T, b: T) => number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(rows[middle]!, row) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** A row as it was in a list, or undefined, and as it is now, or undefined where it does not belong there any more. */
export type Changed<T> = readonly [before: T | undefined, now: T | undefined];

/** A sorted list with what changed. A row that keeps its place is put there in the very list that is given, so that a few changes in a hundred thousand rows cost little and
 * leave nothing to collect; where others come, go or move it is another list. */
export function patch<T>(rows: T[], changes: readonly Changed<T>[], compare: (a: T, b: T) => number): T[] {
  const out = new Set<number>();
  const strays = new Set<T>();
  const fresh: T[] = [];
  for (const [before, now] of changes) {
    if (before !== undefined) {
      const at = placeOf(rows, before, compare);
      const found = rows[at] === before;
      if (found && now !== undefined && compare(before, now) === 0) {
        rows[at] = now;
        continue;
      }
      if (found) {
        out.add(at);
      } else {
        // It was not in the list, or what it is sorted by moves with the clock.
        strays.add(before);
      }
    }
    if (now !== undefined) {
      fresh.push(now);
    }
  }
  const left = out.size + strays.size === 0 ? rows : rows.filter((row, index) => !out.has(index) && !strays.has(row));
  return fresh.length === 0 ? left : merged(left, fresh.sort(compare), compare);
}

function merged<T>(rows: readonly T[], fresh: readonly T[], compare: (a: T, b: T) => number): T[] {
  const result = new Array<T>(rows.length + fresh.length);
  let [from, to] = [0, 0];
  for (const row of fresh) {
    const at = placeOf(rows, row, compare);
    while (from < at) {
      result[to++] = rows[from++]!;
    }
    result[to++] = row;
  }
  while (from < rows.length) {
    result[to++] = rows[from++]!;
  }
  return result;
}
