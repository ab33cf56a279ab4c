/** An answer that was not a success: `application/problem+json`, or a TMF error body. */
export class Refused extends Error {
  readonly status: number;
  /** A short word. */
  readonly code: string;
  /** What is wrong with which field, as a short word. */
  readonly fields?: Readonly<Record<string, string>>;

  constructor(status: number, detail: string, code = '', fields?: Record<string, string>) {
    super(detail);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

const unauthorized = new Set<() => void>();

/** Called when the host no longer knows the session. */
export function onUnauthorized(handler: () => void): void {
  unauthorized.add(handler);
}

/** The host said that it no longer knows the session. */
export const forgetSession = (): void => unauthorized.forEach((handler) => handler());

/** Milliseconds this machine's clock is behind the host's. */
let skew = 0;

export const hostNow = (): number => Date.now() + skew;

function learnSkew(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  // The header counts whole seconds: smaller differences say nothing.
  if (!Number.isNaN(date)) {
    skew = Math.abs(date - Date.now()) > 3_000 ? date - Date.now() : 0;
  }
}

/** Sends a form with files in it. */
export async function sendForm<R>(path: string, form: FormData): Promise<R> {
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers: { accept: 'application/json', 'x-requested-with': 'fetch' }, body: form });
  learnSkew(response);
  if (!response.ok) {
    throw await refusal(response, path);
  }
  return await response.json() as R;
}

/** Milliseconds after which a question that nobody answers is given up; what is written is waited for. */
const longestWait = 30_000;

export async function send<R>(method: string, path: string, body?: unknown, more: Readonly<Record<string, string>> = {}): Promise<R> {
  const response = await fetch(path, {
    method,
    signal: method === 'GET' ? AbortSignal.timeout(longestWait) : undefined,
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'x-requested-with': 'fetch', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  learnSkew(response);
  if (!response.ok) {
    throw await refusal(response, path);
  }
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as R;
}

export const get = <R>(path: string): Promise<R> => send('GET', path);
export const post = <R>(path: string, body?: unknown): Promise<R> => send('POST', path, body);

async function refusal(response: Response, path: string): Promise<Refused> {
  if (response.status === 401 && path !== '/api/sessions') {
    forgetSession();
  }
  return refused(response.status, await response.json().catch(() => ({})) as Record<string, unknown>, response.statusText);
}

/** The error of an answer that was no success. */
export function refused(status: number, problem: Record<string, unknown>, otherwise: string): Refused {
  const detail = problem.detail ?? problem.message ?? problem.reason ?? problem.title ?? otherwise;
  return new Refused(status, String(detail), String(problem.code ?? ''), problem.fields as Record<string, string> | undefined);
}
