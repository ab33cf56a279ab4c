import type { StylesheetJson } from 'cytoscape';
import { severityShapes } from '../frame/Mark';
import { severities } from '../list/severity';

/** The colours of the page's theme by name. */
export type Colours = Readonly<Record<string, string>>;

const names = ['ground', 'raised', 'line', 'text', 'quiet', 'accent', ...severities];

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  return Object.fromEntries([...names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]), ['font', style.fontFamily]]);
}

/** What a kind is drawn as. */
const shapes: Readonly<Record<string, string>> = {
  device: 'round-rectangle', site: 'pentagon', duct: 'cut-rectangle', cable: 'cut-rectangle', fibre: 'cut-rectangle',
};
const linkKinds = ['wavelength', 'ethernet', 'ip', 'bgp'];
const partKinds = ['shelf', 'card', 'port', 'interface', 'tunnel', 'peer'];

export const kindShapes: readonly (readonly [string, string])[] = [
  ...Object.entries(shapes), ...linkKinds.map((kind) => [kind, 'ellipse'] as const), ...partKinds.map((kind) => [kind, 'rectangle'] as const),
];

/** The mark of a severity as a picture: shape and colour, as in the lists. */
const mark = (severity: string, colours: Colours): string => `data:image/svg+xml;utf8,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 -3 22 22" width="44" height="44"><path d="${severityShapes[severity]}" fill="${colours[severity]}" fill-rule="evenodd"/></svg>`,
)}`;

/** How the graph looks. Only what is wrong has a colour; it has a shape and a word, too. */
export function look(colours: Colours): StylesheetJson {
  const broken = colours.critical!;
  return [
    {
      selector: 'node',
      style: {
        'background-color': colours.raised, 'border-width': 1.5, 'border-color': colours.quiet, width: 26, height: 26,
        label: 'data(label)', color: colours.text, 'font-family': colours.font, 'font-size': 14, 'text-valign': 'bottom', 'text-margin-y': 4,
        'text-wrap': 'wrap', 'text-max-width': '130px', 'text-overflow-wrap': 'anywhere',
        'text-background-color': colours.ground, 'text-background-opacity': 0.85, 'text-background-padding': '1px',
      },
    },
    ...kindShapes.map(([kind, shape]) => ({ selector: `node[kind="${kind}"]`, style: { shape: shape as never } })),
    { selector: linkKinds.map((kind) => `node[kind="${kind}"]`).join(', '), style: { width: 14, height: 14 } },
    ...severities.map((severity) => ({
      selector: `node[state="${severity}"]`,
      style: { 'background-image': mark(severity, colours), 'background-fit': 'contain' as const, 'border-color': colours[severity] },
    })),
    { selector: 'node[operation="broken"]', style: { 'border-color': broken, 'border-style': 'dashed', 'border-width': 2.5 } },
    { selector: 'node[operation="unknown"]', style: { 'border-style': 'dotted' } },
    { selector: 'node[?isRoot]', style: { width: 36, height: 36, 'border-style': 'double', 'border-width': 6, 'font-weight': 'bold' } },
    {
      selector: 'edge',
      style: { width: 1.5, 'line-color': colours.quiet, 'curve-style': 'bezier', 'control-point-step-size': 36, 'font-family': colours.font, 'font-size': 12, color: colours.text },
    },
    { selector: 'edge[?belongs]', style: { width: 1, 'line-opacity': 0.7, 'curve-style': 'straight' } },
    { selector: 'edge[state="broken"]', style: { 'line-color': broken, 'line-style': 'dashed', width: 2.5, 'line-opacity': 1 } },
    { selector: 'edge[?belongs][state="broken"]', style: { width: 1.5 } },
    { selector: 'edge[state="unknown"]', style: { 'line-style': 'dotted' } },
    {
      selector: 'edge[label]',
      style: {
        label: 'data(label)', 'text-rotation': 'autorotate', 'text-background-color': colours.ground, 'text-background-opacity': 0.9, 'text-background-padding': '2px',
        'min-zoomed-font-size': 7,
      },
    },
    { selector: 'edge[?isRoot]', style: { width: 5, 'font-weight': 'bold' } },
    { selector: ':selected', style: { 'underlay-color': colours.accent, 'underlay-opacity': 0.35, 'underlay-padding': 6 } },
    { selector: ':active', style: { 'overlay-opacity': 0 } },
  ] as StylesheetJson;
}
