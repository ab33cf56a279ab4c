import i18n from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from './en';
import { explain, word } from './explain';
import { slaLeft, span } from './time';
import { zhCN } from './zh-CN';

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`)));
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();

beforeAll(() => i18n.init({ lng: 'en', resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } }, interpolation: { escapeValue: false } }));

describe('the words', () => {
  const english = new Map(leaves(en));
  const chinese = new Map(leaves(zhCN));

  it('are the same in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('take the same values in both languages', () => {
    for (const [key, text] of english) {
      expect(`${key} ${holes(chinese.get(key)!)}`).toBe(`${key} ${holes(text)}`);
    }
  });

  it('are never empty, and never English by oversight', () => {
    const untranslated = [...english].filter(([key, text]) => text === '' || chinese.get(key) === '' || (chinese.get(key) === text && key !== 'product'));
    expect(untranslated.map(([key]) => key)).toEqual([]);
  });
});

describe('explanations', () => {
  it('show a code without words as it is', () => {
    expect(explain(i18n.t, { code: 'notThere', arguments: ['a', '2'] })).toBe('notThere · a · 2');
  });

  it('never expand what a device wrote', () => {
    const hostile = '$t(nav.faults) {{0}} <b>x</b>';
    expect(explain(i18n.t, { code: 'notThere', arguments: [hostile] })).toBe(`notThere · ${hostile}`);
    expect(i18n.t('fault.title', { id: hostile })).toBe(`Fault ${hostile}`);
  });

  it('know only words of the list itself', () => {
    expect(word(i18n.t, 'condition', 'linkDown')).toBe('Link down');
    expect(word(i18n.t, 'condition', 'toString')).toBe('toString');
    expect(word(i18n.t, 'condition', '$t(nav.faults)')).toBe('$t(nav.faults)');
  });
});

describe('lengths of time', () => {
  it('are said in their two largest units', () => {
    const said = [5_000, 65_000, 3_660_000, 90_000_000].map((ms) => span(i18n.t, ms));
    expect(said).toEqual(['5 s', '1 min', '1 h 1 min', '1 d 1 h']);
  });

  it('say what is left of an agreement, and what is over', () => {
    expect(slaLeft(i18n.t, 42.7)).toBe('42 min');
    expect(slaLeft(i18n.t, -90)).toBe('over by 1 h 30 min');
  });
});
