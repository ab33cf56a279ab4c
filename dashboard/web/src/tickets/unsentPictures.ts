import { create } from 'zustand';
import { Refused, sendForm } from '../session/http';
import { type PictureBox, pictureBox, type UnsentPicture } from './pictureBox';

interface Pictures {
  readonly all: readonly UnsentPicture[];
  /** Why what waits cannot be read from this browser; null while it can. */
  readonly trouble: string | null;
}

/** What waits in the box, as the page last saw it. */
export const useUnsentPictures = create<Pictures>(() => ({ all: [], trouble: null }));

export async function look(box: PictureBox = pictureBox): Promise<void> {
  try {
    const all = await box.all();
    useUnsentPictures.setState({ all: all.sort((a, b) => a.at.localeCompare(b.at)), trouble: null });
  } catch (error) {
    useUnsentPictures.setState({ trouble: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

/** Keeps a picture until it is sent. */
export async function keep(user: string, ticket: string, text: string, file: Blob, box: PictureBox = pictureBox): Promise<void> {
  const at = new Date().toISOString();
  await box.put({ key: `${ticket} ${at} ${Math.random()}`, user, ticket, text, at, type: file.type, bytes: await file.arrayBuffer() });
  await look(box);
}

export async function discardPicture(key: string, box: PictureBox = pictureBox): Promise<void> {
  await box.remove(key);
  await look(box);
}

let sending = false;

/** Sends what waits, the oldest first, one at a time; what cannot be sent now goes on waiting, what the host refuses says why. True if something got through. */
export async function sendWaitingPictures(user: string, box: PictureBox = pictureBox): Promise<boolean> {
  if (sending) {
    return false;
  }
  sending = true;
  let sent = false;
  try {
    await look(box);
    for (const picture of useUnsentPictures.getState().all.filter((each) => each.user === user && each.refused === undefined)) {
      if (!(await sendOne(picture, box))) {
        break;
      }
      sent = true;
    }
  } finally {
    sending = false;
  }
  return sent;
}

/** False where there is no use in going on now. */
async function sendOne(picture: UnsentPicture, box: PictureBox): Promise<boolean> {
  const form = new FormData();
  form.append('text', picture.text);
  form.append('picture', new Blob([picture.bytes], { type: picture.type }), 'picture');
  try {
    // The host knows a picture that it has already.
    await sendForm(`/api/tickets/${encodeURIComponent(picture.ticket)}/pictures`, form);
    await discardPicture(picture.key, box);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status !== 401 && (error.status < 500 || error.status === 507)) {
      await box.put({ ...picture, refused: error.message });
      await look(box);
      return true;
    }
    return false;
  }
}
