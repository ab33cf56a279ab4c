/** `GET /api/users`: an account; no password or token is ever told. */
export interface UserForm {
  name: string;
  role: string;
  organization: string | null;
  organizationName: string | null;
  language: string | null;
  createdAt: string;
  lastLogin: string | null;
  /** Live log-ins and live API tokens. */
  sessions: number;
  tokens: number;
  disabled: boolean;
}

/** `GET /api/tokens`; the id names the token without being it. */
export interface TokenForm {
  id: string;
  user: string;
  role: string;
  organization: string | null;
  organizationName: string | null;
  createdAt: string;
  expiresAt: string;
}

/** The password is told where it was generated, here and never again. */
export interface PasswordForm {
  user: string;
  password: string | null;
}

/** `GET /api/inventory/organizations`. */
export interface Organization {
  id: string;
  parent: string | null;
  level: string;
  name: string;
}

export interface AuditForm {
  id: string;
  time: string;
  user: string;
  action: string;
  target: string;
  source: string;
  success: boolean;
  detail: string;
}

/** `GET /api/audit`, newest first; `more`: older ones follow. */
export interface AuditPage {
  events: AuditForm[];
  actions: string[];
  more: boolean;
}

/** `GET /api/inventory/imports`. */
export interface ImportSummary {
  id: string;
  time: string | null;
  user: string;
  origin: string;
  full: boolean;
  added: number;
  changed: number;
  removed: number;
  rejected: number;
}

export interface RejectedRow {
  file: string;
  line: number;
  reason: string;
}

export interface FileResult {
  file: string;
  added: number;
  changed: number;
  removed: number;
  rejected: number;
}

/** What an import did, or with no id would do. */
export interface ImportForm {
  id: string;
  status: 'applied' | 'pending' | 'preview';
  time: string | null;
  user: string;
  origin: string;
  full: boolean;
  added: number;
  changed: number;
  removed: number;
  files: FileResult[];
  rejected: RejectedRow[];
  remarks: string[];
}

/** A fault (which has a condition), a message (which says what it tells), or else a ticket. */
export interface ReplayItem {
  time: string;
  root: { id: string; kind: string; name: string } | null;
  state: string;
  condition: string | null;
  priority: number | null;
  alarms: number | null;
  circuits: number | null;
  /** Of the circuits. */
  down: number | null;
  message: 'affected' | 'improved' | 'restored' | null;
  recipient: string | null;
  customer: string | null;
}

/** What differs: gone, new, as it was, as it would be. */
export interface ReplayLine {
  sign: '-' | '+' | '<' | '>';
  of: ReplayItem;
}

/** Of faults, tickets or messages: how many there were, and what differs. */
export interface ReplayPart {
  before: number;
  after: number;
  gone: number;
  new: number;
  changed: number;
  lines: ReplayLine[];
}

export interface ReplayResult {
  faults: ReplayPart;
  tickets: ReplayPart;
  messages: ReplayPart;
}

/** `GET /api/replay`. */
export interface ReplayForm {
  status: 'none' | 'running' | 'done' | 'cancelled' | 'failed';
  user: string | null;
  from: string | null;
  to: string | null;
  /** What it was folded by: packs of today, those that held, given ones beside today's or instead of all. */
  rules: 'today' | 'held' | 'beside' | 'instead' | null;
  /** That were given for it. */
  files: string[];
  startedAt: string | null;
  endedAt: string | null;
  /** From 0 to 1. */
  progress: number;
  failure: string | null;
  result: ReplayResult | null;
}
