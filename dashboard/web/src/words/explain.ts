import type { TFunction } from 'i18next';
import { en, type Words } from './en';

/** A stated reason: a code and its arguments. */
export interface Explanation {
  code: string;
  arguments: string[];
}

/** The reason in words; a code nobody has translated is shown as it is, with its arguments. */
export function explain(t: TFunction, { code, arguments: given }: Explanation): string {
  // What has no words never goes through `t`: it may hold anything, also what `t` would expand.
  return known('explain', code)
    ? t(`explain.${code}`, Object.fromEntries(given.map((value, index) => [String(index), value])))
    : [code, ...given].join(' · ');
}

/** The word of one of the product's own lists, or the value itself where it is not on the list. */
export function word(t: TFunction, list: keyof Words, value: string): string {
  return known(list, value) ? t(`${list}.${value}`) : value;
}

const known = (list: keyof Words, value: string): boolean => Object.hasOwn(en[list] as object, value);
