/** Explanations by code; `{{0}}`, `{{1}}` ... are their arguments. */
export const explanations = {};
