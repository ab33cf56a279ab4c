import type { TFunction } from 'i18next';
import { notify } from '../frame/notify';

/** Says that something a person did was refused, and why. */
export function complain(t: TFunction, action: string, error: unknown): void {
  notify(t('action.failed', { action, reason: error instanceof Error ? error.message : String(error) }));
}
