/** Two sorted lists as one. */
export function merge<T>(a: readonly T[], b: readonly T[], compare: (x: T, y: T) => number): T[] {
  const merged: T[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    merged.push(compare(a[i]!, b[j]!) <= 0 ? a[i++]! : b[j++]!);
  }
  while (i < a.length) {
    merged.push(a[i++]!);
  }
  while (j < b.length) {
    merged.push(b[j++]!);
  }
  return merged;
}
