import { expect, it } from 'vitest';
import type { TicketDetail } from '../contracts/details';
import { picturesOf } from './keptPictures';

const picture = (id: string, takenAway?: object) => ({ id, smallUrl: `/small/${id}`, takenAway });
const ticket = (...attachment: object[]) => ({ id: 't1', attachment }) as unknown as TicketDetail;
const bytes = (type: string) => ({ type, bytes: new ArrayBuffer(1) });

it('keeps the pictures that stand, asks only for those it lacks, and lets go of what was taken away', async () => {
  const asked: string[] = [];
  const ask = async (url: string) => {
    asked.push(url);
    if (url.endsWith('lost')) {
      throw new TypeError('no signal');
    }
    return url.endsWith('gone') ? null : bytes('image/png');
  };
  const kept = await picturesOf(ticket(picture('a'), picture('b'), picture('lost'), picture('gone'), picture('c', {})), { a: bytes('image/jpeg'), c: bytes('image/jpeg') }, ask);
  expect(Object.entries(kept).map(([id, { type }]) => `${id} ${type}`)).toEqual(['a image/jpeg', 'b image/png']);
  expect(asked).toEqual(['/small/b', '/small/lost', '/small/gone']);
});

it('keeps the latest of many', async () => {
  const many = Array.from({ length: 30 }, (_, index) => picture(`p${index}`));
  expect(Object.keys(await picturesOf(ticket(...many), {}, async () => bytes('image/png')))).toEqual(many.slice(-12).map(({ id }) => id));
});
