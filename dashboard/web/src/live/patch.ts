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

/** A sorted list without some of its rows and with others: what stays is copied in runs, so that a few changes in a hundred thousand rows cost little. */
export function patch<T>(rows: readonly T[], gone: readonly T[], fresh: readonly T[], compare: (a: T, b: T) => number): T[] {
  const out = new Set<number>();
  const strays = new Set<T>();
  for (const row of gone) {
    const at = placeOf(rows, row, compare);
    if (rows[at] === row) {
      out.add(at);
    } else {
      // It was not in the list, or what it is sorted by moves with the clock.
      strays.add(row);
    }
  }
  const left = strays.size > 0 ? rows.filter((row, index) => !out.has(index) && !strays.has(row)) : without(rows, [...out].sort((a, b) => a - b));
  const result: T[] = [];
  let from = 0;
  for (const row of fresh) {
    const at = placeOf(left, row, compare);
    for (; from < at; from++) {
      result.push(left[from]!);
    }
    result.push(row);
  }
  for (; from < left.length; from++) {
    result.push(left[from]!);
  }
  return result;
}

function without<T>(rows: readonly T[], places: readonly number[]): T[] {
  const left: T[] = [];
  let from = 0;
  for (const place of [...places, rows.length]) {
    for (; from < place; from++) {
      left.push(rows[from]!);
    }
    from = place + 1;
  }
  return left;
}
