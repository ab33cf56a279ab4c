import type { Change, Snapshot } from '../contracts/hub';
import { FacetCounts } from './facetCounts';
import { type Counts, type ListQuery, matcher, type Sight } from './query';
import { type Changed, patch } from './patch';
import { changed, Shape } from './shape';

export interface Identified {
  readonly id: string;
}

/** What a list shows. */
export interface Shown<T> {
  /** The same list for as long as its rows keep their places: what changed of them is put there, and `revision` says so. */
  readonly rows: readonly T[];
  /** Another one whenever a row came, went, moved or changed. */
  readonly revision: number;
  readonly counts: Counts;
  readonly loaded: boolean;
  /** Rows there are besides, which are still being fetched. */
  readonly missing: number;
  /** Rows held, whether they match or not. */
  readonly held: number;
  readonly frozen: boolean;
  /** Rows that changed since the freeze. */
  readonly waiting: number;
}

/** Milliseconds after which a list that changed is shown in any case. */
const longestPause = 2_000;

type Later = (run: () => void, earliest: number) => void;

/** Next frame, or a little later where no frames are drawn (a hidden tab); never so often that showing takes over the page. */
export const nextFrame: Later = (run, earliest) => {
  let done = false;
  const once = () => {
    if (!done) {
      done = true;
      run();
    }
  };
  const wait = earliest - performance.now();
  setTimeout(once, Math.max(wait, 0) + 250);
  if (wait <= 0) {
    requestAnimationFrame(once);
  } else {
    setTimeout(() => requestAnimationFrame(once), wait);
  }
};

/** The rows of one view outside React: sorted and filtered here, shown in batches. */
export class RowStore<T extends Identified> {
  version = -1;

  private readonly rows = new Map<string, T>();
  private readonly shape = new Shape<T>();
  private readonly assumed = new Map<string, Partial<T>>();
  /** Rows with what is assumed of them. */
  private readonly patched = new Map<string, T>();
  private readonly listeners = new Set<() => void>();
  private readonly sight: Sight<T>;
  private readonly later: Later;
  private query: ListQuery;
  /** What changed since it was last shown, with the row that shows. */
  private dirty = new Map<string, T | undefined>();
  private readonly counting: FacetCounts<T>;
  private expected = 0;
  private rebuild = true;
  private scheduled = false;
  private earliest = 0;
  /** The rows shown, which only this store changes. */
  private list: T[] = [];
  private state: Shown<T> = { rows: this.list, revision: 0, counts: {}, loaded: false, missing: 0, held: 0, frozen: false, waiting: 0 };

  constructor(sight: Sight<T>, query: ListQuery, later: Later = nextFrame) {
    this.sight = sight;
    this.query = query;
    this.later = later;
    this.counting = new FacetCounts(sight);
  }

  readonly shown = (): Shown<T> => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.rebuild || this.dirty.size > 0) {
      this.schedule();
    }
    return () => this.listeners.delete(listener);
  };

  get(id: string): T | undefined {
    return this.patched.get(id) ?? this.rows.get(id);
  }

  /** Every row held, whether it shows or not. */
  held(): Iterable<T> {
    return this.rows.values();
  }

  /** Takes some rows of a long list, to be shown while the rest is fetched. */
  take(page: Snapshot<T>): void {
    this.expected = page.total;
    page.rows.forEach((row) => this.put(this.shape.of(row)));
    this.schedule();
  }

  /** All rows were taken, and these are they; what changed since the version is still to come. */
  complete(version: number, fetched: ReadonlySet<string>): void {
    this.keep(fetched);
    this.version = version;
    this.expected = 0;
    this.schedule();
  }

  /** Takes the whole list anew. */
  replace(snapshot: Snapshot<T>): void {
    this.keep(new Set(snapshot.rows.map((row) => row.id)));
    snapshot.rows.forEach((row) => this.put(this.shape.of(row)));
    this.version = snapshot.version;
    this.expected = 0;
    this.rebuild = true;
    this.schedule();
  }

  /** False, and nothing done, where a part speaks of a row that is not here. */
  apply(change: Change<T>): boolean {
    const parts = change.parts ?? [];
    if (parts.some(({ id }) => !this.rows.has(id))) {
      return false;
    }
    change.removed.forEach((id) => this.drop(id));
    change.rows.forEach((row) => this.put(this.shape.of(row)));
    parts.forEach((part) => this.put(changed(this.rows.get(part.id)!, part)));
    this.version = change.version;
    this.schedule();
    return true;
  }

  /** The next that comes must be everything. */
  forgetVersion(): void {
    this.version = -1;
  }

  look(query: ListQuery): void {
    this.query = query;
    this.rebuild = true;
    this.show();
  }

  freeze(): void {
    this.show();
    this.publish({ ...this.state, frozen: true });
  }

  resume(): void {
    this.state = { ...this.state, frozen: false, waiting: 0 };
    this.show();
  }

  /** Shows what the server has not confirmed yet; undefined is what cannot be known. The assumption ends when a row says so itself, or by the returned function. */
  assume(id: string, patch: Partial<T>): () => void {
    return this.assumeAll([id], patch);
  }

  /** The same of many; the returned function withdraws it of all of them, or of some. */
  assumeAll(ids: readonly string[], patch: Partial<T>): (of?: readonly string[]) => void {
    ids.forEach((id) => this.assumed.set(id, patch));
    this.touch(ids);
    return (of = ids) => {
      const held = of.filter((id) => this.assumed.get(id) === patch);
      held.forEach((id) => this.assumed.delete(id));
      if (held.length > 0) {
        this.touch(held);
      }
    };
  }

  /** Shows some rows anew at once, in a frozen list too. */
  private touch(ids: readonly string[]): void {
    ids.forEach((id) => {
      this.note(id);
      this.overlay(id);
    });
    if (this.state.frozen) {
      // They stay where they are until the list moves again; from now on these are the rows that show.
      const swapped = new Map<T, T>();
      for (const id of ids) {
        const [before, now] = [this.dirty.get(id), this.get(id)];
        if (before !== undefined && now !== undefined && before !== now) {
          swapped.set(before, now);
          this.dirty.set(id, now);
        }
      }
      const counts = this.counting.change([...swapped]);
      this.list = this.list.map((shown) => swapped.get(shown) ?? shown);
      this.publish({ ...this.state, ...this.revised(), counts });
    } else {
      this.show();
    }
  }

  /** Remembers the row as it shows, before the first change since. */
  private note(id: string): void {
    if (!this.dirty.has(id)) {
      this.dirty.set(id, this.get(id));
    }
  }

  private overlay(id: string): void {
    const row = this.rows.get(id);
    const patch = this.assumed.get(id);
    if (row && patch) {
      this.patched.set(id, { ...row, ...patch });
    } else {
      this.patched.delete(id);
    }
  }

  private put(row: T): void {
    const patch = this.assumed.get(row.id);
    if (patch && (Object.keys(patch) as (keyof T)[]).every((field) => patch[field] === undefined || row[field] === patch[field])) {
      this.assumed.delete(row.id);
    }
    this.note(row.id);
    this.rows.set(row.id, row);
    this.overlay(row.id);
  }

  private keep(ids: ReadonlySet<string>): void {
    for (const id of this.rows.keys()) {
      if (!ids.has(id)) {
        this.drop(id);
      }
    }
  }

  private drop(id: string): void {
    this.note(id);
    if (this.rows.delete(id)) {
      this.assumed.delete(id);
      this.overlay(id);
    } else {
      this.dirty.delete(id);
    }
  }

  private schedule(): void {
    // What nobody looks at is sorted when somebody does.
    if (!this.scheduled && this.listeners.size > 0) {
      this.scheduled = true;
      this.later(() => {
        this.scheduled = false;
        this.show();
      }, this.earliest);
    }
  }

  private show(): void {
    if (this.state.frozen) {
      // A changed filter or sort is the person's own wish and shows at once; what the network did waits.
      if (!this.rebuild || !this.state.loaded) {
        this.publish({ ...this.state, waiting: this.dirty.size });
        return;
      }
    }
    const started = performance.now();
    const matches = matcher(this.sight, this.query);
    const compare = this.sight.order(this.query);
    const changes = this.rebuild ? [] : this.changes();
    const revised = this.rebuild || changes.length > 0;
    this.list = this.rebuild ? this.all().filter(matches).sort(compare) : this.moved(changes, matches, compare);
    const counts = this.rebuild ? this.counting.anew(this.query, this.all()) : this.counting.change(changes);
    this.dirty = new Map();
    this.rebuild = false;
    const now = performance.now();
    // At most a fifth of the time goes into showing, however many rows there are; where the machine slept meanwhile, that is no reason to wait.
    this.earliest = now + Math.min((now - started) * 4, longestPause);
    const missing = this.version >= 0 ? 0 : Math.max(0, this.expected - this.rows.size);
    this.publish({ ...this.state, ...(revised ? this.revised() : {}), counts, loaded: this.version >= 0 || this.expected > 0, missing, held: this.rows.size, waiting: 0 });
  }

  private all(): T[] {
    return [...this.rows.keys()].map((id) => this.get(id)!);
  }

  private changes(): Changed<T>[] {
    return [...this.dirty].map(([id, before]) => [before, this.get(id)] as const);
  }

  /** The list with what changed in its new places. */
  private moved(changes: readonly Changed<T>[], matches: (row: T) => boolean, compare: (a: T, b: T) => number): T[] {
    return patch(this.list, changes.map(([before, now]) => [before, now !== undefined && matches(now) ? now : undefined]), compare);
  }

  private revised(): Pick<Shown<T>, 'rows' | 'revision'> {
    return { rows: this.list, revision: this.state.revision + 1 };
  }

  private publish(state: Shown<T>): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}
