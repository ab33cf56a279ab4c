import { describe, expect, it } from 'vitest';
import { isExpression, parseExpression } from './expression';

const now = Date.parse('2026-01-01T12:00:00Z');
const row = { id: 'a1', severity: 'major', deviceName: 'WH-R1', tally: 12, acknowledged: false, flapping: true, site: null, raisedAt: '2026-01-01T11:30:00Z', text: 'fan "left"' };
const fields = Object.keys(row);
const holds = (text: string): boolean => {
  const { test, wrong } = parseExpression(text, fields);
  expect(wrong).toBeUndefined();
  return test!(row, now);
};

describe('an expression', () => {
  it('begins with the sign that tells it from words', () => {
    expect(isExpression(' = tally>1')).toBe(true);
    expect(isExpression('tally=1')).toBe(false);
  });

  it.each([
    ['= tally = 12', true], ['= tally > 11 and tally < 13', true], ['= tally >= 12 and not tally > 12', true], ['= tally != 12', false],
    ['= severity >= major', true], ['= severity > major', false], ['= severity = MAJOR', true], ['= severity < critical', true],
    ['= deviceName ~ wh', true], ['= deviceName !~ wh', false], ['= text ~ "\\"left"', true], ['= deviceName = "wh-r1"', true],
    ['= flapping', true], ['= acknowledged or flapping', true], ['= acknowledged', false], ['= not acknowledged and flapping', true], ['= acknowledged = false', true],
    ['= age > 10m', true], ['= age < 1h and age > 0.4h', true], ['= age > 2d', false],
    ['= site ~ x', false], ['= site > a', false], ['= not (acknowledged or tally < 5)', true], ['= acknowledged and flapping or tally = 12', true],
    ['= acknowledged and (flapping or tally = 12)', false],
  ])('%s', (text, expected) => {
    expect(holds(text)).toBe(expected);
  });

  it.each([
    ['= devise ~ x', 'field', 2, 'devise'], ['= severity = loud', 'value', 13, 'loud'], ['= age > soon', 'value', 8, 'soon'], ['= tally >', 'end', 9, ''],
    ['= (tally > 1', 'end', 12, ''], ['= tally > 1 tally', 'unexpected', 12, 'tally'], ['= and', 'field', 2, 'and'], ['=', 'end', 1, ''], ['= tally > )', 'unexpected', 10, ')'],
  ])('%s says what is wrong and where', (text, reason, at, word) => {
    expect(parseExpression(text, fields).wrong).toEqual({ reason, at, word });
  });

  it('takes every name while no row is there to say which there are', () => {
    expect(parseExpression('= whatever = 1', []).test).toBeDefined();
  });
});
