import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface GivenFileProps {
  readonly label: string;
  readonly accept: string;
  readonly file: File | null;
  readonly onFile: (file: File | null) => void;
}

/** A file that somebody chooses for this once. */
export function GivenFile({ label, accept, file, onFile }: GivenFileProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  return (
    <p className="given-file">
      <input
        ref={field}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          onFile(event.target.files?.[0] ?? null);
          // The same file chosen again counts again: it may have been mended.
          event.target.value = '';
        }}
      />
      <Button size="small" onClick={() => field.current?.click()}>{label}</Button>{' '}
      {file !== null && <><span className="machine">{file.name}</span> <Button size="small" type="text" aria-label={t('replay.without', { name: file.name })} title={t('replay.without', { name: file.name })} onClick={() => onFile(null)}>✕</Button></>}
    </p>
  );
}
