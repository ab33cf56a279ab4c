import type { Explanation } from '../words/phrases';
import type { AlarmRow, FaultRow, TicketRow } from './rows';

/** `GET /api/faults/{id}`. */
export interface FaultDetail {
  fault: FaultRow;
  reason: Explanation;
  mergedInto: string | null;
  predecessors: string[];
  candidates: { resource: EntityRef; confidence: number; reason: Explanation }[];
  evidence: { supports: boolean; statement: Explanation; alarm: string | null }[];
  alarms: FaultAlarm[];
  circuits: AffectedCircuit[];
  customers: AffectedCustomer[];
  exposure: Exposure[];
  steps: { time: string; what: Explanation; user: string }[];
  comments: Comment[];
  ticket: TicketRow | null;
  notices: Notice[];
}

export interface EntityRef {
  id: string;
  kind: string;
  name: string;
}

export interface FaultAlarm {
  alarm: AlarmRow;
  role: string;
  reason: Explanation;
  path: EntityRef[];
}

export interface AffectedCircuit {
  circuit: string;
  number: string;
  name: string;
  customer: string;
  state: string;
  since: string;
}

export interface AffectedCustomer {
  customer: string;
  name: string;
  accountManager: string | null;
  state: string;
  circuits: number;
  stars: number;
  keyAccount: boolean;
  premier: boolean;
}

export interface Exposure {
  customer: string;
  circuit: string;
  minutesUsed: number;
  minutesLeft: number;
  nextThresholdAt: string | null;
  costSoFar: number;
  costPerMinute: number;
}

export interface Comment {
  user: string;
  time: string;
  text: string;
}

export interface Notice {
  id: string;
  kind: string;
  customerName: string;
  recipientName: string;
  email: string;
  state: string;
  time: string;
}

/** `GET /api/alarms/{id}`. */
export interface AlarmDetail {
  alarm: AlarmRow;
  proposedRepair: string;
  rule: string;
  transport: string;
  source: string;
  reason: Explanation | null;
  comments: Comment[];
  /** Positions in the journal. */
  journal: string[];
}

/** `GET /api/journal/{position}`. */
export interface JournalledDatagram {
  time: string;
  transport: string;
  source: string;
  bytes: string;
  decoded: unknown;
  rule: string | null;
  became: unknown;
}
