import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonChoices } from '../contracts/choices';
import { choose, leave, merged, recall, settle, usePreferences } from './preferences';

const choices = (part: Partial<PersonChoices> = {}) =>
  ({ times: null, language: null, theme: null, keys: null, keysOff: null, columns: null, sound: null, starts: null, ...part });
const now = () => usePreferences.getState();

beforeEach(() => {
  leave();
  recall('li', { version: 1, choices: choices() }, null);
});

describe('choices', () => {
  it('are the host’s, and the account’s language where nothing was chosen', () => {
    recall('li', { version: 3, choices: choices({ times: 'site', theme: 'light' }) }, 'zh-CN');
    expect([now().times, now().theme, now().language, now().version]).toEqual(['site', 'light', 'zh-CN', 3]);
  });

  it('show at once, and stay while the host answers with older ones', () => {
    choose({ theme: 'light' });
    recall('li', { version: 2, choices: choices({ theme: 'dark', times: 'utc' }) }, null);
    expect([now().theme, now().times]).toEqual(['light', 'utc']);
  });

  it('are still to be sent if they changed while the host was told', () => {
    choose({ theme: 'light', times: 'utc' });
    const sent = now().changed;
    choose({ times: 'site' });
    settle({ version: 2, choices: choices({ theme: 'light', times: 'utc' }) }, sent);
    expect([now().changed, now().times, now().theme]).toEqual([{ times: 'site' }, 'site', 'light']);
  });

  it('are of one person: the next one has their own', () => {
    choose({ columns: { faults: { hidden: ['age'], widths: {} } } });
    recall('wang', { version: 0, choices: choices() }, null);
    expect([now().columns, now().changed]).toEqual([{}, {}]);
  });

  it('made before anybody logged in are of who then does', () => {
    leave();
    choose({ language: 'zh-CN' });
    recall('wang', { version: 4, choices: choices({ language: 'en' }) }, null);
    expect([now().language, now().changed]).toEqual(['zh-CN', { language: 'zh-CN' }]);
  });

  it('of one list leave those of the others, also those that another browser made', () => {
    const both = merged(
      { columns: { alarms: { hidden: ['a'], widths: {} } }, starts: { faults: { name: 'n', query: 'q=1' } } },
      { columns: { faults: { hidden: ['b'], widths: {} } }, starts: { faults: null } });
    expect([Object.keys(both.columns!), both.starts]).toEqual([['alarms', 'faults'], {}]);
  });
});
