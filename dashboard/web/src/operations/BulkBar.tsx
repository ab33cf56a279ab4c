import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazily } from '../frame/lazily';
import { announce, notify, offer } from '../frame/notify';
import type { Selection } from '../list/selection';
import { useHindrance } from '../past/standpoint';
import { whyNot } from './assign';
import { assumeOf } from './assumeAll';
import type { BulkRun } from './BulkDialog';
import { reasonOf } from '../words/reason';
import { type BulkAction, type BulkOutcome, type BulkView, doToAll, faultsOf } from './bulk';
import { undoing } from './undo';

// Loaded when somebody asks for an action.
const BulkDialog = lazily(() => import('./BulkDialog').then((module) => ({ default: module.BulkDialog })));

interface BulkBarProps {
  readonly view: BulkView;
  readonly selection: Selection;
  /** Rows the filter lets through. */
  readonly matching: number;
  readonly shelved: boolean;
  /** The action a key asked for. */
  readonly asked: BulkAction | null;
  readonly onAsk: (action: BulkAction | null) => void;
}

/** What of it is told: an action, or that it was taken back. */
interface Told {
  readonly what: string;
  readonly outcome: BulkOutcome;
}

/** Rows named of those that it was not done to. */
const named = 20;

function failedText(t: TFunction, { what, outcome: { failed, refused, why } }: Told): string {
  const said = refused === undefined ? t('bulk.failed', { what, count: failed.length }) : t('bulk.refused', { what, count: failed.length, reason: reasonOf(t, refused) });
  return `${said} ${failed.slice(0, named).map((id) => (why?.[id] ? `${id} (${whyNot(t, why[id])})` : id)).join(t('comma'))}${failed.length > named ? ' …' : ''}`;
}

/** What can be done to the chosen rows: the exact count first, one comment for all, and what failed is listed. */
export function BulkBar({ view, selection, matching, shelved, asked, onAsk }: BulkBarProps) {
  const { t } = useTranslation();
  const hindrance = useHindrance();
  const [outcome, setOutcome] = useState<Told | null>(null);
  const ids = [...selection.ids];
  const run = async (action: BulkAction, words: BulkRun) => {
    const undo = undoing(view, action, ids);
    // Begun first: it speaks of the versions that the person saw, and the rows say otherwise once it is assumed.
    const doing = doToAll(view, action, ids, words);
    const settle = assumeOf(view, action, ids, words.to);
    onAsk(null);
    selection.clear();
    const came = await doing;
    settle(came.failed);
    const what = t(`bulk.${action}`);
    setOutcome(came.failed.length > 0 ? { what, outcome: came } : null);
    const said = t('bulk.done', { what, count: came.done.length });
    if (came.done.length === 0) {
      // What was not done is said beside the list.
    } else if (undo === undefined) {
      announce(said);
    } else {
      offer(said, t('bulk.undo'), () => void undo(came.done).then((back) => tellUndone(what, back)));
    }
  };
  // Who takes it back may have left the list by then: it is said wherever they are.
  const tellUndone = (what: string, back: BulkOutcome) => {
    if (back.failed.length > 0) {
      notify(failedText(t, { what: t('bulk.undoOf', { what }), outcome: back }));
    }
    if (back.done.length > 0 || back.failed.length === 0) {
      announce(t('bulk.undone', { count: back.done.length }));
    }
  };
  const button = (action: BulkAction) => (
    <Button size="small" disabled={hindrance !== null} title={hindrance === null ? undefined : t(hindrance)} onClick={() => onAsk(action)}>{t(`bulk.${action}`)}</Button>
  );
  if (ids.length === 0 && outcome === null) {
    return null;
  }
  return (
    <div className="bulk" role="toolbar" aria-label={t('bulk.label')}>
      {ids.length > 0 && (
        <>
          <b role="status">{t('bulk.chosen', { count: ids.length })}</b>
          {ids.length < matching && <Button size="small" type="link" onClick={selection.all}>{t('bulk.all', { count: matching })}</Button>}
          {button('acknowledge')}
          {button('unacknowledge')}
          {view !== 'alarms' && button('assign')}
          {button('comment')}
          {view !== 'tickets' && button(shelved ? 'unshelve' : 'shelve')}
          <Button size="small" onClick={selection.clear}>{t('bulk.clear')}</Button>
        </>
      )}
      {outcome !== null && (
        <div role="alert" className="bulk-failed">
          {failedText(t, outcome)} <Button size="small" onClick={() => setOutcome(null)}>{t('action.close')}</Button>
        </div>
      )}
      {asked !== null && ids.length > 0 && <Suspense fallback={null}><BulkDialog action={asked} count={ids.length} ids={ids} faults={faultsOf(view, ids)} onCancel={() => onAsk(null)} onRun={run} /></Suspense>}
    </div>
  );
}
