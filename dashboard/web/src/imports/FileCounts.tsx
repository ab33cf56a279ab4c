import { useTranslation } from 'react-i18next';
import type { FileResult } from '../contracts/administration';

/** What each file did, or would do. */
export function FileCounts({ files }: { files: readonly FileResult[] }) {
  const { t } = useTranslation();
  return (
    <table className="facts" aria-label={t('imports.files')}>
      <thead>
        <tr>
          <th scope="col">{t('imports.file')}</th>
          <th scope="col" className="number">{t('imports.added')}</th>
          <th scope="col" className="number">{t('imports.changed')}</th>
          <th scope="col" className="number">{t('imports.removed')}</th>
          <th scope="col" className="number">{t('imports.rejected')}</th>
        </tr>
      </thead>
      <tbody>
        {files.map((each) => (
          <tr key={each.file}>
            <td className="machine">{each.file}</td>
            <td className="number">{each.added}</td>
            <td className="number">{each.changed}</td>
            <td className="number">{each.removed}</td>
            <td className="number">{each.rejected}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
