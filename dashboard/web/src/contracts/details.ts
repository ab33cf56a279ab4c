import type { Explanation } from '../words/phrases';
import type { AlarmRow, FaultRow, PlannedWorkRow, TicketRow } from './rows';

/** Most occurrences began at one time of day (local `HH:mm:ss`), on one day of the week, or both. */
export interface RecurrencePattern {
  matching: number;
  of: number;
  from: string | null;
  to: string | null;
  day: string | null;
  zone: string;
}

/** `GET /api/faults/{id}`. */
export interface FaultDetail {
  fault: FaultRow;
  reason: Explanation;
  mergedInto: string | null;
  verdict: { kind: string; user: string; time: string; engineRoots: string[] } | null;
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

/** `GET /api/inventory/findings`. */
export interface InventoryFinding {
  id: string;
  kind: string;
  device: string;
  deviceName: string;
  subject: string;
  detail: string;
  first: string;
  last: string;
  seen: number;
  alarms: string[];
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

/** `GET /api/customers/{id}`. */
export interface CustomerDetail {
  id: string;
  name: string;
  classes: string[];
  stars: number;
  keyAccount: boolean;
  premier: boolean;
  industry: string;
  accountManager: CustomerContact | null;
  contacts: CustomerContact[];
  state: string;
  circuits: { circuit: string; number: string; name: string; product: string; bandwidth: number; sla: string | null; protection: string; state: string }[];
  openFaults: string[];
}

export interface CustomerContact {
  person: string;
  name: string;
  relation: string;
  email: string;
  phone: string;
}

/** `GET /api/customers/{id}/impact`, and `/history` of what is over. */
export interface CustomerFaults {
  faults: { fault: FaultRow; state: string; circuits: AffectedCircuit[] }[];
}

/** `GET /api/customers/{id}/exposure`. */
export interface CustomerExposure {
  exposure: (Exposure & { fault: string; ticket: string | null; asOf: string })[];
}

/** That a note or picture was there and who took it away. */
export interface TakenAway {
  by: string;
  date: string;
}

/** A TMF621 trouble ticket, as the page needs it. */
export interface TicketDetail {
  id: string;
  name: string;
  description: string;
  status: string;
  place?: string;
  statusChange: { status: string; changeDate: string; changeReason: string; changedBy: string }[];
  note: { id: string; date: string; author: string; text: string; takenAway?: TakenAway | null }[];
  /** Pictures. */
  attachment: { id: string; url: string; smallUrl: string; description: string; author: string; date: string; width: number; height: number; takenAway?: TakenAway | null }[];
  relatedEntity: { id: string; name?: string; role?: string; '@referredType': string }[];
  relatedParty: { id: string; name?: string; role?: string }[];
  nextStatus: string[];
}

/** `GET /api/alarms/{id}`. */
export interface AlarmDetail {
  alarm: AlarmRow;
  proposedRepair: string;
  rule: string;
  transport: string;
  source: string;
  reason: Explanation | null;
  predecessor: string | null;
  /** The last spell of flapping; `until` null while it lasts. */
  flapping: { since: string; until: string | null; perMinute: number } | null;
  /** While it chatters, else 0. */
  reportsPerMinute: number;
  recurrence: { times: number; first: string; previous: string; pattern: RecurrencePattern | null } | null;
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

/** `GET /api/planned-work/{id}`. */
export interface PlannedWorkDetail {
  work: PlannedWorkRow;
  elements: EntityRef[];
  down: WorkCircuit[];
  atRisk: WorkCircuit[];
  conflicts: WorkCircuit[];
  beyondPlan: WorkCircuit[];
  faults: string[];
}

export interface WorkCircuit {
  circuit: string;
  number: string;
  name: string;
  customer: string | null;
  customerName: string | null;
  keyAccount: boolean;
  with: string | null;
}

/** A row of `GET /api/unknown-messages`. */
export interface UnknownRow {
  id: string;
  kind: 'trap' | 'log';
  shape: string;
  title: string;
  count: number;
  senderCount: number;
  senders: string[];
  vendors: string[];
  first: string;
  last: string;
  example: string;
}

export interface UnknownList {
  groups: UnknownRow[];
  forgotten: number;
}

/** `GET /api/unknown-messages/{id}`. */
export interface UnknownDetail {
  group: UnknownRow;
  senders: { name: string; device: string | null; count: number; last: string }[];
  messages: UnknownMessage[];
}

export interface UnknownMessage {
  position: number;
  time: string;
  transport: string;
  source: string;
  decoded: { varBinds?: { name: string; type: string; value: string; label: string; shown: string }[]; trapName?: string; text?: string } | null;
}

/** `GET /api/rules`: the rule packs as they stand. */
export interface RulesForm {
  hash: string;
  since: string | null;
  by: string;
  origin: string;
  rules: number;
  importedNames: number;
  read: number;
  unknown: number;
  packs: { layer: 'delivered' | 'site'; file: string; vendor: string; rules: number }[];
  refused: { at: string; by: string; errors: PackError[] } | null;
}

export interface PackError {
  file: string;
  line: number;
  message: string;
}

/** `POST /api/rules/reload` and `/api/rules/site`. */
export interface ReloadForm {
  changed: boolean;
  rules: RulesForm;
}

/** One message of `POST /api/rules/try`, as `rules try --json` prints it. */
export interface TriedMessage {
  n: number;
  rule: string | null;
  vendor: string;
  action: 'raise' | 'clear' | 'event' | 'none' | 'unreadable';
  object: { kind: string; name: string } | null;
  specificProblem: string | null;
  severity: string | null;
  text: string;
}

/** `POST /api/rules/check`. */
export interface CheckForm {
  errors: PackError[];
  casesPassed: number;
  cases: string[];
  journal: {
    from: string | null;
    isWhole: boolean;
    messages: number;
    taken: number;
    takenFromOthers: number;
    changed: number;
    changes: { position: number; text: string; ruleBefore: string | null; before: string[]; ruleAfter: string | null; after: string[] }[];
  } | null;
}

/** `GET /api/rules/unknown/{group}`: an example taken apart, and the words a rule may use. */
export interface DraftingForm {
  position: number;
  message: {
    kind: 'trap' | 'log';
    key: string;
    application: string;
    text: string;
    parts: MessagePart[];
    bindings: { place: number; name: string; value: string; shown: string }[];
  };
  words: {
    conditions: { name: string; problem: string; event: string; cause: string; severity: string }[];
    causes: string[];
    events: string[];
    severities: string[];
    kinds: string[];
  };
}

export interface MessagePart {
  start: number;
  length: number;
  type: string;
  varies: boolean;
}

/** `POST /api/rules/unknown/{group}`. */
export interface DraftedRule {
  file: string;
  pack: string;
  cases: string;
}
