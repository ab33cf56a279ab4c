import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PictureBox, UnsentPicture } from './pictureBox';
import { discardPicture, keep, sendWaitingPictures, useUnsentPictures } from './unsentPictures';

const held = new Map<string, UnsentPicture>();
const box: PictureBox = {
  all: async () => [...held.values()],
  put: async (picture) => void held.set(picture.key, picture),
  remove: async (key) => void held.delete(key),
};

const answers = (...all: (number | 'lost')[]) => {
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (path: string, { body }: { body: FormData }) => {
    sent.push(`${path} ${String(body.get('text'))} ${(body.get('picture') as Blob).size}`);
    const next = all.shift() ?? 201;
    if (next === 'lost') {
      throw new TypeError('no signal');
    }
    return new Response(next < 300 ? '{}' : '{"detail":"no"}', { status: next });
  });
  return sent;
};

const picture = (size = 3) => new Blob([new Uint8Array(size)], { type: 'image/jpeg' });

beforeEach(() => {
  held.clear();
  useUnsentPictures.setState({ all: [], trouble: null });
});

describe('pictures that are not sent', () => {
  it('go in their order and leave the box once they are there; of others only theirs', async () => {
    await keep('wang', 't1', 'the duct', picture(), box);
    await keep('li', 't1', 'of somebody else', picture(), box);
    const sent = answers();
    expect(await sendWaitingPictures('wang', box)).toBe(true);
    expect(sent).toEqual(['/api/tickets/t1/pictures the duct 3']);
    expect(useUnsentPictures.getState().all.map(({ user }) => user)).toEqual(['li']);
  });

  it.each(['lost' as const, 503, 401])('wait while there is no way through (%s), and nothing overtakes them', async (trouble) => {
    await keep('wang', 't1', 'one', picture(), box);
    await keep('wang', 't1', 'two', picture(), box);
    const sent = answers(trouble);
    expect(await sendWaitingPictures('wang', box)).toBe(false);
    expect(sent).toHaveLength(1);
    expect(held.size).toBe(2);
  });

  it('say so where this browser cannot keep them', async () => {
    const closed: PictureBox = { ...box, all: () => Promise.reject(new Error('no database here')) };
    await expect(sendWaitingPictures('wang', closed)).rejects.toThrow('no database here');
    expect(useUnsentPictures.getState().trouble).toBe('no database here');
    await sendWaitingPictures('wang', box);
    expect(useUnsentPictures.getState().trouble).toBeNull();
  });

  it.each([413, 415, 507])('say why the host refused them (%s), and are not sent again by themselves', async (status) => {
    await keep('wang', 't1', 'one', picture(), box);
    await keep('wang', 't1', 'two', picture(), box);
    const sent = answers(status, 201);
    await sendWaitingPictures('wang', box);
    expect(useUnsentPictures.getState().all.map(({ text, refused }) => [text, refused])).toEqual([['one', 'no']]);
    await sendWaitingPictures('wang', box);
    expect(sent).toHaveLength(2);
    await discardPicture(useUnsentPictures.getState().all[0]!.key, box);
    expect(held.size).toBe(0);
  });
});
