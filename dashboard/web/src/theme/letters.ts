/** Pixels of a letter's height (1 rem) from a width of the screen on: letters grow with it, so that a wall can be read from afar. */
export const letters = [{ from: 0, px: 16 }, { from: 2_400, px: 20 }, { from: 3_600, px: 26 }] as const;

/** The class of all controls, which holds the values of their look. */
export const scope = 'control';
