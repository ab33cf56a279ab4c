import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakenAway } from '../contracts/details';
import { Confirm } from '../frame/Confirm';
import { Moment } from '../frame/Times';
import { complain } from '../operations/complain';
import { useHindrance } from '../past/standpoint';
import { send } from '../session/http';
import { useMay, useSession } from '../session/session';

interface TakeAwayProps {
  readonly ticket: string;
  readonly kind: 'notes' | 'pictures';
  readonly id: string;
  readonly author: string;
}

/** Takes a note or picture away from the ticket again, for who put it there and for an administrator. */
export function TakeAway({ ticket, kind, id, author }: TakeAwayProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useSession((session) => session.me);
  const may = useMay('ticket') && (me?.user === author || me?.role === 'administrator');
  const hindrance = useHindrance();
  const [asking, ask] = useState(false);
  const act = async () => {
    try {
      await send('DELETE', `/api/tickets/${encodeURIComponent(ticket)}/${kind}/${encodeURIComponent(id)}`);
      await queries.invalidateQueries({ queryKey: ['ticket', ticket] });
    } catch (error) {
      complain(t, t(`takeAway.${kind}`), error);
    }
    ask(false);
  };
  return may && (
    <>
      <Button size="small" type="text" disabled={hindrance !== null} title={hindrance === null ? undefined : t(hindrance)} onClick={() => ask(true)}>{t('takeAway.act')}</Button>
      {asking && <Confirm title={t(`takeAway.${kind}`)} act={t('takeAway.act')} onCancel={() => ask(false)} onAct={act}>{t(`takeAway.${kind}Hint`)}</Confirm>}
    </>
  );
}

/** What is left of it. */
export function Gone({ kind, gone }: { kind: TakeAwayProps['kind']; gone: TakenAway }) {
  const { t } = useTranslation();
  return <em className="quiet">{t(`takeAway.${kind}Gone`, { user: gone.by })} <Moment time={gone.date} /></em>;
}
