import { describe, expect, it } from 'vitest';
import { actionOf, keyOf } from './keyBindings';

describe('keys', () => {
  it('do what they are preset to', () => {
    expect(actionOf('j', {})).toBe('next');
    expect(actionOf('Escape', {})).toBe('close');
    expect(actionOf('q', {})).toBeUndefined();
  });

  it('do what a person gave them, and no longer what they did', () => {
    const own = { acknowledge: 'j', next: 'n' };
    expect(actionOf('j', own)).toBe('acknowledge');
    expect(actionOf('n', own)).toBe('next');
    expect(actionOf('a', own)).toBeUndefined();
    expect(keyOf('acknowledge', own)).toBe('j');
    expect(keyOf('shelve', own)).toBe('s');
  });

  it('leave an action without a key where another took its preset one', () => {
    expect(actionOf('s', { comment: 's' })).toBe('comment');
  });
});
