import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmProps {
  readonly title: string;
  readonly act: string;
  readonly onCancel: () => void;
  readonly onAct: () => Promise<void>;
  readonly children: ReactNode;
}

/** Asks before something is done that hurts. */
export function Confirm({ title, act, onCancel, onAct, children }: ConfirmProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await onAct();
    setBusy(false);
  };
  return (
    <Modal open title={title} okText={act} cancelText={t('action.cancel')} okButtonProps={{ danger: true, loading: busy }} onCancel={onCancel} onOk={() => void run()}>
      {children}
    </Modal>
  );
}
