import cytoscape, { type Core, type EdgeSingular, type LayoutOptions, type NodeSingular } from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { elements } from './elements';
import { coloursOf, look } from './look';
import type { Network } from './network';

cytoscape.use(fcose);

const animates = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches;

/** How long an edge should be: its name must stand between its ends' names. */
const roomFor = (edge: EdgeSingular): number => 50 + 8 * Math.min(20, String(edge.data('label') ?? '').length);

/** Below this names cannot be read. */
const legible = 0.65;

/** The drawing itself, outside React. */
export class Graph {
  private readonly cy: Core;
  private readonly place: HTMLElement;
  private centre = '';

  /** @param zooms Whether the wheel zooms; where the page scrolls it does not. */
  constructor(place: HTMLElement, zooms: boolean, choose: (key: string | null) => void) {
    this.place = place;
    this.cy = cytoscape({ container: place, userZoomingEnabled: zooms, minZoom: 0.1, maxZoom: 3, boxSelectionEnabled: false, style: look(coloursOf(place)) });
    this.cy.on('tap', (event) => choose(event.target === this.cy || event.target.data('belongs') ? null : event.target.id()));
  }

  /** Takes the colours of the theme anew. */
  repaint(): void {
    this.cy.style(look(coloursOf(this.place)));
  }

  show(network: Network): void {
    this.centre = network.centre;
    const wanted = new Map(elements(network).map((element) => [element.data.id!, element]));
    const first = this.cy.elements().empty();
    const fresh: string[] = [];
    this.cy.batch(() => {
      this.cy.elements().filter((held) => wanted.get(held.id())?.group !== held.group()).remove();
      for (const [id, element] of wanted) {
        const held = this.cy.getElementById(id);
        if (held.nonempty()) {
          held.removeData('label');
          held.data(element.data);
        } else {
          const beside = element.group === 'nodes' ? this.besideNeighbour(id, network) : undefined;
          this.cy.add(beside === undefined ? element : { ...element, position: beside });
          if (element.group === 'nodes') {
            fresh.push(id);
          }
        }
      }
    });
    if (fresh.length > 0) {
      this.arrange(first, new Set(fresh));
    }
  }

  choose(key: string | null): void {
    this.cy.elements().unselect();
    if (key !== null) {
      this.cy.elements().filter((element) => element.id() === key || (element.data('all') as string[] | undefined)?.includes(key) === true).select();
    }
  }

  zoom(by: number): void {
    this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  /** All of it, unless its names could not be read then: so the middle of it. */
  survey(): void {
    this.fit();
    if (this.cy.zoom() < legible) {
      const middle = this.cy.getElementById(this.centre);
      this.cy.zoom(legible);
      this.cy.center(middle.nonempty() ? middle : undefined);
    }
  }

  fit(): void {
    this.cy.resize();
    this.cy.fit(undefined, 16);
    this.cy.zoom(Math.min(this.cy.zoom(), 1.4));
    this.cy.center();
  }

  destroy(): void {
    this.cy.destroy();
  }

  /** What is there already stays where it is. */
  private arrange(first: boolean, fresh: ReadonlySet<string>): void {
    const fixed = first ? [] : this.cy.nodes().toArray().filter((node) => !fresh.has(node.id())).map((node) => ({ nodeId: node.id(), position: { ...node.position() } }));
    const layout = this.cy.layout({
      name: 'fcose', quality: 'proof', randomize: first, fit: false, animate: !first && animates(), animationDuration: 250, nodeDimensionsIncludeLabels: true,
      idealEdgeLength: roomFor, nodeRepulsion: 4500, nodeSeparation: 75, packComponents: true, tile: true,
      ...(fixed.length > 0 ? { fixedNodeConstraint: fixed } : {}),
    } as unknown as LayoutOptions);
    layout.one('layoutstop', () => this.survey());
    layout.run();
  }

  private besideNeighbour(id: string, network: Network): { x: number; y: number } | undefined {
    const edge = network.edges.find(({ a, z }) => (a === id && this.cy.getElementById(z).nonempty()) || (z === id && this.cy.getElementById(a).nonempty()));
    const beside = edge && (this.cy.getElementById(edge.a === id ? edge.z : edge.a) as NodeSingular).position();
    // Not quite there: what lies on one spot cannot be parted.
    return beside && { x: beside.x + 30 + (id.length % 7) * 5, y: beside.y + 30 - (id.length % 5) * 5 };
  }
}
