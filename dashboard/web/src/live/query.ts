import { isExpression, parseExpression, type Test } from '../list/expression';

/** What a list is asked for; it stands in the page's address. */
export interface ListQuery {
  readonly text: string;
  /** Values wanted of each facet; none named: all. */
  readonly facets: Readonly<Record<string, readonly string[]>>;
  readonly sort: string;
  readonly descending: boolean;
}

export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** How the rows of a view are filtered, counted and sorted. */
export interface Sight<T> {
  readonly facets: Readonly<Record<string, (row: T) => string>>;
  /** The words free text is looked for in. */
  readonly words: (row: T) => string;
  readonly order: (query: ListQuery) => (a: T, b: T) => number;
}

export type Comparer<T> = (a: T, b: T) => number;

/** Orders by the named sort, then by the further ones given, then by id, so that equal rows never change places. */
export function ordering<T extends { readonly id: string }>(
  sorts: Readonly<Record<string, Comparer<T>>>,
  fallback: readonly Comparer<T>[],
): Sight<T>['order'] {
  return ({ sort, descending }) => {
    const named = sorts[sort];
    const sign = descending ? -1 : 1;
    const all = named ? [(a: T, b: T) => sign * named(a, b), ...fallback] : fallback;
    return (a, b) => {
      for (const compare of all) {
        const order = compare(a, b);
        if (order !== 0) {
          return order;
        }
      }
      return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
    };
  };
}

export const byText = <T>(field: (row: T) => string | null): Comparer<T> => {
  const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true });
  return (a, b) => collator.compare(field(a) ?? '', field(b) ?? '');
};

/** Nothing known stands last. */
export const byNumber = <T>(field: (row: T) => number | null): Comparer<T> => (a, b) => {
  const x = field(a) ?? Infinity;
  const y = field(b) ?? Infinity;
  return x === y ? 0 : x - y;
};

/** Compares RFC 3339 times in UTC as they are written, whose fractions may differ in length: a hundred thousand rows are sorted by them at once. */
export function compareTimes(a: string, b: string): number {
  if (a.length === b.length) {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const x = a.slice(0, -1);
  const y = b.slice(0, -1);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The earliest first; no time stands last. */
export const byTime = <T>(field: (row: T) => string | null): Comparer<T> => (a, b) => {
  const x = field(a);
  const y = field(b);
  return x === null || y === null ? Number(x === null) - Number(y === null) : compareTimes(x, y);
};

/** The newest first: what began last has the least age. */
export const byAge = <T>(field: (row: T) => string): Comparer<T> => (a, b) => compareTimes(field(b), field(a));

const lowered = new WeakMap<object, string>();

function words<T extends object>(sight: Sight<T>, row: T): string {
  let text = lowered.get(row);
  if (text === undefined) {
    text = sight.words(row).toLowerCase();
    lowered.set(row, text);
  }
  return text;
}

/** Every word of the text must be found; an expression must hold. One that is wrong holds for all: the list is not empty for a slip of the pen. */
export function textMatcher<T extends object>(sight: Sight<T>, text: string): (row: T) => boolean {
  if (isExpression(text)) {
    const now = Date.now();
    let test: Test | undefined;
    let read = false;
    return (row) => {
      // The first row says which fields there are.
      test = read ? test : parseExpression(text, Object.keys(row)).test;
      read = true;
      return test?.(row as Readonly<Record<string, unknown>>, now) ?? true;
    };
  }
  const wanted = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return wanted.length === 0 ? () => true : (row) => wanted.every((word) => words(sight, row).includes(word));
}

export function matcher<T extends object>(sight: Sight<T>, query: ListQuery): (row: T) => boolean {
  const text = textMatcher(sight, query.text);
  const wanted = wantedFacets(sight, query);
  return (row) => wanted.every(([, field, values]) => values.has(field(row))) && text(row);
}

/** The facets that are asked for, with their wanted values. */
export function wantedFacets<T>(sight: Sight<T>, query: ListQuery): [string, (row: T) => string, ReadonlySet<string>][] {
  return Object.entries(query.facets)
    .filter(([name, values]) => values.length > 0 && sight.facets[name] !== undefined)
    .map(([name, values]) => [name, sight.facets[name]!, new Set(values)]);
}
