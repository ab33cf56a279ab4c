import { describe, expect, it } from 'vitest';
import { everySeconds, pagesOf } from './rotation';

describe('the wall', () => {
  it('turns as it is asked, within reason', () => {
    expect([everySeconds(''), everySeconds('?every=60'), everySeconds('?every=0'), everySeconds('?every=soon')]).toEqual([20, 60, 5, 20]);
  });

  it('shows accounts only while one is hit, and never nothing', () => {
    expect(pagesOf('', true)).toEqual(['faults', 'accounts']);
    expect(pagesOf('', false)).toEqual(['faults']);
    expect(pagesOf('?pages=accounts', true)).toEqual(['accounts']);
    expect(pagesOf('?pages=nonsense', true)).toEqual(['faults']);
  });
});
