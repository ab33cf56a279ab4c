import type { TFunction } from 'i18next';

/** Under whose name the product itself moves and notes tickets. */
const line = 'assurance';

const sayings: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^the fault is gone$/, 'gone'],
  [/^opened for fault (\S+)$/, 'opened'],
  [/^the fault came back while its ticket was (\w+)$/, 'backWhile'],
  [/^the fault came back$/, 'back'],
  [/^a consequence of fault (\S+): see ticket (\S+)$/, 'consequenceSee'],
  [/^a consequence of fault (\S+)$/, 'consequence'],
  [/^the fault did not come back within ([\d.]+) min$/, 'closed'],
];

/** What stands on a ticket: a person's words as they are, the product's own in the language of the page. */
export function said(t: TFunction, by: string, text: string): string {
  for (const [pattern, words] of by === line ? sayings : []) {
    const [whole, of = '', also = ''] = pattern.exec(text) ?? [];
    if (whole !== undefined) {
      return t(`ticket.said.${words}`, { of, also });
    }
  }
  return text;
}
