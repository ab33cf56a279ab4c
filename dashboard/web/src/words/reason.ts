import type { TFunction } from 'i18next';
import { Refused } from '../session/http';
import { word } from './explain';

const byStatus: Readonly<Record<number, string>> = { 401: 'session', 403: 'role', 404: 'gone', 413: 'tooLarge', 429: 'tooMany', 500: 'failed', 501: 'notBuilt', 502: 'unreachable', 503: 'busy', 504: 'unreachable', 507: 'full' };

/** Why something was refused or did not get through, in the language of the page. What has no words of its own is shown as the host said it. */
export function reasonOf(t: TFunction, error: unknown): string {
  if (error instanceof Refused) {
    const own = word(t, 'refusal', error.code);
    const general = byStatus[error.status];
    return own !== error.code ? own : general !== undefined && isPlain(error) ? t(`reason.${general}`) : error.code === 'invalid' ? t('reason.invalid', { detail: error.message }) : error.message;
  }
  // What fetch throws where nobody answers is worded by each browser otherwise.
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return t('reason.slow');
  }
  return error instanceof TypeError ? t('reason.unreachable') : error instanceof Error ? error.message : String(error);
}

/** A refusal that says no more than its status does. */
const isPlain = ({ status, code }: Refused): boolean => status === 403 || status === 401 || status >= 500 && status !== 507 || code === '' || code === 'notFound';
