import { useTranslation } from 'react-i18next';
import { useLine } from '../live/views';
import { useSession } from '../session/session';
import { useSaid } from './Said';
import { Moment } from './Times';
import { span } from '../words/time';
import { useTicking } from './clock';

/** Whether what is seen is live, by colour, shape and word. */
export function LineLamp() {
  const { t } = useTranslation();
  const { state } = useLine();
  useSaid('line', t(`line.${state}`));
  return (
    <span className={`lamp ${state}`}>
      <span aria-hidden="true">{state === 'live' ? '●' : state === 'lost' ? '▲' : '○'}</span> {t(`line.${state}`)}
    </span>
  );
}

/** Says how old what is seen is, while the connection is lost. */
export function LineBanner() {
  const { t } = useTranslation();
  const live = useLine();
  const remembered = useSession(({ rememberedAt }) => rememberedAt);
  if (remembered !== null) {
    return <div className="line-banner" role="alert"><span aria-hidden="true">▲ </span>{t('line.remembered')} <Moment time={new Date(remembered).toISOString()} /></div>;
  }
  return live.state === 'lost' ? <Lost since={live.since} /> : null;
}

function Lost({ since }: { since: number }) {
  const { t } = useTranslation();
  const age = useTicking(() => span(t, Date.now() - since));
  return <div className="line-banner" role="alert"><span aria-hidden="true">▲ </span>{t('line.banner', { age })}</div>;
}
