import { createRootRoute, createRoute, createRouter, Link, Navigate, redirect, useLocation, type SearchMiddleware } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { suppressedSearch } from './alarms/alarmList';
import { AlarmsPage } from './alarms/AlarmsPage';
import { CustomersPage } from './customers/CustomersPage';
import { Crashed } from './frame/Crashed';
import { lazily } from './frame/lazily';
import { titleOf } from './frame/navigation';
import { FaultsPage } from './faults/FaultsPage';
import { HealthPage } from './health/HealthPage';
import { Root } from './Root';
import { homeOf } from './session/roles';
import { useSession } from './session/session';
import { TicketsPage } from './tickets/TicketsPage';

/** Addresses carry plain words; what is not one is left out. */
const words = (given: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));

/** Whoever looks at a past moment goes on looking at it wherever they go, until they say otherwise. */
const stayInTime: SearchMiddleware<Record<string, string>> = ({ search, next }) => {
  const after = next(search);
  return search.at === undefined || 'at' in after ? after : { ...after, at: search.at };
};

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, validateSearch: words, search: { middlewares: [stayInTime] } });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Home,
});
const faults = createRoute({ getParentRoute: () => root, path: '/faults', component: FaultsPage });
const fault = createRoute({ getParentRoute: () => faults, path: '$id' });
const alarms = createRoute({ getParentRoute: () => root, path: '/alarms', component: AlarmsPage });
const alarm = createRoute({ getParentRoute: () => alarms, path: '$id' });
/** Everything that is kept from being told by itself, with by what: the alarms in another order. */
const suppressed = createRoute({
  getParentRoute: () => root,
  path: '/suppressed',
  beforeLoad: () => {
    throw redirect({ to: '/alarms', search: suppressedSearch, replace: true });
  },
});
const tickets = createRoute({ getParentRoute: () => root, path: '/tickets', component: TicketsPage });
const ticket = createRoute({ getParentRoute: () => tickets, path: '$id' });
const works = createRoute({ getParentRoute: () => root, path: '/plannedWork', component: lazily(() => import('./work/PlannedWorkPage').then(({ PlannedWorkPage }) => ({ default: PlannedWorkPage }))) });
const work = createRoute({ getParentRoute: () => works, path: '$id' });
const topology = createRoute({ getParentRoute: () => root, path: '/topology', component: lazily(() => import('./topology/TopologyPage')) });
const map = createRoute({ getParentRoute: () => root, path: '/map', component: lazily(() => import('./map/MapPage')) });
const customers = createRoute({ getParentRoute: () => root, path: '/customers', component: CustomersPage });
const customer = createRoute({ getParentRoute: () => customers, path: '$id' });
const unknowns = createRoute({ getParentRoute: () => root, path: '/unknownMessages', component: lazily(() => import('./unknown/UnknownPage').then(({ UnknownPage }) => ({ default: UnknownPage }))) });
const findings = createRoute({ getParentRoute: () => root, path: '/findings', component: lazily(() => import('./findings/FindingsPage').then(({ FindingsPage }) => ({ default: FindingsPage }))) });
const rules = createRoute({ getParentRoute: () => root, path: '/rules', component: lazily(() => import('./rules/RulesPage').then(({ RulesPage }) => ({ default: RulesPage }))) });
const unknown = createRoute({ getParentRoute: () => unknowns, path: '$id' });
const wall = createRoute({ getParentRoute: () => root, path: '/wall' });
const walls = createRoute({ getParentRoute: () => root, path: '/walls', component: lazily(() => import('./wall/WallsPage')) });
// Of few people: loaded when they go there.
const imports = createRoute({ getParentRoute: () => root, path: '/imports', component: lazily(() => import('./imports/ImportsPage').then(({ ImportsPage }) => ({ default: ImportsPage }))) });
const importResult = createRoute({ getParentRoute: () => imports, path: '$id' });
const replay = createRoute({ getParentRoute: () => root, path: '/replay', component: lazily(() => import('./replay/ReplayPage').then(({ ReplayPage }) => ({ default: ReplayPage }))) });
const users = createRoute({ getParentRoute: () => root, path: '/users', component: lazily(() => import('./users/UsersPage').then(({ UsersPage }) => ({ default: UsersPage }))) });
const audit = createRoute({ getParentRoute: () => root, path: '/audit', component: lazily(() => import('./audit/AuditPage').then(({ AuditPage }) => ({ default: AuditPage }))) });
const health = createRoute({ getParentRoute: () => root, path: '/health', component: HealthPage });

export const router = createRouter({
  defaultErrorComponent: Crashed,
  defaultPendingComponent: Pending,
  routeTree: root.addChildren([home, faults.addChildren([fault]), alarms.addChildren([alarm]), suppressed, tickets.addChildren([ticket]), topology, map, works.addChildren([work]), customers.addChildren([customer]), unknowns.addChildren([unknown]), rules, findings, imports.addChildren([importResult]), replay, users, audit, walls, wall, health]),
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (given) => {
    const said = Object.entries(given as Record<string, string | undefined>).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const text = new URLSearchParams(said).toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Where somebody goes who did not say where: known once it is known who they are. */
function Home() {
  const role = useSession(({ me }) => me?.role);
  // Without a signal only tickets are at hand.
  const remembered = useSession(({ rememberedAt }) => rememberedAt !== null);
  return role === undefined ? null : <Navigate to={remembered ? '/tickets' : homeOf(role)} replace />;
}

/** Stands for a page whose part is not there yet, under its name where it has one. */
function Pending() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const title = titleOf(pathname);
  return (
    <div className="empty">
      {title !== undefined && <h1>{t(title)}</h1>}
      <p role="status">{t('error.opening')}</p>
    </div>
  );
}

function NotFound() {
  const { t } = useTranslation();
  return <p className="empty">{t('error.notFound')} <Link to="/">{t('error.home')}</Link></p>;
}
