import { useTranslation } from 'react-i18next';
import type { UserForm } from '../contracts/administration';
import { Confirm } from '../frame/Confirm';
import { complain } from '../operations/complain';
import { post } from '../session/http';

interface DisablingProps {
  readonly user: UserForm;
  readonly onCancel: () => void;
  readonly onDone: () => Promise<void>;
}

/** Asks before an account ends, or comes back. */
export function Disabling({ user, onCancel, onDone }: DisablingProps) {
  const { t } = useTranslation();
  const what = user.disabled ? 'enable' : 'disable';
  const act = async () => {
    try {
      await post(`/api/users/${encodeURIComponent(user.name)}/${what}`);
    } catch (error) {
      complain(t, t(`users.${what}`), error);
    }
    await onDone();
  };
  return (
    <Confirm title={t(`users.${what}Of`, { name: user.name })} act={t(`users.${what}`)} onCancel={onCancel} onAct={act}>
      <p>{t(`users.${what}Hint`, { sessions: user.sessions, tokens: user.tokens })}</p>
    </Confirm>
  );
}
