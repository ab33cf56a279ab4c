import { create } from 'zustand';

/** In whose zone times are told: this browser's, UTC, that of the place they speak of, that of the customer. */
export type Times = 'browser' | 'utc' | 'site' | 'customer';

export const timesChoices: readonly Times[] = ['browser', 'utc', 'site', 'customer'];

interface Choice {
  readonly times: Times;
  /** Of places and customers of which the inventory says none. */
  readonly network: string;
}

/** What the person who is logged in chose, as far as times go. */
export const useZoneChoice = create<Choice>(() => ({ times: 'browser', network: 'UTC' }));

export const chosenZones = (): Choice => useZoneChoice.getState();

const key = (user: string): string => `assurance.times.${user}`;

/** Another person may want other zones. */
export function recallTimes(user: string, network: string): void {
  const kept = localStorage.getItem(key(user)) as Times | null;
  useZoneChoice.setState({ times: kept !== null && timesChoices.includes(kept) ? kept : 'browser', network });
}

export function chooseTimes(user: string, times: Times): void {
  localStorage.setItem(key(user), times);
  useZoneChoice.setState({ times });
}
