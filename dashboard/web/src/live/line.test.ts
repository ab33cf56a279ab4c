import { describe, expect, it } from 'vitest';
import type { Change, Views } from '../contracts/hub';
import { type Connection, LiveLine, longestSilence } from './line';
import { ordering } from './query';
import { RowStore } from './rowStore';

type Row = Views['faults'];
type Answer = (request: never) => unknown;

const row = (id: string): Row => ({ id }) as Row;
const change = (from: number, version: number, ...ids: string[]): Change<Row> =>
  ({ view: 'faults', from, version, rows: ids.map(row), removed: [], total: ids.length });

class FakeConnection implements Connection {
  readonly calls: [string, unknown][] = [];
  stopped = false;
  private push: (change: Change<never>) => void = () => undefined;
  private closed: (reason?: Error) => void = () => undefined;

  constructor(private readonly answers: Record<string, Answer>, private readonly refuses = false) {}

  start = () => (this.refuses ? Promise.reject(new Error('refused')) : Promise.resolve());
  stop = () => {
    this.stopped = true;
    return Promise.resolve();
  };
  invoke = <R>(method: string, request: unknown): Promise<R> => {
    this.calls.push([method, request]);
    return Promise.resolve().then(() => this.answers[method]!(request as never)) as Promise<R>;
  };
  on = (_: string, handler: (change: Change<never>) => void) => {
    this.push = handler;
  };
  onclose = (handler: (reason?: Error) => void) => {
    this.closed = handler;
  };
  changed = (message: Change<Row>) => this.push(message as unknown as Change<never>);
  break = (reason?: Error) => this.closed(reason);
}

const settle = () => new Promise((done) => setTimeout(done));

function line(...connections: FakeConnection[]) {
  const waits: number[] = [];
  const made = new LiveLine(
    () => Promise.resolve(connections.shift()!),
    (ms) => {
      waits.push(ms);
      return connections.length > 0 ? Promise.resolve() : new Promise(() => undefined);
    },
    () => Promise.resolve(),
  );
  const store = new RowStore<Row>({ facets: {}, words: () => '', order: ordering({}, []) }, { text: '', facets: {}, sort: '', descending: false }, (run) => run());
  store.subscribe(() => undefined);
  made.follow('faults', store);
  return { line: made, store, waits, ids: () => store.shown().rows.map(({ id }) => id) };
}

const snapshot = (version: number, ...ids: string[]) => ({ version, total: ids.length, rows: ids.map(row) });

describe('the live line', () => {
  it('fetches the list, then follows its changes', async () => {
    const connection = new FakeConnection({ Subscribe: () => snapshot(7, 'a') });
    const { line: live, ids, store } = line(connection);
    await live.open();
    expect(live.state().state).toBe('live');
    connection.changed(change(7, 8, 'b'));
    expect(ids()).toEqual(['a', 'b']);
    expect(store.version).toBe(8);
  });

  it('resumes by version on a new connection after a loss', async () => {
    const first = new FakeConnection({ Subscribe: () => snapshot(7, 'a') });
    const second = new FakeConnection({ Resume: () => ({ ...change(7, 9, 'b'), snapshot: false }) });
    const { line: live, ids } = line(first, second);
    await live.open();
    first.break();
    expect(live.state().state).toBe('lost');
    await settle();
    expect(second.calls).toEqual([['Resume', { view: 'faults', version: 7, sort: '-id', differences: true }]]);
    expect(ids()).toEqual(['a', 'b']);
    expect(live.state().state).toBe('live');
  });

  it('takes a snapshot where the host no longer knows what was missed', async () => {
    const first = new FakeConnection({ Subscribe: () => snapshot(7, 'a') });
    const second = new FakeConnection({ Resume: () => ({ ...change(0, 20, 'z'), snapshot: true }) });
    const { line: live, ids } = line(first, second);
    await live.open();
    first.break();
    await settle();
    expect(ids()).toEqual(['z']);
  });

  it('fetches everything anew when a part speaks of a row it lacks', async () => {
    const connection = new FakeConnection({ Subscribe: ((answers) => () => answers.shift())([snapshot(7, 'a'), snapshot(9, 'a', 'z')]) });
    const { line: live, store, ids } = line(connection);
    await live.open();
    connection.changed({ ...change(7, 8), parts: [{ id: 'z', rootName: 'K' }], total: 2 });
    await settle();
    expect(connection.calls.map(([method]) => method)).toEqual(['Subscribe', 'Subscribe']);
    expect(store.version).toBe(9);
    expect([...ids()].sort()).toEqual(['a', 'z']);
  });

  it('catches up when a change does not follow on what it has', async () => {
    const connection = new FakeConnection({ Subscribe: () => snapshot(7, 'a'), Resume: () => ({ ...change(7, 12, 'b', 'c'), snapshot: false }) });
    const { line: live, ids, store } = line(connection);
    await live.open();
    connection.changed(change(11, 12, 'c'));
    await settle();
    expect(connection.calls.at(-1)).toEqual(['Resume', { view: 'faults', version: 7, sort: '-id', differences: true }]);
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(store.version).toBe(12);
  });

  it('keeps changes that come while it catches up, and leaves out what it has already', async () => {
    const connection = new FakeConnection({
      Subscribe: () => {
        connection.changed(change(6, 7, 'old'));
        connection.changed(change(7, 8, 'b'));
        return snapshot(7, 'a');
      },
    });
    const { line: live, ids } = line(connection);
    await live.open();
    expect(ids()).toEqual(['a', 'b']);
  });

  it('fetches a long list in pages, then what changed meanwhile', async () => {
    const all = Array.from({ length: 9_000 }, (_, index) => row(`r${String(index).padStart(6, '0')}`));
    const connection = new FakeConnection({
      Subscribe: ({ offset, count }: { offset: number; count: number }) => ({ version: 5 + (offset > 0 ? 1 : 0), total: all.length, rows: all.slice(offset, offset + count) }),
      Resume: () => ({ ...change(5, 7, 'r000001'), snapshot: false }),
    });
    const { line: live, store } = line(connection);
    await live.open();
    expect(store.shown().held).toBe(9_000);
    expect(connection.calls.map(([method]) => method)).toEqual([...Array<string>(7).fill('Subscribe'), 'Resume']);
    expect(connection.calls.at(-1)![1]).toEqual({ view: 'faults', version: 5, sort: '-id', differences: true });
  });

  it('shows the first rows of a long list while the rest is fetched', async () => {
    const all = Array.from({ length: 1_500 }, (_, index) => row(`r${index}`));
    let rest: () => void = () => undefined;
    const connection = new FakeConnection({
      Subscribe: async ({ offset, count }: { offset: number; count: number }) => {
        if (offset > 0) {
          await new Promise<void>((done) => (rest = done));
        }
        return { version: 5, total: all.length, rows: all.slice(offset, offset + count) };
      },
      Resume: () => ({ ...change(5, 5), snapshot: false }),
    });
    const { line: live, store } = line(connection);
    const opened = live.open();
    await settle();
    expect(store.shown()).toMatchObject({ loaded: true, held: 150, missing: 1_350 });
    rest();
    await opened;
    expect(store.shown()).toMatchObject({ held: 1_500, missing: 0 });
  });

  describe('that expects a view', () => {
    const expecting = (connection: FakeConnection) => {
      const { line: live, store, ids } = line(connection);
      live.unfollow();
      live.expect('faults');
      return { live, store, ids };
    };

    it('asks for its first rows before somebody follows it, once, and loses no change until then', async () => {
      const connection = new FakeConnection({ Subscribe: () => snapshot(7, 'a') });
      const { live, store, ids } = expecting(connection);
      await live.open();
      expect(connection.calls).toEqual([['Subscribe', { view: 'faults', sort: '-id', offset: 0, count: 150, differences: true }]]);
      connection.changed(change(7, 8, 'b'));
      live.follow('faults', store);
      await settle();
      expect(connection.calls).toHaveLength(1);
      expect(ids()).toEqual(['a', 'b']);
      connection.changed(change(8, 9, 'c'));
      expect(ids()).toEqual(['a', 'b', 'c']);
    });

    it('asks anew on the next connection, since the rows were of the one that was lost', async () => {
      const second = new FakeConnection({ Subscribe: () => snapshot(9, 'z') });
      const { line: live, store, ids } = line(new FakeConnection({ Subscribe: () => snapshot(7, 'a') }), second);
      live.unfollow();
      live.expect('faults');
      void live.open();
      await settle();
      await live.close();
      live.follow('faults', store);
      await live.open();
      expect(ids()).toEqual(['z']);
    });

    it('is no longer told of it where no page shows it', async () => {
      const connection = new FakeConnection({ Subscribe: () => snapshot(7, 'a'), Unsubscribe: () => undefined });
      const live = new LiveLine(() => Promise.resolve(connection), () => Promise.resolve(), () => Promise.resolve());
      live.expect('faults');
      await live.open();
      await settle();
      expect(connection.calls.at(-1)).toEqual(['Unsubscribe', 'faults']);
    });
  });

  it('says that what is seen is older by the silence after which it was given up', async () => {
    const connection = new FakeConnection({ Subscribe: () => snapshot(1, 'f1') });
    const { line: live } = line(connection);
    await live.open();
    connection.break(new Error('Server timeout elapsed without receiving a message from the server.'));
    expect(live.state().state).toBe('lost');
    expect(Date.now() - live.state().since).toBeGreaterThanOrEqual(longestSilence);
  });

  it('tries again, less and less often, and says since when it is lost', async () => {
    const { line: live, waits } = line(new FakeConnection({}, true), new FakeConnection({}, true), new FakeConnection({}, true));
    void live.open();
    await settle();
    expect(live.state().state).toBe('lost');
    expect(waits).toEqual([500, 1_000, 2_000]);
  });

  it('may be begun anew after it was closed in the middle of a try', async () => {
    let refuse: (reason: Error) => void = () => undefined;
    const first = new FakeConnection({});
    first.start = () => new Promise((_, fail) => (refuse = fail));
    const { line: live } = line(first, new FakeConnection({ Subscribe: () => snapshot(7) }));
    void live.open();
    await settle();
    await live.close();
    refuse(new Error('401'));
    await settle();
    expect(live.state().state).toBe('off');
    live.begin();
    await settle();
    expect(live.state().state).toBe('live');
  });

  it('gives a connection up when the host refuses the view on it', async () => {
    const connection = new FakeConnection({ Subscribe: () => Promise.reject(new Error('forbidden')) });
    const { line: live } = line(connection);
    void live.open();
    await settle();
    expect(connection.stopped).toBe(true);
    expect(live.state().state).toBe('lost');
  });

  it('stays closed once closed', async () => {
    const connection = new FakeConnection({ Subscribe: () => snapshot(7) });
    const { line: live } = line(connection);
    await live.open();
    await live.close();
    connection.break();
    await settle();
    expect(live.state().state).toBe('off');
  });
});
