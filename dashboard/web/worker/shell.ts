import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Parts of the page that are kept for where there is no signal, besides what a first visit loads: both languages, tickets and faults, and what stands around them. */
const kept = /\/src\/(?:words\/(?:en|zh-CN)|tickets\/\w+|faults\/\w+|frame\/(?:KeyHelp|ZoneChoice)|sound\/SoundButton|reminders\/Reminders|past\/TimeBar|operations\/\w+)\.tsx?$/;

interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly name?: string;
  readonly isEntry?: boolean;
  readonly facadeModuleId?: string | null;
  readonly imports?: readonly string[];
}

/** What a first visit shows, in one file (`vite.config.ts`). */
const isPage = ({ type, name }: Chunk): boolean => type === 'chunk' && name === 'page';

/** The files with all that they import. */
function closure(bundle: Readonly<Record<string, Chunk>>, from: readonly string[]): Set<string> {
  const files = new Set<string>();
  const open = [...from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (!files.has(file)) {
      files.add(file);
      open.push(...(bundle[file]?.imports ?? []));
    }
  }
  return files;
}

/** The page comes after its words, in a task of its own; the browser fetches both at once. */
export function pageAhead(): Plugin {
  return {
    name: 'page-ahead',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const all = (bundle ?? {}) as unknown as Readonly<Record<string, Chunk>>;
        const page = Object.values(all).filter(isPage).map(({ fileName }) => fileName);
        return [...closure(all, page)].filter((file) => !html.includes(file)).sort()
          .map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` }, injectTo: 'head' as const }));
      },
    },
  };
}

/** Lays the service worker beside the page, with the names of the files that it keeps. */
export function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const all = bundle as unknown as Readonly<Record<string, Chunk>>;
        const begins = Object.values(all).filter((chunk) => chunk.isEntry || isPage(chunk) || kept.test(chunk.facadeModuleId ?? '')).map(({ fileName }) => fileName);
        const styles = Object.keys(all).filter((file) => file.endsWith('.css'));
        const files = ['/', '/icon.svg', ...[...closure(all, begins), ...styles].sort().map((file) => `/${file}`)];
        const code = readFileSync(new URL('./offline.js', import.meta.url), 'utf8');
        const digest = createHash('sha256').update(files.join('\n')).update(code).digest('hex').slice(0, 16);
        this.emitFile({ type: 'asset', fileName: 'offline.js', source: `const shell = ${JSON.stringify({ digest, files })};\n${code}` });
      },
    },
  };
}
