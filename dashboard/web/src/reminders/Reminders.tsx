import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTicking } from '../frame/clock';
import { usePresetMinutes } from '../operations/HoldFor';
import { renew } from '../operations/renew';
import { useHindrance, usePastMoment } from '../past/standpoint';
import { hostNow } from '../session/http';
import { span } from '../words/time';
import { askReminders, due, letEnd, type Reminder, useReminders } from './reminders';

const again = 30_000;
const atOnce = 3;

/** What the person holds and is about to end: hold on, or let it end. */
export default function Reminders() {
  const { t } = useTranslation();
  const reminders = useReminders();
  const past = usePastMoment() !== null;
  // Drawn again whenever one becomes due or is over.
  useTicking(() => due(reminders, hostNow()).length);
  useEffect(() => {
    void askReminders();
    const timer = setInterval(() => void askReminders(), again);
    return () => clearInterval(timer);
  }, []);
  const now = past ? [] : due(reminders, hostNow());
  return (
    <div role="status" aria-label={t('reminder.label')} className={now.length > 0 ? 'reminders' : undefined}>
      {now.slice(0, atOnce).map((each) => <One key={`${each.what} ${each.subject}`} reminder={each} />)}
      {now.length > atOnce && <span className="reminder">{t('reminder.more', { count: now.length - atOnce })}</span>}
    </div>
  );
}

function One({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  const hindrance = useHindrance();
  const preset = usePresetMinutes() || 480;
  // In whole minutes while there are some: a screen reader is not told every second.
  const left = useTicking((now) => {
    const milliseconds = Date.parse(reminder.until) - now;
    return milliseconds < 60_000 ? t('reminder.seconds') : span(t, Math.ceil(milliseconds / 60_000) * 60_000);
  });
  return (
    <span className="reminder">
      <span aria-hidden="true">◔ </span>
      {t(`reminder.${reminder.what}`, { time: left })}{' '}
      <Link to={reminder.kind === 'fault' ? '/faults/$id' : '/alarms/$id'} params={{ id: reminder.subject }}>{reminder.subject} {reminder.name}</Link>{' '}
      <Button size="small" disabled={hindrance !== null} onClick={() => void renew(t, reminder, preset)}>{t('reminder.renew', { time: span(t, preset * 60_000) })}</Button>{' '}
      <Button size="small" onClick={() => letEnd(reminder)}>{t('reminder.let')}</Button>
    </span>
  );
}
