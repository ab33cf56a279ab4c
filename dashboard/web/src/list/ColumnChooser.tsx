import { Button, Popover } from 'antd';
import { memo, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnChoice } from '../contracts/choices';
import { standStill } from '../frame/standStill';
import { choose, presetColumns, usePreferences } from '../frame/preferences';
import type { Column } from './columns';

interface ColumnChooserProps {
  readonly view: string;
  readonly columns: readonly Pick<Column<never>, 'id' | 'title' | 'rank'>[];
}

/** Which columns a list shows. Those without which a row says nothing cannot be left out. */
export const ColumnChooser = memo(function ColumnChooser({ view, columns }: ColumnChooserProps) {
  const { t } = useTranslation();
  const own = usePreferences((all) => all.columns[view]) ?? presetColumns;
  useEffect(() => () => standStill('columns', false), []);
  const set = (change: Partial<ColumnChoice>) => choose({ columns: { [view]: { ...own, ...change } } });
  const toggle = (id: string) => set({ hidden: own.hidden.includes(id) ? own.hidden.filter((other) => other !== id) : [...own.hidden, id] });
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('list.columns')}
      onOpenChange={(open) => standStill('columns', open)}
      content={(
        <div className="columns-choice">
          {columns.map((column) => (
            <label key={column.id}>
              <input type="checkbox" checked={!own.hidden.includes(column.id)} disabled={column.rank === 0} onChange={() => toggle(column.id)} /> {t(column.title)}
            </label>
          ))}
          <Button size="small" onClick={() => set(presetColumns)}>{t('list.columnsReset')}</Button>
        </div>
      )}
    >
      <Button>{t('list.columns')}</Button>
    </Popover>
  );
});
