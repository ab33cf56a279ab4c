import type { TFunction } from 'i18next';
import { notify } from '../frame/notify';
import { reasonOf } from '../words/reason';

/** Says that something a person did was refused, and why. */
export function complain(t: TFunction, action: string, error: unknown): void {
  notify(t('action.failed', { action, reason: reasonOf(t, error) }));
}
