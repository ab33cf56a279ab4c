import { expect, it } from 'vitest';
import { alarmList, suppressedList } from '../alarms/alarmList';
import { customerList } from '../customers/customerList';
import { faultList } from '../faults/faultList';
import { healthList } from '../health/healthList';
import { ticketList } from '../tickets/ticketList';
import { workList } from '../work/workList';
import { type Column, fitting } from './columns';

/** Rem of a phone's width, without the edge of a row and the box that chooses it. */
const phone = 390 / 16 - 1 - 2;

const lists: Readonly<Record<string, { readonly columns: readonly unknown[] }>> = { alarmList, suppressedList, faultList, customerList, healthList, ticketList, workList };

it.each(Object.keys(lists))('%s shows on a phone what says what a row is, without scrolling aside', (name) => {
  const shown = fitting(lists[name]!.columns as readonly Column<unknown>[], phone);
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(phone);
});
