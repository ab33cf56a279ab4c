import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce, offer } from '../frame/notify';
import type { Selection } from '../list/selection';
import { useHindrance } from '../past/standpoint';
import { BulkDialog } from './BulkDialog';
import { type BulkAction, type BulkOutcome, type BulkView, doToAll, undoOf } from './bulk';

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

/** What can be done to the chosen rows: the exact count first, one comment for all, and what failed is listed. */
export function BulkBar({ view, selection, matching, shelved, asked, onAsk }: BulkBarProps) {
  const { t } = useTranslation();
  const hindrance = useHindrance();
  const [outcome, setOutcome] = useState<{ action: BulkAction; outcome: BulkOutcome } | null>(null);
  const ids = [...selection.ids];
  const run = async (action: BulkAction, comment: string, minutes: number) => {
    const came = await doToAll(view, action, ids, { comment, minutes });
    onAsk(null);
    setOutcome(came.failed.length > 0 ? { action, outcome: came } : null);
    const undo = undoOf[action];
    const words = t('bulk.done', { what: t(`bulk.${action}`), count: came.done.length });
    if (undo === undefined || came.done.length === 0) {
      announce(words);
    } else {
      offer(words, t('bulk.undo'), () => void doToAll(view, undo, came.done, { comment: '', minutes: 0 }).then(({ done }) => announce(t('bulk.undone', { count: done.length }))));
    }
    selection.clear();
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
          {button('comment')}
          {button(shelved ? 'unshelve' : 'shelve')}
          <Button size="small" onClick={selection.clear}>{t('bulk.clear')}</Button>
        </>
      )}
      {outcome !== null && (
        <div role="alert" className="bulk-failed">
          {t('bulk.failed', { what: t(`bulk.${outcome.action}`), count: outcome.outcome.failed.length })} {outcome.outcome.failed.slice(0, 20).join(', ')}
          {outcome.outcome.failed.length > 20 && ' …'} <Button size="small" onClick={() => setOutcome(null)}>{t('action.close')}</Button>
        </div>
      )}
      {asked !== null && ids.length > 0 && <BulkDialog action={asked} count={ids.length} ids={ids} onCancel={() => onAsk(null)} onRun={run} />}
    </div>
  );
}
