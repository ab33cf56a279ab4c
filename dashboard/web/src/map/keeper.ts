import type { CableState, MapFault, MapSite, MapState, NetworkMap } from '../contracts/network';
import { severityRank } from '../list/severity';
import { type Box, drawn, extentOf, gatherFew, type Group, type Line, lines, mercator, type Spot, withState } from './places';

/** What is said of a map in words. */
export interface Summary {
  readonly version: number;
  readonly sites: number;
  readonly links: number;
  readonly withoutPlace: number;
  /** Of all sites; null where there is none. */
  readonly extent: Box | null;
  /** Sites with open faults, the worst first. */
  readonly troubled: readonly MapSite[];
  readonly faults: readonly MapFault[];
  readonly elsewhere: readonly string[];
}

/** What a screen shows of a map. */
export interface Scene {
  readonly groups: readonly ShownGroup[];
  readonly lines: readonly ShownLine[];
}

export interface ShownGroup {
  readonly x: number;
  readonly y: number;
  readonly sites: number;
  /** The foremost of them. */
  readonly id: string;
  readonly name: string;
  readonly severity: string | null;
  readonly faults: number;
  /** Whether the chosen site is among them. */
  readonly chosen: boolean;
}

export interface ShownLine {
  readonly name: string;
  readonly state: CableState;
  readonly points: Line['points'];
}

/** Sites of a group by name, as many as somebody reads. */
export interface Members {
  readonly sites: readonly MapSite[];
  readonly more: number;
}

/** Side of a square, in pixels, within which sites are one. */
const cell = 26;
/** More groups than this, and sites further apart become one. */
const mostGroups = 700;
const mostLines = 400;
const mostMembers = 50;

/** Holds the whole map and answers what a screen needs of it, away from the page, which would stand still meanwhile. */
export class MapKeeper {
  private map: NetworkMap = { version: -1, sites: [], links: [], faults: [], elsewhere: [], withoutPlace: 0 };
  private spots: readonly Spot[] = [];
  private all: readonly Line[] = [];
  private shown: readonly Group[] = [];

  take(map: NetworkMap): Summary {
    this.map = map;
    this.spots = map.sites.map((site) => {
      const [x, y] = mercator([site.lon, site.lat]);
      return { site, x, y };
    });
    this.all = lines(map.links, mercator);
    return this.summary();
  }

  /** What is wrong now; nothing changes where that is of another inventory. */
  follow(state: MapState): Summary {
    const now = withState(this.map, state);
    if (now !== undefined) {
      this.spots = this.spots.map((spot, index) => (spot.site === now.sites[index] ? spot : { ...spot, site: now.sites[index]! }));
      this.all = this.all.map((line, index) => (line.link === now.links[index] ? line : { ...line, link: now.links[index]! }));
      this.map = now;
    }
    return this.summary();
  }

  scene(box: Box, resolution: number, chosen: string | null): Scene {
    this.shown = gatherFew(this.spots, box, cell * resolution, mostGroups);
    return {
      groups: this.shown.map(({ x, y, spots, severity, faults }) => (
        { x, y, sites: spots.length, id: spots[0]!.site.id, name: spots[0]!.site.name, severity, faults, chosen: chosen !== null && spots.some(({ site }) => site.id === chosen) })),
      lines: drawn(this.all, box, cell * resolution, mostLines).map(({ link, points }) => ({ name: link.name, state: link.state, points })),
    };
  }

  /** The group of a site in the scene that was asked for last. */
  members(id: string): Members {
    const spots = this.shown.find((group) => group.spots.some(({ site }) => site.id === id))?.spots ?? [];
    return { sites: spots.slice(0, mostMembers).map(({ site }) => site), more: Math.max(0, spots.length - mostMembers) };
  }

  private summary(): Summary {
    const { version, sites, links, withoutPlace, faults, elsewhere } = this.map;
    const troubled = sites.filter((site) => site.severity !== null).sort((a, b) => severityRank(b.severity!) - severityRank(a.severity!) || a.name.localeCompare(b.name));
    return { version, sites: sites.length, links: links.length, withoutPlace, extent: extentOf(this.spots), troubled, faults, elsewhere };
  }
}
