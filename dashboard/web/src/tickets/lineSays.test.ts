import i18n from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { zhCN } from '../words/zh-CN';
import { said } from './lineSays';

beforeAll(() => i18n.init({ lng: 'zh-CN', resources: { 'zh-CN': { translation: zhCN } }, interpolation: { escapeValue: false } }));

it.each([
  ['the fault is gone', '故障已消除'],
  ['opened for fault f7', '为故障 f7 开立'],
  ['the fault came back', '故障再次出现'],
  ['a consequence of fault f1: see ticket t1', '是故障 f1 的后果：见工单 t1'],
  ['the fault did not come back within 30 min', '故障在 30 分钟内未再出现'],
  ['something newer', 'something newer'],
])('what the product says of a ticket is told in the language of the page: %s', (text, told) => {
  expect(said(i18n.t, 'assurance', text)).toBe(told);
});

it('what a person says is told as it is', () => {
  expect(said(i18n.t, 'li', 'the fault is gone')).toBe('the fault is gone');
});
