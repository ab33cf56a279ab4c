import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazily } from '../frame/lazily';
import { announce, offer } from '../frame/notify';
import type { Selection } from '../list/selection';
import { useHindrance } from '../past/standpoint';
import type { FaultRow } from '../contracts/rows';
import { heldStore } from '../live/views';
import { assignAll, whyNot } from './assign';
import { assumeOf } from './assumeAll';
import type { BulkRun } from './BulkDialog';
import { reasonOf } from '../words/reason';
import { type BulkAction, type BulkOutcome, type BulkView, doToAll, faultsOf, undoOf } from './bulk';

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

/** Whose a fault or ticket was. */
type Before = Pick<FaultRow, 'assignedTo' | 'assignmentVersion'> & { readonly fault?: string };

/** Gives back to whom they belonged before, unless somebody has said otherwise since. */
const undoAssign = (ids: readonly string[], before: ReadonlyMap<string, Before | undefined>, done: readonly string[]) => async (): Promise<number> => {
  const owners = new Set(ids.map((id) => before.get(id)?.assignedTo ?? null));
  const back = await Promise.all([...owners].map((owner) => assignAll(
    done.filter((id) => (before.get(id)?.assignedTo ?? null) === owner).map((id) => ({ id: before.get(id)?.fault ?? id, version: (before.get(id)?.assignmentVersion ?? 0) + 1 })), owner, 0)));
  return back.reduce((count, { done: given }) => count + given.length, 0);
};

/** What can be done to the chosen rows: the exact count first, one comment for all, and what failed is listed. */
export function BulkBar({ view, selection, matching, shelved, asked, onAsk }: BulkBarProps) {
  const { t } = useTranslation();
  const hindrance = useHindrance();
  const [outcome, setOutcome] = useState<{ action: BulkAction; outcome: BulkOutcome } | null>(null);
  const ids = [...selection.ids];
  const run = async (action: BulkAction, words: BulkRun) => {
    const before = new Map<string, Before | undefined>(view === 'alarms' ? [] : ids.map((id) => [id, heldStore(view)?.get(id)]));
    // Begun first: it speaks of the versions that the person saw, and the rows say otherwise once it is assumed.
    const doing = doToAll(view, action, ids, words);
    const settle = assumeOf(view, action, ids, words.to);
    onAsk(null);
    selection.clear();
    const came = await doing;
    settle(came.failed);
    setOutcome(came.failed.length > 0 ? { action, outcome: came } : null);
    const undo = action === 'assign' ? undoAssign(ids, before, came.done) : undoOf[action] && (() => doToAll(view, undoOf[action]!, came.done, { comment: '' }).then(({ done }) => done.length));
    const said = t('bulk.done', { what: t(`bulk.${action}`), count: came.done.length });
    if (came.done.length === 0) {
      // What was not done is said beside the list.
    } else if (undo === undefined) {
      announce(said);
    } else {
      offer(said, t('bulk.undo'), () => void undo().then((count) => announce(t('bulk.undone', { count }))));
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
          {outcome.outcome.refused === undefined
            ? t('bulk.failed', { what: t(`bulk.${outcome.action}`), count: outcome.outcome.failed.length })
            : t('bulk.refused', { what: t(`bulk.${outcome.action}`), count: outcome.outcome.failed.length, reason: reasonOf(t, outcome.outcome.refused) })} {outcome.outcome.failed.slice(0, 20).map((id) => (outcome.outcome.why?.[id] ? `${id} (${whyNot(t, outcome.outcome.why[id])})` : id)).join(', ')}
          {outcome.outcome.failed.length > 20 && ' …'} <Button size="small" onClick={() => setOutcome(null)}>{t('action.close')}</Button>
        </div>
      )}
      {asked !== null && ids.length > 0 && <Suspense fallback={null}><BulkDialog action={asked} count={ids.length} ids={ids} faults={faultsOf(view, ids)} onCancel={() => onAsk(null)} onRun={run} /></Suspense>}
    </div>
  );
}
