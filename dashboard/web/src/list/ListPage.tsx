import { Button, Input, type InputRef } from 'antd';
import { memo, type ReactElement, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { View, Views } from '../contracts/hub';
import type { KeyAction } from '../frame/keyBindings';
import { moveInList, useKeys } from '../frame/keys';
import { useSaid } from '../frame/Said';
import { useStandsStill } from '../frame/standStill';
import { useHint } from '../frame/useHint';
import type { RowStore } from '../live/rowStore';
import { pastStoreOf, storeOf, useLine, useShown } from '../live/views';
import { usePastMoment } from '../past/standpoint';
import { hasPast, usePastRows } from '../past/usePastRows';
import type { Sight } from '../live/query';
import { BulkBar } from '../operations/BulkBar';
import type { BulkAction, BulkView } from '../operations/bulk';
import { useMay } from '../session/session';
import { ColumnChooser } from './ColumnChooser';
import type { Column } from './columns';
import { isExpression, parseExpression, type Wrong } from './expression';
import { FacetBar } from './FacetBar';
import { LiveList } from './LiveList';
import { SavedViews, useStart } from './SavedViews';
import { useSelection } from './selection';
import { type Facet, useListQuery } from './useQuery';
import { reasonOf } from '../words/reason';

/** What makes one view's list. */
export interface ListKind<V extends View> {
  readonly view: V;
  readonly sight: Sight<Views[V]>;
  readonly columns: readonly Column<Views[V]>[];
  readonly facets: readonly Facet[];
  readonly sort: string;
  readonly descending: boolean;
  readonly look: (row: Views[V]) => string;
}

export interface ListPageProps<V extends View> {
  readonly kind: ListKind<V>;
  /** What the list is called here, where that is not the view's name. */
  readonly title?: string;
  /** The row whose page is open beside the list. */
  readonly open: string | null;
  readonly onOpen: (row: Views[V]) => void;
  readonly onClose?: () => void;
  /** Keys of this view, given the row under the cursor. */
  readonly keys?: Readonly<Partial<Record<KeyAction, (row: Views[V]) => void>>>;
  readonly panel?: ReactNode;
  /** What stands above the rows. */
  readonly banner?: ReactNode;
}

/** A live list with its filter, beside it the page of the row that is open. */
export function ListPage<V extends View>({ kind, title, open, onOpen, onClose, keys, panel, banner }: ListPageProps<V>) {
  const { t } = useTranslation();
  useStart(kind.view, open);
  const asked = useListQuery(kind.facets, kind.sort, kind.descending);
  const moment = usePastMoment();
  const past = moment !== null && hasPast(kind.view);
  const store = (past ? pastStoreOf : storeOf)(kind.view, kind.sight, asked.query);
  const { failure, again } = usePastRows(kind.view, moment, store);
  const shown = useShown(store);
  const live = useLine();
  const [cursor, setCursor] = useState<string | null>(open);
  const filter = useRef<InputRef>(null);
  const current = open ?? cursor;
  const name = title ?? t(`list.${kind.view}`);
  const bulk = useBulk(kind.view, past, shown.rows, store);

  const count = shown.missing > 0 ? t('list.fetching', { held: shown.held, total: shown.held + shown.missing }) : t('list.shownOf', { shown: shown.rows.length, held: shown.held });
  useSaid('list', [`${name}: ${count}`, ...(shown.frozen ? [t('list.waiting', { count: shown.waiting })] : [])].join(', '));

  useEffect(() => store.look(asked.query), [store, asked.query]);
  useEffect(() => setCursor((before) => open ?? before), [open]);

  const openRow = useCallback((row: Views[V]) => {
    setCursor(row.id);
    onOpen(row);
  }, [onOpen]);
  const moveTo = useCallback((id: string) => {
    setCursor(id);
    const row = store.get(id);
    // Beside an open page the cursor turns its pages.
    if (open !== null && row) {
      onOpen(row);
    }
  }, [store, open, onOpen]);

  const freeze = useCallback(() => (store.shown().frozen ? store.resume() : store.freeze()), [store]);
  useKeys(useMemo(() => ({
    next: () => moveInList(1),
    previous: () => moveInList(-1),
    filter: () => filter.current?.focus(),
    freeze: past ? undefined : freeze,
    ...Object.fromEntries(Object.entries(keys ?? {}).map(([key, act]) => [key, () => {
      // A list that stands still shows what the person decides over.
      const row = current === null ? undefined : (shown.frozen ? shown.rows.find(({ id }) => id === current) : undefined) ?? store.get(current);
      if (row) {
        act(row);
      }
    }])),
    ...bulk.keys(current),
    close: bulk.selection.ids.size > 0 ? bulk.selection.clear : onClose,
  }), [freeze, onClose, keys, current, store, past, bulk, shown]));

  return (
    <div className={`list-page ${live.state === 'lost' && !past ? 'disconnected' : ''} ${panel ? 'with-panel' : ''}`}>
      <section className="list-side" aria-label={name}>
        <div className="list-bar">
          <h1>{name}</h1>
          <FacetBar facets={kind.facets} query={asked.query} counts={shown.counts} onFacet={asked.setFacet} />
          <div className="list-tools">
            <FilterText ref={filter} text={asked.query.text} onText={asked.setText} wrong={wrongIn(asked.query.text, store.held())} />
            <span className="count">{count}</span>
            <SavedViews view={kind.view} />
            <ColumnChooser view={kind.view} columns={kind.columns} />
            {!past && <Freeze frozen={shown.frozen} onToggle={freeze} />}
            {shown.frozen && <span className="count">{t('list.waiting', { count: shown.waiting })}</span>}
          </div>
        </div>
        {failure !== null && <p className="line-note" role="alert">{t('error.fetch', { reason: reasonOf(t, failure) })} <Button size="small" onClick={again}>{t('action.retry')}</Button></p>}
        {banner}
        {bulk.view !== null && (
          <BulkBar view={bulk.view} selection={bulk.selection} matching={shown.rows.length} shelved={(asked.query.facets.shelf ?? []).includes('shelved')} asked={bulk.asked} onAsk={bulk.ask} />
        )}
        <LiveList
          name={kind.view}
          label={name}
          rows={shown.rows}
          revision={shown.revision}
          columns={kind.columns}
          query={asked.query}
          onSort={asked.toggleSort}
          current={current}
          onCurrent={moveTo}
          onOpen={openRow}
          look={kind.look}
          loaded={shown.loaded && shown.missing === 0}
          past={past}
          selection={bulk.view === null ? undefined : bulk.selection}
          empty={failure === null ? <Empty view={kind.view} past={past} loaded={shown.loaded} preset={asked.isPreset} onReset={asked.reset} /> : <></>}
        />
      </section>
      {panel}
    </div>
  );
}

/** What can be done to many rows at once. While rows are chosen the list stands still by itself. */
function useBulk<V extends View>(of: V, past: boolean, rows: readonly Views[V][], store: RowStore<Views[V]>) {
  const may = useMay('operate');
  const view: BulkView | null = may && !past && (of === 'faults' || of === 'alarms' || of === 'tickets') ? of : null;
  const selection = useSelection(rows);
  const [asked, ask] = useState<BulkAction | null>(null);
  const still = useStandsStill();
  const busy = !past && (still || (view !== null && selection.ids.size > 0));
  useEffect(() => {
    if (!busy || store.shown().frozen) {
      return undefined;
    }
    store.freeze();
    return () => store.resume();
  }, [busy, store]);
  return useMemo(() => ({
    view,
    selection,
    asked,
    ask,
    /** With rows chosen a key speaks of them; else shelving begins by choosing the row under the cursor. */
    keys: (current: string | null): Partial<Record<KeyAction, () => void>> => {
      if (view === null) {
        return {};
      }
      const choose = current === null ? undefined : () => selection.toggle(current);
      const many: Partial<Record<KeyAction, () => void>> = selection.ids.size > 0
        ? { acknowledge: () => ask('acknowledge'), comment: () => ask('comment'), shelve: view === 'tickets' ? undefined : () => ask('shelve'), assign: view === 'alarms' ? undefined : () => ask('assign') }
        : {
          shelve: view === 'tickets' ? undefined : choose && (() => {
            choose();
            ask('shelve');
          }),
          assign: view === 'alarms' ? undefined : choose && (() => {
            choose();
            ask('assign');
          }),
        };
      return { select: choose, ...many };
    },
  }), [view, selection, asked]);
}

/** What is wrong with the text as an expression over such rows; null for words, and for what is right. */
function wrongIn(text: string, rows: Iterable<object>): Wrong | null {
  if (!isExpression(text)) {
    return null;
  }
  const { value } = rows[Symbol.iterator]().next() as { value?: object };
  return parseExpression(text, value ? Object.keys(value) : []).wrong ?? null;
}

function Empty({ view, past, loaded, preset, onReset }: { view: View; past: boolean; loaded: boolean; preset: boolean; onReset: () => void }): ReactElement {
  const { t } = useTranslation();
  if (!loaded) {
    return <p className="empty" role="status">{t('list.loading')}</p>;
  }
  return preset
    ? <p className="empty">{t(past ? 'list.nothingThen' : `list.empty.${view}`)}</p>
    : <p className="empty">{t('list.nothing')} <Button type="link" onClick={onReset}>{t('list.reset')}</Button></p>;
}

const Freeze = memo(function Freeze({ frozen, onToggle }: { frozen: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  return <Button onClick={onToggle} type={frozen ? 'primary' : 'default'} aria-pressed={frozen}>{t(frozen ? 'list.resume' : 'list.freeze')}</Button>;
});

/** The text is looked for a moment after the last key, so that typing stays smooth over long lists. */
const FilterText = memo(function FilterText({ ref, text, onText, wrong }: { ref: React.Ref<InputRef>; text: string; onText: (text: string) => void; wrong: Wrong | null }) {
  const { t } = useTranslation();
  const hint = useHint('filter', t('list.filterHint'));
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) {
      return undefined;
    }
    const timer = setTimeout(() => onText(typed), 200);
    return () => clearTimeout(timer);
    // `text` follows from what is sent here; it must not restart the wait.
  }, [typed, onText]);
  const reason = wrong === null ? undefined : t(`expression.${wrong.reason}`, { word: wrong.word, at: wrong.at + 1 });
  return (
    <>
      {reason !== undefined && <span className="filter-wrong" role="alert">{reason}</span>}
      <Input
        ref={ref}
        className="filter"
        status={wrong === null ? '' : 'error'}
        title={t('expression.hint')}
        allowClear
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={hint}
        aria-label={t('list.filter')}
      />
    </>
  );
});
