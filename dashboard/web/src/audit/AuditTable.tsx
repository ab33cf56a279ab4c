import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AuditForm } from '../contracts/administration';
import { Moment } from '../frame/Times';
import { word } from '../words/explain';

const languages: Readonly<Record<string, string>> = { en: 'English', 'zh-CN': '中文' };

/** What the product itself wrote there, in the language of the page: roles, languages and the like; whatever else stands there stays. */
const detailWords = (t: TFunction, detail: string): string =>
  detail.split(', ').map((part) => languages[part] ?? roleAndUnit(t, part) ?? word(t, 'auditDetail', part)).join(', ');

/** A role, as it stands alone or before the unit it is of. */
function roleAndUnit(t: TFunction, part: string): string | undefined {
  const [role = '', ...unit] = part.split(' ');
  return word(t, 'role', role) === role ? undefined : [word(t, 'role', role), ...unit].join(' ');
}

export function AuditTable({ events }: { events: readonly AuditForm[] }) {
  const { t } = useTranslation();
  if (events.length === 0) {
    return <p className="empty">{t('audit.empty')}</p>;
  }
  return (
    <table className="facts" aria-label={t('nav.audit')}>
      <thead>
        <tr>
          <th scope="col">{t('audit.time')}</th>
          <th scope="col">{t('audit.user')}</th>
          <th scope="col">{t('audit.action')}</th>
          <th scope="col">{t('audit.outcome')}</th>
          <th scope="col">{t('audit.target')}</th>
          <th scope="col">{t('audit.detail')}</th>
          <th scope="col">{t('audit.source')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id} data-row={event.id}>
            <td className="nowrap"><Moment time={event.time} /></td>
            <td><b>{word(t, 'auditUser', event.user)}</b></td>
            <td>{word(t, 'auditAction', event.action)}</td>
            <td className="nowrap">{event.success ? t('audit.done') : <span className="failed"><span aria-hidden="true">✕ </span>{t('audit.failed')}</span>}</td>
            <td>{event.target}</td>
            <td className="quiet">{detailWords(t, event.detail)}</td>
            <td className="machine">{event.source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
