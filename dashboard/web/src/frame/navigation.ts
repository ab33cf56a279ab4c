import { isAccountManager } from '../session/roles';

export interface Place {
  readonly to: string;
  /** Key among the words. */
  readonly title: string;
  readonly icon: string;
}

export interface Area {
  readonly title: string;
  readonly places: readonly Place[];
}

const faults: Place = { to: '/faults', title: 'nav.faults', icon: 'M12 2L1 21h22zm-1 7h2v6h-2zm0 8h2v2h-2z' };
const alarms: Place = { to: '/alarms', title: 'nav.alarms', icon: 'M12 2a2 2 0 00-2 2 7 7 0 00-5 7v5l-2 2v1h18v-1l-2-2v-5a7 7 0 00-5-7 2 2 0 00-2-2zm-2 18a2 2 0 004 0z' };
const suppressed: Place = { to: '/suppressed', title: 'nav.suppressed', icon: 'M3 5h18v2H3zm2 4h14v2H5zm3 4h8v2H8zm2 4h4v2h-4z' };
const tickets: Place = { to: '/tickets', title: 'nav.tickets', icon: 'M3 5h18v5a2 2 0 000 4v5H3v-5a2 2 0 000-4zm5 4v2h8V9zm0 4v2h5v-2z' };
const work: Place = { to: '/plannedWork', title: 'nav.plannedWork', icon: 'M7 2v2H4v18h16V4h-3V2h-2v2H9V2zM6 9h12v11H6zm2 2v2h8v-2zm0 4v2h5v-2z' };
const topology: Place = { to: '/topology', title: 'nav.topology', icon: 'M5 3a3 3 0 013 3c0 .4-.1.800-.200 1.200l3 2.200a4 4 0 014.400 0l2-1.500a2.500 2.500 0 111.200 1.600l-2.200 1.700a4 4 0 01-2.200 5.600v1.400a2.500 2.500 0 11-2 0v-1.400a4 4 0 01-2.300-5.800L6.600 8.600A3 3 0 115 3z' };
const map: Place = { to: '/map', title: 'nav.map', icon: 'M9 3L3 5v16l6-2 6 2 6-2V3l-6 2zm0 2.200l6 2v11.600l-6-2z' };
const customers: Place = { to: '/customers', title: 'nav.accounts', icon: 'M4 3h10v18H4zm2 3v2h2V6zm4 0v2h2V6zm-4 4v2h2v-2zm4 0v2h2v-2zm-4 4v2h2v-2zm4 0v2h2v-2zm6-5h4v12h-4z' };
const health: Place = { to: '/health', title: 'nav.health', icon: 'M1 13h5l3-8 5 14 3-8 1 2h5v-2h-4l-2-4-3 8-5-14-4 10H1z' };

const findings: Place = { to: '/findings', title: 'nav.findings', icon: 'M10 4a6 6 0 104.500 10l5 5 1.500-1.500-5-5A6 6 0 0010 4zm0 2a4 4 0 110 8 4 4 0 010-8zM9 7v4h2V7zm0 5v2h2v-2z' };
const rules: Place = { to: '/rules', title: 'nav.rules', icon: 'M4 3h16v4H4zm0 6h16v4H4zm0 6h10v4H4zm12 0h4v4h-4z' };
const unknown: Place = { to: '/unknownMessages', title: 'nav.unknownMessages', icon: 'M3 3h18v14H8l-5 5zm8 10v2h2v-2zm-2-5h2a1 1 0 112 0c0 1-2 1.300-2 4h2c0-1.500 2-2 2-4a3 3 0 00-6 0z' };

const walls: Place = { to: '/walls', title: 'nav.walls', icon: 'M2 4h20v13H2zm2 2v9h16V6zm5 13h6v2H9z' };
const imports: Place = { to: '/imports', title: 'nav.imports', icon: 'M11 2h2v9h3l-4 5-4-5h3zM3 14h3v5h12v-5h3v8H3z' };
const replay: Place = { to: '/replay', title: 'nav.replay', icon: 'M12 4V0L6 5l6 5V6a6 6 0 11-6 6H4a8 8 0 108-8zm-2 4.500v7l6-3.500z' };
const users: Place = { to: '/users', title: 'nav.users', icon: 'M8 4a4 4 0 110 8 4 4 0 010-8zM1 20c0-4 3-6.500 7-6.500s7 2.500 7 6.500zM16 5a3.500 3.500 0 11-1 6.800 5.500 5.500 0 000-6.600zM17 20c0-2.500-.8-4.500-2-6 4-.5 8 2 8 6z' };
const audit: Place = { to: '/audit', title: 'nav.audit', icon: 'M5 2h14v20H5zm3 4v2h8V6zm0 4v2h8v-2zm0 4v2h5v-2z' };

const all = new Map([faults, alarms, suppressed, tickets, work, topology, map, customers, health, findings, rules, unknown, walls, imports, replay, users, audit].map(({ to, title }) => [to, title]));

/** Each with what one has to be allowed to do there. */
const system: readonly (readonly [string | null, Place])[] = [
  ['evidence', unknown], ['rules', rules], ['replay', replay], ['evidence', findings], ['import', imports], ['users', users], ['audit', audit], ['walls', walls], [null, health],
];

const placeOf = (path: string): string => `/${path.split('/')[1] ?? ''}`;

/** Key among the words of what the page at an address is called; undefined where there is none. */
export const titleOf = (path: string): string | undefined => all.get(placeOf(path));

/** Whether a role has the page at an address; what is no page at all is not for this to say. */
export function isOpenTo(path: string, role: string, may: readonly string[]): boolean {
  const place = placeOf(path);
  return !all.has(place) || navigation(role, may).some(({ places }) => places.some(({ to }) => to === place));
}

/** Where a role may go, by area of work. Screens to come take their place in the area they belong to. */
export function navigation(role: string, may: readonly string[]): readonly Area[] {
  if (isAccountManager(role)) {
    return [{ title: 'nav.customers', places: [{ ...customers, title: 'nav.myAccounts' }, faults, tickets] }];
  }
  return [
    { title: 'nav.operations', places: [faults, alarms, suppressed, tickets, ...(may.includes('network') ? [map, topology] : []), work] },
    { title: 'nav.customers', places: [customers] },
    { title: 'nav.system', places: system.filter(([needed]) => needed === null || may.includes(needed)).map(([, place]) => place) },
  ];
}
