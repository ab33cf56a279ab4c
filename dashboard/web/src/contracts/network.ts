/** `GET /api/faults/{id}/topology`, `GET /api/topology?around=KEY`. A link is an edge, or a node where what carries it is shown too. */
export interface Topology {
  centre: string;
  nodes: TopologyNode[];
  edges: TopologyEdge[];
  leftOut: number;
  edgesLeftOut: number;
}

export type Operation = 'broken' | 'up' | 'unknown';

export interface TopologyNode {
  key: string;
  id: string;
  kind: string;
  name: string;
  site: string | null;
  /** Severity of the worst alarm that stands there. */
  state: string | null;
  operation: Operation;
  alarms: number;
  faults: string[];
  isRoot: boolean;
  /** Neighbours not shown. */
  hidden: number;
}

export interface TopologyEdge {
  key: string;
  id: string;
  /** Of the link; `end`, `carries` or `holds` where it is none. */
  kind: string;
  name: string;
  a: string;
  z: string;
  state: Operation;
  faults: string[];
  isRoot: boolean;
}

/** `GET /api/topology/search?q=TEXT`. */
export interface TopologyPlace {
  key: string;
  id: string;
  kind: string;
  name: string;
  site: string | null;
}

export type CableState = 'up' | 'atRisk' | 'broken';

/** `GET /api/map`. */
export interface NetworkMap {
  version: number;
  sites: MapSite[];
  links: MapLink[];
  faults: MapFault[];
  elsewhere: string[];
  withoutPlace: number;
}

/** `GET /api/map/state`: what is wrong on a map of the same version. */
export interface MapState {
  version: number;
  sites: { id: string; severity: string; faults: string[] }[];
  links: { id: string; state: CableState }[];
  faults: MapFault[];
  elsewhere: string[];
}

export interface MapSite {
  id: string;
  name: string;
  lat: number;
  lon: number;
  kind: string;
  severity: string | null;
  faults: string[];
}

/** A cable from site to site; the ends are longitude and latitude. */
export interface MapLink {
  id: string;
  name: string;
  kind: string;
  a: [number, number];
  z: [number, number];
  state: CableState;
}

export interface MapFault {
  id: string;
  severity: string;
  priority: number;
  condition: string;
  /** Key in the topology, where that may be seen. */
  root: string | null;
  rootKind: string;
  rootName: string;
  raisedAt: string;
}
