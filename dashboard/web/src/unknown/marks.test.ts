import { describe, expect, it } from 'vitest';
import type { DraftingForm } from '../contracts/details';
import { firstMarks, mark, marked, slug, textOf, words } from './marks';

const log: DraftingForm = {
  position: 1,
  message: { kind: 'log', key: '', application: '', text: 'tray FT7/2 is hot code 12', parts: [
    { start: 0, length: 4, type: 'word', varies: false },
    { start: 5, length: 5, type: 'if', varies: true },
    { start: 14, length: 3, type: 'word', varies: false },
    { start: 23, length: 2, type: 'int', varies: true },
  ], bindings: [] },
  words: { conditions: [], causes: [], events: [], severities: [], kinds: [] },
};

describe('marks', () => {
  it('presets what is likely another each time', () => expect([...firstMarks(log)]).toEqual([[5, 'varies'], [23, 'varies']]));

  it('leaves one object and one state, and gives the former one back its own', () => {
    const marks = mark(mark(mark(firstMarks(log), 5, 'object', log), 23, 'object', log), 14, 'state', log);
    expect(marked(marks, log)).toEqual([
      { start: 5, length: 5, place: 0, role: 'varies', type: 'if' },
      { start: 23, length: 2, place: 0, role: 'object', type: 'int' },
      { start: 14, length: 3, place: 0, role: 'state', type: 'word' },
    ]);
    expect(textOf('state', marks, log)).toBe('hot');
    expect(textOf('qualifier', marks, log)).toBeUndefined();
  });

  it('makes names and lists', () => {
    expect(slug(' Fan tray: FT7/2 überhitzt! ')).toBe('fan-tray-ft7-2-berhitzt');
    expect(words('hot, , warm')).toEqual(['hot', 'warm']);
  });
});
