import { type KeyboardEvent, memo, type ReactElement, useCallback, useEffect, useMemo, useRef } from 'react';
import { useWords } from '../words/Words';
import type { Identified } from '../live/rowStore';
import type { ListQuery } from '../live/query';
import type { ColumnChoice } from '../contracts/choices';
import { presetColumns, usePreferences } from '../frame/preferences';
import { drawn } from '../frame/calm';
import { InZoneOf, type Placed } from '../frame/InZoneOf';
import { useSaid } from '../frame/Said';
import { type Column, fitting, tracks } from './columns';
import { ResizeHandle } from './ResizeHandle';
import type { Selection } from './selection';
import { useNewness } from './newness';
import { useWindow } from './useWindow';

const rowRem = 2.25;
/** What a row's border and the space before it take. */
const edgeRem = 1;

export interface LiveListProps<T extends Identified> {
  readonly name: string;
  readonly label: string;
  readonly rows: readonly T[];
  /** Another one whenever one of the rows is, though they keep their places. */
  readonly revision: number;
  readonly columns: readonly Column<T>[];
  readonly query: ListQuery;
  readonly onSort: (column: string) => void;
  /** The row the cursor is on; it follows the id. */
  readonly current: string | null;
  readonly onCurrent: (id: string) => void;
  readonly onOpen: (row: T) => void;
  /** Classes of a row: what is old, waiting, open. */
  readonly look: (row: T) => string;
  readonly empty: ReactElement;
  /** False until all rows are there: what stands then is not new. */
  readonly loaded: boolean;
  /** It shows the past, where nothing is new. */
  readonly past?: boolean;
  /** Rows chosen for an action; absent where nothing can be done to many. */
  readonly selection?: Selection;
}

/** A long live list: a grid of fixed-height rows of which only those in sight are drawn. */
export function LiveList<T extends Identified>(props: LiveListProps<T>) {
  const { name, label, rows, revision, query, current, onCurrent, onOpen, selection } = props;
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const view = useWindow(scroller, rows, rowRem, useMemo(() => JSON.stringify(query), [query]));
  useSaid('above', view.newAbove > 0 ? t('list.newAbove', { count: view.newAbove }) : null);
  const own = usePreferences((all) => all.columns[name]) ?? presetColumns;
  const columns = useMemo(() => fitting(owned(props.columns, own), view.widthRem - edgeRem - (selection ? 2 : 0)), [props.columns, own, view.widthRem, selection]);
  const at = useMemo(() => (current === null ? -1 : rows.findIndex((row) => row.id === current)), [rows, current]);

  const go = useCallback((index: number) => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (row) {
      view.reveal(rows.indexOf(row));
      onCurrent(row.id);
    }
  }, [rows, view.reveal, onCurrent]);

  useEffect(() => {
    if (rows.length > 0) {
      drawn();
    }
  }, [rows.length]);

  // Keys of the whole page move the cursor too: they speak to the list by this event.
  useEffect(() => {
    const move = (event: Event) => {
      scroller.current?.focus({ preventScroll: true });
      go(at + (event as CustomEvent<number>).detail);
    };
    addEventListener('list-move', move);
    return () => removeEventListener('list-move', move);
  }, [go, at]);

  const keys: Record<string, () => void> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + view.pageRows),
    PageUp: () => go(Math.max(at, 0) - view.pageRows),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    Enter: () => rows[at] && onOpen(rows[at]),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.target === event.currentTarget && !event.ctrlKey && !event.metaKey && !event.altKey ? keys[event.key] : undefined;
    if (act) {
      event.preventDefault();
      act();
    }
  };

  const sight = useMemo(() => rows.slice(view.first, view.last), [rows, revision, view.first, view.last]);
  const isNew = useNewness(props.past ? null : name, rows, props.loaded, sight);
  const template = { gridTemplateColumns: `${selection ? '2rem ' : ''}${tracks(columns)}` };
  const all = selection !== undefined && rows.length > 0 && selection.ids.size >= rows.length;
  return (
    <div className="list">
      {view.newAbove > 0 && (
        <button type="button" className="new-above" onClick={view.toTop}>
          {t('list.newAbove', { count: view.newAbove })}
        </button>
      )}
      <div
        ref={scroller}
        className="list-scroller"
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + (selection ? 1 : 0)}
        aria-multiselectable={selection ? true : undefined}
        aria-activedescendant={at >= view.first && at < view.last ? `${name}-${current}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div className="list-head" role="rowgroup">
          <div className="list-row" role="row" aria-rowindex={1} style={template}>
            {selection && (
              <div role="columnheader" className="cell choose">
                <label><input type="checkbox" aria-label={t('list.chooseAll')} checked={all} onChange={() => (all ? selection.clear() : selection.all())} /></label>
              </div>
            )}
            {columns.map((column) => (
              <Heading key={column.id} view={name} own={own} column={column} query={query} onSort={props.onSort} />
            ))}
          </div>
        </div>
        <div className="list-body" role="rowgroup" style={{ height: rows.length * view.rowHeight }}>
          {sight.map((row, index) => (
            <Row
              key={row.id}
              id={`${name}-${row.id}`}
              row={row as Identified}
              columns={columns as unknown as readonly Column<Identified>[]}
              template={template.gridTemplateColumns}
              top={(view.first + index) * view.rowHeight}
              height={view.rowHeight}
              index={view.first + index}
              current={row.id === current}
              look={`${props.look(row)} ${isNew(row) ? 'new' : ''}`}
              chosen={selection?.ids.has(row.id)}
              onChoose={selection?.toggle}
              onOpen={onOpen as unknown as (row: Identified) => void}
            />
          ))}
        </div>
      </div>
      {/* No row, and so no part of the grid. */}
      {rows.length === 0 && <div className="list-empty">{props.empty}</div>}
    </div>
  );
}

interface HeadingProps {
  readonly view: string;
  readonly own: ColumnChoice;
  readonly column: Column<never>;
  readonly query: ListQuery;
  readonly onSort: (id: string) => void;
}

const Heading = memo(function Heading({ view, own, column, query, onSort }: HeadingProps) {
  const { t } = useWords();
  const title = t(column.title);
  const sorted = query.sort === column.id;
  return (
    <div
      role="columnheader"
      className={column.align === 'end' ? 'cell end' : 'cell'}
      title={column.hint && t(column.hint)}
      aria-sort={sorted ? (query.descending ? 'descending' : 'ascending') : undefined}
    >
      {column.sort ? (
        <button type="button" className="sort" onClick={() => onSort(column.id)} title={t('list.sortBy', { column: title })}>
          {title}
          <span aria-hidden="true">{sorted ? (query.descending ? ' ▼' : ' ▲') : ''}</span>
        </button>
      ) : title}
      <ResizeHandle view={view} own={own} column={column.id} width={column.width} />
    </div>
  );
});

/** The columns as the person has them: some left out, some drawn to a width of their own. */
const owned = <T,>(columns: readonly Column<T>[], { hidden, widths }: ColumnChoice): Column<T>[] => columns
  .filter(({ id, rank }) => rank === 0 || !hidden.includes(id))
  .map((column) => (widths[column.id] === undefined ? column : { ...column, width: widths[column.id]!, grow: 0 }));

interface RowProps {
  readonly id: string;
  readonly row: Identified & Placed;
  readonly columns: readonly Column<Identified>[];
  readonly template: string;
  readonly top: number;
  readonly height: number;
  readonly index: number;
  readonly current: boolean;
  readonly look: string;
  readonly onOpen: (row: Identified) => void;
  /** Undefined where rows cannot be chosen. */
  readonly chosen: boolean | undefined;
  readonly onChoose: ((id: string, range?: boolean) => void) | undefined;
}

const Row = memo(function Row({ id, row, columns, template, top, height, index, current, look, onOpen, chosen, onChoose }: RowProps) {
  const { t } = useWords();
  return (
    <InZoneOf thing={row}>
      <div
        id={id}
        data-row={row.id}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={chosen ?? current}
        aria-current={current || undefined}
        className={`list-row ${look}`}
        style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
        onClick={() => onOpen(row)}
      >
        {onChoose && (
          <div role="gridcell" className="cell choose" onClick={(event) => event.stopPropagation()}>
            <label><input type="checkbox" tabIndex={-1} aria-label={t('list.choose', { id: row.id })} checked={chosen} onChange={() => undefined} onClick={(event) => onChoose(row.id, event.shiftKey)} /></label>
          </div>
        )}
        {columns.map((column) => (
          <div key={column.id} role="gridcell" className={column.align === 'end' ? 'cell end' : 'cell'}>
            {column.cell(row, t)}
          </div>
        ))}
      </div>
    </InZoneOf>
  );
});
