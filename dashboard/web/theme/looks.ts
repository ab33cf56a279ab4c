import { theme, type ThemeConfig } from 'antd';
import { scope } from '../src/theme/letters.ts';

export type Theme = 'dark' | 'light';

/** How controls look in a theme, with letters of so many pixels. */
export const lookOf = (of: Theme, px: number): ThemeConfig => ({
  algorithm: of === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
  hashed: false,
  cssVar: { key: scope },
  token: {
    fontSize: Math.round(px * 0.875),
    controlHeight: Math.round(px * 1.75),
    // Nothing to press is smaller than 24 px (WCAG 2.5.8).
    controlHeightSM: Math.round(px * 1.5),
    fontFamily: 'var(--font)',
    borderRadius: 4,
    colorPrimary: of === 'dark' ? '#2f6fb5' : '#1f5fa8',
  },
});
