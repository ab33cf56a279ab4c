/** What a key may do, with the key it has until a person gives it another. */
export const presetKeys = {
  next: 'j',
  previous: 'k',
  select: 'x',
  acknowledge: 'a',
  assign: 'g',
  comment: 'c',
  ticket: 't',
  shelve: 's',
  filter: '/',
  freeze: 'f',
  close: 'Escape',
  help: '?',
} as const;

export type KeyAction = keyof typeof presetKeys;

export type OwnKeys = Readonly<Partial<Record<KeyAction, string>>>;

export const keyOf = (action: KeyAction, own: OwnKeys): string => own[action] ?? presetKeys[action];

/** A key as its cap says. */
export const shownKey = (key: string): string => (key === 'Escape' ? 'Esc' : key);

/** What a key does: a person's own keys count first, and take a key from what had it. */
export function actionOf(key: string, own: OwnKeys): KeyAction | undefined {
  const actions = Object.keys(presetKeys) as KeyAction[];
  return actions.find((action) => own[action] === key) ?? actions.find((action) => own[action] === undefined && presetKeys[action] === key);
}
