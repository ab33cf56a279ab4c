import { beforeEach, describe, expect, it } from 'vitest';
import { usePreferences } from '../frame/preferences';
import { absolute, brief, fromLocalField, localField, zone } from './time';

beforeEach(() => usePreferences.setState({ times: 'utc' }));

describe('times', () => {
  const time = '2026-01-01T18:30:05Z';

  it('name their zone, and are of the zone asked for', () => {
    expect(absolute('en', time)).toContain('UTC');
    expect(absolute('en', time, 'Asia/Shanghai')).toMatch(/01\/02\/2026, 02:30:05 GMT\+8/);
    expect(zone()).toBe('UTC');
  });

  it('have a date where they are not of today, as days are there', () => {
    const now = Date.parse('2026-01-01T15:00:00Z');
    expect(brief('en', time, now, 'UTC')).toBe('18:30:05');
    expect(brief('en', time, now, 'Asia/Shanghai', true)).toBe('01/02, 02:30:05 GMT+8');
  });

  it('have the year where it is another, and the zone last in every language', () => {
    const now = Date.parse('2025-06-01T15:00:00Z');
    expect(brief('zh-CN', time, now, 'UTC', true)).toBe('2026/01/01 18:30:05 UTC');
    expect(absolute('zh-CN', time, 'Asia/Shanghai')).toBe('2026/01/02 02:30:05 GMT+8');
  });

  it('say which hour of the two when clocks are set back, and a field keeps the one it stands in', () => {
    const [summer, winter] = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'];
    const now = Date.parse('2026-10-25T03:00:00Z');
    expect(brief('en', summer, now, 'Europe/Berlin')).toBe('02:30:00 GMT+2');
    expect(brief('en', winter, now, 'Europe/Berlin')).toBe('02:30:00 GMT+1');
    expect(brief('en', '2026-10-25T02:30:00Z', now, 'Europe/Berlin')).toBe('03:30:00');
    expect(absolute('en', summer, 'Europe/Berlin')).not.toBe(absolute('en', winter, 'Europe/Berlin'));
    for (const moment of [summer, winter].map(Date.parse)) {
      expect(fromLocalField(localField(moment, 'Europe/Berlin'), 'Europe/Berlin', moment)).toBe(moment);
    }
  });

  it('go into a field and come back from it, in the same zone', () => {
    for (const timeZone of ['UTC', 'Asia/Shanghai', 'America/New_York']) {
      expect(fromLocalField(localField(Date.parse(time), timeZone), timeZone)).toBe(Date.parse(time));
    }
    expect(localField(Date.parse(time), 'Asia/Shanghai')).toBe('2026-01-02T02:30:05');
    expect(fromLocalField('2026-01-02T02:30', 'Asia/Shanghai')).toBe(Date.parse('2026-01-01T18:30:00Z'));
    expect(fromLocalField('', 'UTC')).toBeNaN();
  });
});
