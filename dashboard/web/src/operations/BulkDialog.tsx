import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { span } from '../words/time';
import type { BulkAction } from './bulk';

const times = [30, 60, 240, 480, 1_440, 10_080];

interface BulkDialogProps {
  readonly action: BulkAction;
  readonly count: number;
  readonly ids: readonly string[];
  readonly onCancel: () => void;
  readonly onRun: (action: BulkAction, comment: string, minutes: number) => Promise<void>;
}

/** Says to how many it will be done before it is, and takes one comment for all. */
export function BulkDialog({ action, count, ids, onCancel, onRun }: BulkDialogProps) {
  const { t } = useTranslation();
  const [comment, setComment] = useState('');
  const [minutes, setMinutes] = useState(60);
  const [busy, setBusy] = useState(false);
  const needed = action === 'shelve' || action === 'comment';
  return (
    <Modal
      open
      title={t('bulk.title', { what: t(`bulk.${action}`), count })}
      okText={t(`bulk.${action}`)}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: needed && comment.trim() === '', loading: busy }}
      onCancel={onCancel}
      onOk={() => {
        setBusy(true);
        void onRun(action, comment.trim(), minutes).finally(() => setBusy(false));
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
      {action !== 'unshelve' && (
        <Input.TextArea
          value={comment}
          onChange={(event) => setComment(event.target.value)}
          maxLength={4_000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          autoFocus
          aria-label={t(action === 'shelve' ? 'bulk.reason' : 'bulk.say')}
          placeholder={t(action === 'shelve' ? 'bulk.reason' : 'bulk.say')}
        />
      )}
    </Modal>
  );
}
