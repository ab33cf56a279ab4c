import { useTranslation } from 'react-i18next';
import type { CheckForm } from '../contracts/details';
import { Long } from '../frame/Panel';
import { Faults } from '../rules/Faults';

/** What the changed pack would be and do. */
export function Checked({ check }: { check: CheckForm }) {
  const { t } = useTranslation();
  const { errors, cases, journal } = check;
  return (
    <div role="status" className="checked">
      {errors.length > 0 && <><p><b>{t('draft.faults', { count: errors.length })}</b></p><Faults errors={errors} /></>}
      {errors.length === 0 && <p>{t('draft.casesPassed', { count: check.casesPassed })}</p>}
      {cases.length > 0 && <><p><b>{t('draft.casesFailed', { count: cases.length })}</b></p><ul className="plain">{cases.map((text) => <li key={text} className="machine">{text}</li>)}</ul></>}
      {journal !== null && (
        <>
          <p>{t(journal.isWhole ? 'draft.day' : 'draft.partOfDay', { count: journal.messages })} {t('draft.taken', { count: journal.taken })} {t('draft.changed', { count: journal.changed })}</p>
          {journal.takenFromOthers > 0 && <p><b>{t('draft.takenFromOthers', { count: journal.takenFromOthers })}</b></p>}
          <Long items={journal.changes} first={5}>
            {(shown) => (
              <ul className="plain">
                {shown.map((change) => (
                  <li key={change.position}>
                    <div className="said">{change.text}</div>
                    <div className="quiet">{change.ruleBefore ?? t('alarm.noRule')}: {change.before.join('; ') || t('draft.nothing')} → {change.ruleAfter ?? t('alarm.noRule')}: <b>{change.after.join('; ') || t('draft.nothing')}</b></div>
                  </li>
                ))}
              </ul>
            )}
          </Long>
        </>
      )}
    </div>
  );
}
