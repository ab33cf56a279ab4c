import type { MapState } from '../contracts/network';
import { forgetSession, Refused } from '../session/http';
import type { Members, Scene, Summary } from './keeper';
import type { Box } from './places';

/** What the keeper of the map is asked. */
export type Ask =
  | { readonly what: 'load'; readonly path: string }
  | { readonly what: 'follow'; readonly state: MapState }
  | { readonly what: 'scene'; readonly box: Box; readonly resolution: number; readonly chosen: string | null }
  | { readonly what: 'members'; readonly id: string };

/** Its answer; `status` 0: it was no answer of the host. */
export interface Told {
  readonly number: number;
  readonly value?: object;
  readonly refused?: { readonly status: number; readonly detail: string };
}

/** Speaks to the keeper of the map, who works beside the page. */
export class KeeperLine {
  private readonly worker = new Worker(new URL('./keeper.worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<number, { done: (value: never) => void; fail: (error: Error) => void }>();
  private last = 0;

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<Told>) => this.hear(data));
    this.worker.addEventListener('error', ({ message }) => {
      this.waiting.forEach(({ fail }) => fail(new Error(message)));
      this.waiting.clear();
    });
  }

  /** Fetches a map; where the past is still being folded, the answer says how far that is. */
  readonly load = <R extends object>(path: string): Promise<R> => this.ask<R>({ what: 'load', path });

  follow(state: MapState): Promise<Summary> {
    return this.ask<Summary>({ what: 'follow', state });
  }

  scene(box: Box, resolution: number, chosen: string | null): Promise<Scene> {
    return this.ask<Scene>({ what: 'scene', box, resolution, chosen });
  }

  members(id: string): Promise<Members> {
    return this.ask<Members>({ what: 'members', id });
  }

  close(): void {
    this.worker.terminate();
  }

  private ask<R extends object>(ask: Ask): Promise<R> {
    const number = ++this.last;
    return new Promise<R>((done, fail) => {
      this.waiting.set(number, { done: done as (value: never) => void, fail });
      this.worker.postMessage({ number, ask });
    });
  }

  private hear({ number, value, refused }: Told): void {
    const asked = this.waiting.get(number);
    this.waiting.delete(number);
    if (refused === undefined) {
      asked?.done(value as never);
      return;
    }
    if (refused.status === 401) {
      forgetSession();
    }
    asked?.fail(refused.status === 0 ? new Error(refused.detail) : new Refused(refused.status, refused.detail));
  }
}
