import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { span } from '../words/time';
import type { BulkAction } from './bulk';
import { Person } from './Person';
import { HoldFor, usePresetMinutes } from './HoldFor';

const times = [30, 60, 240, 480, 1_440, 10_080];

/** What the person said for all of them. */
export interface BulkRun {
  readonly comment: string;
  readonly minutes: number;
  readonly to: string | null;
}

interface BulkDialogProps {
  readonly action: BulkAction;
  readonly count: number;
  readonly ids: readonly string[];
  /** Those of the rows. */
  readonly faults: readonly string[];
  readonly onCancel: () => void;
  readonly onRun: (action: BulkAction, words: BulkRun) => Promise<void>;
}

/** Says to how many it will be done before it is, and takes one comment for all. */
export function BulkDialog({ action, count, ids, faults, onCancel, onRun }: BulkDialogProps) {
  const { t } = useTranslation();
  const [comment, setComment] = useState('');
  const preset = usePresetMinutes();
  const [minutes, setMinutes] = useState(action === 'acknowledge' ? preset : action === 'assign' ? 0 : 60);
  const [busy, setBusy] = useState(false);
  const [to, setTo] = useState<string | null>(null);
  const needed = action === 'shelve' || action === 'comment';
  return (
    <Modal
      open
      title={t('bulk.title', { what: t(`bulk.${action}`), count })}
      okText={t(`bulk.${action}`)}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: (needed && comment.trim() === '') || (action === 'assign' && to === null), loading: busy }}
      onCancel={onCancel}
      onOk={() => {
        setBusy(true);
        void onRun(action, { comment: comment.trim(), minutes, to }).finally(() => setBusy(false));
      }}
    >
      <p className="quiet">{ids.slice(0, 12).join(', ')}{ids.length > 12 && ` … ${t('bulk.more', { count: ids.length - 12 })}`}</p>
      {action === 'shelve' && (
        <p>
          {t('bulk.for')}{' '}
          <Select value={minutes} onChange={setMinutes} aria-label={t('bulk.for')} options={times.map((value) => ({ value, label: span(t, value * 60_000) }))} />
          <span className="quiet"> {t('bulk.shelveHint')}</span>
        </p>
      )}
      {action === 'assign' && <p><Person faults={faults} to={to} onTo={setTo} /></p>}
      {(action === 'acknowledge' || action === 'assign') && <p>{t('action.holdFor')} <HoldFor minutes={minutes} onMinutes={setMinutes} label={t('action.holdFor')} /></p>}
      {action !== 'unshelve' && !(action === 'assign' && count === 1) && (
        <Input.TextArea
          value={comment}
          onChange={(event) => setComment(event.target.value)}
          maxLength={4_000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          autoFocus={action !== 'assign'}
          aria-label={t(action === 'shelve' ? 'bulk.reason' : 'bulk.say')}
          placeholder={t(action === 'shelve' ? 'bulk.reason' : 'bulk.say')}
        />
      )}
    </Modal>
  );
}
