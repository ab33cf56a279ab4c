import { type KeyAction, keyOf, shownKey } from './keyBindings';
import { usePreferences } from './preferences';

/** What a control says of itself, with the key that does the same as the person has it now. */
export function useHint(action: KeyAction, text: string): string {
  const key = usePreferences(({ keys, keysOff }) => (keysOff && action !== 'close' ? null : keyOf(action, keys)));
  return key === null ? text : `${text} (${shownKey(key)})`;
}
