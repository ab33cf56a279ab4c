/** A picture that was taken and is not at the host yet. */
export interface UnsentPicture {
  readonly key: string;
  readonly user: string;
  readonly ticket: string;
  /** What it shows, in words. */
  readonly text: string;
  /** When it was put here, RFC 3339. */
  readonly at: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
  /** Why the host refused it: it is not sent again by itself. */
  readonly refused?: string;
}

/** Where such pictures wait. */
export interface PictureBox {
  all(): Promise<UnsentPicture[]>;
  put(picture: UnsentPicture): Promise<void>;
  remove(key: string): Promise<void>;
}

const name = 'assurance';
const store = 'unsentPictures';

const answered = <R>(request: IDBRequest<R>): Promise<R> => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error ?? new Error('IndexedDB'));
});

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'key' });
  return answered(request);
}

async function within<R>(mode: IDBTransactionMode, act: (held: IDBObjectStore) => IDBRequest<R>): Promise<R> {
  const database = await open();
  try {
    const transaction = database.transaction(store, mode);
    const settled = new Promise<void>((done, fail) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => fail(transaction.error ?? new Error('IndexedDB'));
    });
    const result = await answered(act(transaction.objectStore(store)));
    await settled;
    return result;
  } finally {
    database.close();
  }
}

/** The browser's own database: octets do not fit into what keeps notes. */
export const pictureBox: PictureBox = {
  all: () => within('readonly', (held) => held.getAll() as IDBRequest<UnsentPicture[]>),
  put: async (picture) => void (await within('readwrite', (held) => held.put(picture))),
  remove: (key) => within('readwrite', (held) => held.delete(key)),
};
