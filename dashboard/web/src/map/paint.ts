import type { CableState } from '../contracts/network';
import { severityShapes } from '../frame/Mark';
import { severities } from '../list/severity';
import type { Colours } from '../topology/look';
import type { ShownGroup } from './keeper';
import { Fill, Icon, RegularShape, Stroke, Style, Text } from './vectors';

/** How the map looks in one theme. Only what is wrong has a colour; it has a shape and a word, too. */
export class Paint {
  private readonly colours: Colours;
  private readonly marks = new Map<string, HTMLCanvasElement>();
  private readonly dots = new Map<string, RegularShape>();
  private readonly looks = new Map<string, Style>();
  /** How much larger than on a desk it is drawn, as the letters of the page are on a wall. */
  private readonly size = letterSize() / 16;

  constructor(colours: Colours) {
    this.colours = colours;
    severities.forEach((severity) => this.marks.set(severity, mark(severityShapes[severity]!, colours[severity]!, colours.ground!)));
  }

  get grid(): Stroke {
    return new Stroke({ color: this.colours.line!, width: 0.5 });
  }

  gridText(textAlign: 'left' | 'center', textBaseline: 'bottom'): Text {
    return new Text({ font: `${11 * this.size}px ${this.colours.font}`, fill: new Fill({ color: this.colours.quiet! }), textAlign, textBaseline });
  }

  site(group: ShownGroup, named: boolean): Style {
    const { severity, sites, chosen } = group;
    return severity === null && !named && !chosen ? this.shared(`site ${sites > 1}`, () => this.drawSite(group, false)) : this.drawSite(group, named);
  }

  private drawSite(group: ShownGroup, named: boolean): Style {
    const { severity, sites, chosen } = group;
    return new Style({
      image: severity === null ? this.dot(sites > 1, chosen) : new Icon({ img: this.marks.get(severity)!, scale: (chosen ? 0.65 : 0.5) * this.size, declutterMode: 'none' }),
      text: named || chosen ? this.text(caption(group)) : undefined,
      zIndex: severity === null ? 1 : 10 + severities.length - severities.indexOf(severity),
    });
  }

  cable(state: CableState, name: string | undefined): Style {
    return name === undefined ? this.shared(`cable ${state}`, () => this.drawCable(state, undefined)) : this.drawCable(state, name);
  }

  private drawCable(state: CableState, name: string | undefined): Style {
    const color = { broken: this.colours.critical!, atRisk: this.colours.minor!, up: this.colours.quiet! }[state];
    return new Style({
      stroke: new Stroke({ color, width: state === 'up' ? 1 : 3, lineDash: { broken: [8, 6], atRisk: [2, 6], up: undefined }[state] }),
      text: name === undefined ? undefined : this.text(name, 'line'),
      zIndex: state === 'up' ? 0 : 1,
    });
  }

  // Thousands of sites share a few pictures, and what has no name of its own shares all of its look.
  private shared(look: string, draw: () => Style): Style {
    const style = this.looks.get(look) ?? draw();
    this.looks.set(look, style);
    return style;
  }

  private dot(many: boolean, chosen: boolean): RegularShape {
    const name = `${many} ${chosen}`;
    const dot = this.dots.get(name) ?? this.drawDot(many, chosen);
    this.dots.set(name, dot);
    return dot;
  }

  private drawDot(many: boolean, chosen: boolean): RegularShape {
    const size = (many ? 6 : 4.5) * this.size;
    return new RegularShape({
      declutterMode: 'obstacle', points: many ? 8 : 4, angle: many ? Math.PI / 8 : Math.PI / 4, radius: chosen ? size + 2 : size,
      fill: new Fill({ color: many ? this.colours.quiet! : this.colours.ground! }), stroke: new Stroke({ color: chosen ? this.colours.accent! : this.colours.quiet!, width: chosen ? 3 : 1.5 }),
    });
  }

  private text(text: string, placement: 'point' | 'line' = 'point'): Text {
    return new Text({
      text, placement, font: `${12 * this.size}px ${this.colours.font}`, offsetY: placement === 'point' ? 17 * this.size : 0, overflow: false,
      fill: new Fill({ color: this.colours.text! }), stroke: new Stroke({ color: this.colours.ground!, width: 4 }),
    });
  }
}

/** Pixels of a rem. */
export const letterSize = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

const caption = ({ name, sites, faults }: ShownGroup): string => `${name}${sites > 1 ? ` +${sites - 1}` : ''}${faults > 1 ? ` (${faults})` : ''}`;

/** A severity's mark, drawn twice as large as it shows. */
function mark(path: string, colour: string, ground: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 44;
  const drawing = canvas.getContext('2d')!;
  drawing.translate(6, 6);
  drawing.scale(2, 2);
  const shape = new Path2D(path);
  Object.assign(drawing, { strokeStyle: ground, lineWidth: 3, lineJoin: 'round' });
  drawing.stroke(shape);
  drawing.fillStyle = colour;
  drawing.fill(shape, 'evenodd');
  return canvas;
}
