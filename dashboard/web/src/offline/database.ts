const answered = <R>(request: IDBRequest<R>): Promise<R> => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error ?? new Error('IndexedDB'));
});

/** Does something within one transaction; done once that is kept. */
export type Within = <R>(mode: IDBTransactionMode, act: (held: IDBObjectStore) => IDBRequest<R>) => Promise<R>;

/** A store of the browser's own database, whose things have a `key`. */
export const database = (name: string, store: string): Within => async (mode, act) => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'key' });
  const opened = await answered(request);
  try {
    const transaction = opened.transaction(store, mode);
    const settled = new Promise<void>((done, fail) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => fail(transaction.error ?? new Error('IndexedDB'));
    });
    const result = await answered(act(transaction.objectStore(store)));
    await settled;
    return result;
  } finally {
    opened.close();
  }
};
