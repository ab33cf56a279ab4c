import { Button, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PasswordForm } from '../contracts/administration';

/** A generated password, shown this once. */
export function SecretOnce({ of, onClose }: { of: PasswordForm; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('users.generatedOf', { name: of.user })} mask={{ closable: false }} onCancel={onClose} footer={<Button type="primary" onClick={onClose}>{t('action.close')}</Button>}>
      <p>{t('users.generatedHint')}</p>
      <Input readOnly className="machine" aria-label={t('session.password')} value={of.password ?? ''} onFocus={(event) => event.target.select()} />
    </Modal>
  );
}
