import i18n from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from './en';
import codesSource from '../../../../correlator/Assurance.Model/Faults/ExplanationCodes.cs?raw';
import { conditionWord, explain, word } from './explain';
import { explanation, phrase } from './phrases';
import { slaLeft, span } from './time';
import { zhCN } from './zh-CN';

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`)));
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();

// A counted text has a form for one and a form for several; Chinese has one for all.
const whole = (key: string): string => key.replace(/_(?:one|other)$/, '');

beforeAll(() => i18n.init({ lng: 'en', resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } }, interpolation: { escapeValue: false } }));

describe('the words', () => {
  const english = new Map(leaves(en));
  const chinese = new Map(leaves(zhCN));

  it('are the same in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...new Set([...english.keys()].map(whole))].sort());
  });

  it('have each form that English counts by', () => {
    const forms = new Intl.PluralRules('en').resolvedOptions().pluralCategories;
    for (const key of new Set([...english.keys()].map(whole))) {
      const given = forms.filter((form) => english.has(`${key}_${form}`));
      expect([key, given]).toEqual([key, given.length === 0 ? [] : forms]);
    }
  });

  it('never count a thing that is one as several', () => {
    // What stands right after a count, in plural.
    const several = [...english].filter(([key, text]) => key === whole(key) && /\{\{(?:count|alarms|sites|nodes|elements|read)\}\} (?:\w+ )?\w+s\b/.test(text));
    expect(several).toEqual([]);
  });

  it('take the same values in both languages', () => {
    for (const [key, text] of english) {
      expect(`${key} ${holes(chinese.get(whole(key))!)}`).toBe(`${key} ${holes(text)}`);
    }
  });

  it('are never empty, and never English by oversight', () => {
    const untranslated = [...english].filter(([key, text]) => text === '' || chinese.get(whole(key)) === '' || (chinese.get(whole(key)) === text && key !== 'product'));
    expect(untranslated.map(([key]) => key)).toEqual([]);
  });
});

describe('counts', () => {
  it('say one as one', () => {
    expect([0, 1, 2].map((count) => i18n.t('customer.circuits', { count }))).toEqual(['0 circuits', '1 circuit', '2 circuits']);
    expect([1, 2].map((count) => i18n.t('customer.circuits', { count, lng: 'zh-CN' }))).toEqual(['1 条电路', '2 条电路']);
  });
});

describe('explanations', () => {
  it('put the arguments in their places, conditions in words', () => {
    expect(explanation('en', { code: 'cause.reported', arguments: ['linkDown', 'GE0/0/1'] })).toBe('GE0/0/1 reports: link down; nothing else explains it');
    expect(explanation('zh-CN', { code: 'cause.sharedCarrier', arguments: ['京沪光缆', '3', '4'] })).toBe('京沪光缆 所承载的 4 条链路中有 3 条同时中断');
  });

  it('have words in both languages for every code there is', () => {
    const codes = [...codesSource.matchAll(/= "([a-z]+\.\w+)"/g)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => phrase('en', code) === undefined || phrase('zh-CN', code) === undefined)).toEqual([]);
  });

  it('say one as one', () => {
    expect(explanation('en', { code: 'evidence.oneEnded', arguments: ['1'] })).toBe('1 link is reported by one end only');
    expect(explanation('en', { code: 'evidence.oneEnded', arguments: ['2'] })).toBe('2 links are reported by one end only');
    expect(explanation('en', { code: 'cause.sharedCarrier', arguments: ['京沪光缆', '1', '1'] })).toBe('1 of the 1 link on 京沪光缆 failed');
    expect(explanation('zh-CN', { code: 'evidence.oneEnded', arguments: ['1'] })).toContain('1');
  });

  it('show a code without words as it is', () => {
    expect(explain({ code: 'notThere', arguments: ['a', '2'] })).toBe('NotThere · a · 2');
    expect(explain({ code: 'cause.oneEnd', arguments: ['xe-0/0/0', 'linkDown'] })).toMatch(/^xe-0\/0\/0 reports: link down/);
  });

  it('take conditions without words apart', () => {
    expect(conditionWord('opticalPowerLow')).toBe('Optical power low');
  });

  it('never expand what a device wrote', () => {
    const hostile = '$t(nav.faults) {{0}} {0} <b>x</b>';
    expect(explanation('en', { code: 'step.commented', arguments: [hostile] })).toBe(`comment: ${hostile}`);
    expect(i18n.t('fault.title', { id: hostile })).toBe(`Fault ${hostile}`);
    expect(word(i18n.t, 'severity', '$t(nav.faults)')).toBe('$t(nav.faults)');
    expect(word(i18n.t, 'severity', 'toString')).toBe('toString');
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
