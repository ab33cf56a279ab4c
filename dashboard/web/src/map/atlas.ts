import Feature from 'ol/Feature';
import OlMap from 'ol/Map';
import Overlay from 'ol/Overlay';
import View from 'ol/View';
import { LineString, Point } from 'ol/geom';
import Graticule from 'ol/layer/Graticule';
import VectorLayer from 'ol/layer/Vector';
import { fromLonLat } from 'ol/proj';
import VectorSource from 'ol/source/Vector';
import type { NetworkMap } from '../contracts/network';
import { coloursOf } from '../topology/look';
import { Paint } from './paint';
import { type Box, drawn, gather, type Group, type Line, lines, type Spot } from './places';

/** Side of a square, in pixels, within which sites are one. */
const cell = 26;
/** Names are drawn where there are no more sites than this. */
const mostNamed = 80;
const mostLines = 1_500;

const animates = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The map itself, outside React: our own layers over a plain ground, nothing fetched from anywhere. */
export class Atlas {
  private readonly map: OlMap;
  private readonly sites = new VectorSource<Feature<Point>>();
  private readonly cables = new VectorSource<Feature<LineString>>();
  private readonly card: Overlay;
  private readonly place: HTMLElement;
  private paint: Paint;
  private grid: Graticule;
  private spots: Spot[] = [];
  private lines: Line[] = [];
  private chosen: string | null = null;

  constructor(place: HTMLElement, card: HTMLElement, choose: (sites: readonly string[]) => void) {
    this.place = place;
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
        new VectorLayer({ source: this.sites, declutter: 'sites', updateWhileInteracting: true }),
      ],
      overlays: [this.card],
      view: new View({ center: [0, 0], zoom: 2, minZoom: 1, maxZoom: 17 }),
    });
    this.map.on('moveend', () => this.redraw());
    this.map.on('singleclick', ({ pixel }) => {
      const group = this.map.forEachFeatureAtPixel(pixel, (feature) => feature.get('group') as Group | undefined, { hitTolerance: 6 });
      choose(group?.spots.map(({ site }) => site.id) ?? []);
    });
    this.map.on('pointermove', ({ pixel }) => {
      place.style.cursor = this.map.hasFeatureAtPixel(pixel, { hitTolerance: 6, layerFilter: (layer) => layer.getSource() === this.sites }) ? 'pointer' : '';
    });
  }

  show(network: NetworkMap): void {
    const first = this.spots.length === 0;
    this.spots = network.sites.map((site) => {
      const [x, y] = fromLonLat([site.lon, site.lat]);
      return { site, x: x!, y: y! };
    });
    this.lines = lines(network.links, (place) => fromLonLat([...place]) as [number, number]);
    if (first) {
      this.fit();
    }
    this.redraw();
  }

  /** Marks a site and stands its card there; nowhere where no site is chosen. */
  choose(id: string | null): void {
    if (this.chosen !== id) {
      this.chosen = id;
      const spot = this.spots.find(({ site }) => site.id === id);
      this.redraw();
      this.card.setPosition(spot && [spot.x, spot.y]);
    }
  }

  /** Brings a site into the middle, near enough to be told from its neighbours. */
  goTo(id: string): void {
    const spot = this.spots.find(({ site }) => site.id === id);
    if (spot !== undefined) {
      const view = this.map.getView();
      view.animate({ center: [spot.x, spot.y], zoom: Math.max(view.getZoom() ?? 0, 8), duration: animates() ? 300 : 0 });
    }
  }

  zoom(by: number): void {
    const view = this.map.getView();
    view.animate({ zoom: (view.getZoom() ?? 0) + by, duration: animates() ? 150 : 0 });
  }

  fit(): void {
    if (this.spots.length > 0) {
      const [xs, ys] = [this.spots.map(({ x }) => x), this.spots.map(({ y }) => y)];
      const [least, most] = [(values: number[]) => values.reduce((a, b) => Math.min(a, b)), (values: number[]) => values.reduce((a, b) => Math.max(a, b))];
      this.map.getView().fit([least(xs), least(ys), most(xs), most(ys)], { size: this.map.getSize(), padding: [40, 40, 40, 40], maxZoom: 10 });
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
    this.map.setTarget(undefined);
    this.map.dispose();
  }

  private redraw(): void {
    const size = this.map.getSize();
    const resolution = this.map.getView().getResolution();
    if (size === undefined || resolution === undefined || size[0] === 0) {
      return;
    }
    const box = this.map.getView().calculateExtent([size[0]! * 1.5, size[1]! * 1.5]) as unknown as Box;
    const groups = gather(this.spots, box, cell * resolution);
    const shown = drawn(this.lines, box, cell * resolution, mostLines);
    this.sites.clear(true);
    this.sites.addFeatures(groups.map((group) => this.feature(group, groups.length <= mostNamed)));
    this.cables.clear(true);
    this.cables.addFeatures(shown.map((line) => this.line(line, line.link.state !== 'up' || shown.length <= mostNamed / 2)));
  }

  private feature(group: Group, named: boolean): Feature<Point> {
    const feature = new Feature({ geometry: new Point([group.x, group.y]), group });
    feature.setStyle(this.paint.site(group, named, group.spots.some(({ site }) => site.id === this.chosen)));
    return feature;
  }

  private line({ link, points }: Line, named: boolean): Feature<LineString> {
    const feature = new Feature({ geometry: new LineString(points.map((point) => [...point])) });
    feature.setStyle(this.paint.cable(link.state, named ? `${link.state === 'broken' ? '✕ ' : ''}${link.name}` : undefined));
    return feature;
  }

  private graticule(): Graticule {
    return new Graticule({
      strokeStyle: this.paint.grid, showLabels: true, wrapX: false,
      lonLabelStyle: this.paint.gridText('center', 'bottom'), lonLabelPosition: 0, latLabelStyle: this.paint.gridText('left', 'bottom'), latLabelPosition: 0.005,
    });
  }
}
