import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface DropProps {
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** Takes a file that is dropped or chosen. */
export function Drop({ disabled, onFile, children }: DropProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !disabled) {
      onFile(file);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span>{t('imports.drop')}</span>
      <label className="chip">
        {t('imports.choose')}
        <input
          type="file"
          className="visually-hidden"
          accept=".zip,application/zip"
          disabled={disabled}
          onChange={(event) => {
            take(event.target.files);
            // The same file chosen again counts again: it may have been mended.
            event.target.value = '';
          }}
        />
      </label>
      {children}
    </div>
  );
}
