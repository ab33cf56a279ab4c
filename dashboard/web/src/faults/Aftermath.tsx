import { useTranslation } from 'react-i18next';
import type { FaultDetail, Notice } from '../contracts/details';
import { Service, Tag } from '../frame/Mark';
import { Moment } from '../frame/Times';
import { ticketName } from '../tickets/ticketName';
import { explain, word } from '../words/explain';

/** What happened, newest first. */
export function Timeline({ steps }: { steps: FaultDetail['steps'] }) {
  useTranslation();
  return (
    <ol className="timeline" reversed>
      {[...steps].reverse().map((step, index) => (
        <li key={steps.length - index}>
          <span className="quiet"><Moment time={step.time} /></span> {explain(step.what)} {step.user !== '' && <span className="quiet">{step.user}</span>}
        </li>
      ))}
    </ol>
  );
}

export function TicketOfFault({ ticket }: { ticket: FaultDetail['ticket'] }) {
  const { t } = useTranslation();
  if (ticket === null) {
    return <p className="quiet">{t('fault.noTicket')}</p>;
  }
  return (
    <>
      <p><b>{ticket.id}</b> <Tag>{word(t, 'ticketStatus', ticket.status)}</Tag> {t('column.priority')} {ticket.priority}</p>
      <p>{ticketName(t, ticket)}</p>
      <p className="quiet">
        {ticket.place} {ticket.expectedResolution !== null && <>{t('column.due')} <Moment time={ticket.expectedResolution} /></>}
      </p>
    </>
  );
}

/** Whom the product told about it, and of what. */
export function Told({ notices }: { notices: readonly Notice[] }) {
  const { t } = useTranslation();
  if (notices.length === 0) {
    return <p className="quiet">{t('fault.nobodyTold')}</p>;
  }
  return (
    <ul className="plain">
      {[...notices].reverse().map((notice) => (
        <li key={notice.id}>
          <span className="quiet"><Moment time={notice.time} /></span> {notice.recipientName} <span className="quiet">{notice.email}</span>{' '}
          {word(t, 'notice', notice.kind)} · {notice.customerName} <Service value={notice.state} />
        </li>
      ))}
    </ul>
  );
}
