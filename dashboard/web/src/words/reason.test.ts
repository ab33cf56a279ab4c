import i18n from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refused } from '../session/http';
import { en } from './en';
import { reasonOf } from './reason';
import { zhCN } from './zh-CN';

beforeAll(() => i18n.init({ lng: 'zh-CN', resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } }, interpolation: { escapeValue: false } }));

describe('why something did not get through', () => {
  it('is told in the language of the page', () => {
    const said = (error: unknown) => reasonOf(i18n.t, error);
    expect(said(new Refused(403, 'your role does not allow this', 'forbidden'))).toBe('您的角色不允许此操作');
    expect(said(new Refused(503, 'the engine is behind', 'engineBehind'))).toBe('服务器暂时无法处理，请稍后再试');
    expect(said(new TypeError('Failed to fetch'))).toBe('服务器没有应答');
    expect(said(new DOMException('signal timed out', 'TimeoutError'))).toBe('服务器 30 秒内没有应答');
    expect(said(new Refused(409, 'the ticket is closed by now', 'changedMeanwhile'))).toBe('工单其间已变化，请查看当前状态后重试');
  });

  it('is what the host said where that says more than the status', () => {
    expect(reasonOf(i18n.t, new Refused(400, "'minutes' is from 1 to 10080", 'invalid'))).toBe("服务器不接受：'minutes' is from 1 to 10080");
  });
});
