import type { MapSite } from '../contracts/network';
import { severityRank } from '../list/severity';
import { coloursOf } from '../topology/look';
import type { KeeperLine } from './askKeeper';
import { OlMap, Overlay, View } from './ground';
import type { Members, Scene, ShownGroup, ShownLine, Summary } from './keeper';
import { Paint } from './paint';
import { type Box, mercator } from './places';
import { Feature, Graticule, LineString, Point, VectorLayer, VectorSource } from './vectors';

/** Names are drawn where there are no more sites than this. */
const mostNamed = 80;
/** Of what is wrong so many are named in any case, the worst: more names would cover each other. */
const mostTold = 60;

const worstFirst = (groups: readonly ShownGroup[]): ShownGroup[] =>
  groups.filter(({ severity }) => severity !== null).sort((a, b) => severityRank(b.severity!) - severityRank(a.severity!));

/** What is drawn is so much wider and higher than what shows, so that a short move shows no bare edge. */
const beyond = 1.25;

/** Room at the edges for the names below what lies there: above, right, below, left, in px. */
const edges = (size: number[] | undefined): number[] => [40, ...((size?.[0] ?? 0) > 500 ? [90, 40, 90] : [56, 40, 56])];

const animates = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches;

function replace<G extends Point | LineString>(source: VectorSource<Feature<G>>, features: Feature<G>[]): void {
  source.clear(true);
  source.addFeatures(features);
}

/** The map itself, outside React: our own layers over a plain ground, nothing fetched from anywhere. */
export class Atlas {
  private readonly map: OlMap;
  /** Signs that say nothing but that something is there: names may cover them. */
  private readonly quiet = new VectorSource<Feature<Point>>();
  private readonly sites = new VectorSource<Feature<Point>>();
  private readonly cables = new VectorSource<Feature<LineString>>();
  private readonly card: Overlay;
  private readonly place: HTMLElement;
  private paint: Paint;
  private grid: Graticule;
  private readonly keeper: KeeperLine;
  private extent: Box | null = null;
  private chosen: string | null = null;
  private asked = 0;
  private drawing = 0;

  constructor(place: HTMLElement, card: HTMLElement, keeper: KeeperLine, choose: (members: Members) => void) {
    this.place = place;
    this.place.ariaBusy = 'true';
    this.keeper = keeper;
    this.paint = new Paint(coloursOf(place));
    this.grid = this.graticule();
    this.card = new Overlay({ element: card, positioning: 'bottom-center', offset: [0, -14], autoPan: { margin: 12, animation: { duration: animates() ? 250 : 0 } }, stopEvent: true });
    this.map = new OlMap({
      target: place,
      // Credits are for those whose tiles are shown.
      controls: [],
      layers: [
        this.grid,
        new VectorLayer({ source: this.cables, declutter: 'cables', updateWhileInteracting: true }),
        new VectorLayer({ source: this.quiet, updateWhileInteracting: true }),
        new VectorLayer({ source: this.sites, declutter: 'sites', updateWhileInteracting: true }),
      ],
      overlays: [this.card],
    });
    this.map.on('moveend', () => this.redraw());
    this.map.on('singleclick', ({ pixel }) => {
      const site = this.map.forEachFeatureAtPixel(pixel, (feature) => feature.get('site') as string | undefined, { hitTolerance: 6 });
      if (site === undefined) {
        choose({ sites: [], more: 0 });
      } else {
        void keeper.members(site).then(choose);
      }
    });
    this.map.on('pointermove', ({ pixel }) => {
      place.style.cursor = this.map.hasFeatureAtPixel(pixel, { hitTolerance: 6, layerFilter: (layer) => layer.getSource() === this.sites || layer.getSource() === this.quiet }) ? 'pointer' : '';
    });
  }

  show({ extent }: Summary): void {
    const first = this.extent === null;
    this.extent = extent;
    if (first) {
      // Nothing is drawn before there is a view; the end of this move has the rest drawn.
      this.map.setView(new View({ center: [0, 0], zoom: 2, minZoom: 1, maxZoom: 17 }));
      this.fit();
    } else {
      this.redraw();
    }
  }

  /** Marks a site and stands its card there; nowhere where no site is chosen. */
  choose(site: MapSite | null): void {
    if (this.chosen !== (site?.id ?? null)) {
      this.chosen = site?.id ?? null;
      this.redraw();
      this.card.setPosition(site === null ? undefined : mercator([site.lon, site.lat]));
    }
  }

  /** Brings a site into the middle, near enough to be told from its neighbours. */
  goTo(site: MapSite): void {
    const view = this.map.getView();
    view.animate({ center: mercator([site.lon, site.lat]), zoom: Math.max(view.getZoom() ?? 0, 8), duration: animates() ? 300 : 0 });
  }

  zoom(by: number): void {
    const view = this.map.getView();
    view.animate({ zoom: (view.getZoom() ?? 0) + by, duration: animates() ? 150 : 0 });
  }

  fit(): void {
    if (this.extent !== null) {
      this.map.getView().fit([...this.extent], { size: this.map.getSize(), padding: edges(this.map.getSize()), maxZoom: 10 });
    }
  }

  /** Takes the colours of the theme anew. */
  repaint(): void {
    this.paint = new Paint(coloursOf(this.place));
    this.map.removeLayer(this.grid);
    this.grid = this.graticule();
    this.map.getLayers().insertAt(0, this.grid);
    this.redraw();
  }

  destroy(): void {
    cancelAnimationFrame(this.drawing);
    this.map.setTarget(undefined);
    this.map.dispose();
  }

  private redraw(): void {
    const size = this.map.getSize();
    const resolution = this.map.getView().getResolution();
    if (size === undefined || resolution === undefined || size[0] === 0) {
      return;
    }
    const box = this.map.getView().calculateExtent([size[0]! * beyond, size[1]! * beyond]) as unknown as Box;
    const asked = ++this.asked;
    this.keeper.scene(box, resolution, this.chosen).then((scene) => asked === this.asked && this.draw(scene), () => undefined);
  }

  /** Cables, signs and names each in a frame of their own: all at once would hold the page up. */
  private draw({ groups, lines }: Scene): void {
    const told = new Set(groups.length <= mostNamed ? groups : worstFirst(groups).slice(0, mostTold));
    const features = (some: readonly ShownGroup[]) => some.map((group) => this.feature(group, told.has(group)));
    const isQuiet = (group: ShownGroup) => group.severity === null && !group.chosen && !told.has(group);
    this.inFrames([
      () => replace(this.cables, lines.map((line, index) => this.line(line, index < mostTold && line.state !== 'up' || lines.length <= mostNamed / 2))),
      () => replace(this.quiet, features(groups.filter(isQuiet))),
      () => {
        replace(this.sites, features(groups.filter((group) => !isQuiet(group))));
        this.map.once('rendercomplete', () => {
          this.place.ariaBusy = null;
        });
      },
    ]);
  }

  private inFrames([now, ...rest]: readonly (() => void)[]): void {
    cancelAnimationFrame(this.drawing);
    this.drawing = requestAnimationFrame(() => {
      now?.();
      if (rest.length > 0) {
        this.inFrames(rest);
      }
    });
  }

  private feature(group: ShownGroup, named: boolean): Feature<Point> {
    const feature = new Feature({ geometry: new Point([group.x, group.y]), site: group.id });
    feature.setStyle(this.paint.site(group, named));
    return feature;
  }

  private line({ name, state, points }: ShownLine, named: boolean): Feature<LineString> {
    const feature = new Feature({ geometry: new LineString(points.map((point) => [...point])) });
    feature.setStyle(this.paint.cable(state, named ? `${state === 'broken' ? '✕ ' : ''}${name}` : undefined));
    return feature;
  }

  private graticule(): Graticule {
    return new Graticule({
      strokeStyle: this.paint.grid, showLabels: true, wrapX: false,
      lonLabelStyle: this.paint.gridText('center', 'bottom'), lonLabelPosition: 0, latLabelStyle: this.paint.gridText('left', 'bottom'), latLabelPosition: 0.005,
    });
  }
}
