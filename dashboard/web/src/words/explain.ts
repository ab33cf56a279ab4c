import i18n, { type TFunction } from 'i18next';
import type { Words } from './en';
import { condition, type Explanation, explanation, phrase } from './phrases';
import { inTerms } from './terms';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The reason in words, in the language of the page. A name that it begins with stays as it is written. */
export function explain(given: Explanation): string {
  const text = explanation(i18n.language, given);
  return given.arguments.some((name) => name !== '' && text.startsWith(name)) ? text : capital(text);
}

export const conditionWord = (name: string): string => capital(condition(i18n.language, name));

/** A specific problem in the language of the page, where all its words are known; else undefined. A device may have written it, and it is part of what the alarm is: it is shown itself, too. */
export const problemWord = (problem: string): string | undefined => inTerms(i18n.language, problem);

/** What is proposed to do, in the language of the page; what somebody's own pack proposes stays as it is. */
export const repairWord = (proposed: string): string => phrase(i18n.language, `repair.${proposed}`) ?? proposed;

export const kindWord = (kind: string): string => phrase(i18n.language, `kind.${kind}`) ?? kind;

/** The word of one of the product's own lists, or the value itself where it is not on the list: that never goes through `t`, which might expand it. */
export function word(t: TFunction, list: keyof Words, value: string): string {
  const words: unknown = i18n.getResource(i18n.language, 'translation', list);
  return typeof words === 'object' && words !== null && Object.hasOwn(words, value) ? t(`${list}.${value}`) : value;
}
