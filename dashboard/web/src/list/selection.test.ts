import { describe, expect, it } from 'vitest';
import { between } from './selection';

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

describe('a range of rows', () => {
  it('reaches from one to the other, whichever stands first', () => {
    expect(between(rows, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(between(rows, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(between(rows, 'b', 'b')).toEqual(['b']);
  });

  it('is empty where one of them is gone', () => {
    expect(between(rows, 'x', 'b')).toEqual([]);
  });
});
