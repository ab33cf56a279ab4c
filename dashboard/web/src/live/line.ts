import type { Change, Resumption, Snapshot, Subscription, View, Views } from '../contracts/hub';
import { nextFrame, type RowStore } from './rowStore';

/** What the live line needs of a SignalR connection. */
export interface Connection {
  start(): Promise<void>;
  stop(): Promise<void>;
  invoke<R>(method: string, ...args: unknown[]): Promise<R>;
  on(method: string, handler: (message: Change<never>) => void): void;
  onclose(handler: (reason?: Error) => void): void;
}

export interface LineState {
  readonly state: 'off' | 'connecting' | 'live' | 'lost';
  /** When the state began, milliseconds; lost: what is seen is of then. */
  readonly since: number;
}

type Row = Views[View];
type AnyStore = RowStore<Row>;

interface Followed {
  readonly store: AnyStore;
  /** Changes that came while the list was being fetched or caught up. */
  waiting: Change<Row>[] | null;
}

/** A view that a page will show as soon as there is one: its first rows, asked for already, and what changed since. */
interface Expected {
  readonly first: Promise<Snapshot<Row>>;
  readonly waiting: Change<Row>[];
}

/** The newest first, so that something shows at once; then in pages that the browser decodes within a task of less than 50 ms. */
const firstRows = 150;
const pageRows = 1_800;
const overlap = 100;
const sort = '-id';
/** Milliseconds for which a view is expected that no page shows. */
const expectedFor = 10_000;
/** Milliseconds of silence, its pings too, after which the host is held to be gone. */
export const longestSilence = 15_000;
const retries = [0, 500, 1_000, 2_000, 5_000];

/** The live line: keeps one connection, follows views over it, and catches up by version after every gap. */
export class LiveLine {
  private readonly followed = new Map<View, Followed>();
  private readonly expected = new Map<View, Expected>();
  private next: View | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly connect: () => Promise<Connection>;
  private readonly wait: (milliseconds: number) => Promise<void>;
  private readonly drawn: () => Promise<void>;
  private connection: Connection | null = null;
  private now: LineState = { state: 'off', since: Date.now() };
  private generation = 0;

  constructor(
    connect: () => Promise<Connection>,
    wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
    drawn = () => new Promise<void>((done) => nextFrame(() => setTimeout(done), 0)),
  ) {
    this.connect = connect;
    this.wait = wait;
    this.drawn = drawn;
  }

  readonly state = (): LineState => this.now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Opens it unless it is open, or being opened. */
  begin(): void {
    if (this.now.state === 'off') {
      void this.open();
    }
  }

  /** Has the first rows of a view asked for as soon as there is a connection, before the page that shows it is there. */
  expect(view: View): void {
    this.next = view;
  }

  /** Connects, and again whenever the connection is lost, until `close`. */
  async open(): Promise<void> {
    const generation = ++this.generation;
    this.enter('connecting');
    for (let attempt = 0; generation === this.generation; attempt++) {
      try {
        await this.attempt(generation);
        return;
      } catch {
        if (generation !== this.generation) {
          // It was closed meanwhile: what became of this try is nobody's any more.
          return;
        }
        this.enter('lost');
        await this.wait(retries[Math.min(attempt + 1, retries.length - 1)]!);
      }
    }
  }

  async close(): Promise<void> {
    this.generation++;
    this.enter('off');
    this.expected.clear();
    const connection = this.connection;
    this.connection = null;
    await connection?.stop();
  }

  /** Keeps the store as the view is, for as long as the line is open. */
  follow<V extends View>(view: V, store: RowStore<Views[V]>): void {
    this.followed.set(view, { store: store as unknown as AnyStore, waiting: null });
    if (this.connection) {
      this.catchUp(view, this.connection);
    }
  }

  unfollow(): void {
    this.followed.clear();
  }

  private async attempt(generation: number): Promise<void> {
    const connection = await this.connect();
    connection.on('Changed', (change) => this.changed(change));
    // What is seen is as old as the silence is long.
    connection.onclose((reason) => this.lost(connection, /timeout elapsed/i.test(reason?.message ?? '') ? longestSilence : 0));
    await connection.start();
    if (generation !== this.generation) {
      await connection.stop();
      return;
    }
    this.connection = connection;
    this.askAhead(connection);
    try {
      await Promise.all([...this.followed.keys()].map((view) => this.fetch(view, connection)));
    } catch (error) {
      this.connection = null;
      await connection.stop();
      throw error;
    }
    if (this.connection === connection) {
      this.enter('live');
    }
  }

  private askAhead(connection: Connection): void {
    const view = this.next;
    this.next = null;
    if (view === null || this.followed.has(view)) {
      return;
    }
    const expected: Expected = { first: this.ask(connection, view, 0, firstRows), waiting: [] };
    this.expected.set(view, expected);
    expected.first.catch(() => undefined);
    void this.wait(expectedFor).then(() => {
      if (this.expected.get(view) === expected) {
        this.expected.delete(view);
        connection.invoke('Unsubscribe', view).catch(() => undefined);
      }
    });
  }

  private lost(connection: Connection, silent = 0): void {
    if (this.connection === connection) {
      this.connection = null;
      this.expected.clear();
      connection.stop().catch(() => undefined);
      this.enter('lost', silent);
      void this.open();
    }
  }

  private catchUp(view: View, connection: Connection): void {
    this.fetch(view, connection).catch(() => this.lost(connection));
  }

  /** The list as it is, or what it lacks since the version it has. */
  private async fetch(view: View, connection: Connection): Promise<void> {
    const followed = this.followed.get(view);
    if (!followed || followed.waiting) {
      return;
    }
    const expected = this.expected.get(view);
    this.expected.delete(view);
    followed.waiting = expected?.waiting ?? [];
    try {
      await (followed.store.version < 0 ? this.whole(view, followed.store, connection, expected?.first) : this.resume(view, followed.store, connection));
    } finally {
      const waiting = followed.waiting;
      followed.waiting = null;
      waiting.forEach((change) => this.changed(change));
    }
  }

  private ask(connection: Connection, view: View, offset: number, count: number): Promise<Snapshot<Row>> {
    return connection.invoke<Snapshot<Row>>('Subscribe', { view, sort, offset, count, differences: true } satisfies Subscription);
  }

  private async whole(view: View, store: AnyStore, connection: Connection, asked?: Promise<Snapshot<Row>>): Promise<void> {
    const first = await (asked ?? this.ask(connection, view, 0, firstRows));
    if (first.rows.length >= first.total) {
      store.replace(first);
      return;
    }
    const fetched = new Set<string>();
    let [page, end] = [first, first.rows.length];
    while (page.rows.length > 0) {
      // Taken as they come: a hundred thousand rows at once would hold the page up.
      store.take(page);
      page.rows.forEach(({ id }) => fetched.add(id));
      if (end >= page.total) {
        break;
      }
      if (page === first) {
        // To decode what follows takes longer than to draw what is there.
        await this.drawn();
      }
      // Pages overlap, since rows may leave while they are fetched.
      const offset = Math.max(0, end - overlap);
      page = await this.ask(connection, view, offset, pageRows);
      end = offset + page.rows.length;
    }
    store.complete(first.version, fetched);
    await this.resume(view, store, connection);
  }

  private async resume(view: View, store: AnyStore, connection: Connection): Promise<void> {
    const missed = await connection.invoke<Resumption<Row>>('Resume', { view, version: store.version, sort, differences: true });
    if (!missed.snapshot) {
      if (!store.apply(missed)) {
        await this.whole(view, store, connection);
      }
    } else if (missed.rows.length < missed.total) {
      await this.whole(view, store, connection);
    } else {
      store.replace(missed);
    }
  }

  private changed(change: Change<Row>): void {
    const followed = this.followed.get(change.view);
    if (!followed) {
      this.expected.get(change.view)?.waiting.push(change);
    } else if (followed.waiting) {
      followed.waiting.push(change);
    } else if (change.from > followed.store.version && this.connection) {
      this.catchUp(change.view, this.connection);
    } else if (change.version > followed.store.version && this.connection) {
      if (!followed.store.apply(change)) {
        // It lacks a row that it should have: everything anew.
        followed.store.forgetVersion();
        this.catchUp(change.view, this.connection!);
      }
    }
  }

  private enter(state: LineState['state'], silent = 0): void {
    // While it stays lost, what counts is since when.
    const unbroken = this.now.state === 'lost' && state === 'connecting';
    if (this.now.state !== state && !unbroken) {
      this.now = { state, since: Date.now() - silent };
      this.listeners.forEach((listener) => listener());
    }
  }
}
