import type { Plugin } from 'vite';
import { fileURLToPath } from 'node:url';
import { scope } from '../src/theme/letters.ts';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly callee?: { readonly name?: string };
}

/** What takes the place of what makes a control's styles while the page runs. */
const instead: Readonly<Record<string, string>> = {
  genStyleHooks: `(() => ["", ${JSON.stringify(scope)}])`,
  genComponentStyleHook: "(() => '')",
  genSubStyleComponent: '(() => null)',
};

function* nodesOf(node: unknown): Generator<Node> {
  if (typeof node === 'object' && node !== null) {
    if ('type' in node && 'start' in node) {
      yield node as Node;
    }
    for (const part of Object.values(node)) {
      yield* nodesOf(part);
    }
  }
}

/** Puts the replacements in, the last first, so that the places before stay where they are. */
const replaced = (code: string, parts: readonly { readonly start: number; readonly end: number; readonly by: string }[]): string =>
  [...parts].sort((a, b) => b.start - a.start).reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), code);

const sheetName = 'virtual:controls.css';
const tokenName = 'virtual:controls-tokens';
const token = fileURLToPath(new URL('../src/theme/token.ts', import.meta.url));

const isModule = (name: string, id: string): boolean => id === `\0${name}`;

/** The controls' style sheet, made here and not by each browser at each start, which took up to a quarter of its work. */
export function controlsSheet(): Plugin {
  return {
    name: 'controls-sheet',
    resolveId: (id) => (id === sheetName ? `\0${id}` : undefined),
    load: async (id) => (isModule(sheetName, id) ? (await import('./sheet.ts')).sheet() : undefined),
  };
}

/** The controls without their code for styles. */
export function withoutRuntimeStyles(): Plugin {
  return {
    name: 'without-runtime-styles',
    enforce: 'pre',
    resolveId: (id) => (id === tokenName ? `\0${id}` : undefined),
    load: async (id) => (isModule(tokenName, id) ? `export default ${JSON.stringify((await import('./sheet.ts')).tokens())};` : undefined),
    transform(code, id) {
      const path = id.split('?')[0]!.replaceAll('\\', '/');
      return path.includes('/antd/es/') ? changedCode(code, path, (text) => this.parse(text)) : undefined;
    },
  };
}

/** A module of the library as it is without a runtime for styles; undefined where that is no different. */
function changedCode(code: string, path: string, parse: (code: string) => unknown): string | undefined {
  if (path.endsWith('/theme/useToken.js')) {
    const [own] = [...nodesOf(parse(code))].filter(({ type }) => type === 'ExportDefaultDeclaration');
    return replaced(code, [{ ...own!, by: `export { useToken as default } from ${JSON.stringify(token)};` }]);
  }
  if (path.endsWith('/theme/util/useResetIconStyle.js')) {
    return 'export default () => undefined;';
  }
  if (!/\/style(?:\/\w[\w-]*)?\.js$/.test(path)) {
    return undefined;
  }
  const makers = [...nodesOf(parse(code))].filter(({ type, callee }) => type === 'CallExpression' && instead[callee?.name ?? ''] !== undefined);
  return makers.length === 0 ? undefined : replaced(code, makers.map(({ start, end, callee }) => ({ start, end, by: instead[callee!.name!]! })));
}
