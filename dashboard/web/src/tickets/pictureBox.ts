import { database } from '../offline/database';

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

const within = database('assurance', 'unsentPictures');

/** The browser's own database: octets do not fit into what keeps notes. */
export const pictureBox: PictureBox = {
  all: () => within('readonly', (held) => held.getAll() as IDBRequest<UnsentPicture[]>),
  put: async (picture) => void (await within('readwrite', (held) => held.put(picture))),
  remove: (key) => within('readwrite', (held) => held.delete(key)),
};
