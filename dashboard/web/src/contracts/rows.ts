// Generated from the host's records; `Contracts_are_fresh` says how to write it anew.

export interface AlarmRow {
  id: string;
  severity: string;
  state: string;
  alarmType: string;
  condition: string;
  probableCause: string;
  specificProblem: string;
  objectId: string;
  objectKind: string;
  objectName: string;
  deviceName: string;
  site: string | null;
  siteZone: string | null;
  text: string;
  vendor: string;
  tally: number;
  raisedAt: string;
  lastOccurrence: string;
  clearedAt: string | null;
  settled: boolean;
  flapping: boolean;
  chattering: boolean;
  stale: boolean;
  occurrences: number;
  storm: string | null;
  folded: boolean;
  acknowledged: boolean;
  acknowledgedBy: string | null;
  acknowledgedUntil: string | null;
  lapsedBy: string | null;
  shelf: string;
  shelvedBy: string | null;
  shelvedUntil: string | null;
  shelfReason: string | null;
  comments: number;
  fault: string | null;
  isRootCause: boolean;
  parentAlarm: string | null;
  plannedWork: string | null;
}

export interface CustomerRow {
  id: string;
  name: string;
  classes: string[];
  stars: number;
  keyAccount: boolean;
  premier: boolean;
  accountManager: string | null;
  customerZone: string | null;
  state: string;
  circuits: number;
  circuitsDown: number;
  circuitsDegraded: number;
  circuitsAtRisk: number;
  openFaults: number;
  minutesLeft: number | null;
}

export interface FaultRow {
  id: string;
  status: string;
  severity: string;
  priority: number;
  condition: string;
  rootId: string;
  rootKind: string;
  rootName: string;
  inferred: boolean;
  confidence: number;
  site: string | null;
  siteZone: string | null;
  alarms: number;
  circuitsDown: number;
  circuitsDegraded: number;
  circuitsAtRisk: number;
  customers: number;
  keyAccounts: number;
  topCustomer: string;
  customerZone: string | null;
  minutesLeft: number | null;
  ticket: string | null;
  ticketStatus: string | null;
  assignedTo: string | null;
  assignedUntil: string | null;
  unassignedFrom: string | null;
  assignmentVersion: number;
  settled: boolean;
  acknowledged: boolean;
  acknowledgedBy: string | null;
  acknowledgedUntil: string | null;
  lapsedBy: string | null;
  shelf: string;
  shelvedBy: string | null;
  shelvedUntil: string | null;
  shelfReason: string | null;
  plannedWork: string | null;
  raisedAt: string;
  changedAt: string;
  resolvedAt: string | null;
}

export interface HealthRow {
  id: string;
  kind: string;
  name: string;
  detail: string;
  value: number;
  lastSeen: string | null;
  skew: number | null;
  zone: number | null;
}

export interface PlannedWorkRow {
  id: string;
  name: string;
  start: string;
  end: string;
  elements: number;
  circuitsDown: number;
  circuitsAtRisk: number;
  conflicts: number;
  conflictsWith: string[];
  faults: number;
  beyondPlan: number;
}

export interface StormRow {
  id: string;
  device: string | null;
  name: string;
  since: string;
  until: string | null;
  alarms: number | null;
  standing: number | null;
  peakPerMinute: number | null;
}

export interface TicketRow {
  id: string;
  fault: string;
  name: string;
  rootKind: string | null;
  rootName: string | null;
  condition: string | null;
  status: string;
  priority: number;
  severity: string;
  place: string;
  siteZone: string | null;
  customerZone: string | null;
  circuits: number;
  customers: number;
  assignedTo: string | null;
  assignedUntil: string | null;
  unassignedFrom: string | null;
  assignmentVersion: number;
  acknowledged: boolean;
  acknowledgedBy: string | null;
  acknowledgedUntil: string | null;
  lapsedBy: string | null;
  createdAt: string;
  changedAt: string;
  expectedResolution: string | null;
  resolvedAt: string | null;
}
