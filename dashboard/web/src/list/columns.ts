import type { ReactNode } from 'react';
import type { TFunction } from 'i18next';

export interface Column<T> {
  readonly id: string;
  /** Key of its heading among the words. */
  readonly title: string;
  readonly hint?: string;
  /** Narrowest useful width, in rem. */
  readonly width: number;
  /** Share of the width left over; 0 keeps the column at its width. */
  readonly grow?: number;
  /** 0 always shows; where width is short the highest goes first. */
  readonly rank: number;
  readonly sort?: boolean;
  readonly align?: 'end';
  readonly cell: (row: T, t: TFunction) => ReactNode;
}

/** The columns that fit into a width (in rem), in their order. */
export function fitting<T>(columns: readonly Column<T>[], width: number): Column<T>[] {
  const kept = [...columns];
  const sum = () => kept.reduce((total, column) => total + column.width, 0);
  while (sum() > width) {
    const last = kept.reduce((worst, column) => (column.rank > worst.rank ? column : worst));
    if (last.rank === 0) {
      break;
    }
    kept.splice(kept.indexOf(last), 1);
  }
  return narrowed(kept, sum() - width);
}

/** Rem below which a column that may grow says nothing any more. */
const least = 5;

/** What stays in any case and is still too wide gives way where it may grow. */
function narrowed<T>(columns: Column<T>[], excess: number): Column<T>[] {
  const spare = columns.reduce((total, { grow, width }) => total + (grow ? Math.max(0, width - least) : 0), 0);
  const share = excess <= 0 || spare === 0 ? 0 : Math.min(1, excess / spare);
  return share === 0 ? columns : columns.map((column) => (column.grow ? { ...column, width: column.width - Math.max(0, column.width - least) * share } : column));
}

export const tracks = <T>(columns: readonly Column<T>[]): string =>
  columns.map(({ width, grow }) => (grow ? `minmax(${width}rem, ${grow}fr)` : `${width}rem`)).join(' ');
