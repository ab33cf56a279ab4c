import type { CableState, MapLink, MapSite, MapState, NetworkMap } from '../contracts/network';
import { severityRank } from '../list/severity';

/** Where a site is on the map, in its units (metres of Web Mercator), and what is wrong there. */
export interface Spot {
  readonly site: MapSite;
  readonly x: number;
  readonly y: number;
}

/** Sites too close together to be told apart. */
export interface Group {
  readonly x: number;
  readonly y: number;
  readonly spots: readonly Spot[];
  /** Of the worst open fault there. */
  readonly severity: string | null;
  readonly faults: number;
}

export type Box = readonly [left: number, bottom: number, right: number, top: number];

const radius = 6_378_137;
/** As far north as the projection goes. */
const furthest = 85.06;

/** Longitude and latitude in the map's units (Web Mercator, EPSG:3857). */
export function mercator([lon, lat]: readonly [number, number]): [number, number] {
  const held = Math.min(furthest, Math.max(-furthest, lat));
  return [(radius * lon * Math.PI) / 180, radius * Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360))];
}

/** The least box that holds all; null where there is nothing. */
export function extentOf(spots: readonly Spot[]): Box | null {
  let box: [number, number, number, number] | null = null;
  for (const { x, y } of spots) {
    box = box === null ? [x, y, x, y] : [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
  }
  return box;
}

/** As gathered by squares of a side, or of a larger one where there would be too many groups to be told apart or drawn at once. */
export function gatherFew(spots: readonly Spot[], box: Box, cell: number, most: number): Group[] {
  const groups = gather(spots, box, cell);
  return groups.length <= most ? groups : gatherFew(spots, box, cell * 1.5, most);
}

/** The sites in sight, gathered where they would cover each other. The places of groups follow from the grid, so that panning does not shift them. */
export function gather(spots: readonly Spot[], box: Box, cell: number): Group[] {
  const [left, bottom, columns] = [Math.floor(box[0] / cell), Math.floor(box[1] / cell), Math.ceil((box[2] - box[0]) / cell) + 1];
  const cells = new Map<number, Spot[]>();
  for (const spot of spots) {
    if (spot.x >= box[0] && spot.x <= box[2] && spot.y >= box[1] && spot.y <= box[3]) {
      const place = (Math.floor(spot.y / cell) - bottom) * columns + Math.floor(spot.x / cell) - left;
      const held = cells.get(place);
      if (held === undefined) {
        cells.set(place, [spot]);
      } else {
        held.push(spot);
      }
    }
  }
  return [...cells.values()].map(grouped);
}

function grouped(spots: readonly Spot[]): Group {
  const sorted = spots.length === 1 ? spots : [...spots].sort((a, b) => rank(b) - rank(a));
  const { site, x, y } = sorted[0]!;
  const faults = site.severity === null ? 0 : new Set(spots.flatMap((spot) => spot.site.faults)).size;
  // What is broken keeps its true place; else the largest site, for most cables lead there.
  return { x, y, spots: sorted, severity: site.severity, faults };
}

const kinds = ['customer', 'access', 'provincial', 'core'];

const rank = ({ site }: Spot): number => (site.severity === null ? 0 : (severityRank(site.severity) + 1) * 10) + kinds.indexOf(site.kind);

export interface Line {
  readonly link: MapLink;
  readonly points: readonly (readonly [number, number])[];
}

const steps = 12;

/** A cable as a slight arc: those between the same sites lie side by side. */
export function arc(a: readonly [number, number], z: readonly [number, number], place: number): [number, number][] {
  // Each pair has one direction, whichever end its cables begin at.
  const [from, to] = a[0] < z[0] || (a[0] === z[0] && a[1] <= z[1]) ? [a, z] : [z, a];
  const bend = place === 0 ? 0 : Math.ceil(place / 2) * (place % 2 === 1 ? 0.12 : -0.12);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const middle = [(from[0] + to[0]) / 2 - dy * bend * 2, (from[1] + to[1]) / 2 + dx * bend * 2] as const;
  if (bend === 0) {
    return [[...from], [...to]];
  }
  return Array.from({ length: steps + 1 }, (_, index) => {
    const t = index / steps;
    const along = (one: number, two: number, three: number): number => (1 - t) ** 2 * one + 2 * t * (1 - t) * two + t ** 2 * three;
    return [along(from[0], middle[0], to[0]), along(from[1], middle[1], to[1])];
  });
}

/** The cables of a map as lines. */
export function lines(links: readonly MapLink[], project: (place: readonly [number, number]) => [number, number]): Line[] {
  const between = new Map<string, number>();
  return links.map((link) => {
    const [a, z] = [project(link.a), project(link.z)];
    const pair = [a.join(), z.join()].sort().join(' ');
    const place = between.get(pair) ?? 0;
    between.set(pair, place + 1);
    return { link, points: arc(a, z, place) };
  });
}

const order: readonly CableState[] = ['broken', 'atRisk', 'up'];

/** The lines worth drawing: in sight and long enough to be seen, what is wrong first. */
export function drawn(all: readonly Line[], box: Box, shortest: number, most: number): Line[] {
  const seen = all.filter(({ link, points }) => {
    const [[x1, y1], [x2, y2]] = [points[0]!, points.at(-1)!];
    const inSight = Math.max(x1, x2) >= box[0] && Math.min(x1, x2) <= box[2] && Math.max(y1, y2) >= box[1] && Math.min(y1, y2) <= box[3];
    return inSight && (link.state !== 'up' || Math.hypot(x2 - x1, y2 - y1) >= shortest);
  });
  return seen.sort((a, b) => order.indexOf(a.link.state) - order.indexOf(b.link.state)).slice(0, most);
}

/** The map with what is wrong on it now; undefined where it is of another inventory. */
export function withState(map: NetworkMap, state: MapState): NetworkMap | undefined {
  if (map.version !== state.version) {
    return undefined;
  }
  const [sites, links] = [new Map(state.sites.map((site) => [site.id, site])), new Map(state.links.map((link) => [link.id, link.state]))];
  return {
    ...map,
    sites: map.sites.map((site) => placed(site, sites.get(site.id))),
    links: map.links.map((link) => (link.state === (links.get(link.id) ?? 'up') ? link : { ...link, state: links.get(link.id) ?? 'up' })),
    faults: state.faults,
    elsewhere: state.elsewhere,
  };
}

const placed = (site: MapSite, now: MapState['sites'][number] | undefined): MapSite =>
  (now === undefined && site.severity === null ? site : { ...site, severity: now?.severity ?? null, faults: now?.faults ?? [] });
