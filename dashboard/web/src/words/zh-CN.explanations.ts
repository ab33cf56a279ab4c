import type { explanations as english } from './en.explanations';

export const explanations: typeof english = {};
