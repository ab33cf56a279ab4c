import { describe, expect, it } from 'vitest';
import type { FaultRow } from '../contracts/rows';
import type { SoundChoice } from '../contracts/choices';
import { Sounding } from './sounding';

const wishes: SoundChoice = { on: true, from: 'major', again: 60, quietUntil: 0 };
const fault = (id: string, part: Partial<FaultRow> = {}): FaultRow =>
  ({ id, status: 'open', severity: 'major', acknowledged: false, shelf: 'none', plannedWork: null, ...part }) as FaultRow;

describe('sounding', () => {
  it('is silent for what stood when the page opened, and sounds once for what comes', () => {
    const sounding = new Sounding();
    expect(sounding.hear([fault('f1')], wishes, 0)).toBeNull();
    expect(sounding.hear([fault('f1'), fault('f2', { severity: 'critical' })], wishes, 1_000)).toBe('critical');
    expect(sounding.hear([fault('f1'), fault('f2', { severity: 'critical' })], wishes, 2_000)).toBeNull();
  });

  it('sounds again while nobody takes it, and not once somebody has', () => {
    const sounding = new Sounding();
    sounding.hear([], wishes, 0);
    expect(sounding.hear([fault('f1')], wishes, 1_000)).toBe('major');
    expect(sounding.hear([fault('f1')], wishes, 60_999)).toBeNull();
    expect(sounding.hear([fault('f1')], wishes, 61_000)).toBe('major');
    expect(sounding.hear([fault('f1', { acknowledged: true })], wishes, 200_000)).toBeNull();
  });

  it.each<[string, Partial<FaultRow>]>([
    ['too mild', { severity: 'minor' }], ['shelved', { shelf: 'shelved' }], ['planned', { plannedWork: 'w1' }], ['over', { status: 'resolved' }],
  ])('is silent for what is %s', (_, part) => {
    const sounding = new Sounding();
    sounding.hear([], wishes, 0);
    expect(sounding.hear([fault('f1', part)], wishes, 100_000)).toBeNull();
  });

  it('sounds for what comes back from the shelf', () => {
    const sounding = new Sounding();
    sounding.hear([fault('f1', { shelf: 'shelved' })], wishes, 0);
    expect(sounding.hear([fault('f1', { shelf: 'gotWorse' })], wishes, 1_000)).toBe('major');
  });

  it('is silent while snoozed or off, and speaks of what still stands after', () => {
    const sounding = new Sounding();
    sounding.hear([], wishes, 0);
    expect(sounding.hear([fault('f1')], { ...wishes, quietUntil: 90_000 }, 1_000)).toBeNull();
    expect(sounding.hear([fault('f1')], { ...wishes, on: false }, 95_000)).toBeNull();
    expect(sounding.hear([fault('f1')], { ...wishes, quietUntil: 90_000 }, 100_000)).toBe('major');
  });
});
