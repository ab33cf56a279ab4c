import { type Counts, type ListQuery, type Sight, textMatcher, wantedFacets } from './query';

/** The value a row counts for in each facet; null where another facet or the text keeps it out. */
type Counted = readonly (string | null)[];

/** A way through the values of facet after facet, at whose end stand those passed. */
interface Way {
  readonly on: Map<string | null, Way>;
  values?: Counted;
}

/** How many rows each value of a facet would show, the other facets and the text being as they are: counted once, then kept as rows change. */
export class FacetCounts<T extends { readonly id: string }> {
  private readonly sight: Sight<T>;
  private facets: { name: string; field: (row: T) => string; values: ReadonlySet<string> | undefined; count: Map<string, number> }[] = [];
  private text: (row: T) => boolean = () => true;
  /** What a row was counted as, by its id: what it is counted by may move with the clock. Not a weak map: of a hundred thousand rows it would hold the page up at each collection. */
  private readonly counted = new Map<string, Counted>();
  private ways: Way = { on: new Map() };
  private told: { readonly text: string; readonly counts: Counts } = { text: '', counts: {} };

  constructor(sight: Sight<T>) {
    this.sight = sight;
  }

  anew(query: ListQuery, rows: readonly T[]): Counts {
    const wanted = new Map(wantedFacets(this.sight, query).map(([name, , values]) => [name, values]));
    this.text = textMatcher(this.sight, query.text);
    this.facets = Object.entries(this.sight.facets).map(([name, field]) => ({ name, field, values: wanted.get(name), count: new Map<string, number>() }));
    this.counted.clear();
    this.ways = { on: new Map() };
    rows.forEach((row) => this.enter(row));
    return this.counts();
  }

  /** Each change as the row before it and after it. */
  change(changes: Iterable<readonly [T | undefined, T | undefined]>): Counts {
    for (const [before, now] of changes) {
      if (before !== undefined) {
        this.leave(before);
      }
      if (now !== undefined) {
        this.enter(now);
      }
    }
    return this.counts();
  }

  private enter(row: T): void {
    const values = this.shared(this.valuesOf(row));
    this.counted.set(row.id, values);
    values.forEach((value, index) => value !== null && this.add(index, value, 1));
  }

  private leave(row: T): void {
    this.counted.get(row.id)?.forEach((value, index) => value !== null && this.add(index, value, -1));
    this.counted.delete(row.id);
  }

  private add(index: number, value: string, by: number): void {
    const { count } = this.facets[index]!;
    count.set(value, (count.get(value) ?? 0) + by);
  }

  /** The same for all rows that count alike: these are many, and few differ. */
  private shared(values: Counted): Counted {
    const end = values.reduce((way, value) => {
      const on: Way = way.on.get(value) ?? { on: new Map() };
      way.on.set(value, on);
      return on;
    }, this.ways);
    return end.values ??= values;
  }

  private valuesOf(row: T): Counted {
    const values = this.facets.map(({ field }) => field(row));
    const failed = this.facets.filter((facet, index) => facet.values !== undefined && !facet.values.has(values[index]!)).length;
    if (failed > 1 || !this.text(row)) {
      return values.map(() => null);
    }
    return this.facets.map((facet, index) => (failed === 0 || (facet.values !== undefined && !facet.values.has(values[index]!)) ? values[index]! : null));
  }

  /** The very same as before where none differs, so that nothing is drawn for it. */
  private counts(): Counts {
    const now = this.nonzero();
    const text = JSON.stringify(now);
    if (text !== this.told.text) {
      this.told = { text, counts: now };
    }
    return this.told.counts;
  }

  private nonzero(): Counts {
    return Object.fromEntries(this.facets.map(({ name, count }) => [name, Object.fromEntries([...count].filter(([, of]) => of > 0))]));
  }
}
