import { get } from '../session/http';
import { useStandpoint } from './standpoint';

/** The answer while the journal is still being folded. */
interface UnderWay {
  readonly from: string;
  readonly reached: string;
}

const pause = 400;

/** Who asks the host: the page, or somebody beside it. */
type Fetch = <R extends object>(path: string) => Promise<R>;

const isUnderWay = (answer: object): answer is UnderWay => 'reached' in answer;

/** Asks for something as it stood, again and again until the journal is folded so far. */
export async function askPast<R extends object>(path: string, at: string, signal?: AbortSignal, fetch: Fetch = get): Promise<R> {
  for (;;) {
    const answer = await fetch<R | UnderWay>(`/api/past/${path}${path.includes('?') ? '&' : '?'}at=${encodeURIComponent(at)}`);
    if (!isUnderWay(answer)) {
      useStandpoint.setState({ folded: null });
      return answer as R;
    }
    useStandpoint.setState({ folded: share(answer, at) });
    await new Promise((done) => setTimeout(done, pause));
    signal?.throwIfAborted();
  }
}

/** How much of the way is behind it, from 0 to 1. */
export function share({ from, reached }: UnderWay, at: string): number {
  const whole = Date.parse(at) - Date.parse(from);
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (Date.parse(reached) - Date.parse(from)) / whole));
}

/** Something below `/api/`, as it is, or as it stood. */
export const ask = <R extends object>(path: string, at: string | null, signal?: AbortSignal, fetch: Fetch = get): Promise<R> =>
  (at === null ? fetch<R>(`/api/${path}`) : askPast<R>(path, at, signal, fetch));
