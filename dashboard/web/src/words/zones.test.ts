import { describe, expect, it } from 'vitest';
import { dayOf, instantOf, isTwice, isZone, mondayOf, offsetAt, shiftDay, shiftMonth, startOf } from './zones';

const at = (time: string) => Date.parse(time);

describe('zones', () => {
  it('say how far clocks are ahead, in summer and in winter', () => {
    expect(offsetAt('Asia/Shanghai', at('2026-01-01T00:00:00Z'))).toBe(8 * 3_600_000);
    expect(offsetAt('Europe/Berlin', at('2026-07-01T00:00:00Z'))).toBe(2 * 3_600_000);
    expect(offsetAt('Europe/Berlin', at('2026-01-01T00:00:00.750Z'))).toBe(3_600_000);
    expect(offsetAt('UTC', at('2026-01-01T00:00:00Z'))).toBe(0);
  });

  it('say which day an instant lies in, and when it begins there', () => {
    expect(dayOf('Asia/Shanghai', at('2026-01-31T16:00:00Z'))).toBe('2026-02-01');
    expect(dayOf('America/Los_Angeles', at('2026-02-01T07:59:59Z'))).toBe('2026-01-31');
    expect(startOf('Asia/Shanghai', '2026-02-01')).toBe(at('2026-01-31T16:00:00Z'));
    // The clocks change on that day, and on the one before.
    expect(startOf('Europe/Berlin', '2026-03-29')).toBe(at('2026-03-28T23:00:00Z'));
    expect(startOf('Europe/Berlin', '2026-03-30')).toBe(at('2026-03-29T22:00:00Z'));
    expect(instantOf('Europe/Berlin', at('2026-03-29T02:30:00Z'))).toBe(at('2026-03-29T01:30:00Z'));
  });

  it('tell the hour that clocks set back show twice, and mean the one near by', () => {
    const [summer, winter] = [at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')];
    const shown = at('2026-10-25T02:30:00Z');
    expect([summer - 1_800_001, summer, winter, winter + 1_800_000].map((instant) => isTwice('Europe/Berlin', instant))).toEqual([false, true, true, false]);
    expect(instantOf('Europe/Berlin', shown, summer - 3_600_000)).toBe(summer);
    expect(instantOf('Europe/Berlin', shown, summer + 60_000)).toBe(summer);
    expect(instantOf('Europe/Berlin', shown, winter + 60_000)).toBe(winter);
    expect(instantOf('Europe/Berlin', shown)).toBe(winter);
    // Set ahead: nothing is shown twice, and what is left out is what the clocks show after it.
    expect(isTwice('Europe/Berlin', at('2026-03-29T01:00:00Z'))).toBe(false);
    expect(instantOf('Europe/Berlin', at('2026-03-29T02:30:00Z'), at('2026-03-29T00:59:00Z'))).toBe(at('2026-03-29T01:30:00Z'));
    // Lord Howe sets its clocks by half an hour.
    expect(isTwice('Australia/Lord_Howe', at('2026-04-04T15:15:00Z'))).toBe(true);
    expect(isTwice('Asia/Shanghai', summer)).toBe(false);
  });

  it('shift days and months, over their ends too', () => {
    expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
    expect(shiftMonth('2026-01-31', 1)).toBe('2026-02-28');
    expect(shiftMonth('2026-01-15', -1)).toBe('2025-12-15');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });

  it('know a zone by its name', () => {
    expect(isZone('Asia/Shanghai')).toBe(true);
    expect(isZone('Middle/Earth')).toBe(false);
  });
});
