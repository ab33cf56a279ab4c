import type { AlarmRow, CustomerRow, FaultRow, HealthRow, PlannedWorkRow, StormRow, TicketRow } from './rows';

/** The views of `/hubs/noc` and the row of each. */
export interface Views {
  alarms: AlarmRow;
  faults: FaultRow;
  tickets: TicketRow;
  customers: CustomerRow;
  health: HealthRow;
  storms: StormRow;
  plannedWork: PlannedWorkRow;
}

export type View = keyof Views;

export interface Subscription {
  view: View;
  sort: string;
  offset: number;
  count: number;
  /** Changes come as `parts`. */
  differences: true;
}

export interface Snapshot<T> {
  version: number;
  /** Rows of the view, of which `rows` may be a part. */
  total: number;
  rows: T[];
}

/** What changed between version `from` and `version`; a client at another version than `from` has missed something. */
export interface Change<T> extends Snapshot<T> {
  view: View;
  from: number;
  /** Of rows held, what changed of them; `rows` are those that were not there. */
  parts?: (Partial<T> & { id: string })[];
  removed: string[];
}

/** What a client missed, or with `snapshot` everything anew. */
export interface Resumption<T> extends Change<T> {
  snapshot: boolean;
}
