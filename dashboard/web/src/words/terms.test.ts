import { describe, expect, it } from 'vitest';
import './zh-CN';
import './en';
import { condition } from './phrases';
import { inTerms } from './terms';

describe('conditions that one pack names for itself', () => {
  it.each([
    ['upsBatteryLow', 'UPS 电池过低'],
    ['module4Receiver', '模块4接收机'],
    ['lossOfCellDelineation', '小区定界丢失'],
    ['publicIpv4Address', '公共 IPv4 地址'],
    ['adslAtucUnavailable', 'ADSL ATUC 不可用'],
  ])('%s is %s', (name, words) => expect(condition('zh-CN', name)).toBe(words));

  it('stay English where a word is not known, and in English', () => {
    expect(condition('zh-CN', 'flumoxBatteryLow')).toBe('flumox battery low');
    expect(condition('en', 'upsBatteryLow')).toBe('ups battery low');
  });
});

describe('a specific problem', () => {
  it('is told where all its words are known, and never by half', () => {
    expect(inTerms('zh-CN', 'Link down')).toBe('链路中断');
    expect(inTerms('zh-CN', 'Link down on <b>7</b>')).toBeUndefined();
    expect(inTerms('zh-CN', '')).toBeUndefined();
    expect(inTerms('en', 'Link down')).toBeUndefined();
  });
});
